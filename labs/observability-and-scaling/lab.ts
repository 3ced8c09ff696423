import { check, defineLab } from '#lab-kit';

const ask = (words: string): string =>
  `kubectl exec deployment/web -- node /programs/ask.mjs ${words}`;

const SEARCH_PODS = 'kubectl get pods -l app=search';

/** Waits; only the last line, as how many come before it is chance. */
const rolledOut = (name: string): string => `kubectl rollout status deployment/${name} | tail -n 1`;

const noneLeaving = (name: string) =>
  ({
    run: `kubectl wait --for=jsonpath='{.status.terminatingReplicas}'=0 deployment/${name} --timeout=60s`,
    show: 'none',
  }) as const;

/** Everything that happens to the search, for the timelines. */
const OF_SEARCH = [
  { kind: 'HorizontalPodAutoscaler', selector: 'app=search' },
  { kind: 'Deployment', selector: 'app=search' },
  { kind: 'ReplicaSet', selector: 'app=search' },
  { kind: 'Pod', selector: 'app in (search,load)' },
] as const;

/** The Deployment `search` with this number, asked for and reached. */
const atSize = (replicas: number, within = 150) =>
  check.object('Deployment', 'search', {
    id: 'size',
    within,
    match: { spec: { replicas }, status: { replicas, readyReplicas: replicas } },
  });

const untilSize = (replicas: number) => ({
  run: `kubectl wait --for=jsonpath='{.spec.replicas}'=${String(replicas)} deployment/search --timeout=150s`,
  within: 170,
});

const FIGURES = {
  en: 'What programs and machines use differs from moment to moment and from machine to machine.',
  zh: '程序和机器用了多少，每时每刻、每台机器都不同。',
} as const;

const DELAYS = {
  en: 'How long it takes depends on where in their rounds metrics-server and the autoscaler just are.',
  zh: '用时取决于 metrics-server 和自动伸缩器各自的轮次正走到哪里。',
} as const;

const DECISIONS = {
  run: "kubectl get events --field-selector reason=SuccessfulRescale --sort-by=.metadata.name \\\n  -o custom-columns='DECISIONS:.message'",
  varies: {
    en: 'If the first figure that the autoscaler gets still holds seconds from before the load, it goes there in two steps.',
    zh: '如果自动伸缩器第一次拿到的指标里还有负载到来之前的几秒，就会分两步到位。',
  },
} as const;

/** For `since.sh`. */
const NOW = 'date -u +%Y-%m-%dT%H:%M:%SZ > began';

const API_GROUP = 'metrics.k8s.io';

/** Counts the log files of the Pod whose name is in the file `old`, on the node whose name is in the file `node`. */
const LOG_FILES_OF_OLD =
  'docker exec $(cat node) find /var/log/pods -path "*_$(cat old)_*" -name "*.log" | grep -c .';

