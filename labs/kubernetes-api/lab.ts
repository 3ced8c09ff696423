import { check, defineLab } from '#lab-kit';

const NAMESPACE = 'lab-kubernetes-api';
const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;
const MAKER = `system:serviceaccount:${NAMESPACE}:maker`;
const REPORTER = `system:serviceaccount:${NAMESPACE}:reporter`;

/** curl, as the ServiceAccount whose token lies in the work folder. */
const AS_MAKER = 'curl -s --cacert ca.crt -H "Authorization: Bearer $(cat maker.token)"';

/** Of kubectl's -v=6: method, address without its query, and how the server answered. */
const CALLS = `sed -n 's/.*verb="\\([A-Z]*\\)" url="\\([^"?]*\\).* status="\\([^"]*\\)".*/\\1 \\2  \\3/p'`;

const HELLO_PODS = 'kubectl get pods -l kept-for=hello --sort-by=.metadata.creationTimestamp';
/** The oldest of them. */
const ONE_HELLO = `$(${HELLO_PODS} -o name | head -n 1)`;
/** Waits until there are so many, all running: the keeper works in its own time. */
const untilKept = (count: number): string =>
  `until [ "$(kubectl get pods -l kept-for=hello -o 'jsonpath={.items[*].status.phase}')" = "${Array<string>(count).fill('Running').join(' ')}" ]; do\n  sleep 1\ndone`;

/** Passes when the API server says exactly this about a request of the reporter. */
const mayReport = (request: string, answer: 'yes' | 'no', namespace = NAMESPACE): string =>
  `test "$(kubectl auth can-i ${request} --as=${REPORTER} -n ${namespace} 2>/dev/null)" = ${answer}`;

