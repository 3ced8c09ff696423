import { check, defineLab } from '#lab-kit';

/** Its last line only: how often it reports meanwhile depends on the machine. */
const ROLLED_OUT = { run: 'kubectl rollout status deployment/web | tail -n 1', within: 180 };

const LABEL = '--label learn-k8s.lab=cloud-native';

const catalog = (version: string): string =>
  'docker run -d --name lab-catalog --network lab-shop --network-alias catalog \\\n' +
  `  --env VERSION=${version} ${LABEL} shop/catalog:1`;

/** Ready means for front: catalog answers it, too. */
const UNTIL_FRONT_READY =
  'until docker exec lab-front node common/healthcheck.mjs; do sleep 1; done';

const ASK = 'docker exec -i lab-front node --input-type=module < ask.mjs';

/** The node that the lab takes away. */
const NODE = '"$LAB_CLUSTER-worker2"';
const ON_NODE = '--field-selector "spec.nodeName=$LAB_CLUSTER-worker2"';

/** Oldest first; those of the same second by name. */
const BY_AGE = 'kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp -o name';

/** Each web Pod: its node, and when it was told to go. */
const WHERE =
  'kubectl get pods -l app=web --no-headers \\\n' +
  "  -o custom-columns='NODE:.spec.nodeName,DELETED:.metadata.deletionTimestamp'";

/** ErrImagePull, or ImagePullBackOff while the kubelet waits before it tries again. */
const UNTIL_NOT_PULLED = 'until kubectl get pods -l app=typo | grep -q ImagePull; do sleep 1; done';

const TYPO_PODS =
  'kubectl get pods -l app=typo \\\n' +
  "  -o custom-columns='POD:.metadata.name,IMAGE:.spec.containers[0].image,READY:.status.containerStatuses[0].ready'";

/** For each Pod of the answer how long it stays bound to a lost node: `key=seconds;`, nothing for ever. */
const STAYS =
  'kubectl get pods -l app=front \\\n' +
  `  -o jsonpath='{range .items[*].spec.tolerations[?(@.effect=="NoExecute")]}{.key}={.tolerationSeconds};{"\\n"}{end}'`;

