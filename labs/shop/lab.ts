import { check, defineLab } from '#lab-kit';

const HOW_MANY = {
  en: 'How many requests fit into the update, and how many of them fail, depends on the machine.',
  zh: '更新期间能发出多少请求、其中多少失败，取决于机器。',
} as const;

/** The same trials at every stage. How long is waited for a copy that nobody will replace is ours to say. */
const trials = (stage: string, patience = '') =>
  [
    `sh try.sh ${stage} crash`,
    `sh try.sh ${stage} lose${patience}`,
    { run: `sh try.sh ${stage} update`, varies: HOW_MANY, within: 240 },
    `sh try.sh ${stage} scale`,
    `sh try.sh ${stage} spread`,
    `sh try.sh ${stage} discovery`,
    `sh try.sh ${stage} secret`,
  ] as const;

/** What the trials of a stage have noted, line by line. */
const noted = (stage: string, lines: readonly string[]) =>
  check.command(`cat gave-${stage}.txt`, {
    id: 'noted',
    within: 5,
    stdout: lines.map((line) => `^${line}$`).join('[\\s\\S]*'),
  });

/** What the trials note where nobody but the engine looks after the containers. */
const BY_THE_ENGINE = [
  'crash: it runs again, in the same container',
  'lose: nobody replaces it',
  'update: [1-9]\\d* of \\d+ requests failed',
  'scale: 3 run, 3 answer to one name',
  'spread: on 1 of 1 machines',
  'discovery: addresses behind the name catalog: 3',
  'secret: a file of this machine',
];

/** The order is known by the database and by the log, whatever its number. */
const ordered = (stage: string) =>
  check.command(`sh order.sh ${stage}`, {
    id: 'ordered',
    within: 60,
    stdout: `^the database says: order-${stage}\\|\\d+\\s*\\nthe log says: \\d+ tea, total `,
  });

const orderOnce = (stage: string) => ({ run: `sh order.sh ${stage}`, within: 180 }) as const;

const READY = (stage: string) => ({ run: `sh ready.sh ${stage}`, within: 300 }) as const;

/** The parts that run twice in the class, and the last Pod of an update gone. */
const PROGRAMS = 'front catalog cart payment';
const SETTLED = `for part in ${PROGRAMS}; do kubectl rollout status deployment/$part --timeout=120s; done\nkubectl wait --for=jsonpath='{.status.terminatingReplicas}'=0 deployment --selector tier=program --timeout=60s`;

const away = (part: string) =>
  ({ run: `sh without.sh ${part} | tee -a without.txt`, within: 240 }) as const;

const NO_CATALOG = 'The catalog does not answer\\.';
const NO_CART = 'The cart does not answer\\.';
const NO_PAYMENT = 'The payment does not answer\\.';
const NO_CHARGE = ' Nothing was charged';

/** What the customer must have seen when she looked and when she ordered, part by part. */
const SEEN = [
  ['front', 'nobody answers$', 'nobody answers$'],
  ['catalog', NO_CATALOG, `${NO_CATALOG}${NO_CHARGE}`],
  ['cart', `Products ${NO_CART}`, `${NO_CART}${NO_CHARGE}`],
  ['redis', `Products ${NO_CART}`, NO_CART],
  ['payment', 'Products *$', `${NO_PAYMENT}${NO_CHARGE}`],
  ['db', 'Products *$', NO_PAYMENT],
  ['log', 'Products *$', 'Thank you\\. .*The log did not take a line'],
]
  .map(([part = '', looks = '', orders = '']) => [
    `^without ${part}$`,
    `^looks: ${looks}.*`,
    `^orders: ${orders}.*`,
  ])
  .map((lines) => lines.join('\\n'))
  .join('[\\s\\S]*');

const UNDO = [
  'kubectl delete deployment/wholesale service/wholesale networkpolicy/wholesale configmap/wholesale-list --ignore-not-found',
] as const;

/** Until a changed Deployment has only Pods of its newest template: an answer must not be helped by the one before. */
const answer = (file: string) =>
  [
    `kubectl apply -f wrong/${file}.yaml`,
    'kubectl rollout status deployment/wholesale --timeout=60s',
  ] as const;