export default defineLab({
  title: { en: 'See what happens, and let it scale', zh: '看清发生了什么，再让它自己伸缩' },
  summary: {
    en: 'Read events, logs and figures, find a fault from events alone, and watch an autoscaler follow a load up and down.',
    zh: '学会看事件、日志和指标，只凭事件找出一处故障，再看自动伸缩器怎样跟着负载扩容和缩容。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim', 'registry.k8s.io/metrics-server/metrics-server:v0.9.0'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1', 'registry.k8s.io/metrics-server/metrics-server:v0.9.0'],
  },
  steps: [
    {
      id: 'events',
      title: { en: 'Who did what', zh: '谁做了什么' },
      text: {
        en: 'Start the shop’s front end and its search. Then read the events of the search’s Pod: each says who reports, and what was done.',
        zh: '启动商店的前端和搜索服务，然后看搜索服务那个 Pod 的事件：每条都写着谁报告的、做了什么。',
      },
      files: [
        { path: 'search.mjs', mark: ['const COST_MS', 'const words'] },
        {
          path: 'search.yaml',
          mark: ['Deployment/search:spec.template.spec.containers[name=search].resources'],
        },
      ],
      commands: [
        'kubectl create configmap programs --from-file=search.mjs --from-file=ask.mjs',
        'kubectl apply -f search.yaml -f web.yaml',
        { run: `${rolledOut('search')}\n${rolledOut('web')}`, within: 180 },
        ask('tea'),
        `kubectl get events --field-selector involvedObject.kind=Pod,type=Normal --sort-by=.metadata.name \\\n  -o custom-columns='ABOUT:.involvedObject.name,BY:.reportingComponent,REASON:.reason' | grep -v ^web`,
      ],
      checks: [
        check.deployment('search', { id: 'search', ready: 1, within: 120 }),
        check.deployment('web', { id: 'web', ready: 1, within: 120 }),
      ],
    },
    {
      id: 'crash',
      title: { en: 'It runs again, so what was it?', zh: '又跑起来了，刚才是怎么回事？' },
      text: {
        en: 'Ask the search for a percent sign. It dies, and it is started again. Then find out why: in the Pod’s status, in its log, and in the log of the container before.',
        zh: '用一个百分号去搜索。它崩溃了，又重新启动。接着找原因：看 Pod 的状态，看日志，再看上一个容器的日志。',
      },
      commands: [
        ask("'%'"),
        `until ${SEARCH_PODS} -o 'jsonpath={.items[0].status.containerStatuses[0].restartCount}' | grep -q '[1-9]'; do\n  sleep 1\ndone\nkubectl wait --for=condition=Ready pod -l app=search --timeout=60s > /dev/null`,
        `${SEARCH_PODS} \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:.status.containerStatuses[0].ready,RESTARTS:.status.containerStatuses[0].restartCount'`,
        "kubectl describe pod -l app=search | grep -A 2 'Last State'",
        'kubectl logs deployment/search',
        {
          run: 'kubectl logs deployment/search --previous',
          show: ['listens', 'asked', 'URIError'],
        },
      ],
      checks: [
        check.count('Pod', 'app=search', {
          id: 'restarted',
          count: 1,
          match: {
            status: { containerStatuses: [{ ready: true, restartCount: { $atLeast: 1 } }] },
          },
        }),
        check.command('kubectl logs deployment/search --previous', {
          id: 'why',
          stdout: '.',
        }),
      ],
    },
    {
      id: 'gone',
      title: { en: 'What is left of a Pod', zh: 'Pod 走后还剩什么' },
      text: {
        en: 'Note the Pod’s name, and count the files with its log on its node. Delete the Pod; the Deployment makes another. Ask for the log of the one that is gone, on the node and with kubectl, and for its events.',
        zh: '记下 Pod 的名字，在它的节点上数一数日志文件。删掉这个 Pod，Deployment 会补一个。再去查已经不在的那个：节点上的日志文件，`kubectl logs`，还有它的事件。',
      },
      commands: [
        `${SEARCH_PODS} -o 'jsonpath={.items[0].metadata.name}{"\\n"}' | tee old`,
        { run: `${SEARCH_PODS} -o 'jsonpath={.items[0].spec.nodeName}' > node`, show: 'none' },
        LOG_FILES_OF_OLD,
        'kubectl delete pod $(cat old)',
        { run: rolledOut('search'), show: 'none', within: 180 },
        {
          run: `until ! ${LOG_FILES_OF_OLD} > /dev/null; do sleep 1; done`,
          show: 'none',
          within: 120,
        },
        { run: LOG_FILES_OF_OLD, exit: 1 },
        { run: 'kubectl logs $(cat old)', exit: 1 },
        "kubectl get events --field-selector involvedObject.name=$(cat old),type=Normal --sort-by=.metadata.name \\\n  -o custom-columns='REASON:.reason'",
      ],
      checks: [
        check.command('test -s old && ! kubectl get pod $(cat old) 2>/dev/null', { id: 'gone' }),
        check.deployment('search', { ready: 1, within: 60 }),
      ],
    },
    {
      id: 'figures',
      title: { en: 'Somebody has to collect the figures', zh: '总得有人来收集指标' },
      text: {
        en: 'Ask for figures: there is nobody to ask. Start metrics-server, wait until it has some, and only then register it as part of the API. Then compare what is used with what was asked for.',
        zh: '查一下用量：没有人可问。启动 metrics-server，等它有了数据，再把它注册成 API 的一部分。然后比较：用了多少，请求了多少。',
      },
      files: [
        {
          path: 'metrics-server.yaml',
          mark: [
            'Deployment/metrics-server:spec.template.spec.containers[name=metrics-server].args',
          ],
        },
        { path: 'metrics-api.yaml', mark: ['spec.group', 'spec.service'] },
        {
          path: 'web.yaml',
          mark: ['spec.template.spec.containers[name=web].resources'],
        },
      ],
      commands: [
        { run: 'kubectl top pods', exit: 1 },
        'kubectl apply -f metrics-server.yaml',
        'kubectl apply -n kube-system -f metrics-auth.yaml',
        { run: rolledOut('metrics-server'), within: 180 },
        'kubectl apply -f metrics-api.yaml',
        'kubectl wait --for=condition=Available apiservice/v1beta1.metrics.k8s.io --timeout=60s',
        {
          run: 'until [ "$(kubectl top pods -l "app in (search,web)" --no-headers 2>/dev/null | wc -l)" -eq 2 ]; do\n  sleep 1\ndone',
          show: 'none',
        },
        { run: 'kubectl top nodes', varies: FIGURES },
        { run: 'kubectl top pods', varies: FIGURES },
        "kubectl get pods -l 'app in (search,web)' \\\n  -o custom-columns='POD:.metadata.name,CPU REQUEST:.spec.containers[0].resources.requests.cpu,CPU LIMIT:.spec.containers[0].resources.limits.cpu'",
        {
          run: `kubectl get pods.${API_GROUP} -l app=search \\\n  -o 'jsonpath={.items[0].containers[0].usage.cpu} over {.items[0].window}{"\\n"}' | sed 's/\\.[0-9]*s/ s/'`,
          varies: FIGURES,
        },
      ],
      checks: [
        check.object('APIService', `v1beta1.${API_GROUP}`, {
          id: 'registered',
          within: 60,
          conditions: { Available: 'True' },
        }),
        check.command('kubectl top pods -l app=search --no-headers', {
          id: 'measured',
          stdout: '^search-',
          within: 60,
        }),
      ],
    },
    {
      id: 'autoscaler',
      title: { en: 'Two autoscalers, one of them blind', zh: '两个自动伸缩器，一个看不见' },
      text: {
        en: 'Make an autoscaler for the search, and the same for `web`. Wait until each has looked, and read what they say about themselves.',
        zh: '为搜索服务创建一个自动伸缩器，再照样为 `web` 创建一个。等它们各自看过一轮，读一读它们怎么说自己。',
      },
      files: [
        {
          path: 'autoscaler.yaml',
          mark: [
            'spec.scaleTargetRef',
            'spec.minReplicas',
            'spec.maxReplicas',
            'spec.metrics',
            `spec.behavior.scaleDown`,
          ],
        },
      ],
      commands: [
        'kubectl apply -f autoscaler.yaml',
        'sed s/search/web/ autoscaler.yaml | kubectl apply -f -',
        {
          run: 'kubectl wait --for=condition=ScalingActive hpa/search --timeout=120s',
          within: 130,
        },
        {
          run: "until kubectl get hpa web -o yaml | grep -q 'missing request'; do sleep 1; done",
          show: 'none',
        },
        `kubectl get hpa \\\n  -o custom-columns='AUTOSCALER:.metadata.name,ACTIVE:.status.conditions[?(@.type=="ScalingActive")].status,WHY:.status.conditions[?(@.type=="ScalingActive")].reason'`,
        `kubectl get hpa web -o 'jsonpath={.status.conditions[?(@.type=="ScalingActive")].message}{"\\n"}'`,
        'kubectl get hpa web',
      ],
      checks: [
        check.object('HorizontalPodAutoscaler', 'search', {
          id: 'sees',
          within: 90,
          conditions: { ScalingActive: 'True' },
        }),
        check.object('HorizontalPodAutoscaler', 'web', {
          id: 'blind',
          within: 90,
          conditions: { ScalingActive: 'False' },
        }),
      ],
    },
    {
      id: 'scale-out',
      title: { en: 'The load comes', zh: '负载来了' },
      text: {
        en: 'Five questions a second, each 10 ms of CPU: 50 thousandths of a CPU in all. Each Pod requests 40, and the target is half of that. Predict the number of Pods. Then start the load and count the seconds.',
        zh: '每秒五个问题，每个 10 毫秒 CPU：合计千分之 50 个 CPU。每个 Pod 的请求量是 40，目标是它的一半。先预测要几个 Pod，再启动负载，数一数过了几秒。',
      },
      files: [{ path: 'load.yaml', mark: ['spec.containers[name=load].command'] }],
      commands: [
        NOW,
        'kubectl apply -f load.yaml',
        untilSize(3),
        { run: rolledOut('search'), show: 'none', within: 180 },
        { run: 'sh since.sh ready', varies: DELAYS },
        DECISIONS,
        {
          run: "kubectl get hpa search \\\n  -o custom-columns='AVERAGE:.status.currentMetrics[0].resource.current.averageUtilization,TARGET:.spec.metrics[0].resource.target.averageUtilization,WANTED:.status.desiredReplicas'",
          varies: FIGURES,
        },
        {
          run: 'until [ "$(kubectl logs -l app=search --tail=1 | grep -c asked)" -eq 3 ]; do sleep 1; done',
          show: 'none',
        },
        {
          run: 'kubectl logs -l app=search --prefix --tail=1',
          varies: {
            en: 'The Pods come in the order of their names, which are made by chance.',
            zh: 'Pod 按名字排列，而名字是随机生成的。',
          },
        },
      ],
      checks: [
        atSize(3),
        check.podReady('load'),
        check.command('sh since.sh | cut -d " " -f 1 | awk \'$1 >= 2\'', {
          id: 'not-at-once',
          stdout: '.',
        }),
      ],
      keeps: [
        { kind: 'HorizontalPodAutoscaler', selector: 'app=search' },
        { kind: 'Deployment', selector: 'app=search' },
        { kind: 'ReplicaSet', selector: 'app=search' },
        { kind: 'Pod', selector: 'app in (search,metrics-server)' },
        { kind: 'Service', selector: 'app=metrics-server' },
        'APIService',
      ],
      follows: OF_SEARCH,
    },
    {
      id: 'scale-in',
      title: { en: 'The load goes', zh: '负载走了' },
      text: {
        en: 'Take the load away. The number goes back to one, but not before the figures have fallen and the window has passed: ten seconds here, five minutes unless told.',
        zh: '撤掉负载。数目会回到一，但要等指标降下来、窗口过去：这里设成十秒，默认是五分钟。',
      },
      commands: [
        NOW,
        'kubectl delete -f load.yaml',
        untilSize(1),
        {
          run: `kubectl wait --for=jsonpath='{.status.replicas}'=1 deployment/search --timeout=60s\n${noneLeaving('search').run}`,
          show: 'none',
        },
        { run: 'sh since.sh', varies: DELAYS },
        DECISIONS,
      ],
      checks: [atSize(1), check.count('Pod', 'app=load', { id: 'no-load', count: 0 })],
      follows: OF_SEARCH,
    },
  ],
  tasks: [
    {
      id: 'checkout',
      title: { en: 'The fault is in the events', zh: '毛病写在事件里' },
      text: {
        en: 'Apply `rules.yaml`, then `checkout.yaml`. Two Pods of the checkout should run; there is none, and so there is no log to read. Find out why from events alone, and repair `checkout.yaml`. The rules of the house stay as they are.',
        zh: '先应用 `rules.yaml`，再应用 `checkout.yaml`。结账服务应该有两个 Pod 在运行，现在一个也没有，自然没有日志可看。只凭事件找出原因，修好 `checkout.yaml`。`rules.yaml` 里的规矩不许动。',
      },
      files: [{ path: 'rules.yaml' }, { path: 'checkout.yaml' }],
      hints: [
        {
          en: 'Events are about objects. Which object was to make the Pods? Ask for the warnings only: `--field-selector type=Warning`.',
          zh: '事件总是关于某个对象的。Pod 该由哪个对象来创建？只看警告：`--field-selector type=Warning`。',
        },
        {
          en: 'The message names two amounts: what is allowed, and what was asked for. Which file has which?',
          zh: '消息里有两个量：允许多少，要了多少。哪个写在哪个文件里？',
        },
        {
          en: 'How much does such a program really need? `kubectl top pods` tells of `web`, which runs the same program from the same image. Leave some room above it.',
          zh: '这样的程序到底要用多少？看 `kubectl top pods` 里的 `web`：同一个镜像，同一个程序。再留一点余量。',
        },
      ],
      checks: [
        check.object('LimitRange', 'house-rules', {
          id: 'rules',
          within: 2,
          match: { spec: { limits: [{ type: 'Container', max: { memory: '256Mi' } }] } },
          hint: {
            en: 'The rules of the house are not there, or no longer as they were. It is the checkout that has to keep them.',
            zh: '规矩不在了，或者改过了。该守规矩的是结账服务。',
          },
        }),
        check.object('Deployment', 'checkout', {
          id: 'wanted',
          within: 2,
          match: { spec: { replicas: 2 } },
          hint: {
            en: 'The Deployment checkout is not there, or does not ask for two Pods. Asking for fewer is no repair.',
            zh: '没有名为 checkout 的 Deployment，或者它要的不是两个 Pod。少要几个不算修好。',
          },
        }),
        check.count('Pod', 'app=checkout', {
          id: 'made',
          within: 10,
          count: { $atLeast: 2 },
          hint: {
            en: 'The Pods are still refused. Read the newest warning about the newest ReplicaSet: has one of the two amounts changed, and is it enough?',
            zh: 'Pod 仍然遭到拒绝。看最新的 ReplicaSet 的最新警告：两个量里变了哪个，变得够不够？',
          },
        }),
        check.deployment('checkout', {
          id: 'ready',
          ready: 2,
          within: 60,
          hint: {
            en: 'The Pods are allowed now, but they do not stay up. The warnings are about Pods this time. Read them, and the state of the container in `kubectl describe pod -l app=checkout`: what ended it, and why?',
            zh: 'Pod 已获准创建，却跑不起来。这回的警告是关于 Pod 的。读一读，再看 `kubectl describe pod -l app=checkout` 里容器的状态：它是怎么结束的，为什么？',
          },
        }),
      ],
      solve: [
        'kubectl apply -f rules.yaml',
        'kubectl apply -f checkout.yaml',
        "until kubectl get events --field-selector reason=FailedCreate \\\n  -o custom-columns='ABOUT:.involvedObject.kind,MESSAGE:.message' | grep 1Gi > refused; do\n  sleep 1\ndone\nhead -n 1 refused",
        'cp solution/checkout.yaml checkout.yaml\nkubectl apply -f checkout.yaml',
        rolledOut('checkout'),
      ],
      solution: [
        {
          path: 'solution/checkout.yaml',
          mark: ['spec.template.spec.containers[name=checkout].resources'],
        },
      ],
      wrong: [
        {
          id: 'raised',
          says: { en: 'the rule is loosened instead', zh: '没改服务，反倒放宽了规矩' },
          run: ['kubectl apply -f wrong/raised.yaml -f checkout.yaml'],
          caughtBy: 'rules',
          undo: ['kubectl delete -f checkout.yaml -f rules.yaml --cascade=foreground'],
        },
        {
          id: 'one',
          says: { en: 'within the rule, but only one Pod', zh: '守了规矩，但只要一个 Pod' },
          run: ['kubectl apply -f rules.yaml', 'kubectl apply -f wrong/one.yaml'],
          caughtBy: 'wanted',
          undo: ['kubectl delete -f checkout.yaml -f rules.yaml --cascade=foreground'],
        },
        {
          id: 'half',
          says: { en: 'half as much, still too much', zh: '减了一半，还是太多' },
          run: ['kubectl apply -f rules.yaml', 'kubectl apply -f wrong/half.yaml'],
          caughtBy: 'made',
          undo: ['kubectl delete -f checkout.yaml -f rules.yaml --cascade=foreground'],
        },
        {
          id: 'tiny',
          says: {
            en: 'allowed, but too little for the program to start',
            zh: '获准了，但少得连程序都启动不了',
          },
          run: ['kubectl apply -f rules.yaml', 'kubectl apply -f wrong/tiny.yaml'],
          caughtBy: 'ready',
          undo: ['kubectl delete -f checkout.yaml -f rules.yaml --cascade=foreground'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'blind',
      title: { en: 'No figures arrive any more', zh: '指标送不到了' },
      text: {
        en: 'Take the figures out of the API and bring the load back. metrics-server itself goes on running. What does the autoscaler do? Give it thirty seconds.',
        zh: '把指标从 API 里撤掉，再把负载加回来。metrics-server 本身还在运行。自动伸缩器会怎么办？给它三十秒。',
      },
      commands: [
        `kubectl delete -f metrics-api.yaml\nwhile kubectl get --raw /apis | grep -q ${API_GROUP}; do sleep 1; done`,
        'kubectl apply -f load.yaml\nkubectl wait --for=condition=Ready pod/load --timeout=60s > /dev/null',
        { run: 'kubectl top pods', exit: 1 },
        {
          run: 'kubectl wait --for=condition=ScalingActive=False hpa/search --timeout=90s',
          within: 100,
        },
        `kubectl get hpa search -o 'jsonpath={.status.conditions[?(@.type=="ScalingActive")].message}{"\\n"}'`,
        {
          run: "kubectl wait --for=jsonpath='{.spec.replicas}'=3 deployment/search --timeout=30s",
          exit: 1,
        },
        "kubectl get deployment search \\\n  -o custom-columns='DEPLOYMENT:.metadata.name,WANTED:.spec.replicas,READY:.status.readyReplicas'",
      ],
      checks: [
        check.object('HorizontalPodAutoscaler', 'search', {
          id: 'blind',
          within: 60,
          conditions: { ScalingActive: 'False' },
        }),
        check.podReady('load'),
        atSize(1, 10),
      ],
    },
  ],
  claims: [
    {
      id: 'at-once',
      says: { en: 'The autoscaler reacts at once.', zh: '自动伸缩器立刻就有反应。' },
      verdict: 'wrong',
      because: {
        en: 'First the figures have to be taken (about every 15 s), then the autoscaler has to look (every 15 s), then Pods have to start. The step counts the seconds.',
        zh: '先要量出指标（大约每 15 秒一次），再等自动伸缩器来看（每 15 秒一次），然后 Pod 还要启动。这一步数出了秒数。',
      },
      proof: 'scale-out',
    },
    {
      id: 'in-at-once',
      says: {
        en: 'When the load is gone, the extra Pods go at once.',
        zh: '负载一走，多出来的 Pod 马上就撤。',
      },
      verdict: 'wrong',
      because: {
        en: 'The figures have to fall first, and then the highest number wanted within the window counts. Unless told, the window is five minutes; here it was ten seconds, and it took longer than that.',
        zh: '先要等指标降下来，然后还要看窗口里算出过的最大数目。窗口默认五分钟；这里设成十秒，实际用时比十秒长。',
      },
      proof: 'scale-in',
    },
    {
      id: 'by-itself',
      says: {
        en: 'Kubernetes scales by itself once there is a HorizontalPodAutoscaler.',
        zh: '有了 HorizontalPodAutoscaler，Kubernetes 就会自动伸缩。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if somebody delivers figures through the API. A cluster made by kind or kubeadm has no metrics-server. Without it an autoscaler that goes by CPU stands still, whatever the load.',
        zh: '还要有人通过 API 提供指标才行。kind 和 kubeadm 建出的集群不带 metrics-server。没有它，负载再大，看 CPU 的自动伸缩器也一动不动。',
      },
      proof: 'blind',
    },
    {
      id: 'any-deployment',
      says: {
        en: 'A target of 50% CPU works for any Deployment.',
        zh: '把目标设成 CPU 50%，对哪个 Deployment 都管用。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is 50% of what the containers request. One container without a CPU request, in a Pod that has none as a whole either, and the autoscaler says “missing request for cpu” and does nothing.',
        zh: '这个 50% 说的是容器请求量的 50%。整个 Pod 没写 CPU 请求量，又有一个容器也没写，自动伸缩器就报告 missing request for cpu，什么也不做。',
      },
      proof: 'autoscaler',
    },
    {
      id: 'top-is-request',
      says: {
        en: 'kubectl top shows what a Pod’s requests or limits are.',
        zh: 'kubectl top 显示的是 Pod 的请求量或限额。',
      },
      verdict: 'wrong',
      because: {
        en: 'It shows what was used, on average, in the last seconds. `web` had neither request nor limit for CPU, and `top` showed its use all the same.',
        zh: '它显示的是最近几秒平均用了多少。`web` 的 CPU 请求量和限额都没写，`top` 照样显示它的用量。',
      },
      proof: 'figures',
    },
    {
      id: 'log-tells',
      says: {
        en: 'kubectl logs shows why a container crashed.',
        zh: 'kubectl logs 能看到容器为什么崩溃。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only what the program itself has written, and only while no other container has taken its place. Once the container is running again, `kubectl logs` shows the new one; the last words of the old one come with `--previous`.',
        zh: '前提是程序自己写下了原因，而且还没有新容器接替它。容器重新运行之后，`kubectl logs` 给出的是新容器的日志；旧容器的遗言要加 `--previous` 才看得到。',
      },
      proof: 'crash',
    },
    {
      id: 'logs-kept',
      says: { en: 'The logs of a deleted Pod are kept.', zh: 'Pod 删除之后，日志还留着。' },
      verdict: 'wrong',
      because: {
        en: 'They lie on the Pod’s node and go with the Pod. Its events were still there. Whoever wants to keep logs collects them elsewhere.',
        zh: '日志放在 Pod 所在的节点上，随 Pod 一起消失；它的事件倒还在。想保留日志，就得收集到别处。',
      },
      proof: 'gone',
    },
    {
      id: 'no-pod-no-clue',
      says: {
        en: 'Where there is no Pod, there is nothing to look at.',
        zh: '连 Pod 都没有，就没有东西可查。',
      },
      verdict: 'wrong',
      because: {
        en: 'There are events about whoever was to make the Pod. The ReplicaSet’s named both amounts: what was asked for, and what is allowed.',
        zh: '本该创建 Pod 的那个对象有事件。ReplicaSet 的事件把两个量都写明了：要了多少，最多允许多少。',
      },
      proof: 'checkout',
    },
  ],
});
