import { check, defineFault } from '#lab-kit';

const SPEC = '/spec/template/spec';

export default defineFault({
  id: 'volume',
  title: {
    en: 'the files of a volume belong to somebody else than the program’s user',
    zh: '卷里的文件不属于程序的用户',
  },
  text: {
    en: 'The payment does not start, and from `front` `http://payment/` is refused. It needs the bank’s key, which is in a Secret. The key stays secret, and no program of the shop runs as root.',
    zh: 'payment 启动不了，从 `front` 访问 `http://payment/` 遭到拒绝。它需要银行的密钥，密钥在一个 Secret 里。密钥必须保密，商店的程序也一律不许以 root 运行。',
  },
  looks: [
    {
      run: 'until kubectl logs deployment/payment 2>/dev/null | grep -q denied; do sleep 1; done',
      show: 'none',
    },
    'kubectl logs deployment/payment | sort -u',
    'kubectl get deployment payment -o jsonpath=\'user {.spec.template.spec.securityContext.runAsUser}, group of volumes {.spec.template.spec.securityContext.fsGroup}{"\\n"}\'',
    'grep defaultMode app.yaml',
  ],
  hints: [
    {
      en: 'The program ran, and ended by itself. Before it did, it said why.',
      zh: '程序运行过，自己退出了。退出之前它说了原因。',
    },
    {
      en: 'The file is there; the program may not read it. As which user does it run, and whom do the files of a Secret belong to?',
      zh: '文件在那里，只是程序无权读。它以哪个用户运行？Secret 卷里的文件又属于谁？',
    },
    {
      en: 'The Pod’s security context has a field that gives the files of its volumes to a group. The program belongs to that group.',
      zh: 'Pod 的安全上下文里有一个字段，把卷里的文件交给一个组，程序就属于这个组。',
    },
  ],
  checks: [
    check.http('http://payment/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^payment',
      within: 45,
      hint: {
        en: 'It has not started. A container that ran and ended has a log and an exit code: what do they say?',
        zh: '它还没启动。运行过又退出的容器有日志和退出码：它们怎么说？',
      },
    }),
    check.exec('deploy/payment', ['cat', '/tmp/key'], {
      id: 'whole',
      stdout: '^shop-bank-000017$',
      within: 15,
      hint: {
        en: 'It answers, and has no key: the first payment would fail. Who told it to go on without?',
        zh: '它有应答了，手里却没有密钥，第一笔付款就会失败。是谁让它没有密钥也往下走的？',
      },
    }),
    check.exec('deploy/payment', ['id', '-u'], {
      id: 'kept',
      stdout: '^[1-9][0-9]*$',
      within: 15,
      hint: {
        en: 'It runs now as root. Whoever breaks into it is root, too. It is the files that must fit the user, not the user the files.',
        zh: '它现在以 root 运行，谁攻进来谁就是 root。该让文件迁就用户，而不是让用户迁就文件。',
      },
    }),
    check.object('Deployment', 'payment', {
      id: 'strict',
      within: 5,
      match: {
        spec: {
          template: {
            spec: {
              initContainers: { $exists: false },
              volumes: [{ secret: { secretName: 'bank' } }],
            },
          },
        },
      },
      hint: {
        en: 'The program no longer reads the key from a volume made of the Secret `bank`, or somebody else reads it first. Who can read the key where it is now?',
        zh: '程序已经不是从用 Secret `bank` 做的卷里读密钥，或者有别人先读了一遍。密钥现在放的地方，谁能读到？',
      },
    }),
  ],
  solve: [
    'until kubectl replace -f app.yaml; do sleep 1; done',
    `kubectl patch deployment payment -p '{"spec":{"template":{"spec":{"securityContext":{"fsGroup":1000}}}}}'`,
  ],
  wrong: [
    {
      id: 'without',
      says: { en: 'it starts without the key', zh: '没有密钥也照样启动' },
      run: ["until sed 's/|| exit 1/|| true/' app.yaml | kubectl replace -f -; do sleep 1; done"],
      caughtBy: 'whole',
    },
    {
      id: 'root',
      says: { en: 'the program runs as root', zh: '让程序以 root 运行' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch deployment payment -p '{"spec":{"template":{"spec":{"securityContext":{"runAsNonRoot":false,"runAsUser":0}}}}}'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'open-to-all',
      says: { en: 'the key is copied into a ConfigMap', zh: '把密钥抄进一个 ConfigMap' },
      run: [
        'kubectl create configmap bank --from-literal=key=shop-bank-000017',
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch deployment payment --type=json -p '[{"op":"replace","path":"${SPEC}/volumes/0","value":{"name":"keys","configMap":{"name":"bank"}}}]'`,
      ],
      caughtBy: 'strict',
      undo: ['kubectl delete configmap bank'],
    },
  ],
  because: {
    en: 'The log said `Permission denied`: with mode 0400 only the owner reads, and the files of a Secret belong to root. `fsGroup` gives them to a group and lets it read. Root would have read them, too, and so would whoever breaks in as root.',
    zh: '日志里写着 `Permission denied`：权限 0400 只许属主读，而 Secret 卷里的文件属于 root。`fsGroup` 把文件交给一个组，并允许该组读。用 root 也能读，只是谁攻进来谁就是 root。',
  },
});