export default defineLab({
  needs: ['docker', 'compose', 'swarm', 'cluster', 'curl'],
  images: {
    base: ['node:24-slim', 'postgres:17', 'redis:8.0'],
    build: [
      { tag: 'localhost/shop/front:1', context: '../apps', dockerfile: 'front/Dockerfile' },
      { tag: 'localhost/shop/catalog:1', context: '../apps', dockerfile: 'catalog/Dockerfile' },
      { tag: 'localhost/shop/cart:1', context: '../apps', dockerfile: 'cart/Dockerfile' },
      { tag: 'localhost/shop/payment:1', context: '../apps', dockerfile: 'payment/Dockerfile' },
      { tag: 'localhost/shop/log:1', context: '../apps/log' },
      { tag: 'localhost/shop/db:1', context: '../apps/db' },
      { tag: 'localhost/shop/redis:1', context: '../apps/redis' },
      {
        tag: 'localhost/shop/catalog:2',
        context: '../apps/catalog',
        dockerfile: 'Dockerfile.next',
      },
    ],
    load: [
      'localhost/shop/front:1',
      'localhost/shop/catalog:1',
      'localhost/shop/cart:1',
      'localhost/shop/payment:1',
      'localhost/shop/log:1',
      'localhost/shop/db:1',
      'localhost/shop/redis:1',
      'localhost/shop/catalog:2',
    ],
  },
  title: {
    en: 'The shop, from Dockerfile to Kubernetes',
    zh: '一家商店：从 Dockerfile 到 Kubernetes',
  },
  summary: {
    en: 'Carry one shop of seven parts through four stages with the same images, try out what each stage gives, and see what the customer sees when a part is missing.',
    zh: '用同一批镜像，把一家由七个部分组成的商店带过四个阶段，逐一试出每个阶段给了什么，再看少了一个部分时顾客看到什么。',
  },

  steps: [
    {
      id: 'plain',
      title: { en: 'Stage one: containers, by hand', zh: '第一阶段：手动启动容器' },
      text: {
        en: 'Make the password, in a folder that only you can enter. Then start the shop with nothing but `docker`, count how many commands that took, and place an order.',
        zh: '先生成密码，放在只有你能进入的目录里。然后只用 `docker` 启动商店，数一数用了多少条命令，再下一笔订单。',
      },
      files: [
        { path: 'plain/up.sh', mark: ['docker network', 'docker volume', 'program', 'docker run'] },
        { path: 'plain/program.sh', mark: ['docker run'] },
        { path: 'order.sh' },
      ],
      commands: [
        'mkdir -p -m 700 secrets && head -c 18 /dev/urandom | base64 > secrets/db-password && chmod 644 secrets/db-password',
        'sh -x plain/up.sh > /dev/null 2> typed.txt',
        'echo "docker commands: $(grep -c "^+ docker" typed.txt)"',
        READY('plain'),
        orderOnce('plain'),
      ],
      checks: [ordered('plain')],
    },
    {
      id: 'plain-gives',
      title: { en: 'What Docker alone gives', zh: 'Docker 本身给了什么' },
      text: {
        en: 'Seven trials, the same at every stage, all on the catalog. `plain/here.sh` holds what each of them takes at this stage: look at what you would have to type.',
        zh: '七项试验，每个阶段都一样，对象都是 catalog。它们在这一阶段具体要敲什么，写在 `plain/here.sh` 里。',
      },
      files: [
        { path: 'plain/here.sh', mark: ['lose', 'find_again', 'update', 'scale'] },
        { path: 'try.sh' },
      ],
      commands: [...trials('plain', ' 4')],
      checks: [
        noted('plain', BY_THE_ENGINE),
        check.command('docker ps --quiet --filter name=^shop-catalog | wc -l', {
          id: 'three',
          stdout: '^\\s*3$',
        }),
      ],
    },
    {
      id: 'compose',
      title: { en: 'Stage two: one file', zh: '第二阶段：一个文件' },
      text: {
        en: 'Take all of it away, and start the shop from the file of the chapter Compose. The images are the same. Place the same order.',
        zh: '把刚才那些全部拆掉，改用 Compose 那一章的文件启动商店。镜像不变，订单也不变。',
      },
      files: [{ path: 'compose.yaml', mark: ['x-program', 'services.front'] }],
      commands: [
        { run: 'sh plain/down.sh', show: 'none' },
        { run: 'docker compose up --wait', show: 'none', within: 240 },
        READY('compose'),
        orderOnce('compose'),
      ],
      checks: [ordered('compose')],
    },
    {
      id: 'compose-gives',
      title: { en: 'What Compose gives', zh: 'Compose 给了什么' },
      text: {
        en: 'The same seven trials. Predict first which lines will differ.',
        zh: '同样的七项试验。先预测哪几行会不一样。',
      },
      files: [{ path: 'compose/here.sh', mark: ['find_again', 'update', 'scale'] }],
      commands: [...trials('compose', ' 4')],
      checks: [
        noted('compose', BY_THE_ENGINE),
        check.command('docker compose ps --quiet catalog | wc -l', {
          id: 'three',
          stdout: '^\\s*3$',
        }),
      ],
    },
    {
      id: 'swarm',
      title: { en: 'Stage three: somebody who counts', zh: '第三阶段：有人清点' },
      text: {
        en: 'Take the project away, and hand the file of the chapter Swarm to the swarm that this engine is now. Place the same order.',
        zh: '拆掉 Compose 项目。这个引擎现在就是一个 swarm，把 Swarm 那一章的文件交给它，再下同样的订单。',
      },
      files: [{ path: 'stack.yaml', mark: ['x-program.deploy', 'x-program.healthcheck'] }],
      commands: [
        { run: 'docker compose down --volumes --timeout 1', show: 'none' },
        {
          run: 'docker stack deploy --resolve-image never --compose-file stack.yaml shop',
          show: ['^Creating secret'],
        },
        READY('swarm'),
        orderOnce('swarm'),
      ],
      checks: [ordered('swarm')],
    },
    {
      id: 'swarm-gives',
      title: { en: 'What Swarm gives', zh: 'Swarm 给了什么' },
      text: {
        en: 'The same seven trials. From here on somebody remembers what you asked for.',
        zh: '同样的七项试验。从这里开始，有人记着你要的是什么。',
      },
      files: [{ path: 'swarm/here.sh', mark: ['lose', 'update', 'scale'] }],
      commands: [...trials('swarm')],
      checks: [
        noted('swarm', [
          'crash: it runs again, in another task',
          'lose: replaced by another task',
          'update: \\d+ of \\d+ requests failed',
          'scale: 3 run, 3 answer to one name',
          'spread: on 1 of 1 machines',
          'discovery: addresses behind the name catalog: 3',
          'secret: a file in memory',
        ]),
        check.command("docker service ls --filter name=shop_catalog --format '{{.Replicas}}'", {
          id: 'three',
          stdout: '^3/3',
        }),
      ],
    },
    {
      id: 'kubernetes',
      title: { en: 'Stage four: Kubernetes', zh: '第四阶段：Kubernetes' },
      text: {
        en: 'Take the stack away. Give the password to the cluster and apply the overlay for a laptop. The first line compares the engine’s images with those on a node. Place the same order.',
        zh: '拆掉 stack。把密码交给集群，应用“笔记本电脑”这一层配置。第一行比较引擎里的镜像和节点上的镜像。再下同样的订单。',
      },
      files: [
        {
          path: 'k8s/base/payment.yaml',
          mark: [
            'Deployment/payment:spec.template.spec.containers[name=payment].readinessProbe',
            'Deployment/payment:spec.template.spec.containers[name=payment].livenessProbe',
            'Deployment/payment:spec.template.spec.volumes',
            'Service/payment:spec.selector',
          ],
        },
        { path: 'k8s/base/kustomization.yaml', mark: ['resources', 'configMapGenerator'] },
        { path: 'k8s/laptop/kustomization.yaml' },
      ],
      commands: [
        'sh same.sh',
        { run: 'docker stack rm shop', show: 'none' },
        'kubectl create secret generic db-password --from-file=secrets/db-password',
        'kubectl apply -k k8s/laptop',
        READY('kubernetes'),
        orderOnce('kubernetes'),
      ],
      checks: [
        ordered('kubernetes'),
        check.object('StatefulSet', 'db', { match: { status: { readyReplicas: 1 } } }),
      ],
      keeps: [
        'Deployment',
        'ReplicaSet',
        'StatefulSet',
        'Pod',
        'Service',
        'ConfigMap',
        'Secret',
        'PersistentVolumeClaim',
        'NetworkPolicy',
      ],
    },
    {
      id: 'kubernetes-gives',
      title: { en: 'What Kubernetes gives', zh: 'Kubernetes 给了什么' },
      text: {
        en: 'The same seven trials for the last time. The update is a rolling one, under load, with the failed requests counted.',
        zh: '最后一次做同样的七项试验。其中的更新是负载下的滚动更新，失败的请求都数进去。',
      },
      files: [{ path: 'kubernetes/here.sh', mark: ['lose', 'update', 'scale'] }],
      commands: [...trials('kubernetes')],
      checks: [
        noted('kubernetes', [
          'crash: it runs again, in the same Pod',
          'lose: replaced by another Pod',
          'update: 0 of [1-9]\\d* requests failed',
          'scale: 3 run, 3 answer to one name',
          'spread: on 2 of 2 machines',
          'discovery: addresses behind the name catalog: 1',
          'secret: a file in memory',
        ]),
        check.deployment('catalog', { ready: 3 }),
      ],
    },
    {
      id: 'without',
      title: { en: 'Each part taken away in turn', zh: '逐个拿走每个部分' },
      text: {
        en: 'Seven parts, seven outages. Each time a customer looks at the shop and orders a packet of tea; then the part comes back. Before each line, say what she will be told.',
        zh: '七个部分，七次故障。每一次，顾客都打开商店，再买一包茶；然后那个部分恢复。读每一段之前，先说说顾客会看到什么。',
      },
      files: [{ path: 'without.sh' }, { path: 'customer.sh' }],
      commands: [
        away('deployment/front'),
        away('deployment/catalog'),
        away('deployment/cart'),
        away('deployment/redis'),
        away('deployment/payment'),
        away('statefulset/db'),
        away('deployment/log'),
      ],
      checks: [
        check.command('cat without.txt', {
          id: 'said-in-words',
          within: 5,
          stdout: SEEN,
        }),
        // All of them are back, and what was ordered before the database went is still there.
        check.command(
          'kubectl exec db-0 -- psql -U shop -Atc "select count(*) from orders where key = \'order-kubernetes\'"',
          { id: 'kept', stdout: '^1$' },
        ),
      ],
    },
    {
      id: 'walls',
      title: { en: 'Who may talk to whom', zh: '谁可以和谁说话' },
      text: {
        en: 'The base holds a NetworkPolicy for each part, and one that lets nothing in anywhere. A stranger knocks at the database, then `payment` does, which is allowed to.',
        zh: '基础配置里，每个部分都有一条 NetworkPolicy，另有一条谁也不放行。先让一个陌生的 Pod 去敲数据库的门，再让获准的 `payment` 去敲。',
      },
      files: [
        {
          path: 'k8s/base/walls.yaml',
          mark: ['NetworkPolicy/nobody:spec', 'NetworkPolicy/db:spec'],
        },
        { path: 'knock.sh' },
      ],
      commands: [
        'kubectl apply -f stranger.yaml',
        { run: 'kubectl wait --for=condition=Ready pod/stranger --timeout=60s', show: 'none' },
        {
          run: 'sh knock.sh pod/stranger',
          varies: {
            en: 'The cluster of this recording has a network plugin that does not know NetworkPolicy, so nobody was refused. Clusters made by kind 0.24 or newer, with its own plugin, refuse.',
            zh: '录制所用的集群，网络插件不认识 NetworkPolicy，所以谁也没被拒绝。kind 0.24 起自带的插件会拒绝。',
          },
        },
        'sh knock.sh deployment/payment',
        "kubectl get networkpolicies --output custom-columns='MAY BE REACHED:.metadata.name,FROM:.spec.ingress[*].from[*].podSelector.matchLabels.app'",
      ],
      checks: [
        check.podReady('stranger'),
        check.command('sh knock.sh deployment/payment', {
          id: 'payment-may',
          stdout: '^the database answers$',
        }),
      ],
    },
    {
      id: 'class',
      title: { en: 'From the laptop to the class', zh: '从笔记本电脑到教室' },
      text: {
        en: 'The second overlay is for thirty people: two Pods of each program that keeps no data, on different nodes. Look at how much the two overlays differ in the end, then apply it.',
        zh: '第二层配置给三十个人用：不存数据的程序各两个 Pod，分在不同的节点上。先看两层配置展开后差多少，再应用它。',
      },
      files: [
        { path: 'k8s/class/kustomization.yaml', mark: ['replicas', 'patches'] },
        { path: 'k8s/class/budgets.yaml' },
      ],
      commands: [
        'kubectl kustomize k8s/laptop > laptop.yaml\nkubectl kustomize k8s/class > class.yaml',
        'wc -l laptop.yaml class.yaml | grep -v total',
        "diff laptop.yaml class.yaml | grep 'replicas:' | sort | uniq -c",
        { run: 'kubectl apply -k k8s/class', show: ['^deployment', '^poddisruptionbudget'] },
        { run: SETTLED, show: 'none', within: 300 },
        "kubectl get pods --selector 'app in (front,catalog,cart,payment)' --no-headers \\\n  --output custom-columns='PART:.metadata.labels.app,NODE:.spec.nodeName' | sort -u",
      ],
      checks: [
        check.command(
          "kubectl get pods --selector 'app in (front,catalog,cart,payment)' --no-headers --output custom-columns='PART:.metadata.labels.app,NODE:.spec.nodeName' | sort | uniq -c | grep -c '^ *1 '",
          { id: 'spread', within: 60, stdout: '^8$' },
        ),
        check.count('PodDisruptionBudget', 'app.kubernetes.io/part-of=shop', {
          count: 4,
          match: { status: { currentHealthy: 2 } },
        }),
      ],
    },
    {
      id: 'budget',
      title: { en: 'One of two has to stay', zh: '两个里要留一个' },
      text: {
        en: 'Ask leave to evict one front after the other, as draining a node does. Then delete the second without asking.',
        zh: '像排空节点那样，先后请求驱逐两个 front。然后不请示，直接删掉第二个。',
      },
      files: [{ path: 'evict.sh' }],
      commands: [
        'kubectl get pods --selector app=front --output name > fronts.txt',
        'sh evict.sh "$(sed -n 1p fronts.txt)"',
        { run: 'sh evict.sh "$(sed -n 2p fronts.txt)"', exit: 1 },
        'kubectl delete "$(sed -n 2p fronts.txt)"',
        { run: 'kubectl rollout status deployment/front --timeout=120s', show: 'none' },
      ],
      checks: [
        check.command(
          'test -s fronts.txt && ! kubectl get pods --output name | grep -qFxf fronts.txt',
          { id: 'both-replaced' },
        ),
        check.deployment('front', { ready: 2 }),
      ],
    },
  ],

  tasks: [
    {
      id: 'wholesale',
      title: { en: 'Carry one more part over', zh: '再搬一个部分过来' },
      text: {
        en: 'The wholesale list still runs with Compose: `wholesale/compose.yaml`. Carry it over to the cluster: a Deployment, a Service and a NetworkPolicy, each called `wholesale`, with two Pods that have the list from a ConfigMap. `front` must get the list from `http://wholesale:8080/products`; nobody else may ask; a Pod gets requests only while it can show its list; and the ordinary catalog must notice nothing.',
        zh: '批发价目表还在 Compose 里运行：`wholesale/compose.yaml`。把它搬到集群里：一个 Deployment、一个 Service、一条 NetworkPolicy，名字都叫 `wholesale`；两个 Pod，价目表来自 ConfigMap。要求：`front` 能从 `http://wholesale:8080/products` 拿到价目表；别人不许访问；Pod 能给出价目表时才接请求；原来的 catalog 不受任何影响。',
      },
      files: [{ path: 'wholesale/compose.yaml' }, { path: 'wholesale/products.json' }],
      hints: [
        {
          en: '`k8s/base/catalog.yaml` is nearly what you need. Go through it line by line: what must be called otherwise, and where?',
          zh: '`k8s/base/catalog.yaml` 已经很接近了。逐行看：哪些名字要改？改在哪里？',
        },
        {
          en: 'A bind mount has no counterpart that you would want here: the node does not have your folder. `kubectl create configmap --help` has an example with `--from-file`; `k8s/base/payment.yaml` shows how a Secret becomes files in a Pod; a ConfigMap does it the same way.',
          zh: '绑定挂载在这里没有合适的对应物：节点上没有你的目录。`kubectl create configmap --help` 里有 `--from-file` 的例子；Secret 怎样变成 Pod 里的文件，看 `k8s/base/payment.yaml`；ConfigMap 的写法差不多。',
        },
        {
          en: 'Compose has one health check, Kubernetes asks two questions. `wholesale/compose.yaml` says which address its question goes to. And `k8s/base/walls.yaml` has a policy that is nearly yours.',
          zh: 'Compose 只有一个健康检查，Kubernetes 分两个问题来问。`wholesale/compose.yaml` 里写了它问的是什么地址。`k8s/base/walls.yaml` 里也有一条和你要的差不多。',
        },
      ],
      checks: [
        check.deployment('wholesale', {
          id: 'pods',
          ready: 2,
          within: 30,
          hint: {
            en: 'There are not two ready Pods of the Deployment `wholesale`. `kubectl describe` of one of its Pods says what it waits for.',
            zh: 'Deployment `wholesale` 没有两个就绪的 Pod。对其中一个 Pod 运行 `kubectl describe`，看它在等什么。',
          },
        }),
        check.endpoints('catalog', {
          id: 'apart',
          ready: 2,
          within: 10,
          hint: {
            en: 'The ordinary catalog has got Pods that are not its own: some customers now see another list. By what does a Service find its Pods?',
            zh: '原来的 catalog 多出了不属于它的 Pod：有些顾客现在看到的是另一份价目表。Service 凭什么找到 Pod？',
          },
        }),
        check.object('NetworkPolicy', 'wholesale', {
          id: 'wall',
          within: 5,
          match: {
            spec: {
              podSelector: { matchLabels: { app: 'wholesale' } },
              ingress: [{ from: [{ podSelector: { matchLabels: { app: 'front' } } }] }],
            },
          },
          hint: {
            en: 'By the policy `nobody`, nobody may talk to the new Pods, and no policy `wholesale` makes an exception for `front` alone.',
            zh: '按 `nobody` 这条策略，谁也不能访问新的 Pod，而没有一条叫 `wholesale` 的策略只为 `front` 开例外。',
          },
        }),
        check.command(
          'kubectl exec deployment/front -- node -e "fetch(\'http://wholesale:8080/products\', { signal: AbortSignal.timeout(3000) }).then(({ status }) => console.log(status), (error) => console.log(error.cause?.code ?? error.name))"',
          {
            id: 'reached',
            within: 15,
            stdout: '^200$',
            hint: {
              en: '`front` finds nobody at `http://wholesale:8080`. Compare that address with what your Service listens on, and with where it passes it to.',
              zh: '`front` 在 `http://wholesale:8080` 找不到人。看看你的 Service 监听哪个端口、转给哪个端口，和这个地址对一对。',
            },
          },
        ),
        check.command(
          'kubectl exec deployment/front -- node -e "fetch(\'http://wholesale:8080/products\', { signal: AbortSignal.timeout(3000) }).then(async (answer) => console.log(await answer.text()))"',
          {
            id: 'list',
            within: 10,
            stdout: '"tea-crate"',
            stdoutNot: '"umbrella"',
            hint: {
              en: 'It answers, but with the list that is in the image. Is the file in the Pod, and does the program know where?',
              zh: '它有应答，但给的是镜像里自带的那份。文件进了 Pod 吗？程序知道它在哪里吗？',
            },
          },
        ),
        check.command(
          "kubectl get deployment wholesale --output jsonpath='{.spec.template.spec.containers[*].readinessProbe}'",
          {
            id: 'ready-means-it',
            within: 5,
            stdout: '/readyz|healthcheck\\.mjs"\\]',
            hint: {
              en: 'A Pod whose list cannot be read would be sent requests all the same. What does its readiness probe ask?',
              zh: '价目表读不出来的 Pod 照样会收到请求。它的就绪探针问的是什么？',
            },
          },
        ),
      ],
      solve: [
        'kubectl apply -f solution/wholesale.yaml',
        'kubectl rollout status deployment/wholesale --timeout=60s',
      ],
      solution: [
        {
          path: 'solution/wholesale.yaml',
          mark: [
            'Deployment/wholesale:spec.selector',
            'Deployment/wholesale:spec.template.metadata.labels',
            'Deployment/wholesale:spec.template.spec.containers[name=wholesale].env',
            'Deployment/wholesale:spec.template.spec.containers[name=wholesale].readinessProbe',
            'Deployment/wholesale:spec.template.spec.volumes',
            'Service/wholesale:spec.ports',
            'NetworkPolicy/wholesale:spec',
          ],
        },
      ],
      wrong: [
        {
          id: 'same-label',
          says: {
            en: 'The label was copied with the rest: the Pods belong to the Service catalog, too.',
            zh: '标签跟着一起抄了过来：这些 Pod 也归 Service catalog。',
          },
          run: [...answer('same-label')],
          caughtBy: 'apart',
          undo: UNDO,
        },
        {
          id: 'no-wall',
          says: {
            en: 'No NetworkPolicy: where policies are enforced, nobody gets through.',
            zh: '没有 NetworkPolicy：在执行策略的集群里，谁也进不来。',
          },
          run: [...answer('no-wall')],
          caughtBy: 'wall',
          undo: UNDO,
        },
        {
          id: 'port',
          says: {
            en: 'The Service listens on port 80, out of habit.',
            zh: '习惯使然，Service 监听 80 端口。',
          },
          run: [...answer('port')],
          caughtBy: 'reached',
          undo: UNDO,
        },
        {
          id: 'no-list',
          says: {
            en: 'The ConfigMap is there, and nobody reads it.',
            zh: 'ConfigMap 有了，却没人读它。',
          },
          run: [...answer('no-list')],
          caughtBy: 'list',
          undo: UNDO,
        },
        {
          id: 'alive',
          says: {
            en: 'Both probes ask whether it lives.',
            zh: '两个探针问的都是活着没有。',
          },
          run: [...answer('alive')],
          caughtBy: 'ready-means-it',
          undo: UNDO,
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'asks-too-much',
      title: { en: 'A probe that asks too much', zh: '问得太多的探针' },
      text: {
        en: 'Make the front ready only while catalog, cart and payment answer, which sounds careful. Then take the cart away, as before, and let the customer look.',
        zh: '让 front 在 catalog、cart、payment 都应答时才算就绪，听起来很谨慎。然后像之前那样拿走 cart，让顾客来看。',
      },
      commands: [
        'kubectl set env deployment/front READY_NEEDS=catalog,cart,payment',
        { run: 'kubectl rollout status deployment/front --timeout=120s', show: 'none' },
        'kubectl scale deployment/cart --replicas=0\nkubectl delete pod --selector app=cart --grace-period=1 > /dev/null',
        {
          run: 'kubectl wait --for=jsonpath={.status.unavailableReplicas}=2 deployment/front --timeout=60s',
          show: 'none',
        },
        'until sh customer.sh kubernetes | grep -q "^looks: nobody"; do sleep 1; done; sh customer.sh kubernetes',
        "kubectl get pods --selector app=front --field-selector status.phase=Running --no-headers \\\n  --output custom-columns='PART:.metadata.labels.app,PHASE:.status.phase,READY:.status.containerStatuses[0].ready' | sort | uniq -c",
      ],
      checks: [
        check.object('Deployment', 'front', {
          id: 'both-out',
          match: { status: { replicas: 2, unavailableReplicas: 2 } },
        }),
        check.command('sh customer.sh kubernetes', {
          id: 'nobody',
          stdout: '^looks: nobody answers\\norders: nobody answers$',
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'other-images',
      says: {
        en: 'Kubernetes needs other images than Docker.',
        zh: 'Kubernetes 要用和 Docker 不同的镜像。',
      },
      verdict: 'wrong',
      because: {
        en: 'The seven images went through all four stages. Every layer that the engine has of them is on the node, too.',
        zh: '七个镜像走完了四个阶段。引擎里它们的每一层，节点上也都有。',
      },
      proof: 'kubernetes',
    },
    {
      id: 'restart-heals',
      says: {
        en: 'With a restart policy Docker heals itself; there is no need for more.',
        zh: '有了重启策略，Docker 就能自愈，用不着别的。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the program ends and its container stays. When the container itself was gone, nobody replaced it, with Compose as with plain Docker. The later steps show that Swarm and Kubernetes do.',
        zh: '只有程序结束、容器还在的时候才行。容器本身没了，Compose 和纯 Docker 一样，没有人来补。后面的步骤里，Swarm 和 Kubernetes 都补上了。',
      },
      proof: 'compose-gives',
    },
    {
      id: 'compose-up-no-gap',
      says: {
        en: '`docker compose up` exchanges a service without a gap.',
        zh: '`docker compose up` 换版本时不会中断。',
      },
      verdict: 'wrong',
      because: {
        en: 'It stops the old container, then starts the new one. The requests in between failed, and were counted.',
        zh: '它先停旧容器，再启动新容器。其间的请求失败了，也数出来了。',
      },
      proof: 'compose-gives',
    },
    {
      id: 'part-takes-all',
      says: {
        en: 'With microservices, one part that fails does not take the others with it.',
        zh: '用了微服务，一个部分出故障就不会连累别的。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the programs are written for it. Without the cart this shop still shows its products, without the log it still sells. Without the database it cannot sell, however many Pods run.',
        zh: '只有程序为此而写才行。没有购物车，这家商店照样展示商品；没有日志，照样卖货。没有数据库就卖不了，有多少 Pod 都没用。',
      },
      proof: 'without',
    },
    {
      id: 'ready-asks-all',
      says: {
        en: 'A readiness probe should ask for everything that the program needs.',
        zh: '就绪探针应该把程序需要的一切都问一遍。',
      },
      verdict: 'wrong',
      because: {
        en: 'It should ask whether this Pod can do something useful. When it asked for the cart as well, both fronts were taken out at once, and a shop that could have shown its products showed nothing.',
        zh: '它该问的是：这个 Pod 还能不能做点有用的事。连购物车也问的时候，两个 front 同时被摘掉，本来还能展示商品的商店什么都不显示了。',
      },
      proof: 'asks-too-much',
    },
    {
      id: 'policy-protects',
      says: {
        en: 'A NetworkPolicy protects from the moment it is applied.',
        zh: 'NetworkPolicy 一应用就起保护作用。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the cluster’s network plugin enforces it. The API server takes it in any case, and warns of nothing.',
        zh: '只有集群的网络插件执行它才行。不管执行与否，API 服务器都照收不误，什么也不说。',
      },
      proof: 'walls',
    },
    {
      id: 'budget-protects',
      says: {
        en: 'A PodDisruptionBudget keeps Pods from being taken away.',
        zh: '有了 PodDisruptionBudget，Pod 就不会被拿走。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only from those who ask: eviction, as draining a node uses it. The refused Pod was gone with the next `kubectl delete`, and a machine that breaks does not ask either.',
        zh: '只对会请示的有效：驱逐，也就是排空节点时用的方式。刚被拒绝的那个 Pod，下一条 `kubectl delete` 就删掉了；机器坏了也不会来请示。',
      },
      proof: 'budget',
    },
    {
      id: 'kustomize-templates',
      says: {
        en: 'For several environments you need templates, or a copy of the files for each.',
        zh: '要应付几个环境，就得用模板，或者每个环境抄一份文件。',
      },
      verdict: 'wrong',
      because: {
        en: 'The overlay for the class names only what is different from the laptop, and `kubectl` lays the one over the other. Nothing else had to be installed, and no file has a placeholder in it.',
        zh: '“教室”那一层只写和“笔记本电脑”不同的地方。`kubectl` 把它叠在后者上面；不用另外安装什么，文件里也没有占位符。',
      },
      proof: 'class',
    },
  ],
});
