import { check, defineLab } from '#lab-kit';

/** A field of a Pod's only container, as jsonpath names it. */
const OF_CONTAINER = '.status.containerStatuses[0]';

const WORKER2 = '$LAB_CLUSTER-worker2';

/** Phase, and under it the state of the container. */
const STATES =
  'kubectl get pods -l lesson=phases \\\n' +
  `  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,WAITING:${OF_CONTAINER}.state.waiting.reason,RUNNING SINCE:${OF_CONTAINER}.state.running.startedAt,TERMINATED:${OF_CONTAINER}.state.terminated.reason,EXIT:${OF_CONTAINER}.state.terminated.exitCode'`;

const condition = (type: string): string => `.status.conditions[?(@.type=="${type}")].status`;

/** All conditions of one object with their reasons, a line each. */
const conditionsOf = (what: string): string =>
  `kubectl get ${what} \\\n  -o jsonpath='{range .status.conditions[*]}{.type}{" "}{.status}{" "}{.reason}{"\\n"}{end}' | sort`;

/** Each is caught in the moment in which its container is said to wait: the kubelet does not say so all the time. */
const HELD_BACK =
  'for pod in ends-always fails-always fails-on-failure; do\n' +
  '  kubectl wait pod/$pod --timeout=110s \\\n' +
  `    --for=jsonpath='{${OF_CONTAINER}.state.waiting.reason}'=CrashLoopBackOff \\\n` +
  `    -o jsonpath='{.metadata.name}: phase {.status.phase}, container {${OF_CONTAINER}.state.waiting.reason}{"\\n"}' &\n` +
  'done | sort';

const ANSWERS =
  'for pod in unwatched readiness liveness slow-liveness slow-startup; do\n' +
  '  echo "$pod: $(kubectl exec $pod -- wget -qO- -T 2 http://127.0.0.1:8080/health 2>/dev/null || echo no answer)"\n' +
  'done';

/** Who was killed by a probe, said once each. */
const killedByProbe = (name: string): string =>
  'kubectl get events --field-selector reason=Killing \\\n' +
  `  -o jsonpath='{range .items[*]}{.involvedObject.name}{": "}{.message}{"\\n"}{end}' | grep ${name} | sort -u`;

/** Waits for the EndpointSlice, which follows the Pod by a moment. */
const listed = (pod: string, ready: boolean): string =>
  'kubectl wait endpointslices -l kubernetes.io/service-name=shop --timeout=60s \\\n' +
  `  --for=jsonpath="{.endpoints[?(@.targetRef.name=='${pod}')].conditions.ready}"=${String(ready)}`;

/** The cart's liveness probe in one line: period, failures, patience with one question, delay (empty when not set). */
const LIVENESS = `kubectl get pod cart -o jsonpath='${[
  'periodSeconds',
  'failureThreshold',
  'timeoutSeconds',
  'initialDelaySeconds',
]
  .map((field) => `{.spec.containers[0].livenessProbe.${field}}`)
  .join(' ')}'`;

const INSTEAD = (file: string): string =>
  `kubectl delete pod cart --now --ignore-not-found > /dev/null && kubectl apply -f ${file}`;

