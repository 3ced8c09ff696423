import { check, defineLab } from '#lab-kit';

const ROLLED_OUT = { show: ['successfully'], within: 180 } as const;

/** Until no Pod is on its way out any more: the last to go can lose requests, too. */
const noneLeaving = (name: string) =>
  ({
    run: `kubectl wait --for=jsonpath='{.status.terminatingReplicas}'=0 deployment/${name} --timeout=60s`,
    show: 'none',
  }) as const;

const load = (words: string): string => `kubectl exec load -- node /load/load.mjs ${words}`;

const COUNTED = {
  run: load('stop'),
  varies: {
    en: 'How many requests fit into an update, and how many meet a Pod that is not there, depends on the machine and on chance.',
    zh: '更新期间能发出多少请求、其中多少碰上不在的 Pod，取决于机器，也取决于运气。',
  },
} as const;

/** What the load program counted in its last run. */
const counted = (stdout: string) =>
  check.exec('load', ['node', '/load/load.mjs', 'result'], { id: 'counted', stdout });

const LOST_SOME = '^[1-9]\\d* of \\d+ requests to http://web/ failed$';
const LOST_NONE = '^0 of [1-9]\\d{2,} requests to http://web/ failed$';

/** The Deployment `web`, up to date in all its Pods, with this version in the template. */
const atVersion = (version: string, within = 30) =>
  check.object('Deployment', 'web', {
    id: 'updated',
    within,
    match: {
      spec: {
        template: { spec: { containers: [{ env: [{ name: 'VERSION', value: version }] }] } },
      },
      status: { updatedReplicas: 3, readyReplicas: 3, replicas: 3 },
    },
  });

const UIDS =
  'kubectl get replicasets,pods -l app=web \\\n' +
  `  -o jsonpath='{range .items[*]}{.metadata.uid}{"\\n"}{end}'`;

/** Every object of the program and who owns it. */
const OWNERS =
  'kubectl get deployments,replicasets,pods -l app=web --sort-by=.metadata.creationTimestamp \\\n' +
  "  -o custom-columns='KIND:.kind,NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind,NAMED:.metadata.ownerReferences[0].name'";

/** Oldest first; those of the same second by name. */
const BY_AGE = 'kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp -o name';

const OF_WEB = [
  'Deployment',
  { kind: 'ReplicaSet', selector: 'app=web' },
  { kind: 'Pod', selector: 'app=web' },
] as const;

const SLICE = { kind: 'EndpointSlice', selector: 'kubernetes.io/service-name=web' } as const;