export default defineLab({
  title: { en: 'Ask the API yourself', zh: '自己去问 API' },
  summary: {
    en: 'Make one Pod four ways, keep a watch alive that is cut, see who may do what, and run a controller of your own.',
    zh: '用四种方式创建同一个 Pod，让断开的 watch 接着工作，看清谁能做什么，再运行一个自己的控制器。',
  },
  needs: ['cluster', 'curl'],
  images: {
    base: ['node:24-slim', 'python:3.13-slim', 'busybox:1.37'],
    build: [
      { tag: 'course/keeper:1', context: '../apps/keeper' },
      { tag: 'course/api-python:1', context: '../apps/api-python' },
    ],
    load: ['course/keeper:1', 'course/api-python:1', 'busybox:1.37'],
  },
  steps: [
    {
      id: 'kubectl-speaks-http',
      title: { en: 'What kubectl really does', zh: 'kubectl 到底做了什么' },
      text: {
        en: 'Make a Pod, and let kubectl tell what it sends: `-v=8` shows its HTTP calls with their bodies, `-v=6` only the calls.',
        zh: '创建一个 Pod，并让 kubectl 说出它发了什么：`-v=8` 显示 HTTP 调用和正文，`-v=6` 只显示调用。',
      },
      files: [
        { path: 'pod.yaml', mark: ['kind', 'metadata.name', 'spec.containers[name=hello].image'] },
      ],
      commands: [
        `kubectl create -f pod.yaml -v=8 2>&1 | sed -n -e 's/.*"Request" verb="\\([A-Z]*\\)" url="\\([^"?]*\\).*/\\1 \\2/p' \\
  -e 's/.*"Response" status="\\([^"]*\\)".*/  \\1/p' -e 's/^.*\\({"apiVersion":"v1","kind":"Pod".\\{60\\}\\).*/\\1 .../p' -e '/^pod/p'`,
        { run: 'kubectl wait --for=condition=Ready pod/by-kubectl --timeout=100s', show: 'none' },
        `kubectl get pod by-kubectl -v=6 2>&1 | ${CALLS}`,
        `kubectl label pod by-kubectl seen=yes -v=6 2>&1 | ${CALLS}`,
      ],
      checks: [check.podReady('by-kubectl', { match: { metadata: { labels: { seen: 'yes' } } } })],
    },
    {
      id: 'curl',
      title: { en: 'The same without kubectl', zh: '不用 kubectl，做同样的事' },
      text: {
        en: 'Make a ServiceAccount that may make Pods, and get a token for it. Ask for the Pods with curl, first with no token, then with a wrong one. With the right one send the request that makes a Pod.',
        zh: '创建一个有权创建 Pod 的 ServiceAccount，为它取一个令牌。用 curl 请求 Pod 列表，先不带令牌，再带一个错的；最后带上对的，发送创建 Pod 的请求。',
      },
      files: [
        {
          path: 'maker.yaml',
          mark: [
            'Role/make-pods:rules',
            'RoleBinding/maker-makes-pods:roleRef',
            'RoleBinding/maker-makes-pods:subjects',
          ],
        },
      ],
      commands: [
        'kubectl apply -f maker.yaml',
        `kubectl config view --minify -o 'jsonpath={.clusters[0].cluster.server}' > server\nkubectl config view --minify --raw -o go-template='{{index .clusters 0 "cluster" "certificate-authority-data" | base64decode}}' > ca.crt\nkubectl create token maker > maker.token`,
        `curl -s --cacert ca.crt "$(cat server)${PODS}" | grep -e message -e code`,
        `curl -s --cacert ca.crt -H "Authorization: Bearer nonsense" "$(cat server)${PODS}" | grep -e message -e code`,
        `sed s/by-kubectl/by-curl/ pod.yaml | ${AS_MAKER} \\\n  -H "Content-Type: application/yaml" --data-binary @- -o made.json -w '%{http_code}\\n' \\\n  "$(cat server)${PODS}"`,
        'grep -e \'"kind": "Pod"\' -e \'"name": "by-\' -e \'"phase"\' made.json',
      ],
      checks: [check.podReady('by-curl')],
    },
    {
      id: 'typescript',
      title: { en: 'The same in TypeScript', zh: '用 TypeScript 做同样的事' },
      text: {
        en: 'Put the programs into a ConfigMap and start two Pods that mount it, one with Node and one with Python, both under the ServiceAccount `maker`. Then run the first program: it makes a Pod, watches it and labels it.',
        zh: '把程序放进 ConfigMap，启动两个挂载它的 Pod，一个带 Node，一个带 Python，都使用 ServiceAccount `maker`。然后运行第一个程序：创建一个 Pod，watch 它，再给它打标签。',
      },
      files: [
        {
          path: 'pod.ts',
          mark: ['config.loadFromCluster', 'const made', 'await watchUntil(made', 'const patched'],
        },
        {
          path: 'clients.yaml',
          mark: ['Pod/node:spec.serviceAccountName', 'Pod/node:spec.volumes'],
        },
      ],
      commands: [
        'kubectl create configmap programs \\\n  --from-file=pod.yaml --from-file=pod.ts --from-file=pod.py --from-file=watch.ts --from-file=report.py',
        'kubectl apply -f clients.yaml',
        {
          run: 'kubectl wait --for=condition=Ready pod/node pod/python --timeout=100s',
          show: 'none',
        },
        'kubectl exec node -- node programs/pod.ts',
      ],
      checks: [
        check.podReady('by-typescript', { match: { metadata: { labels: { seen: 'yes' } } } }),
        check.podReady('python', { id: 'python' }),
      ],
    },
    {
      id: 'python',
      title: { en: 'The same in Python', zh: '用 Python 做同样的事' },
      text: {
        en: 'The same again with the official Python client. Then compare the four Pods: what was asked for, and who asked.',
        zh: '用官方的 Python 客户端再做一遍。然后比较四个 Pod：要求的是什么，是谁要求的。',
      },
      files: [{ path: 'pod.py', mark: ['config.load_incluster_config', 'made =', 'patched ='] }],
      commands: [
        'kubectl exec python -- python programs/pod.py',
        `kubectl get pods -l app=hello \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,WRITTEN BY:.metadata.managedFields[?(@.manager!="kubelet")].manager'`,
        `for pod in by-kubectl by-curl by-typescript by-python; do\n  kubectl get pod "$pod" -o 'jsonpath={.spec.containers}{.spec.securityContext}{"\\n"}'\ndone | sort -u | wc -l | tr -d ' '`,
      ],
      checks: [
        check.podReady('by-python', { match: { metadata: { labels: { seen: 'yes' } } } }),
        check.count('Pod', 'app=hello', { count: 4 }),
      ],
    },
    {
      id: 'watch-cut',
      title: { en: 'A watch that is cut', zh: '断开的 watch' },
      text: {
        en: 'List, then watch from the version that the list names, until the server cuts the connection. While nobody watches, a Pod is changed a hundred times. Watch on from where it stopped; last, from a version long gone.',
        zh: '先 list，再从 list 给出的版本开始 watch，直到服务器断开连接。没有人 watch 的时候，一个 Pod 改了一百次。接着从断开的地方继续；最后再从一个早已过去的版本开始。',
      },
      files: [{ path: 'watch.ts', mark: ['isTooOld', 'if (isTooOld)'] }],
      commands: [
        {
          run: 'kubectl exec node -- node programs/watch.ts | tee watched',
          varies: {
            en: 'The server sends bookmarks when it sees fit, and promises none.',
            zh: '书签由服务器自行决定何时发送，并不保证一定有。',
          },
        },
      ],
      checks: [
        check.command("grep -q '100 MODIFIED' watched && grep -q '410 Expired' watched", {
          id: 'nothing-missed',
          within: 5,
        }),
      ],
    },
    {
      id: 'delete',
      title: { en: 'Delete, and watch it go', zh: '删除，并看着它消失' },
      text: {
        en: 'Delete the Pods of the two programs, each by its own program, which watches what follows.',
        zh: '用那两个程序各自删除自己的 Pod，并 watch 之后发生的事。',
      },
      commands: [
        'kubectl exec node -- node programs/pod.ts delete',
        'kubectl exec python -- python programs/pod.py delete',
        'kubectl get pods -l app=hello',
      ],
      checks: [check.count('Pod', 'app=hello', { count: 2 })],
    },
    {
      id: 'refused',
      title: { en: 'What was not granted is refused', zh: '没有授予的，一律拒绝' },
      text: {
        en: 'With the token of `maker`, ask for what it may do and for what it may not. Then let kubectl use that token instead of your certificate.',
        zh: '用 `maker` 的令牌，请求它能做的和不能做的。然后让 kubectl 也用这个令牌，而不是你的证书。',
      },
      commands: [
        `for path in pods pods/by-curl pods/by-curl/log secrets configmaps services; do\n  ${AS_MAKER} -o /dev/null -w "%{http_code}  GET $path\\n" "$(cat server)/api/v1/namespaces/${NAMESPACE}/$path"\ndone`,
        `${AS_MAKER} -o /dev/null -w "%{http_code}  GET pods of another namespace\\n" "$(cat server)/api/v1/namespaces/default/pods"`,
        `${AS_MAKER} -X PUT "$(cat server)${PODS}/by-curl" | grep message`,
        'kubectl auth whoami',
        {
          run: 'kubectl --kubeconfig=/dev/null --server="$(cat server)" --certificate-authority=ca.crt \\\n  --token="$(cat maker.token)" -n lab-kubernetes-api get secrets',
          exit: 1,
        },
        'kubectl patch role make-pods --type=json \\\n  -p \'[{"op": "add", "path": "/rules/-", "value": {"apiGroups": [""], "resources": ["services"], "verbs": ["list"]}}]\'',
        `until ${AS_MAKER} -f -o /dev/null "$(cat server)/api/v1/namespaces/${NAMESPACE}/services"; do sleep 1; done
${AS_MAKER} -o /dev/null -w "%{http_code}  GET services\\n" "$(cat server)/api/v1/namespaces/${NAMESPACE}/services"`,
      ],
      checks: [
        check.command(`test "$(kubectl auth can-i list services --as=${MAKER})" = yes`, {
          id: 'granted',
        }),
        check.command(`test "$(kubectl auth can-i list secrets --as=${MAKER} 2>/dev/null)" = no`, {
          id: 'refused',
        }),
      ],
    },
    {
      id: 'controller',
      title: { en: 'A controller of your own', zh: '自己的控制器' },
      text: {
        en: 'Write down what is wanted in a ConfigMap: three Pods, and what each is like. Start the controller, under a ServiceAccount of its own. Then delete a Pod, and after that ask for two instead of three.',
        zh: '把想要的写进 ConfigMap：三个 Pod，每个什么样。启动控制器，它有自己的 ServiceAccount。然后删掉一个 Pod，再把三个改成两个。',
      },
      files: [
        { path: 'wanted.yaml', mark: ['data.replicas'] },
        {
          path: 'keeper.yaml',
          mark: [
            'Role/keep-pods:rules',
            'RoleBinding/keeper-keeps-pods:subjects',
            'Deployment/keeper:spec.template.spec.serviceAccountName',
          ],
        },
      ],
      commands: [
        'kubectl apply -f wanted.yaml -f keeper.yaml',
        {
          run: `kubectl rollout status deployment/keeper --timeout=100s\n${untilKept(3)}`,
          show: ['successfully'],
        },
        HELLO_PODS,
        `kubectl delete ${ONE_HELLO}\n${untilKept(3)}`,
        HELLO_PODS,
        `kubectl patch configmap hello --type=merge -p '{"data": {"replicas": "2"}}'\n${untilKept(2)}`,
        `kubectl logs deployment/keeper | awk '{ count[$1]++ } END { print count["made"] " made, " count["deleted"] " deleted" }'`,
      ],
      follows: [{ kind: 'Pod', selector: 'kept-for=hello' }],
      keeps: [
        'ServiceAccount',
        'Role',
        'RoleBinding',
        'ConfigMap',
        'Deployment',
        'ReplicaSet',
        { kind: 'Pod', selector: 'kept-for=hello' },
        { kind: 'Pod', selector: 'app=keeper' },
      ],
      checks: [
        check.deployment('keeper', { ready: 1, within: 60 }),
        check.count('Pod', 'kept-for=hello', {
          count: 2,
          match: {
            metadata: { ownerReferences: [{ kind: 'ConfigMap', name: 'hello' }] },
            status: { conditions: [{ type: 'Ready', status: 'True' }] },
          },
        }),
      ],
    },
  ],
  tasks: [
    {
      id: 'reporter',
      title: { en: 'Grant just enough', zh: '权限给得刚刚好' },
      text: {
        en: 'Apply `reporter.yaml`, wait until its Pod is ready, and run `kubectl exec reporter -- python programs/report.py`. It is refused. Let its ServiceAccount do what the program needs, in this namespace, and nothing more: it lists Pods and reads their logs.',
        zh: '应用 `reporter.yaml`，等 Pod 就绪，再运行 `kubectl exec reporter -- python programs/report.py`，结果遭到拒绝。让它的 ServiceAccount 能做程序需要的事，只限本命名空间，一点不多：它列出 Pod，并读取它们的日志。',
      },
      files: [
        { path: 'report.py', mark: ['pods =', 'log ='] },
        { path: 'reporter.yaml', mark: ['Pod/reporter:spec.serviceAccountName'] },
      ],
      hints: [
        {
          en: 'You need two objects: one says what may be done, the other says who may do it. `maker.yaml` has both.',
          zh: '需要两个对象：一个说可以做什么，另一个说谁可以做。`maker.yaml` 里两个都有。',
        },
        {
          en: 'The refusal names the verb, the resource and the API group. Grant that, run the program again, read the next refusal.',
          zh: '拒绝的信息里写着动词、资源和 API 组。授予它，再运行程序，读下一条拒绝。',
        },
        {
          en: 'A log is no field of a Pod but a resource under it, with a name of its own: look at the refusal after the word resource.',
          zh: '日志不是 Pod 的字段，而是它下面的一个资源，有自己的名字：看拒绝信息里 resource 后面的词。',
        },
      ],
      checks: [
        check.podReady('reporter', {
          within: 60,
          hint: {
            en: 'The Pod reporter is not there, or not ready. Did you apply `reporter.yaml`?',
            zh: '没有名为 reporter 的 Pod，或者它没有就绪。应用 `reporter.yaml` 了吗？',
          },
        }),
        check.command(mayReport('list pods', 'yes'), {
          id: 'list',
          within: 10,
          hint: {
            en: 'The ServiceAccount reporter may not list Pods. Is it the one that the RoleBinding names, does the Role’s rule have the right API group and verb?',
            zh: 'ServiceAccount reporter 不能列出 Pod。RoleBinding 里写的是它吗？Role 的规则里 API 组和动词对吗？',
          },
        }),
        check.command(mayReport('get pods --subresource=log', 'yes'), {
          id: 'log',
          within: 10,
          hint: {
            en: 'It may list Pods, but their logs are refused: a right on Pods says nothing about what lies under them.',
            zh: '它能列出 Pod，但日志遭到拒绝：对 Pod 的权限不包括 Pod 下面的资源。',
          },
        }),
        check.exec('reporter', ['python', 'programs/report.py'], {
          id: 'report',
          exit: 0,
          stdout: '^hello-\\w+: hello',
          within: 20,
          hint: {
            en: 'The rights are there, but the program still fails. Run it and read what it says.',
            zh: '权限有了，程序仍然失败。运行它，看看它说什么。',
          },
        }),
        check.command(
          [
            mayReport('delete pods', 'no'),
            mayReport('create pods', 'no'),
            mayReport('patch pods', 'no'),
            mayReport('create pods --subresource=exec', 'no'),
            mayReport('get secrets', 'no'),
            mayReport('list configmaps', 'no'),
          ].join(' &&\n'),
          {
            id: 'no-more',
            within: 20,
            hint: {
              en: 'The program works, but its ServiceAccount may do more than report. Which verbs and resources does the program use?',
              zh: '程序能用了，但它的 ServiceAccount 能做的不止是报告。程序用到了哪些动词和资源？',
            },
          },
        ),
        check.command(
          [
            mayReport('list pods', 'no', 'default'),
            mayReport('get pods --subresource=log', 'no', 'kube-system'),
          ].join(' &&\n'),
          {
            id: 'only-here',
            within: 10,
            hint: {
              en: 'The right things, but in every namespace. Which kind of binding holds in one namespace only?',
              zh: '事情都对，却在所有命名空间里都能做。哪种绑定只在一个命名空间里有效？',
            },
          },
        ),
      ],
      solve: ['kubectl apply -f reporter.yaml -f solution/reporter-role.yaml'],
      solution: [
        {
          path: 'solution/reporter-role.yaml',
          mark: ['Role/read-logs:rules', 'RoleBinding/reporter-reads-logs:subjects'],
        },
      ],
      wrong: [
        {
          id: 'subject',
          says: {
            en: 'the RoleBinding names the ServiceAccount default',
            zh: 'RoleBinding 里写的是 ServiceAccount default',
          },
          run: ['kubectl apply -f reporter.yaml -f wrong/subject.yaml'],
          caughtBy: 'list',
        },
        {
          id: 'group',
          says: {
            en: 'the rule names the API group of Deployments',
            zh: '规则里写成了 Deployment 的 API 组',
          },
          run: ['kubectl apply -f reporter.yaml -f wrong/group.yaml'],
          caughtBy: 'list',
        },
        {
          id: 'no-log',
          says: { en: 'pods without pods/log', zh: '只有 pods，没有 pods/log' },
          run: ['kubectl apply -f reporter.yaml -f wrong/no-log.yaml'],
          caughtBy: 'log',
        },
        {
          id: 'star',
          says: { en: 'everything, to be done with it', zh: '图省事，全部放开' },
          run: ['kubectl apply -f reporter.yaml -f wrong/star.yaml'],
          caughtBy: 'no-more',
        },
        {
          id: 'delete',
          says: { en: 'one verb too many', zh: '多给了一个动词' },
          run: ['kubectl apply -f reporter.yaml -f wrong/delete.yaml'],
          caughtBy: 'no-more',
          undo: ['kubectl delete -f wrong/delete.yaml'],
        },
        {
          id: 'cluster-wide',
          says: { en: 'a ClusterRoleBinding', zh: '用了 ClusterRoleBinding' },
          run: ['kubectl apply -f reporter.yaml -f wrong/cluster-wide.yaml'],
          caughtBy: 'only-here',
          undo: ['kubectl delete -f wrong/cluster-wide.yaml -f reporter.yaml'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'nobody-watches',
      title: { en: 'Nobody watches', zh: '没有人在看' },
      text: {
        en: 'Stop the controller, then delete one of its Pods. What is wanted still stands in the ConfigMap.',
        zh: '停掉控制器，再删掉它的一个 Pod。想要几个，仍然写在 ConfigMap 里。',
      },
      commands: [
        'kubectl scale deployment keeper --replicas=0\nkubectl wait --for=delete pods -l app=keeper --timeout=60s',
        `kubectl delete ${ONE_HELLO}`,
        "kubectl get configmap hello -o 'jsonpath={.data.replicas}'",
        HELLO_PODS,
      ],
      checks: [
        check.object('ConfigMap', 'hello', { match: { data: { replicas: '2' } } }),
        check.stable(5, check.count('Pod', 'kept-for=hello', { count: 1 })),
      ],
    },
    {
      id: 'verb-taken',
      title: { en: 'One verb taken away', zh: '拿走一个动词' },
      text: {
        en: 'Start the controller again: it makes what is missing. Then take the verb `create` out of its Role, and delete a Pod. Last, give the verb back.',
        zh: '再启动控制器：它补上缺的。然后从它的 Role 里去掉动词 `create`，删掉一个 Pod。最后把动词还给它。',
      },
      commands: [
        {
          run: `kubectl scale deployment keeper --replicas=1\nkubectl rollout status deployment/keeper --timeout=100s\n${untilKept(2)}`,
          show: ['scaled', 'successfully'],
        },
        'kubectl patch role keep-pods --type=json \\\n  -p \'[{"op": "replace", "path": "/rules/0/verbs", "value": ["list", "watch", "delete"]}]\'',
        `kubectl delete ${ONE_HELLO}`,
        'kubectl logs -f deployment/keeper | grep -m 1 cannot',
        HELLO_PODS,
        `kubectl apply -f keeper.yaml\n${untilKept(2)}`,
        HELLO_PODS,
      ],
      checks: [
        check.command('kubectl logs deployment/keeper | grep -c "cannot create"', {
          id: 'refused',
        }),
        check.count('Pod', 'kept-for=hello', { count: 2 }),
      ],
    },
  ],
  claims: [
    {
      id: 'kubectl-powers',
      says: { en: 'kubectl has powers of its own.', zh: 'kubectl 有自己的特权。' },
      verdict: 'wrong',
      because: {
        en: 'kubectl sends HTTP requests, and the API server looks at who asks, not with which program. With the token of maker, kubectl is refused what curl is refused.',
        zh: 'kubectl 只是发送 HTTP 请求，API 服务器看的是谁在请求，不看用什么程序。换上 maker 的令牌，curl 遭拒的，kubectl 也遭拒。',
      },
      proof: 'refused',
    },
    {
      id: 'yaml-is-it',
      says: { en: 'Kubernetes runs YAML files.', zh: 'Kubernetes 运行的是 YAML 文件。' },
      verdict: 'wrong',
      because: {
        en: 'The file is a way to write down a request. kubectl read YAML and sent JSON; the API server stores an object, and knows nothing of your file.',
        zh: '文件只是写下请求的一种方式。kubectl 读的是 YAML，发的是 JSON；API 服务器保存的是对象，不知道你有什么文件。',
      },
      proof: 'kubectl-speaks-http',
    },
    {
      id: 'client-matters',
      says: {
        en: 'A Pod made by a program of yours is another kind of Pod than one made by kubectl.',
        zh: '自己写程序创建的 Pod，和 kubectl 创建的不一样。',
      },
      verdict: 'wrong',
      because: {
        en: 'Four clients, one request, four Pods that ask for the same. In the object, only the managed fields tell which program wrote it.',
        zh: '四种客户端，同一个请求，四个 Pod 要求的内容相同。对象里只有 managedFields 记着是哪个程序写的。',
      },
      proof: 'python',
    },
    {
      id: 'watch-polls',
      says: { en: 'A watch is polling.', zh: 'watch 就是轮询。' },
      verdict: 'wrong',
      because: {
        en: 'It is one request whose answer is kept open: each change arrives by itself. Polling every few seconds would have seen little more than the last of the hundred changes; the watch brought all hundred.',
        zh: '它是一个一直开着的响应：每次变化都会自己送到。每隔几秒轮询一次，一百次变化差不多只能看到最后一次，watch 把一百次都送来了。',
      },
      proof: 'watch-cut',
    },
    {
      id: 'watch-lasts',
      says: {
        en: 'A watch that is cut loses what happens meanwhile.',
        zh: 'watch 断开期间发生的事就丢了。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it stays away so long that the server no longer has the version it asks for. Then the answer is 410, and the client lists anew. Before that, it continues where it stopped.',
        zh: '只有断开得太久，服务器已经没有它要的版本，才会这样。这时得到 410，客户端要重新 list。在那之前，它从断开的地方继续。',
      },
      proof: 'watch-cut',
    },
    {
      id: 'delete-at-once',
      says: { en: 'Deleting an object deletes it at once.', zh: '删除对象，对象马上就没了。' },
      verdict: 'only-if',
      because: {
        en: 'Only if nothing has to be done first. The Pod got a deletionTimestamp and was still there until its container had ended and the kubelet had said so.',
        zh: '前提是没有什么要先做完。Pod 先得到 deletionTimestamp，直到容器结束、kubelet 报告之后才真正消失。',
      },
      proof: 'delete',
    },
    {
      id: 'token-is-enough',
      says: {
        en: 'With a valid token you may do everything.',
        zh: '有了有效的令牌，就什么都能做。',
      },
      verdict: 'wrong',
      because: {
        en: 'A token says who you are (a wrong one was answered with 401 in the step with curl). What you may do is another question, answered for each verb, resource and namespace (else 403).',
        zh: '令牌说明你是谁（不对就是 401，见用 curl 的那一步）。能做什么是另一个问题，按动词、资源和命名空间逐个回答（不许就是 403）。',
      },
      proof: 'refused',
    },
    {
      id: 'role-includes-below',
      says: { en: 'Who may read a Pod may read its log.', zh: '能读 Pod，就能读它的日志。' },
      verdict: 'wrong',
      because: {
        en: 'pods/log is a resource of its own. The Pod was answered with 200, its log with 403.',
        zh: 'pods/log 是单独的资源。请求 Pod 得到 200，请求它的日志得到 403。',
      },
      proof: 'refused',
    },
    {
      id: 'controllers-special',
      says: {
        en: 'Controllers are part of Kubernetes; you cannot write one of your own.',
        zh: '控制器是 Kubernetes 自带的，自己写不了。',
      },
      verdict: 'wrong',
      because: {
        en: 'A controller is a client that watches, compares and asks. This one runs in a Pod; the Role that its ServiceAccount is bound to has two rules.',
        zh: '控制器就是一个客户端：watch、比较、请求。这里的这个运行在 Pod 里，绑定给它的 ServiceAccount 的 Role 只有两条规则。',
      },
      proof: 'controller',
    },
    {
      id: 'keeps-itself',
      says: {
        en: 'Once it is written down what is wanted, the cluster keeps to it.',
        zh: '想要什么，写下来了，集群就会保持。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only as long as somebody watches. With the controller stopped, the ConfigMap said two and there was one.',
        zh: '前提是有人一直在看。控制器停了，ConfigMap 里写着两个，实际只有一个。',
      },
      proof: 'nobody-watches',
    },
  ],
});
