import { check, defineFault } from '#lab-kit';

const AS_LOG = '--as="system:serviceaccount:$LAB_NAMESPACE:log"';

export default defineFault({
  id: 'rbac',
  title: { en: 'a Role lacks the verb that the program needs', zh: 'Role 里缺了程序需要的动词' },
  text: {
    en: '`log` does not become ready: it cannot count the Pods of its namespace, which is all that it does. The security team lets it read the Pods of this namespace, and nothing else anywhere.',
    zh: '`log` 一直不就绪：它只有一件事要做，就是数本命名空间的 Pod，现在数不了。安全团队只允许它读这个命名空间里的 Pod，别的什么都不行。',
  },
  looks: [
    {
      run: 'until kubectl logs deployment/log --tail=1 2>/dev/null | grep -q forbidden; do sleep 1; done',
      show: 'none',
    },
    'kubectl logs deployment/log --tail=1',
    { run: `kubectl auth can-i list pods ${AS_LOG}`, exit: 1 },
    'kubectl get role log -o jsonpath=\'{.rules}{"\\n"}\'',
  ],
  hints: [
    {
      en: 'The program runs, and it says what it is refused. Who is it to the API, and what does it ask for?',
      zh: '程序在运行，也说了遭到什么拒绝。它在 API 眼里是谁，要的又是什么？',
    },
    {
      en: '`kubectl auth can-i --list --as=system:serviceaccount:NAMESPACE:log` shows what it may do.',
      zh: '`kubectl auth can-i --list --as=system:serviceaccount:命名空间:log` 列出它能做什么。',
    },
    {
      en: 'To read one Pod by name and to read them all are two verbs. Add the one that is missing to the Role, and only that.',
      zh: '按名字读一个 Pod 和读全部 Pod 是两个动词。把缺的那个加进 Role，只加这一个。',
    },
  ],
  checks: [
    check.deployment('log', {
      id: 'works',
      ready: 1,
      within: 45,
      hint: {
        en: 'It is still refused. Its log has the whole sentence: who, which verb, which resource, where.',
        zh: '它仍然遭到拒绝。日志里有完整的一句话：谁、哪个动词、哪种资源、在哪里。',
      },
    }),
    check.command('kubectl logs deployment/log --tail=1', {
      id: 'says',
      stdout: '^[0-9]+ Pods$',
      within: 20,
      hint: {
        en: 'It counts as ready, and still it does not count Pods. What does its log say?',
        zh: '它算作就绪了，却还是没有数 Pod。日志里怎么说？',
      },
    }),
    check.object('Deployment', 'log', {
      id: 'same',
      within: 5,
      match: { spec: { template: { spec: { serviceAccountName: 'log' } } } },
      hint: {
        en: 'It works, as somebody else. Who is it to the API now, and what may that account do?',
        zh: '它能用了，但换了身份。它现在在 API 眼里是谁，那个账号又能做什么？',
      },
    }),
    check.command(
      `for wish in 'delete pods' 'create pods' 'patch pods' 'update pods' 'deletecollection pods' 'create pods/exec' 'get secrets' 'list configmaps' 'list deployments' 'list nodes' 'list pods -n default'; do\n  kubectl auth can-i $wish ${AS_LOG}\ndone | sort | uniq`,
      {
        id: 'kept',
        stdout: '^no$',
        stdoutNot: '^yes$',
        within: 5,
        hint: {
          en: 'It counts the Pods, and it may do more than read them here. What did you give it besides?',
          zh: '它能数 Pod 了，但它能做的已经不只是在这里读 Pod。你还给了它什么？',
        },
      },
    ),
  ],
  solve: [
    "until sed 's/verbs: \\[get\\]/verbs: [get, list]/' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'no-probe',
      says: { en: 'the probe is taken away', zh: '把探针删掉' },
      run: [
        `kubectl patch deployment log --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/readinessProbe"}]'`,
      ],
      caughtBy: 'says',
    },
    {
      id: 'everything',
      says: { en: 'the Role allows every verb on everything', zh: 'Role 允许对一切做任何事' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch role log --type=json -p '[{"op":"replace","path":"/rules","value":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}]'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'admin',
      says: { en: 'it is made an administrator of the namespace', zh: '让它当命名空间的管理员' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        'kubectl create rolebinding log-admin --clusterrole=admin --serviceaccount="$LAB_NAMESPACE:log"',
      ],
      caughtBy: 'kept',
      undo: ['kubectl delete rolebinding log-admin'],
    },
    {
      id: 'whole-cluster',
      says: { en: 'it may read the Pods of every namespace', zh: '让它能读所有命名空间的 Pod' },
      run: [
        'kubectl create clusterrolebinding learn-k8s-debugging --clusterrole=view --serviceaccount="$LAB_NAMESPACE:log"',
        'kubectl label clusterrolebinding learn-k8s-debugging "$LAB_LABEL"',
      ],
      caughtBy: 'kept',
      undo: ['kubectl delete clusterrolebinding learn-k8s-debugging'],
    },
  ],
  because: {
    en: 'The log said `cannot list resource "pods"`; the Role had `get`. One verb was missing. With more than that, whoever gets into this program gets into everything that it may do.',
    zh: '日志里写着 `cannot list resource "pods"`，而 Role 里只有 `get`，缺一个动词。给得更多，谁攻进这个程序，谁就拿到它能做的一切。',
  },
});