export default defineLab({
  title: { en: 'Take a machine away', zh: '拿走一台机器' },
  summary: {
    en: 'Look at a cluster on your own machine, have it keep four copies of a program, take a Pod and then a whole node away, and say what is healed, after how long, and what is not.',
    zh: '看清自己机器上的一个集群，让它保持一个程序的四个副本；先拿走一个 Pod，再拿走整个节点，说清什么会自愈、要多久，什么不会。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim'],
    build: [
      { tag: 'shop/web:1', context: '../apps/web' },
      { tag: 'shop/front:1', context: '../apps', dockerfile: 'front/Dockerfile' },
      { tag: 'shop/catalog:1', context: '../apps', dockerfile: 'catalog/Dockerfile' },
    ],
    load: ['shop/web:1'],
  },
  disturbs: {
    en: 'It stops one of the nodes and starts it again.',
    zh: '它会停掉一个节点，再启动它。',
  },
  steps: [
    {
      id: 'two-services',
      title: { en: 'Two services, no cluster', zh: '两个服务，没有集群' },
      text: {
        en: 'Start two parts of the shop with Docker alone: `catalog`, which knows the products, and `front`, which asks it over the network. Then release another `catalog` and see whether `front` noticed.',
        zh: '只用 Docker 启动商店的两个部分：`catalog` 知道有哪些商品，`front` 通过网络去问它。然后发布新版的 `catalog`，看看 `front` 有没有受影响。',
      },
      files: [{ path: 'ask.mjs' }],
      commands: [
        { run: 'docker network create --label learn-k8s.lab=cloud-native lab-shop', show: 'none' },
        { run: catalog('1'), show: 'none' },
        {
          run: `docker run -d --name lab-front --network lab-shop \\\n  ${LABEL} shop/front:1`,
          show: 'none',
        },
        { run: UNTIL_FRONT_READY, show: 'none', within: 60 },
        "docker inspect --format '{{.State.StartedAt}}' lab-front > started",
        ASK,
        { run: `docker rm -f lab-catalog\n${catalog('2')}`, show: 'none' },
        { run: UNTIL_FRONT_READY, show: 'none', within: 60 },
        ASK,
        "docker inspect --format '{{.State.StartedAt}}' lab-front | cmp - started && echo front is the same as before",
      ],
      checks: [
        check.container('lab-catalog', {
          match: { Config: { Env: ['VERSION=2'] }, State: { Running: true } },
        }),
        check.command("docker inspect --format '{{.State.StartedAt}}' lab-front | cmp - started", {
          id: 'front-untouched',
        }),
      ],
    },
    {
      id: 'nodes',
      title: { en: 'Three nodes, one machine', zh: '三个节点，一台机器' },
      text: {
        en: 'Ask the cluster for its nodes, and Docker for its containers. Look into one of the nodes, ask who provides them, and count their kernels. The last line marks the node that will have to go.',
        zh: '向集群问节点，向 Docker 问容器。看看其中一个节点里面，问问节点由谁提供，再数一数它们有几个内核。最后一行给待会儿要拿走的节点做个记号。',
      },
      commands: [
        'kubectl get nodes',
        'docker ps --filter "label=io.x-k8s.kind.cluster=$LAB_CLUSTER" --format \'{{.Names}}  {{.Image}}\' | sort',
        'docker exec "$LAB_CLUSTER-worker" sh -c "cat /proc/[0-9]*/comm" 2>/dev/null \\\n  | grep -x -e systemd -e containerd -e kubelet | sort -u',
        'kubectl get nodes \\\n  -o jsonpath=\'{range .items[*]}{.metadata.name}{"  "}{.spec.providerID}{"\\n"}{end}\' | cut -d / -f 1-3',
        'kubectl get nodes \\\n  -o jsonpath=\'{range .items[*]}{.status.nodeInfo.kernelVersion}{"\\n"}{end}\' | sort -u | grep -c .',
        {
          run: "kubectl get nodes -o custom-columns='NODE:.metadata.name,CPUS:.status.capacity.cpu'",
          varies: {
            en: 'Each node claims the processors of the one machine.',
            zh: '每个节点报的都是同一台机器的处理器数。',
          },
        },
        `kubectl label node ${NODE} learn-k8s.away=soon`,
      ],
      checks: [
        check.command('kubectl get nodes -l learn-k8s.away=soon -o name', {
          id: 'marked',
          stdout: 'worker2$',
          within: 10,
        }),
      ],
    },
    {
      id: 'first-deployment',
      title: { en: 'Four copies, please', zh: '请给我四个副本' },
      text: {
        en: 'Hand the cluster a file that says what there should be: four copies of one web server. See what has become of it, on which nodes, and ask one copy for its page.',
        zh: '交给集群一个文件，里面写着应该有什么：一个 Web 服务的四个副本。看看结果如何，都在哪些节点上，再访问其中一个副本。',
      },
      files: [
        {
          path: 'web.yaml',
          mark: [
            'spec.replicas',
            'spec.template.spec.tolerations',
            'spec.template.spec.containers[name=web].image',
          ],
        },
      ],
      commands: [
        'kubectl apply -f web.yaml',
        ROLLED_OUT,
        'kubectl get deployment web',
        {
          run: "kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,NODE:.spec.nodeName,PHASE:.status.phase'",
          varies: {
            en: 'Which Pod goes to which node is decided by the scheduler.',
            zh: '哪个 Pod 去哪个节点，由调度器决定。',
          },
        },
        'kubectl exec deployment/web -- \\\n  node -e \'fetch("http://localhost:8080/").then((r) => r.text()).then((t) => console.log(t))\' | cut -d - -f 1',
      ],
      checks: [
        check.object('Deployment', 'web', {
          id: 'four',
          within: 120,
          match: {
            spec: { replicas: 4 },
            status: { readyReplicas: 4, updatedReplicas: 4, replicas: 4 },
          },
          remember: 'web',
        }),
      ],
    },
    {
      id: 'replaced',
      title: { en: 'One is deleted', zh: '删掉一个' },
      text: {
        en: 'Write down the names of the four, delete the first of them, and look again.',
        zh: '记下四个名字，删掉第一个，再看一次。',
      },
      commands: [
        `${BY_AGE} | tee before`,
        'kubectl delete $(head -n 1 before)',
        ROLLED_OUT,
        BY_AGE,
      ],
      checks: [
        check.deployment('web', { ready: 4 }),
        check.command('test -s before && kubectl get pods -l app=web -o name | grep -cFxf before', {
          id: 'three-stayed',
          stdout: '^3$',
        }),
      ],
    },
    {
      id: 'alone',
      title: { en: 'A Pod that nobody counts', zh: '没有人清点的 Pod' },
      text: {
        en: 'Put one more Pod beside them, by itself, on the marked node. Ask all five who owns them. Then have the API fill in what `front.yaml` leaves open, without creating it: how long would that Pod stay bound to a lost node?',
        zh: '再单独放一个 Pod 到做了记号的节点上。问问这五个 Pod 各归谁所有。然后让 API 把 `front.yaml` 没写的补全，但不真的创建：如果节点丢了，这个 Pod 会绑在上面多久？',
      },
      files: [{ path: 'alone.yaml', mark: ['kind', 'spec.nodeSelector'] }],
      commands: [
        'kubectl apply -f alone.yaml',
        { run: 'kubectl wait --for=condition=Ready pod/alone --timeout=120s', within: 150 },
        "kubectl get pods --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,OWNER:.metadata.ownerReferences[0].kind'",
        'kubectl apply -f front.yaml --dry-run=server \\\n  -o jsonpath=\'{range .spec.tolerations[*]}{.key}{"  "}{.tolerationSeconds}{" seconds\\n"}{end}\'',
      ],
      checks: [check.podReady('alone', { within: 60, remember: 'alone' })],
      keeps: ['Deployment', 'ReplicaSet', 'Pod', 'Node'],
    },
    {
      id: 'node-away',
      title: { en: 'The node goes', zh: '节点没了' },
      text: {
        en: 'Pull the plug of the marked node and ask at once how it is. Then wait: until the node is given up, until its Pods are, until there are four again. It takes about a minute.',
        zh: '给做了记号的节点“拔掉电源”，马上问它怎么样。然后等：等集群放弃这个节点，等上面的 Pod 也被放弃，等副本重新凑够四个。大约要一分钟。',
      },
      commands: [
        `docker kill ${NODE}`,
        'kubectl get nodes -l learn-k8s.away',
        {
          run: 'kubectl wait --for=condition=Ready=Unknown node -l learn-k8s.away --timeout=120s',
          within: 150,
        },
        {
          run: 'until kubectl get nodes -l learn-k8s.away \\\n  -o jsonpath=\'{range .items[*].spec.taints[*]}{.key}{"  "}{.effect}{"\\n"}{end}\' | grep NoExecute; do sleep 1; done',
          within: 60,
        },
        {
          run: `kubectl wait pods ${ON_NODE} \\\n  --for=jsonpath='{.metadata.deletionTimestamp}' --timeout=90s`,
          show: 'none',
        },
        ROLLED_OUT,
        {
          run: "kubectl get pods --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,NODE:.spec.nodeName,PHASE:.status.phase,DELETED:.metadata.deletionTimestamp'",
          varies: {
            en: 'How many of the four stood on the lost node was decided by the scheduler.',
            zh: '四个里有几个在丢掉的节点上，取决于当初的调度。',
          },
        },
      ],
      checks: [
        check.deployment('web', { ready: 4, within: 60 }),
        check.command(WHERE, {
          id: 'elsewhere',
          stdout: 'worker +<none>',
          stdoutNot: 'worker2 +<none>',
        }),
        check.command("kubectl get pod alone -o jsonpath='{.metadata.deletionTimestamp}'", {
          id: 'alone-given-up',
          stdout: '^\\d',
        }),
      ],
      follows: [
        { kind: 'Node', selector: 'learn-k8s.away' },
        'Deployment',
        { kind: 'Pod', selector: 'app in (web,alone)' },
      ],
    },
    {
      id: 'node-back',
      title: { en: 'The node comes back', zh: '节点回来了' },
      text: {
        en: 'Note which Pods are still listed on the lost node, start it again, and wait until they are gone. Who stands where now? And what has become of `alone`?',
        zh: '记下还列在丢掉的节点上的 Pod，重新启动节点，等它们消失。现在谁在哪里？`alone` 又怎样了？',
      },
      commands: [
        {
          run: `left=$(kubectl get pods ${ON_NODE} -o name)\ndocker start ${NODE}\nkubectl wait --for=delete $left --timeout=120s > /dev/null`,
          within: 150,
        },
        {
          run: 'kubectl wait --for=condition=Ready node -l learn-k8s.away --timeout=120s',
          within: 150,
        },
        // Until then nothing new is placed there.
        {
          run: "while kubectl get nodes -l learn-k8s.away -o jsonpath='{.items[*].spec.taints[*].key}' | grep -q .; do sleep 1; done",
          within: 60,
        },
        'kubectl get pods -l app=web --no-headers -o custom-columns=NODE:.spec.nodeName | sort | uniq -c',
        { run: 'kubectl get pod alone', exit: 1 },
      ],
      checks: [
        check.command('kubectl get nodes -l learn-k8s.away --no-headers', {
          id: 'ready',
          stdout: 'worker2 +Ready ',
          within: 60,
        }),
        check.absent('Pod', 'alone', { seen: 'alone' }),
        check.stable(
          5,
          check.command(WHERE, { id: 'where', stdout: 'worker +<none>', stdoutNot: 'worker2' }),
          { id: 'nobody-returns' },
        ),
      ],
    },
  ],
  tasks: [
    {
      id: 'front',
      title: { en: 'Let the shop front survive', zh: '让店面活下来' },
      text: {
        en: '`front.yaml` describes the shop front as a Pod by itself. Change it so that two copies run, on two nodes; that a copy which is lost is replaced; and that, once a node is given up, the cluster waits 30 seconds at most before it replaces the copy that was there. Every copy keeps the label `app: front`.',
        zh: '`front.yaml` 把店面写成了一个单独的 Pod。改一改：要有两个副本，分在两个节点上；丢了一个会有新的补上；一旦集群放弃某个节点，最多再等 30 秒就补上那里的副本。每个副本都保留标签 `app: front`。',
      },
      files: [
        {
          path: 'front.yaml',
          mark: ['kind', 'metadata.labels', 'spec.containers[name=front].image'],
        },
      ],
      hints: [
        {
          en: 'Put `web.yaml` and `alone.yaml` side by side. The Pod’s whole description stands in both; in one of them something stands above it that has a number.',
          zh: '把 `web.yaml` 和 `alone.yaml` 并排看。两边都有 Pod 的完整描述，其中一边，上面还有一层带着数字的东西。',
        },
        {
          en: 'In a Deployment the Pod’s labels and its `spec` go under `spec.template`, and `spec.selector` repeats the labels.',
          zh: '在 Deployment 里，Pod 的标签和 `spec` 放到 `spec.template` 下面，`spec.selector` 再把标签重复一遍。',
        },
        {
          en: 'A lost node can get one of two taints, and `web.yaml` answers both. What you leave out, the API fills in.',
          zh: '丢失的节点可能得到两种污点中的一种，`web.yaml` 对两种都有交代。你没写的，API 会替你补上。',
        },
      ],
      checks: [
        check.count('Pod', 'app=front', {
          id: 'two',
          count: 2,
          within: 30,
          match: { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
          hint: {
            en: 'There should be exactly two Pods with this label, both ready. Is one left over from an earlier try?',
            zh: '带这个标签的 Pod 应该正好有两个，而且都就绪。是不是还有上次试的留在那里？',
          },
        }),
        check.count('Pod', 'app=front', {
          id: 'counted',
          count: 2,
          within: 5,
          match: { metadata: { ownerReferences: [{ controller: true }] } },
          hint: {
            en: 'Two Pods run, but nobody would notice if one were gone. What do the Pods of `web` have that `alone` has not?',
            zh: '有两个 Pod 在运行，但少了一个也不会有人发现。`web` 的 Pod 有什么是 `alone` 没有的？',
          },
        }),
        check.command(
          'kubectl get pods -l app=front -o jsonpath=\'{range .items[*]}{.spec.nodeName}{"\\n"}{end}\' | sort -u | grep -c .',
          {
            id: 'two-nodes',
            stdout: '^2$',
            within: 6,
            hint: {
              en: 'Both copies stand on the same node: when it goes, both go. Left to itself the scheduler spreads them. Does something in your file hold them there?',
              zh: '两个副本在同一个节点上，它一没就全没了。没有人干预的话，调度器会把它们分开。你的文件里有什么把它们拴住了？',
            },
          },
        ),
        check.command(STAYS, {
          id: 'half-a-minute',
          stdout: '=\\d',
          stdoutNot: '=(?:;|3[1-9];|[4-9]\\d;|\\d{3,};)',
          within: 6,
          hint: {
            en: 'Look at the tolerations of a Pod as the API has it, not of your file. For which taint does it still stay bound for longer than 30 seconds, or for ever?',
            zh: '看 API 里 Pod 的 tolerations，不要只看自己的文件。对哪一种污点，它还会绑着超过 30 秒，甚至一直绑着？',
          },
        }),
      ],
      solve: [
        'kubectl delete pod front --ignore-not-found',
        'kubectl apply -f solution/front.yaml',
      ],
      solution: [
        {
          path: 'solution/front.yaml',
          mark: [
            'kind',
            'spec.replicas',
            'spec.selector',
            'spec.template.metadata.labels',
            'spec.template.spec.tolerations',
          ],
        },
      ],
      wrong: [
        {
          id: 'two-pods',
          says: { en: 'two Pods by themselves', zh: '两个单独的 Pod' },
          run: ['kubectl apply -f wrong/two-pods.yaml'],
          caughtBy: 'counted',
          undo: ['kubectl delete pods -l app=front'],
        },
        {
          id: 'one-node',
          says: {
            en: 'the nodeSelector of alone.yaml was copied along',
            zh: '把 alone.yaml 的 nodeSelector 也抄了过来',
          },
          run: ['kubectl apply -f wrong/one-node.yaml'],
          caughtBy: 'two-nodes',
          undo: ['kubectl delete deployment front --cascade=foreground'],
        },
        {
          id: 'default',
          says: {
            en: 'no tolerations: the API fills in 300 s',
            zh: '没写 tolerations：API 补上 300 秒',
          },
          run: ['kubectl apply -f wrong/default.yaml'],
          caughtBy: 'half-a-minute',
          undo: ['kubectl delete deployment front --cascade=foreground'],
        },
        {
          id: 'one-taint',
          says: { en: 'only one of the two taints', zh: '两种污点只写了一种' },
          run: ['kubectl apply -f wrong/one-taint.yaml'],
          caughtBy: 'half-a-minute',
          undo: ['kubectl delete deployment front --cascade=foreground'],
        },
        {
          id: 'forever',
          says: { en: 'tolerated without a limit', zh: '容忍，但没写时限' },
          run: ['kubectl apply -f wrong/forever.yaml'],
          caughtBy: 'half-a-minute',
          undo: ['kubectl delete deployment front --cascade=foreground'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'same-fault-again',
      title: { en: 'Replaced, and no better', zh: '换了一个，照样不行' },
      text: {
        en: 'Start a program whose image does not exist, a slip of the finger. Delete its Pod, so that it is replaced, and compare.',
        zh: '启动一个镜像名打错了的程序，这个镜像不存在。删掉它的 Pod，让它换一个新的，再比较。',
      },
      files: [{ path: 'typo.yaml', mark: ['spec.template.spec.containers[name=typo].image'] }],
      commands: [
        'kubectl apply -f typo.yaml',
        { run: UNTIL_NOT_PULLED, within: 90 },
        TYPO_PODS,
        'kubectl get pods -l app=typo -o name > broken\nkubectl delete $(cat broken)',
        { run: UNTIL_NOT_PULLED, within: 90 },
        TYPO_PODS,
      ],
      checks: [
        check.count('Pod', 'app=typo', {
          id: 'still-broken',
          count: 1,
          match: {
            status: {
              containerStatuses: [
                {
                  ready: false,
                  state: { waiting: { reason: { $matches: '^(ErrImagePull|ImagePullBackOff)$' } } },
                },
              ],
            },
          },
        }),
        check.command(
          'test -s broken && ! kubectl get pods -l app=typo -o name | grep -Fxf broken',
          {
            id: 'another-pod',
          },
        ),
      ],
    },
    {
      id: 'wish-withdrawn',
      title: { en: 'Nobody counts the Deployment', zh: '没有人清点 Deployment' },
      text: {
        en: 'Delete the Deployment `web` itself, and wait for somebody to bring it back.',
        zh: '把 Deployment `web` 本身删掉，等着看有没有谁把它补回来。',
      },
      commands: [
        'kubectl delete deployment web --cascade=foreground',
        'kubectl get deployments,pods -l app=web',
      ],
      checks: [
        check.absent('Deployment', 'web', { seen: 'web' }),
        check.stable(5, check.count('Pod', 'app=web', { count: 0 }), { id: 'stays-empty' }),
      ],
    },
  ],
  claims: [
    {
      id: 'public-cloud',
      says: {
        en: 'Cloud native means: it runs in a public cloud.',
        zh: '云原生就是跑在公有云上。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is a way of building and running software, not a place. The cluster of this lab is three containers on your machine: its nodes name kind on Docker as their provider, and nothing in this lab asks for more.',
        zh: '它是构建和运行软件的一种方式，不是一个地方。这个实验的集群就是你机器上的三个容器：节点报的提供者是 Docker 上的 kind，这个实验也不需要别的。',
      },
      proof: 'nodes',
    },
    {
      id: 'node-is-machine',
      says: {
        en: 'Every node of a cluster is a machine of its own.',
        zh: '集群的每个节点都是一台独立的机器。',
      },
      verdict: 'wrong',
      because: {
        en: 'Mostly it is, physical or virtual, and it should be. But a node is whatever runs a kubelet that has registered with the cluster. These three share one kernel, and each counts the same processors as its own.',
        zh: '多数时候是（物理机或虚拟机），也应该是。但凡运行着 kubelet 并向集群注册的，就是节点。这三个节点共用一个内核，同一批处理器每个都算成自己的。',
      },
      proof: 'nodes',
    },
    {
      id: 'microservices-need',
      says: {
        en: 'Microservices need Kubernetes.',
        zh: '做微服务，就得上 Kubernetes。',
      },
      verdict: 'wrong',
      because: {
        en: 'Two services ran with Docker alone; one was released anew, and the other went on as it was. What an orchestrator adds is the work around it: several machines, replacing, updating without a gap.',
        zh: '两个服务只靠 Docker 就跑起来了；一个发布了新版，另一个照旧运行。编排系统添上的是周围的活：多台机器、替换、不间断地更新。',
      },
      proof: 'two-services',
    },
    {
      id: 'needs-microservices',
      says: {
        en: 'Kubernetes is for microservices only.',
        zh: 'Kubernetes 只适合微服务。',
      },
      verdict: 'wrong',
      because: {
        en: 'What runs here is one program in four equal copies. Kubernetes places containers, and does not ask how the program in them is cut.',
        zh: '这里运行的是一个程序的四个相同副本。Kubernetes 安放的是容器，不问里面的程序怎么拆。',
      },
      proof: 'first-deployment',
    },
    {
      id: 'delete-stops',
      says: {
        en: 'Delete the Pod, and the program is stopped.',
        zh: '删掉 Pod，程序就停了。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if nobody counts it. Four were wanted, so another came, under a new name. To have fewer, change the number; to have none, delete the Deployment.',
        zh: '没有人清点它才行。要的是四个，所以补上了一个，名字是新的。想减少就改数字，一个都不要就删 Deployment。',
      },
      proof: 'replaced',
    },
    {
      id: 'heals-itself',
      says: { en: 'Kubernetes heals itself.', zh: 'Kubernetes 会自愈。' },
      verdict: 'only-if',
      because: {
        en: 'Only if a controller counts what was lost, another node has room, and what it is made from is sound. The copies of web were replaced; alone, on the same node, was not. And nobody mended the node.',
        zh: '要有控制器在清点丢掉的东西，别的节点还有余地，用来重建的模板也没有问题。web 的副本补上了，同一节点上的 alone 没有；节点本身，也没有谁去修。',
      },
      proof: 'node-away',
    },
    {
      id: 'at-once',
      says: {
        en: 'When a node dies, Kubernetes reacts at once.',
        zh: '节点一宕机，Kubernetes 马上就有反应。',
      },
      verdict: 'wrong',
      because: {
        en: 'Right after the plug was pulled the node was still called Ready. It is given up only after most of a minute of silence. Its Pods then stay bound to it for as long as their tolerations say: five seconds here, five minutes by default.',
        zh: '刚拔掉电源，节点还显示 Ready。沉默了大半分钟，集群才放弃它。上面的 Pod 还要再绑着，绑多久由容忍度决定：这里五秒，默认五分钟。',
      },
      proof: 'node-away',
    },
    {
      id: 'pods-move',
      says: {
        en: 'The Pods of a dead node move to another one.',
        zh: '节点宕机后，上面的 Pod 会迁移到别的节点。',
      },
      verdict: 'wrong',
      because: {
        en: 'No Pod moves. The lost ones are marked as deleted and stay in the list, where they stood; new Pods with new names are made elsewhere, if somebody counts them.',
        zh: '没有哪个 Pod 会迁移。丢掉的打上删除标记，仍列在原来的节点上；有人清点的，才会在别处另建新的，名字也是新的。',
      },
      proof: 'node-away',
    },
    {
      id: 'come-back',
      says: {
        en: 'When the node is back, its Pods come back to it.',
        zh: '节点恢复后，原来的 Pod 会回到上面。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it is back before they are given up. These had been given up and were removed for good, alone too. The four were complete elsewhere, so the node stayed empty of them: nothing is moved in order to even things out.',
        zh: '要赶在放弃它们之前恢复才行。这里已经放弃了，于是彻底删除，alone 也一样。四个副本在别处已经齐了，所以一个也没有回来：不会为了均匀而搬动什么。',
      },
      proof: 'node-back',
    },
    {
      id: 'replacing-mends',
      says: {
        en: 'If a Pod does not work, delete it; the new one will.',
        zh: 'Pod 不正常就删掉，换个新的就好了。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the fault lay in that one Pod or its node. The new one is made from the same template: a name with a slip in it stays one.',
        zh: '故障只出在这一个 Pod 或它的节点上才行。新的是照同一份模板造的，打错的名字还是错的。',
      },
      proof: 'same-fault-again',
    },
  ],
});