export default defineLab({
  title: { en: 'Update Pods and lose nothing', zh: '更新 Pod，一个请求也不丢' },
  summary: {
    en: 'Count what a rolling update loses and bring the count to zero; follow a Deployment through its ReplicaSets when it heals, scales, gets stuck and goes back.',
    zh: '数清一次滚动更新丢了多少请求，并让这个数变成零；顺着 ReplicaSet 看 Deployment 怎样自愈、伸缩、卡住和回滚。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1'],
  },
  steps: [
    {
      id: 'three-levels',
      title: { en: 'One object asked for, five made', zh: '要了一个对象，得到五个' },
      text: {
        en: 'Apply a Deployment and a Service. Beside them goes a Pod `load` with a small program that will send requests and count what becomes of them. Then ask each object who owns it.',
        zh: '应用一个 Deployment 和一个 Service，再启动 Pod `load`，里面的小程序负责发请求并统计结果。然后看每个对象归谁所有。',
      },
      files: [
        {
          path: 'web.yaml',
          mark: ['spec.replicas', 'spec.template.spec.containers[name=web].command'],
        },
        { path: 'load.mjs', mark: ['const SENDERS', 'const PAUSE_MS', 'const PATIENCE_MS'] },
      ],
      commands: [
        'kubectl create configmap load --from-file=load.mjs',
        'kubectl apply -f web.yaml -f service.yaml -f load.yaml',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        { run: 'kubectl wait --for=condition=Ready pod/load --timeout=120s', within: 180 },
        OWNERS,
      ],
      checks: [
        check.deployment('web', { ready: 3, within: 120 }),
        check.podReady('load', { within: 120 }),
      ],
      follows: OF_WEB,
    },
    {
      id: 'heals',
      title: {
        en: 'Take away a Pod, take away the ReplicaSet',
        zh: '删掉一个 Pod，再删掉 ReplicaSet',
      },
      text: {
        en: 'Delete one Pod, then the ReplicaSet itself. Each level is put back by the one above it. Look at which names return.',
        zh: '先删一个 Pod，再删掉 ReplicaSet 本身。每一层都由上一层补回来。留意哪些名字回来了。',
      },
      commands: [
        `${UIDS} > before`,
        BY_AGE,
        `kubectl delete $(${BY_AGE} | head -n 1)`,
        {
          run: "kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 replicaset -l app=web --timeout=60s",
          show: 'none',
        },
        BY_AGE,
        {
          run: 'old=$(kubectl get pods -l app=web -o name)\nkubectl delete replicaset -l app=web\nkubectl wait --for=delete $old --timeout=60s > /dev/null',
          within: 120,
        },
        { run: 'kubectl rollout status deployment/web', show: 'none', within: 180 },
        'kubectl get replicasets,pods -l app=web -o name',
      ],
      checks: [
        check.deployment('web', { ready: 3 }),
        check.command(`test -s before && ! ${UIDS} | grep -qFf before`, { id: 'all-new' }),
      ],
    },
    {
      id: 'careless',
      title: { en: 'An update, counted', zh: '更新一次，数一数' },
      text: {
        en: 'Send requests without pause, change the Pod template meanwhile, and count. First predict from the strategy: at most how many Pods will the Deployment want at a time, and at least how many available ones?',
        zh: '不停地发请求，期间修改 Pod 模板，然后看统计。动手前先根据更新策略预测：Deployment 同时最多要几个 Pod？至少要保住几个可用的？',
      },
      commands: [
        `kubectl get deployment web -o jsonpath='{.spec.replicas} {.spec.strategy}{"\\n"}'`,
        load('start http://web/'),
        'kubectl set env deployment/web VERSION=2',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        noneLeaving('web'),
        COUNTED,
        'kubectl get events --field-selector reason=ScalingReplicaSet \\\n' +
          "  --sort-by=.metadata.name -o custom-columns='DECISIONS:.message'",
        "kubectl get replicasets -l app=web --sort-by=.spec.replicas \\\n  -o custom-columns='REPLICASET:.metadata.name,WANTS:.spec.replicas'",
      ],
      checks: [atVersion('2'), counted(LOST_SOME)],
      keeps: [...OF_WEB, 'Service', SLICE],
      follows: [...OF_WEB, SLICE],
    },
    {
      id: 'still-leaving',
      title: { en: 'Those who come are careful, those who go are not', zh: '来的谨慎，走的不谨慎' },
      text: {
        en: 'The new template has a readiness probe, so that no Pod counts before it answers, and a pause before it stops. Roll it out and count. The Pods that leave are still of the old template.',
        zh: '新模板加上了就绪探针（不能应答之前不算数），还有停止前的一段等待。推出去，再数一次。这一次离开的仍是旧模板的 Pod。',
      },
      files: [
        {
          path: 'web-careful.yaml',
          mark: [
            'spec.template.spec.containers[name=web].readinessProbe',
            'spec.template.spec.containers[name=web].lifecycle',
          ],
        },
      ],
      commands: [
        load('start http://web/'),
        'kubectl apply -f web-careful.yaml',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        noneLeaving('web'),
        COUNTED,
      ],
      checks: [
        check.object('Deployment', 'web', {
          id: 'careful',
          match: {
            spec: {
              template: {
                spec: {
                  containers: [{ readinessProbe: { $exists: true }, lifecycle: { $exists: true } }],
                },
              },
            },
            status: { updatedReplicas: 3, readyReplicas: 3, replicas: 3 },
          },
        }),
        counted(LOST_SOME),
      ],
    },
    {
      id: 'nothing-lost',
      title: { en: 'Zero', zh: '零' },
      text: {
        en: 'Now both sides of an update are careful: the Pods that come and the Pods that go. Same load, same kind of change.',
        zh: '现在更新的两头都谨慎了：来的和走的都一样。同样的负载，同样的改动。',
      },
      commands: [
        load('start http://web/'),
        'kubectl set env deployment/web VERSION=3',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        noneLeaving('web'),
        COUNTED,
      ],
      checks: [atVersion('3'), counted(LOST_NONE)],
      follows: [...OF_WEB, SLICE],
    },
    {
      id: 'scale',
      title: { en: 'Fewer, and who has to go', zh: '减少副本，谁先走' },
      text: {
        en: 'Make the second oldest Pod unready, and ask for one Pod less: who goes? Then name the one that shall go: the oldest.',
        zh: '让第二老的 Pod 变成未就绪，再减一个副本：谁走？然后由你来指定谁走：最老的那个。',
      },
      commands: [
        `${BY_AGE} | tee old`,
        'kubectl exec $(sed -n 2p old) -- touch /tmp/not-ready\nkubectl wait --for=condition=Ready=false $(sed -n 2p old) --timeout=60s',
        'kubectl scale deployment web --replicas=2\nkubectl wait --for=delete $(sed -n 2p old) --timeout=60s > /dev/null',
        BY_AGE,
        'kubectl annotate $(sed -n 1p old) controller.kubernetes.io/pod-deletion-cost=-1',
        'kubectl scale deployment web --replicas=1\nkubectl wait --for=delete $(sed -n 1p old) --timeout=60s > /dev/null',
        BY_AGE,
        'kubectl scale deployment web --replicas=3',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        'kubectl rollout history deployment/web',
      ],
      checks: [
        check.deployment('web', { ready: 3 }),
        check.command('test -s old && kubectl get pods -l app=web -o name | grep -cFxf old', {
          id: 'youngest-stays',
          stdout: '^1$',
        }),
      ],
    },
    {
      id: 'stops-half-way',
      title: { en: 'A bad image stops half way', zh: '坏镜像，更新停在半路' },
      text: {
        en: 'Roll out an image that does not exist, under load. Predict where it will stop: three wanted, one more allowed, none may be missing.',
        zh: '在负载下推出一个不存在的镜像。先预测它会停在哪里：要三个，允许多一个，不许少。',
      },
      commands: [
        load('start http://web/'),
        `kubectl patch deployment web -p '{"spec": {"progressDeadlineSeconds": 10}}'`,
        'kubectl set image deployment/web web=localhost/shop/web:9',
        { run: 'kubectl rollout status deployment/web', exit: 1, show: ['^error'], within: 60 },
        "kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,IMAGE:.spec.containers[0].image,READY:.status.containerStatuses[0].ready'",
        "kubectl get deployment web \\\n  -o custom-columns='WANTED:.spec.replicas,PODS:.status.replicas,AVAILABLE:.status.availableReplicas,UPDATED:.status.updatedReplicas'",
        COUNTED,
      ],
      checks: [
        check.object('Deployment', 'web', {
          id: 'half-way',
          conditions: { Progressing: 'False' },
          match: {
            spec: { template: { spec: { containers: [{ image: 'localhost/shop/web:9' }] } } },
            status: { replicas: 4, availableReplicas: 3, updatedReplicas: 1 },
          },
        }),
        counted(LOST_NONE),
      ],
      keeps: [...OF_WEB, 'Service', SLICE],
      follows: [...OF_WEB, SLICE],
    },
    {
      id: 'rollback',
      title: { en: 'Back', zh: '退回去' },
      text: {
        en: 'Nobody takes the update back but you. Compare the list of revisions before and after.',
        zh: '没有谁会替你撤回这次更新。比较撤回前后的修订版本列表。',
      },
      commands: [
        'kubectl rollout history deployment/web',
        'kubectl rollout undo deployment/web',
        { run: 'kubectl rollout status deployment/web', show: 'none', within: 180 },
        noneLeaving('web'),
        'kubectl rollout history deployment/web',
        "kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,IMAGE:.spec.containers[0].image'",
        `kubectl patch deployment web -p '{"spec": {"progressDeadlineSeconds": 600}}'`,
      ],
      checks: [
        check.object('Deployment', 'web', {
          id: 'back',
          match: {
            metadata: { annotations: { 'deployment.kubernetes.io/revision': '6' } },
            spec: { template: { spec: { containers: [{ image: 'shop/web:1' }] } } },
            status: { replicas: 3, updatedReplicas: 3, readyReplicas: 3 },
          },
        }),
      ],
    },
    {
      id: 'pause',
      title: { en: 'Two changes, one update', zh: '两处修改，一次更新' },
      text: {
        en: 'Pause the Deployment, change two things in its template, and resume. The Pods run on meanwhile.',
        zh: '暂停 Deployment，改模板里的两处，再恢复。期间 Pod 照常运行。',
      },
      commands: [
        'kubectl rollout pause deployment/web',
        'kubectl set env deployment/web VERSION=4',
        'kubectl set resources deployment/web --limits=memory=160Mi',
        "kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,READY:.status.containerStatuses[0].ready,VERSION:.spec.containers[0].env[0].value,MEMORY:.spec.containers[0].resources.limits.memory'",
        'kubectl rollout resume deployment/web',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        'kubectl rollout history deployment/web | tail -n 4',
      ],
      checks: [
        atVersion('4'),
        check.object('Deployment', 'web', {
          id: 'one-revision',
          match: {
            metadata: { annotations: { 'deployment.kubernetes.io/revision': '7' } },
            spec: {
              template: {
                spec: { containers: [{ resources: { limits: { memory: '160Mi' } } }] },
              },
            },
          },
        }),
      ],
    },
    {
      id: 'siblings',
      title: { en: 'One on each node, and one that ends', zh: '每个节点一个，以及会结束的' },
      text: {
        en: 'A DaemonSet and a Job make Pods by other rules. Ask who owns these, where they run and whether they end.',
        zh: 'DaemonSet 和 Job 按别的规则创建 Pod。看看这些 Pod 归谁所有、在哪里运行、会不会结束。',
      },
      files: [
        { path: 'agent.yaml', mark: ['kind', 'spec.selector'] },
        {
          path: 'report.yaml',
          mark: [
            'kind',
            'spec.completions',
            'spec.backoffLimit',
            'spec.template.spec.restartPolicy',
          ],
        },
      ],
      commands: [
        'kubectl apply -f agent.yaml -f report.yaml',
        { run: 'kubectl rollout status daemonset/agent', ...ROLLED_OUT },
        { run: 'kubectl wait --for=condition=Complete job/report --timeout=120s', within: 180 },
        "kubectl get nodes -o custom-columns='NODE:.metadata.name,TAINTS:.spec.taints[*].key'",
        "kubectl get pods -l app=agent --sort-by=.spec.nodeName \\\n  -o custom-columns='POD:.metadata.name,OWNER:.metadata.ownerReferences[0].kind,NODE:.spec.nodeName,PHASE:.status.phase'",
        "kubectl get pods -l app=report \\\n  -o custom-columns='POD:.metadata.name,OWNER:.metadata.ownerReferences[0].kind,PHASE:.status.phase'",
      ],
      checks: [
        check.object('DaemonSet', 'agent', {
          id: 'each-node',
          match: { status: { desiredNumberScheduled: 2, numberReady: 2 } },
        }),
        check.object('Job', 'report', { id: 'done', conditions: { Complete: 'True' } }),
      ],
    },
  ],
  tasks: [
    {
      id: 'catalog',
      title: { en: 'Update the catalog, lose nothing', zh: '更新 catalog，一个请求也不丢' },
      text: {
        en: 'Change `catalog.yaml` so that during an update at least two Pods are available, at most three are wanted, and no request is lost. Apply it. Then prove it: start the load on `http://catalog/`, roll out another `VERSION`, wait until no Pod is leaving, stop the load.',
        zh: '修改 `catalog.yaml`，让更新期间至少有两个 Pod 可用、最多要三个，并且一个请求也不丢。应用之后还要证明：对 `http://catalog/` 启动负载，推出另一个 `VERSION`，等到没有 Pod 正在退出，再停止负载。',
      },
      files: [{ path: 'catalog.yaml', mark: ['Deployment/catalog:spec.strategy'] }],
      hints: [
        {
          en: 'Three things decide it: how many Pods may come or go at a time, when a new one counts, and how an old one leaves.',
          zh: '取决于三件事：一次可以来去几个 Pod，新 Pod 什么时候才算数，旧 Pod 怎样离开。',
        },
        {
          en: 'Of two Pods, half may be missing. How many is that? And which number lets the Deployment begin with a new Pod instead?',
          zh: '两个 Pod 允许缺一半，是几个？要让 Deployment 先加新的再减旧的，该改哪个数？',
        },
        {
          en: 'Put `web.yaml` and `web-careful.yaml` side by side. And remember whose template the leaving Pods have.',
          zh: '把 `web.yaml` 和 `web-careful.yaml` 放在一起比较。还要记得：离开的 Pod 用的是谁的模板。',
        },
      ],
      checks: [
        check.deployment('catalog', {
          id: 'pods',
          ready: 2,
          within: 60,
          hint: {
            en: 'Two Pods of the newest template must be ready. If they are not, look at the events of the one that is missing.',
            zh: '要有两个最新模板的 Pod 就绪。没有的话，看看缺的那个 Pod 的事件。',
          },
        }),
        check.object('Deployment', 'catalog', {
          id: 'bounds',
          within: 5,
          match: {
            spec: {
              strategy: {
                type: 'RollingUpdate',
                rollingUpdate: {
                  maxUnavailable: { $matches: '^(0|[1-4]?\\d%)$' },
                  maxSurge: { $matches: '^(1|[1-4]?[1-9]%|[1-5]0%)$' },
                },
              },
            },
          },
          hint: {
            en: 'The strategy does not promise “at least two available, at most three wanted”. Work it out for two replicas: percentages of maxSurge are rounded up, those of maxUnavailable down.',
            zh: '这个策略保证不了“至少两个可用、最多要三个”。按两个副本算一遍：maxSurge 的百分比向上取整，maxUnavailable 的向下取整。',
          },
        }),
        check.object('Deployment', 'catalog', {
          id: 'warm-up',
          within: 5,
          match: {
            spec: {
              template: { spec: { containers: [{ readinessProbe: { $exists: true } }] } },
            },
          },
          hint: {
            en: 'A new Pod counts as available as soon as its process runs, two seconds before it can answer. Who could ask it whether it is ready yet?',
            zh: '新 Pod 的进程一运行就算可用，而它两秒之后才能应答。由谁来问它准备好了没有？',
          },
        }),
        check.exec('load', ['node', '/load/load.mjs', 'result'], {
          id: 'counted',
          within: 5,
          stdout:
            '^answered by version (\\S+): \\d+\\nanswered by version (?!\\1:)\\S+: \\d+\\n0 of [1-9]\\d{2,} requests to http://catalog/ failed$',
          hint: {
            en: 'The last run of the load program is not an update of the catalog without loss. If requests failed: an address stays in the nodes’ rules for a moment after its Pod was told to stop. What should the Pod do during that moment, and do the Pods that leave already know?',
            zh: '负载程序的最后一次统计，还不是一次没有损失的 catalog 更新。如果有请求失败：Pod 收到停止通知之后，它的地址还会在节点的规则里留一会儿。这段时间 Pod 应该做什么？要离开的 Pod 已经知道了吗？',
          },
        }),
      ],
      solve: [
        'cp solution/catalog.yaml catalog.yaml\nkubectl apply -f catalog.yaml',
        'kubectl rollout status deployment/catalog | tail -1',
        load('start http://catalog/'),
        'kubectl set env deployment/catalog VERSION=2',
        'kubectl rollout status deployment/catalog | tail -1',
        noneLeaving('catalog').run,
        `${load('stop')} | tail -1 | cut -d ' ' -f 1,4-`,
      ],
      solution: [
        {
          path: 'solution/catalog.yaml',
          mark: [
            'Deployment/catalog:spec.strategy',
            'Deployment/catalog:spec.template.spec.containers[name=catalog].readinessProbe',
            'Deployment/catalog:spec.template.spec.containers[name=catalog].lifecycle',
          ],
        },
      ],
      wrong: [
        {
          id: 'recreate',
          says: {
            en: 'all old Pods go before the new ones come',
            zh: '旧 Pod 全部离开之后新 Pod 才来',
          },
          run: ['kubectl apply -f wrong/recreate.yaml'],
          caughtBy: 'bounds',
        },
        {
          id: 'half',
          says: {
            en: 'one more is allowed, but half may still be missing',
            zh: '允许多一个了，但还允许缺一半',
          },
          run: ['kubectl apply -f wrong/half.yaml'],
          caughtBy: 'bounds',
        },
        {
          id: 'no-probe',
          says: { en: 'no readiness probe', zh: '没有就绪探针' },
          run: ['kubectl apply -f wrong/no-probe.yaml'],
          caughtBy: 'warm-up',
        },
        {
          id: 'no-pause',
          says: {
            en: 'Pods that leave stop answering at once',
            zh: '离开的 Pod 立刻停止应答',
          },
          run: [
            'kubectl apply -f wrong/no-pause.yaml',
            'kubectl rollout status deployment/catalog',
            load('start http://catalog/'),
            'kubectl set env deployment/catalog VERSION=2',
            'kubectl rollout status deployment/catalog',
            noneLeaving('catalog').run,
            load('stop'),
          ],
          caughtBy: 'counted',
          undo: ['kubectl delete -f wrong/no-pause.yaml'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'recreate',
      title: { en: 'All of them at once', zh: '一次全换' },
      text: {
        en: 'Probe and pause stay, only the strategy becomes `Recreate`. Update under load.',
        zh: '探针和等待都保留，只把策略改成 `Recreate`。在负载下更新。',
      },
      commands: [
        `kubectl patch deployment web \\\n  -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`,
        load('start http://web/'),
        'kubectl set env deployment/web VERSION=5',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        COUNTED,
      ],
      checks: [
        check.object('Deployment', 'web', {
          id: 'strategy',
          match: { spec: { strategy: { type: 'Recreate' } } },
        }),
        atVersion('5'),
        counted(LOST_SOME),
      ],
      follows: [...OF_WEB, SLICE],
    },
    {
      id: 'relabel',
      title: { en: 'A Pod leaves the flock', zh: '一个 Pod 离群' },
      text: {
        en: 'Change the label of one running Pod. Nothing in its containers changes. Count the Pods, and ask each who owns it.',
        zh: '改掉一个运行中的 Pod 的标签，容器里什么都没变。数一数 Pod，再看每个归谁所有。',
      },
      commands: [
        'kubectl label $(kubectl get pods -l app=web -o name | head -n 1) app=set-aside --overwrite',
        'until [ $(kubectl get pods -l app=web -o name | wc -l) -eq 3 ]; do sleep 1; done',
        { run: 'kubectl rollout status deployment/web', show: 'none', within: 180 },
        "kubectl get pods -l 'app in (web,set-aside)' --sort-by=.metadata.labels.app \\\n  -o custom-columns='POD:.metadata.name,LABEL:.metadata.labels.app,OWNER:.metadata.ownerReferences[0].kind,PHASE:.status.phase'",
      ],
      checks: [
        check.count('Pod', 'app=set-aside', {
          id: 'set-aside',
          count: 1,
          match: { status: { phase: 'Running' } },
        }),
        check.deployment('web', { ready: 3 }),
      ],
    },
  ],
  claims: [
    {
      id: 'never-drops',
      says: {
        en: 'A rolling update never drops a request.',
        zh: '滚动更新不会丢请求。',
      },
      verdict: 'wrong',
      because: {
        en: 'This one did. With the default strategy and without a readiness probe, Pods counted as available before they could answer. Zero takes three things: bounds that keep enough Pods, a readiness probe, and Pods that go on answering while they are struck off.',
        zh: '这一次就丢了。策略是默认的，没有就绪探针，Pod 还不能应答就算可用了。要做到零，需要三样东西：保住足够 Pod 的上下限、就绪探针，以及在被划掉期间仍然应答的 Pod。',
      },
      proof: 'careless',
    },
    {
      id: 'probe-suffices',
      says: {
        en: 'With a readiness probe, an update loses nothing.',
        zh: '配了就绪探针，更新就不会丢请求。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the Pods that leave are careful, too. Every new Pod had the probe, and requests still failed: they were sent to old Pods that had already stopped.',
        zh: '还要离开的 Pod 也谨慎才行。新 Pod 个个都有探针，请求还是失败了：它们发给了已经停下的旧 Pod。',
      },
      proof: 'still-leaving',
    },
    {
      id: 'oldest-first',
      says: {
        en: 'Scaling down picks the oldest Pod.',
        zh: '缩容时先删最老的 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'The one that was not ready went first, and it was not the oldest. The oldest went only when an annotation made it the cheapest. With nothing else to tell Pods apart, those go first that have been ready for the shortest time, compared roughly.',
        zh: '先走的是没有就绪的那个，它并不是最老的。最老的那个，直到注解把它的代价改成最低才走。别的都分不出高下时，就绪时间最短的先走，而且只作粗略比较。',
      },
      proof: 'scale',
    },
    {
      id: 'scaling-is-a-revision',
      says: {
        en: 'Scaling makes a new revision.',
        zh: '伸缩会产生新的修订版本。',
      },
      verdict: 'wrong',
      because: {
        en: 'Only a changed Pod template does. After three changes of the number there were four revisions: the first template and three updates of it.',
        zh: '只有 Pod 模板变了才会。副本数改了三次之后，修订版本还是四个：最初的模板和它的三次更新。',
      },
      proof: 'scale',
    },
    {
      id: 'makes-pods',
      says: {
        en: 'A Deployment creates Pods.',
        zh: 'Deployment 创建 Pod。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only by way of a ReplicaSet. It owns the ReplicaSet, and the ReplicaSet owns the Pods.',
        zh: '是经由 ReplicaSet 创建的。Deployment 拥有 ReplicaSet，ReplicaSet 拥有 Pod。',
      },
      proof: 'three-levels',
    },
    {
      id: 'quarter-of-three',
      says: {
        en: 'With maxUnavailable 25%, one of three Pods may be missing.',
        zh: 'maxUnavailable 为 25% 时，三个 Pod 可以缺一个。',
      },
      verdict: 'wrong',
      because: {
        en: 'A quarter of three is 0.75. For maxUnavailable it is rounded down to none, for maxSurge up to one: the old ReplicaSet gave up a Pod only after the new one had one more.',
        zh: '三的四分之一是 0.75。maxUnavailable 向下取整得零，maxSurge 向上取整得一：新 ReplicaSet 每多一个，旧的才减一个。',
      },
      proof: 'careless',
    },
    {
      id: 'bad-image-outage',
      says: {
        en: 'Rolling out a broken image takes the program down.',
        zh: '推出一个坏镜像，程序就停了。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the strategy lets all the old Pods go first, as `Recreate` does. Here none could be missing: three old Pods stayed, one new Pod never came up, no request failed.',
        zh: '策略允许旧 Pod 全部先走才会，比如 `Recreate`。这里一个也不许缺：三个旧 Pod 都在，一个新 Pod 起不来，没有请求失败。',
      },
      proof: 'stops-half-way',
    },
    {
      id: 'rolls-back-itself',
      says: {
        en: 'Kubernetes rolls a failed update back by itself.',
        zh: '更新失败，Kubernetes 会自动回滚。',
      },
      verdict: 'wrong',
      because: {
        en: 'It stops, and after `progressDeadlineSeconds` says so. That is all: three old Pods and the one with the bad image, until somebody types `kubectl rollout undo`, which is the step after this one.',
        zh: '它只是停下来，过了 `progressDeadlineSeconds` 再告诉你，别的什么也不做：三个旧 Pod，一个坏镜像的新 Pod，一直等到有人输入 `kubectl rollout undo`，也就是再下一步。',
      },
      proof: 'stops-half-way',
    },
    {
      id: 'number-returns',
      says: {
        en: 'After a rollback the old revision number is current again.',
        zh: '回滚之后，当前的又是原来那个修订版本号。',
      },
      verdict: 'wrong',
      because: {
        en: 'The old template comes back under a new number, the next one, and its old number leaves the list.',
        zh: '旧模板是以一个新号码（下一个）回来的，它原来的号码从列表里消失。',
      },
      proof: 'rollback',
    },
    {
      id: 'paused-is-stopped',
      says: {
        en: 'A paused Deployment does not serve.',
        zh: '暂停的 Deployment 不提供服务。',
      },
      verdict: 'wrong',
      because: {
        en: 'Pausing holds back updates of the template. The three Pods of before were there, and ready.',
        zh: '暂停只是让模板的修改先不推出去。原来的三个 Pod 都在，而且都是就绪的。',
      },
      proof: 'pause',
    },
    {
      id: 'every-node',
      says: {
        en: 'A DaemonSet runs a Pod on every node.',
        zh: 'DaemonSet 在每个节点上都运行一个 Pod。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only on every node that its Pods tolerate and its template selects. The control plane’s node carries a taint, and none runs there.',
        zh: '仅限它的 Pod 能容忍、模板也选中的节点。控制平面节点带有污点，上面就没有。',
      },
      proof: 'siblings',
    },
  ],
});