export default defineLab({
  title: { en: 'A Pod from Pending to gone', zh: 'Pod 从 Pending 到消失' },
  summary: {
    en: 'You bring Pods into four phases on purpose, take a node away to see what the fifth has become, measure back-off and grace period, and see what the wrong probe does.',
    zh: '有意让 Pod 进入四个阶段，让一个节点失联，看第五个如今换成了什么，测出重启退避和宽限期，并看清用错探针的后果。',
  },
  needs: ['cluster'],
  images: { base: ['busybox:1.37'], load: ['busybox:1.37'] },
  disturbs: {
    en: 'It stops the kubelet of one node for about a minute, longer if you take your time.',
    zh: '它会把一个节点的 kubelet 停掉一分钟左右，做得慢就更久。',
  },
  steps: [
    {
      id: 'phases',
      title: { en: 'Four phases, six Pods', zh: '四个阶段，六个 Pod' },
      text: {
        en: 'Six Pods, each with a fate of its own. Look at them three times: as kubectl lists them, by phase with the state of their container, and by condition.',
        zh: '六个 Pod，命运各不相同。看三遍：一遍是 kubectl 的列表，一遍是阶段和容器状态，一遍是状况。',
      },
      files: [
        {
          path: 'phases.yaml',
          mark: [
            'Pod/too-big:metadata.name',
            'Pod/too-big:spec.containers[name=main].resources.requests.cpu',
            'Pod/no-config:metadata.name',
            'Pod/no-config:spec.containers[name=main].envFrom',
            'Pod/works:metadata.name',
            'Pod/done:metadata.name',
            'Pod/done:spec.restartPolicy',
            'Pod/done:spec.containers[name=main].command',
            'Pod/broken:metadata.name',
            'Pod/broken:spec.containers[name=main].command',
            'Pod/no-program:metadata.name',
            'Pod/no-program:spec.containers[name=main].command',
          ],
        },
      ],
      commands: [
        'kubectl apply -f phases.yaml',
        {
          run:
            'kubectl wait pod/too-big --for=condition=PodScheduled=False --timeout=60s\n' +
            `kubectl wait pod/no-config --for=jsonpath='{${OF_CONTAINER}.state.waiting.reason}'=CreateContainerConfigError --timeout=60s\n` +
            'kubectl wait pod/works --for=condition=Ready --timeout=60s\n' +
            "kubectl wait pod/done --for=jsonpath='{.status.phase}'=Succeeded --timeout=60s\n" +
            "kubectl wait pod/broken pod/no-program --for=jsonpath='{.status.phase}'=Failed --timeout=60s",
          show: 'none',
        },
        'kubectl get pods -l lesson=phases',
        STATES,
        'kubectl get pods -l lesson=phases \\\n' +
          `  -o custom-columns='POD:.metadata.name,SCHEDULED:${condition('PodScheduled')},INITIALIZED:${condition('Initialized')},READY:${condition('Ready')}'`,
      ],
      checks: [
        check.object('Pod', 'too-big', {
          id: 'unschedulable',
          match: { status: { phase: 'Pending' } },
          conditions: { PodScheduled: 'False' },
        }),
        check.object('Pod', 'no-config', {
          id: 'waiting',
          match: {
            status: {
              phase: 'Pending',
              containerStatuses: [{ state: { waiting: { reason: 'CreateContainerConfigError' } } }],
            },
          },
        }),
        check.object('Pod', 'works', { id: 'running', match: { status: { phase: 'Running' } } }),
        check.object('Pod', 'done', { id: 'succeeded', match: { status: { phase: 'Succeeded' } } }),
        check.object('Pod', 'broken', { id: 'failed', match: { status: { phase: 'Failed' } } }),
      ],
      follows: [{ kind: 'Pod', selector: 'lesson=phases' }],
    },
    {
      id: 'silent',
      title: { en: 'A node falls silent', zh: '一个节点不出声了' },
      text: {
        en: 'See to it that a Pod lands on one of the two workers, then stop the kubelet there. Nothing is published about the node from now on. (`cordon` keeps later Pods away from a node.) Then ask at once; in less than a minute the answers will be others.',
        zh: '先让一个 Pod 落在两个工作节点中的一个上，再停掉那里的 kubelet。从这一刻起，没有谁再报告那个节点的情况。（`cordon` 让后来的 Pod 不去某个节点。）停掉之后马上看，不到一分钟答案就会变。',
      },
      files: [{ path: 'orders.yaml', mark: ['spec.replicas', 'spec.template.spec.tolerations'] }],
      commands: [
        'kubectl cordon $LAB_CLUSTER-worker',
        'kubectl apply -f orders.yaml',
        {
          run: 'kubectl rollout status deployment/orders --timeout=120s',
          show: 'none',
          within: 150,
        },
        `kubectl uncordon $LAB_CLUSTER-worker\nkubectl cordon ${WORKER2}`,
        `kubectl get pods -l app=orders -o name > old-pod\ndocker exec ${WORKER2} systemctl stop kubelet`,
        'kubectl get nodes',
        `kubectl get $(cat old-pod) -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:${condition('Ready')},NODE:.spec.nodeName'`,
        { run: 'kubectl logs $(cat old-pod)', exit: 1 },
      ],
      checks: [
        check.object('Deployment', 'orders'),
        check.command(`docker exec ${WORKER2} systemctl is-active kubelet`, {
          id: 'kubelet-silent',
          exit: 3,
          stdout: '^inactive',
        }),
      ],
      keeps: [{ kind: 'Pod', selector: 'app=orders' }, 'Node'],
    },
    {
      id: 'restarts',
      title: { en: 'Two programs, three policies', zh: '两种程序，三种策略' },
      text: {
        en: 'While the cluster waits for the node, look at another. Six Pods: a program that ends well and one that fails, each with all three restart policies. Predict six phases. The loop catches three of them while their container is held back.',
        zh: '趁集群还在等那个节点，先看别的。六个 Pod：一个正常结束的程序，一个失败的程序，各配三种重启策略。先预测六个阶段。那个循环会逮住其中三个，就在容器等着退避结束的那一刻。',
      },
      files: [
        {
          path: 'restarts.yaml',
          mark: [
            'Pod/ends-always:metadata.name',
            'Pod/ends-always:spec.restartPolicy',
            'Pod/ends-always:spec.containers[name=main].command',
            'Pod/ends-on-failure:metadata.name',
            'Pod/ends-never:metadata.name',
            'Pod/fails-always:metadata.name',
            'Pod/fails-always:spec.restartPolicy',
            'Pod/fails-always:spec.containers[name=main].command',
            'Pod/fails-on-failure:metadata.name',
            'Pod/fails-never:metadata.name',
          ],
        },
      ],
      commands: [
        'kubectl apply -f restarts.yaml',
        HELD_BACK,
        'kubectl get pods -l lesson=restarts \\\n' +
          `  -o custom-columns='POD:.metadata.name,POLICY:.spec.restartPolicy,PHASE:.status.phase,STARTED AGAIN AFTER EXIT CODE:${OF_CONTAINER}.lastState.terminated.exitCode'`,
        'kubectl get pods ends-on-failure ends-never fails-never',
      ],
      checks: [
        check.object('Pod', 'ends-on-failure', {
          id: 'done',
          match: { status: { phase: 'Succeeded', containerStatuses: [{ restartCount: 0 }] } },
        }),
        check.object('Pod', 'fails-never', {
          id: 'failed',
          match: { status: { phase: 'Failed', containerStatuses: [{ restartCount: 0 }] } },
        }),
        check.object('Pod', 'ends-always', {
          id: 'again',
          match: {
            status: {
              phase: 'Running',
              containerStatuses: [{ restartCount: { $atLeast: 1 } }],
            },
          },
        }),
        check.object('Pod', 'fails-on-failure', {
          id: 'again-after-failure',
          match: {
            status: {
              phase: 'Running',
              containerStatuses: [{ restartCount: { $atLeast: 1 } }],
            },
          },
        }),
      ],
      follows: [{ kind: 'Pod', selector: 'lesson=restarts' }],
    },
    {
      id: 'jobs',
      title: { en: 'Again in place, or anew', zh: '原地重来，还是换一个重来' },
      text: {
        en: 'One program in two Jobs, one more try for each. It fails in an empty folder and succeeds where it finds a trace of itself. Which Job gets done?',
        zh: '同一个程序放进两个 Job，各有一次重试机会。目录是空的，它就失败；看到自己上次留下的痕迹，它就成功。哪个 Job 能完成？',
      },
      files: [
        {
          path: 'jobs.yaml',
          mark: [
            'Job/in-place:metadata.name',
            'Job/in-place:spec.backoffLimit',
            'Job/in-place:spec.template.spec.restartPolicy',
            'Job/in-place:spec.template.spec.containers[name=try].command',
            'Job/anew:metadata.name',
            'Job/anew:spec.template.spec.restartPolicy',
          ],
        },
      ],
      commands: [
        'kubectl apply -f jobs.yaml',
        'kubectl wait job/in-place --for=condition=Complete --timeout=90s',
        'kubectl wait job/anew --for=condition=Failed --timeout=90s',
        `kubectl get jobs -o custom-columns='JOB:.metadata.name,SUCCEEDED:.status.succeeded,FAILED:.status.failed,REASON:.status.conditions[?(@.type=="Failed")].reason'`,
        'kubectl get pods -l batch.kubernetes.io/job-name \\\n' +
          `  -o custom-columns='POD:.metadata.name,OWNER:.metadata.ownerReferences[0].name,PHASE:.status.phase,RESTARTS:${OF_CONTAINER}.restartCount'`,
      ],
      checks: [
        check.object('Job', 'in-place', { id: 'complete', conditions: { Complete: 'True' } }),
        check.object('Job', 'anew', { id: 'failed', conditions: { Failed: 'True' } }),
        check.count('Pod', 'batch.kubernetes.io/job-name=anew', {
          id: 'two-pods',
          count: 2,
          match: { status: { phase: 'Failed', containerStatuses: [{ restartCount: 0 }] } },
        }),
      ],
      keeps: ['Job', { kind: 'Pod', selector: 'batch.kubernetes.io/job-name' }],
    },
    {
      id: 'stop',
      title: { en: 'From SIGTERM to SIGKILL', zh: '从 SIGTERM 到 SIGKILL' },
      text: {
        en: 'Three Pods with the same grace period of six seconds: `polite` needs two to tidy up, `slow` would need a minute, `deaf` does not react to SIGTERM. Delete all three at once. For each the script prints what the API last knew, and after how many seconds it was gone.',
        zh: '三个 Pod，宽限期都是六秒：`polite` 收尾要两秒，`slow` 要一分钟，`deaf` 对 SIGTERM 没有反应。三个同时删除，脚本逐个打印 API 最后得知的情况，以及过了几秒才消失。',
      },
      files: [
        {
          path: 'stop.yaml',
          mark: [
            'Pod/polite:metadata.name',
            'Pod/polite:spec.terminationGracePeriodSeconds',
            'Pod/polite:spec.containers[name=main].command',
            'Pod/slow:metadata.name',
            'Pod/slow:spec.containers[name=main].command',
            'Pod/deaf:metadata.name',
            'Pod/deaf:spec.containers[name=main].command',
          ],
        },
        { path: 'stop.sh' },
      ],
      commands: [
        'kubectl apply -f stop.yaml',
        {
          run: 'kubectl wait pod -l lesson=stop --for=condition=Ready --timeout=60s',
          show: 'none',
        },
        {
          run: 'sh stop.sh polite slow deaf | sort | tee stopped.txt',
          varies: {
            en: 'A slow machine may need a second or two more.',
            zh: '机器慢的话，会多出一两秒。',
          },
        },
      ],
      checks: [
        check.command('cat stopped.txt', {
          id: 'polite',
          stdout: '^polite: Succeeded, exit code 0, ([2-9]|1[0-9]) s from',
        }),
        check.command(
          "grep -cE '(slow|deaf): Failed, exit code 137, ([6-9]|[1-9][0-9]) s from' stopped.txt",
          {
            id: 'killed',
            stdout: '^2$',
          },
        ),
      ],
      follows: [{ kind: 'Pod', selector: 'lesson=stop', containers: true }],
    },
    {
      id: 'doubling',
      title: { en: 'The wait doubles', zh: '等待一次次翻倍' },
      text: {
        en: '`fails-always` writes down at every start how long ago it last ended. By now there are three entries.',
        zh: '`fails-always` 每次启动都记下距离上次结束过了多久。到这时已经有三条了。',
      },
      commands: [
        {
          run: 'until [ "$(kubectl logs fails-always 2>/dev/null | wc -l)" -ge 3 ]; do sleep 1; done',
          show: 'none',
        },
        {
          run: 'kubectl logs fails-always | tee waits.txt',
          varies: {
            en: 'A second more or less; and whoever comes later finds more entries.',
            zh: '会差一两秒；来得晚的话，记录也会更多。',
          },
        },
      ],
      checks: [
        check.command(
          'awk \'{ w[NR] = $2 } END { print (w[2] >= 9 && w[3] >= 19) ? "doubled" : "not doubled" }\' waits.txt',
          { id: 'doubled', stdout: '^doubled' },
        ),
      ],
    },
    {
      id: 'lost',
      title: { en: 'What “unknown” looks like today', zh: '“未知”如今是什么样子' },
      text: {
        en: 'Back to the silent node. Wait until the cluster has drawn its conclusions, then ask about the node, about the old Pod, and, on the node itself, about the container.',
        zh: '回到那个不出声的节点。等集群得出结论，再分别看节点、看旧 Pod，最后到节点上去看容器。',
      },
      commands: [
        {
          run:
            `kubectl wait node/${WORKER2} --for=condition=Ready=Unknown --timeout=120s\n` +
            "kubectl wait $(cat old-pod) --for=jsonpath='{.metadata.deletionTimestamp}' --timeout=60s > /dev/null\n" +
            'kubectl rollout status deployment/orders --timeout=60s > /dev/null',
          within: 250,
        },
        'kubectl get nodes',
        conditionsOf(`node ${WORKER2}`),
        'kubectl get pods -l app=orders --sort-by=.metadata.creationTimestamp',
        'kubectl get pods -l app=orders --sort-by=.metadata.creationTimestamp \\\n' +
          `  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:${condition('Ready')},REASON:.status.reason,NODE:.spec.nodeName'`,
        conditionsOf('$(cat old-pod)'),
        `docker exec ${WORKER2} crictl ps --name orders | tee on-the-node`,
      ],
      checks: [
        check.command(
          `kubectl get node ${WORKER2} -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}'`,
          { id: 'node-unknown', stdout: '^Unknown' },
        ),
        check.command("kubectl get pods -l app=orders -o jsonpath='{.items[*].status.phase}'", {
          id: 'both-running',
          stdout: '^Running Running$',
        }),
        check.command("kubectl get $(cat old-pod) -o jsonpath='{.metadata.deletionTimestamp}'", {
          id: 'told-to-go',
          stdout: '^2',
        }),
        // All the rest comes true by itself, also for somebody who only waits.
        check.command('grep -c Running on-the-node', { id: 'runs-on', stdout: '^1$' }),
      ],
      keeps: ['Deployment', 'ReplicaSet', { kind: 'Pod', selector: 'app=orders' }, 'Node'],
    },
    {
      id: 'back',
      title: { en: 'The node is heard of again', zh: '节点又有消息了' },
      text: {
        en: 'Start the kubelet. It learns what was decided in its absence. Predict which of the two Pods stays.',
        zh: '启动 kubelet，它会得知自己不在时大家作了什么决定。预测一下，两个 Pod 里留下的是哪一个。',
      },
      commands: [
        `docker exec ${WORKER2} systemctl start kubelet`,
        {
          run: `kubectl wait node/${WORKER2} --for=condition=Ready --timeout=120s`,
          within: 150,
        },
        'kubectl wait --for=delete $(cat old-pod) --timeout=60s > /dev/null',
        `kubectl uncordon ${WORKER2}`,
        `kubectl get pods -l app=orders -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:${condition('Ready')},NODE:.spec.nodeName'`,
        `docker exec ${WORKER2} crictl ps --quiet --name orders | wc -l | tr -d ' '`,
      ],
      checks: [
        check.command(`docker exec ${WORKER2} systemctl is-active kubelet`, {
          id: 'kubelet-back',
          stdout: '^active',
        }),
        check.count('Pod', 'app=orders', { id: 'one-left', count: 1 }),
        check.command(
          `kubectl get node ${WORKER2} -o jsonpath='{.spec.unschedulable}{.status.conditions[?(@.type=="Ready")].status}'`,
          {
            id: 'node-well',
            stdout: '^True',
          },
        ),
      ],
    },
    {
      id: 'probes',
      title: { en: 'One fault, five Pods', zh: '一个故障，五个 Pod' },
      text: {
        en: 'The same web server five times. Three differ only in their probe; freeze the server in each, as a deadlock would. Two need six seconds to start; only one of them has a startup probe. Then ask everyone for an answer.',
        zh: '同一个 Web 服务起五份。三份只差在探针上，把它们的服务进程都冻住，就像死锁一样。另外两份启动要六秒，只有一份带启动探针。最后挨个问一遍，看谁能应答。',
      },
      files: [
        {
          path: 'probes.yaml',
          mark: [
            'Pod/readiness:metadata.name',
            'Pod/readiness:spec.containers[name=main].readinessProbe',
            'Pod/liveness:metadata.name',
            'Pod/liveness:spec.containers[name=main].livenessProbe',
          ],
        },
        {
          path: 'slow.yaml',
          mark: [
            'Pod/slow-liveness:metadata.name',
            'Pod/slow-liveness:spec.containers[name=main].livenessProbe',
            'Pod/slow-startup:metadata.name',
            'Pod/slow-startup:spec.containers[name=main].startupProbe',
          ],
        },
      ],
      commands: [
        'kubectl apply -f probes.yaml -f slow.yaml',
        { run: 'kubectl wait pod -l app=shop --for=condition=Ready --timeout=60s', show: 'none' },
        "for pod in unwatched readiness liveness; do\n  kubectl exec $pod -- sh -c 'kill -STOP $(cat /tmp/pid)'\ndone",
        {
          run:
            'kubectl wait pod/readiness --for=condition=Ready=False --timeout=60s\n' +
            `kubectl wait pod/liveness pod/slow-liveness --for=jsonpath='{${OF_CONTAINER}.lastState.terminated.finishedAt}' --timeout=60s\n` +
            'kubectl wait pod/liveness pod/slow-startup --for=condition=Ready --timeout=60s\n' +
            `${listed('readiness', false)}\n${listed('liveness', true)}`,
          show: 'none',
        },
        'kubectl get pods -l app=shop \\\n' +
          `  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:${condition('Ready')},RESTARTS:${OF_CONTAINER}.restartCount'`,
        ANSWERS,
        `kubectl get endpointslices -l kubernetes.io/service-name=shop \\\n  -o jsonpath='{range .items[*].endpoints[*]}{.targetRef.name}{" ready="}{.conditions.ready}{"\\n"}{end}' | sort`,
        killedByProbe('liveness'),
        `kubectl get pod slow-startup -o custom-columns='POD:.metadata.name,READY:${condition('Ready')},RESTARTS:${OF_CONTAINER}.restartCount'`,
      ],
      checks: [
        check.object('Pod', 'unwatched', {
          id: 'nobody-noticed',
          match: { status: { phase: 'Running', containerStatuses: [{ restartCount: 0 }] } },
          conditions: { Ready: 'True' },
        }),
        check.exec(
          'unwatched',
          ['wget', '-q', '-O', '-', '-T', '2', 'http://127.0.0.1:8080/health'],
          {
            id: 'no-answer',
            exit: 1,
          },
        ),
        check.object('Pod', 'readiness', {
          id: 'out-for-good',
          match: { status: { phase: 'Running', containerStatuses: [{ restartCount: 0 }] } },
          conditions: { Ready: 'False' },
        }),
        check.object('Pod', 'liveness', {
          id: 'restarted',
          match: { status: { containerStatuses: [{ restartCount: { $atLeast: 1 } }] } },
          conditions: { Ready: 'True' },
        }),
        check.object('Pod', 'slow-liveness', {
          id: 'never-up',
          match: { status: { containerStatuses: [{ restartCount: { $atLeast: 1 } }] } },
        }),
        check.object('Pod', 'slow-startup', {
          id: 'up',
          match: { status: { containerStatuses: [{ restartCount: 0 }] } },
          conditions: { Ready: 'True' },
        }),
      ],
      follows: [
        { kind: 'Pod', selector: 'app=shop' },
        { kind: 'Pod', selector: 'app=slow-shop' },
        { kind: 'EndpointSlice', selector: 'kubernetes.io/service-name=shop' },
      ],
    },
  ],
  tasks: [
    {
      id: 'cart',
      title: { en: 'Probes for the cart', zh: '给购物车配好探针' },
      text: {
        en: 'Apply `cart.yaml`: its program takes five seconds to start and never gets there. Leave the program alone and change the rest, so that the Pod comes up without a restart, gets no requests while `/ready` says no, and has the time to save what is in the carts when it is told to stop. A hang must be noticed within ten seconds and lead to a restart; not being ready must not.',
        zh: '应用 `cart.yaml`：它的程序启动要五秒，却总也起不来。程序不要动，改其他地方，做到：启动过程中一次也不重启；`/ready` 说不行的时候收不到请求；卡死了，十秒之内就能发觉，随即重启，但不会因为未就绪而重启；收到停止信号时，来得及保存购物车里的东西。',
      },
      files: [
        {
          path: 'cart.yaml',
          mark: [
            'spec.terminationGracePeriodSeconds',
            'spec.containers[name=cart].command',
            'spec.containers[name=cart].livenessProbe',
          ],
        },
      ],
      hints: [
        {
          en: 'Three questions, three probes: has it started, can it be used, does it still run? The program answers two of them at two addresses.',
          zh: '三个问题，三种探针：启动完了吗？现在能用吗？还活着吗？其中两个，程序在两个地址上给出了答案。',
        },
        {
          en: 'A liveness probe gives up after `periodSeconds` times `failureThreshold`. To be patient at the start and strict afterwards takes two probes.',
          zh: '存活探针的耐心是 `periodSeconds` 乘以 `failureThreshold`。启动时宽容，之后严格，要靠两个探针。',
        },
        {
          en: 'Most fields of a Pod cannot be changed: delete it before you apply the file again. And read what the program does when it is told to stop.',
          zh: 'Pod 的大部分字段不能修改：先删除，再重新 apply。还要看看程序收到停止信号后会做什么。',
        },
      ],
      checks: [
        check.command(
          `${LIVENESS} | awk '{ print (NF >= 3 && $1 * $2 + $3 + $4 <= 11) ? "noticed" : "not noticed" }'`,
          {
            id: 'hang-noticed',
            within: 5,
            stdout: '^noticed',
            hint: {
              en: 'If the program hung now, who would restart it, and after how many seconds?',
              zh: '如果程序现在卡死，由谁来重启它？要过多少秒？',
            },
          },
        ),
        check.object('Pod', 'cart', {
          id: 'asks-itself',
          within: 5,
          match: {
            spec: {
              containers: [{ name: 'cart', livenessProbe: { httpGet: { path: '/alive' } } }],
            },
          },
          hint: {
            en: 'The liveness probe does not ask whether the program runs. When `/ready` says no for a while, or when the kernel alone accepts the connection, what will this probe do? Let the kubelet ask /alive itself (httpGet).',
            zh: '存活探针问的不是“程序还在不在跑”。`/ready` 有一阵子说不行，或者连接只是内核接下的，这个探针会怎么做？请用 httpGet，让 kubelet 自己去问 /alive。',
          },
        }),
        check.object('Pod', 'cart', {
          id: 'kept-out',
          within: 5,
          match: {
            spec: {
              containers: [{ name: 'cart', readinessProbe: { httpGet: { path: '/ready' } } }],
            },
          },
          hint: {
            en: 'The Pod counts as ready, whatever `/ready` says. Who should ask there?',
            zh: '不管 `/ready` 怎么说，这个 Pod 都算就绪。该由谁去问？',
          },
        }),
        check.object('Pod', 'cart', {
          id: 'goodbye',
          within: 5,
          match: { spec: { terminationGracePeriodSeconds: { $atLeast: 4 } } },
          hint: {
            en: 'How many seconds does the program need after SIGTERM, and how many does the Pod give it?',
            zh: '收到 SIGTERM 之后，程序要用几秒？Pod 给了它几秒？',
          },
        }),
        check.podReady('cart', {
          id: 'up',
          within: 40,
          match: { status: { containerStatuses: [{ name: 'cart', restartCount: 0 }] } },
          hint: {
            en: 'The Pod is not ready, or only after a restart. `kubectl describe pod cart` shows in its events which probe lost patience.',
            zh: 'Pod 没有就绪，或者是重启过才就绪的。`kubectl describe pod cart` 的事件里写着是哪个探针失去了耐心。',
          },
        }),
      ],
      solve: [
        'cp solution/cart.yaml cart.yaml',
        'kubectl delete pod cart --now --ignore-not-found',
        'kubectl apply -f cart.yaml',
      ],
      solution: [
        {
          path: 'solution/cart.yaml',
          mark: [
            'spec.terminationGracePeriodSeconds',
            'spec.containers[name=cart].startupProbe',
            'spec.containers[name=cart].livenessProbe',
            'spec.containers[name=cart].readinessProbe',
          ],
        },
      ],
      wrong: [
        {
          id: 'no-liveness',
          says: { en: 'nobody would notice a hang', zh: '卡死了没有人发觉' },
          run: [INSTEAD('wrong/no-liveness.yaml')],
          caughtBy: 'hang-noticed',
        },
        {
          id: 'patient',
          says: {
            en: 'the liveness probe is patient enough for the start, and for a hang',
            zh: '存活探针对启动够宽容了，对卡死也一样宽容',
          },
          run: [INSTEAD('wrong/patient.yaml')],
          caughtBy: 'hang-noticed',
        },
        {
          id: 'waits-for-answers',
          says: {
            en: 'the liveness probe asks often, and waits half a minute for each answer',
            zh: '存活探针问得勤，可是每次都等半分钟',
          },
          run: [INSTEAD('wrong/waits-for-answers.yaml')],
          caughtBy: 'hang-noticed',
        },
        {
          id: 'asks-ready',
          says: { en: 'the liveness probe asks /ready', zh: '存活探针去问 /ready' },
          run: [INSTEAD('wrong/asks-ready.yaml')],
          caughtBy: 'asks-itself',
        },
        {
          id: 'no-readiness',
          says: { en: 'no readiness probe', zh: '没有就绪探针' },
          run: [INSTEAD('wrong/no-readiness.yaml')],
          caughtBy: 'kept-out',
        },
        {
          id: 'short-goodbye',
          says: {
            en: 'two seconds of grace for a goodbye of three',
            zh: '收尾要三秒，宽限期只给两秒',
          },
          run: [INSTEAD('wrong/short-goodbye.yaml')],
          caughtBy: 'goodbye',
        },
        {
          id: 'short-start',
          says: {
            en: 'a startup probe that gives up after three seconds',
            zh: '启动探针三秒就放弃',
          },
          run: [INSTEAD('wrong/short-start.yaml')],
          caughtBy: 'up',
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'asks-another',
      title: { en: 'A liveness probe that asks another', zh: '去问别人的存活探针' },
      text: {
        en: 'The liveness probe of `front` asks the database, because without it the front end is no use; so does its startup probe. Take the database away and see what happens to two Pods in which nothing is wrong.',
        zh: '`front` 的存活探针去问数据库，理由是没有数据库前端也没用；启动探针问的也是它。把数据库停掉，看看两个本身毫无毛病的 Pod 会怎样。',
      },
      files: [
        {
          path: 'dependent.yaml',
          mark: [
            'Deployment/front:spec.template.spec.containers[name=front].startupProbe',
            'Deployment/front:spec.template.spec.containers[name=front].livenessProbe',
          ],
        },
      ],
      commands: [
        'kubectl apply -f dependent.yaml',
        {
          run: 'kubectl rollout status deployment/front --timeout=120s',
          show: 'none',
          within: 150,
        },
        'kubectl scale deployment db --replicas=0',
        {
          run: `kubectl wait pod -l app=front --for=jsonpath='{${OF_CONTAINER}.lastState.terminated.finishedAt}' --timeout=60s > /dev/null\nkubectl wait deployment/front --for=jsonpath='{.status.unavailableReplicas}'=2 --timeout=60s > /dev/null`,
          within: 150,
        },
        killedByProbe('front'),
        "kubectl get deployment front -o custom-columns='NAME:.metadata.name,WANTED:.spec.replicas,PODS:.status.replicas,READY:.status.readyReplicas'",
        'kubectl exec deployment/front -- wget -qO- -T 2 http://127.0.0.1:8080/health',
        'kubectl scale deployment db --replicas=1',
        {
          run: 'kubectl rollout status deployment/front --timeout=120s',
          show: 'none',
          within: 150,
        },
      ],
      checks: [
        check.count('Pod', 'app=front', {
          id: 'both-restarted',
          count: 2,
          match: {
            status: { containerStatuses: [{ restartCount: { $atLeast: 1 } }] },
          },
        }),
        check.deployment('front', { ready: 2 }),
      ],
    },
  ],
  claims: [
    {
      id: 'terminating-is-a-phase',
      says: { en: 'Terminating is a phase of a Pod.', zh: 'Terminating 是 Pod 的一个阶段。' },
      verdict: 'wrong',
      because: {
        en: 'It is a word that kubectl prints for a Pod that has been told to go. The phase of such a Pod was still Running.',
        zh: '这是 kubectl 对“已经通知它离开”的 Pod 打印的一个词。当时那个 Pod 的阶段仍是 Running。',
      },
      proof: 'lost',
    },
    {
      id: 'crash-loop-is-a-phase',
      says: { en: 'CrashLoopBackOff is a phase.', zh: 'CrashLoopBackOff 是一个阶段。' },
      verdict: 'wrong',
      because: {
        en: 'It is the reason why a container waits. The phase of all three Pods in which one waited was Running.',
        zh: '它是某个容器处于等待状态的原因。有容器在等的三个 Pod，阶段都是 Running。',
      },
      proof: 'restarts',
    },
    {
      id: 'failed-is-restarted',
      says: {
        en: 'The containers of a Failed Pod are restarted.',
        zh: 'Failed 的 Pod，里面的容器会重启。',
      },
      verdict: 'wrong',
      because: {
        en: 'Failed means that nothing in it will be started again. Whether it comes to that is decided by restartPolicy: the same program led to Failed with Never, and was started again with the other two.',
        zh: 'Failed 的意思就是里面什么都不会再启动。会不会走到这一步由 restartPolicy 决定：同一个程序，配 Never 就是 Failed，配另外两种就又启动了。',
      },
      proof: 'restarts',
    },
    {
      id: 'zero-is-final',
      says: {
        en: 'A container that ends with exit code 0 is not restarted.',
        zh: '容器以退出码 0 结束，就不会重启。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the policy is OnFailure or Never. With Always, the default, it was restarted and soon called CrashLoopBackOff, though nothing had crashed.',
        zh: '策略是 OnFailure 或 Never 才这样。策略是默认的 Always，它照样重启，不久还显示 CrashLoopBackOff，虽然并没有什么崩溃。',
      },
      proof: 'restarts',
    },
    {
      id: 'running-works',
      says: { en: 'Running means that it works.', zh: 'Running 就说明它在正常工作。' },
      verdict: 'wrong',
      because: {
        en: 'A Pod was Running, ready and without a restart, and did not answer. Running means that a container has been started; whether the program is any use nobody knows unless a probe asks.',
        zh: '有个 Pod 是 Running，也就绪，一次没重启过，却不应答。Running 只说明容器启动了；程序管不管用，没有探针去问就没人知道。',
      },
      proof: 'probes',
    },
    {
      id: 'lost-is-unknown',
      says: {
        en: 'When a node dies, its Pods go into the phase Unknown.',
        zh: '节点宕机后，上面的 Pod 进入 Unknown 阶段。',
      },
      verdict: 'outdated',
      because: {
        en: 'The value still exists and is no longer set. The node’s conditions become Unknown; the Pod keeps the phase Running, with its condition Ready set to False.',
        zh: '这个值还在，但早已不再使用。变成 Unknown 的是节点的状况；Pod 的阶段还是 Running，只是 Ready 状况设成了 False。',
      },
      proof: 'lost',
    },
    {
      id: 'moved-to-another-node',
      says: {
        en: 'The Pods of a lost node are moved to another.',
        zh: '节点失联后，上面的 Pod 会迁移到别的节点。',
      },
      verdict: 'wrong',
      because: {
        en: 'They are told to go, and their owner makes others. The old container ran on beside the new one, because nobody could reach its kubelet.',
        zh: '是通知旧 Pod 离开，由属主另建新的。旧容器还在和新的同时运行，因为谁也联系不上它的 kubelet。',
      },
      proof: 'lost',
    },
    {
      id: 'first-restart-waits',
      says: {
        en: 'A crashed container is restarted after ten seconds.',
        zh: '容器崩溃后，过十秒才重启。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only after the second crash. The first restart was not held back; the second was, for ten seconds, the third for twenty. Each number contains the start itself, too.',
        zh: '只有第二次崩溃之后才这样。第一次重启不用等，第二次等了十秒，第三次二十秒。每个数里还包含启动本身的时间。',
      },
      proof: 'doubling',
    },
    {
      id: 'thirty-seconds',
      says: {
        en: 'A deleted Pod takes thirty seconds to go.',
        zh: '删除一个 Pod 要等三十秒。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if its program does not end by itself and nobody has set another grace period. The polite one went when it was done; only the other two used up their six seconds.',
        zh: '程序自己不结束、宽限期又没改过，才会这样。懂礼貌的那个做完收尾就走了，用满六秒的只有另外两个。',
      },
      proof: 'stop',
    },
    {
      id: 'job-retries-in-place',
      says: {
        en: 'A Job restarts the failed container.',
        zh: 'Job 会重启失败的容器。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if its Pods have restartPolicy OnFailure, and then it is the kubelet that does it. With Never the Job made a second Pod, which began with an empty folder.',
        zh: 'Pod 的 restartPolicy 是 OnFailure 才会，而且是 kubelet 重启的。策略是 Never 时，Job 另建了一个 Pod，面对的又是空目录。',
      },
      proof: 'jobs',
    },
    {
      id: 'readiness-heals',
      says: {
        en: 'A Pod whose readiness probe fails is restarted.',
        zh: '就绪探针失败，Pod 就会重启。',
      },
      verdict: 'wrong',
      because: {
        en: 'It only gets no more requests. The frozen Pod stayed frozen, with no restart, out of its Service.',
        zh: '只是不再分配请求给它。冻住的那个 Pod 一直冻着，没有重启，也不在 Service 里。',
      },
      proof: 'probes',
    },
    {
      id: 'liveness-always-good',
      says: {
        en: 'A liveness probe makes every program more reliable.',
        zh: '加上存活探针，程序总会更可靠。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it fails for what a restart cures. This one asked the database, so that every front end was restarted when the database was gone.',
        zh: '只有重启能治好的毛病才该让它失败。这个探针去问数据库，数据库一停，前端全都跟着重启。',
      },
      proof: 'asks-another',
    },
  ],
});
