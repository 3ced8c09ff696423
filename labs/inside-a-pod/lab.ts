import { check, defineLab } from '#lab-kit';

/** What the lines of all containers say, by the time at which the node received them. The probes' requests are left out. */
const LINES = 'grep -v -e readyz -e healthz';

/** The two things a Pod may keep or lose. */
const WHO = 'kubectl get pod shop -o custom-columns="UID:.metadata.uid,IP:.status.podIP"';

const RESTARTS =
  'kubectl get pod shop -o jsonpath=\'{range .status.initContainerStatuses[*]}{.name}{" restarts: "}{.restartCount}{"\\n"}{end}' +
  '{range .status.containerStatuses[*]}{.name}{" restarts: "}{.restartCount}{"\\n"}{end}\'';

const READY = 'kubectl wait pod/shop --for=condition=Ready --timeout=120s';

/** Address now and before, as the learner noted them. */
const IP_NOW = '$(kubectl get pod shop -o jsonpath={.status.podIP})';
const IP_BEFORE = "$(awk 'NR == 2 { print $2 }' before.txt)";

/** A time out of the status of a container that stands among the init containers. */
const time = (name: string, field: string): string =>
  `{.status.initContainerStatuses[?(@.name=="${name}")].state.${field}}{"\\n"}`;

/** Each of these moments must not lie before the one above it. */
const MOMENTS = [
  time('prepare', 'terminated.finishedAt'),
  time('log', 'running.startedAt'),
  time('check', 'terminated.startedAt'),
  time('check', 'terminated.finishedAt'),
  time('proxy', 'running.startedAt'),
  '{.status.containerStatuses[0].state.running.startedAt}{"\\n"}',
].join('');

export default defineLab({
  title: { en: 'What a Pod is made of', zh: 'Pod 是由什么组成的' },
  summary: {
    en: 'You find the container that no manifest mentions, kill it and see what the Pod loses, and prove in which order init containers and sidecars start and stop.',
    zh: '找出清单里从没写过的那个容器，杀掉它，看 Pod 会失去什么；再用时间戳证明初始化容器和边车按什么顺序启动、按什么顺序停止。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim', 'busybox:1.37'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1', 'busybox:1.37'],
  },
  steps: [
    {
      id: 'start-order',
      title: { en: 'Five containers, one after the other', zh: '五个容器，一个接一个' },
      text: {
        en: 'Start a Pod with two init containers, two sidecars and a web server. Each says when it begins and, if it does, when it ends; the node stamps every line with its time. Sort the lines by that.',
        zh: '启动一个 Pod：两个初始化容器、两个边车、一个 Web 服务。每个容器开始时说一声，结束时也说一声；节点给每一行都打上时间戳，按它排序。',
      },
      files: [
        {
          path: 'shop.yaml',
          mark: [
            'spec.initContainers[name=prepare].name',
            'spec.initContainers[name=log].name',
            'spec.initContainers[name=log].restartPolicy',
            'spec.initContainers[name=log].startupProbe',
            'spec.initContainers[name=check].name',
            'spec.initContainers[name=proxy].name',
            'spec.initContainers[name=proxy].restartPolicy',
            'spec.containers[name=web].name',
          ],
        },
      ],
      commands: [
        'kubectl apply -f shop.yaml',
        { run: READY, within: 130 },
        'kubectl get pod shop',
        `kubectl logs shop --all-containers --timestamps | ${LINES} | sort`,
      ],
      checks: [
        check.podReady('shop', { within: 60, remember: 'shop-pod' }),
        check.command(`kubectl get pod shop -o jsonpath='${MOMENTS}' | sort -C`, {
          id: 'in-order',
        }),
      ],
      keeps: ['Pod', 'Node'],
      follows: [{ kind: 'Pod', containers: true }],
    },
    {
      id: 'pause',
      title: { en: 'Find the sixth container', zh: '找出第六个容器' },
      text: {
        en: 'The manifest names five containers. First look for a sixth where older articles tell you to, in `docker ps`. Then ask on the node, where containerd runs the containers: `on-node.sh` finds the node of a Pod and runs a line there.',
        zh: '清单里写了五个容器。先按老文章的办法，用 `docker ps` 找第六个；再到节点上去问，容器是由那里的 containerd 运行的。`on-node.sh` 会找到 Pod 所在的节点，在上面执行一行命令。',
      },
      files: [{ path: 'on-node.sh' }],
      commands: [
        { run: 'docker ps | grep pause', exit: 1 },
        'docker ps --filter "name=^$LAB_CLUSTER-" --format "{{.Names}}" | sort',
        { run: "sh on-node.sh shop 'docker ps'", exit: 127 },
        "sh on-node.sh shop 'crictl ps --all --pod $sandbox'",
        "sh on-node.sh shop 'crictl pods --id $sandbox' | tee sandbox.txt",
        "sh on-node.sh shop 'ctr --namespace k8s.io containers ls id==$sandbox 2>/dev/null'",
        "sh on-node.sh shop 'ps --forest -o args -p $shim --ppid $shim | cut -c -44'",
      ],
      checks: [
        check.command("sh on-node.sh shop 'ps -o args= -p $pause'", {
          id: 'pause-process',
          stdout: '^/pause',
        }),
        check.command(
          'grep -c "$(sh on-node.sh shop \'echo $sandbox\' | cut -c -12)" sandbox.txt',
          { id: 'sandbox-noted', stdout: '^1' },
        ),
      ],
    },
    {
      id: 'holds',
      title: { en: 'What pause holds', zh: 'pause 拿着什么' },
      text: {
        en: 'Ask the kernel how many processes are in each of the namespaces that `pause` is in. Then read how `web` was started: which namespaces it got new, and which it was told to join.',
        zh: '问问内核：`pause` 所在的各个命名空间里，分别有几个进程。再看 `web` 是怎样启动的：哪些命名空间是新建的，哪些是加入现成的。',
      },
      commands: [
        "sh on-node.sh shop 'lsns -p $pause -t net -t uts -t ipc -t pid -t mnt -o TYPE,NPROCS,COMMAND' \\\n  | LC_ALL=C sort | tee namespaces.txt",
        'sh on-node.sh shop \'crictl inspect $(crictl ps --quiet --pod $sandbox --name web) \\\n  | jq -c ".info.runtimeSpec.linux.namespaces[]" | sed "s/$pause/PAUSE/"\'',
      ],
      checks: [
        check.command(
          "sh on-node.sh shop 'crictl inspect $(crictl ps --quiet --pod $sandbox --name web) | grep -c /proc/$pause/ns/'",
          { id: 'joined', stdout: '^[1-9]' },
        ),
        check.command('awk \'$1 == "net" && $2 > 1\' namespaces.txt', {
          id: 'shared',
          stdout: '/pause',
        }),
      ],
    },
    {
      id: 'app-dies',
      title: { en: 'The program dies, the address stays', zh: '程序退出，地址不变' },
      text: {
        en: 'Note the UID and the address of the Pod. End the web server, wait until it has been started again, and compare.',
        zh: '记下 Pod 的 UID 和地址。让 Web 服务退出，等它重新启动之后再比较。',
      },
      commands: [
        `${WHO} | tee before.txt`,
        { run: "kubectl exec shop -c web -- sh -c 'kill 1; sleep 9'", exit: 137 },
        'kubectl wait pod/shop --for=jsonpath=\'{.status.containerStatuses[?(@.name=="web")].lastState.terminated.exitCode}\'=0 --timeout=60s',
        READY,
        WHO,
        RESTARTS,
      ],
      checks: [
        check.podReady('shop', {
          id: 'web-restarted',
          match: {
            status: { containerStatuses: [{ name: 'web', restartCount: { $atLeast: 1 } }] },
          },
        }),
        check.command(`test "${IP_NOW}" = "${IP_BEFORE}"`, { id: 'same-address' }),
      ],
    },
    {
      id: 'pause-dies',
      title: { en: 'pause dies, the address goes', zh: 'pause 一死，地址就没了' },
      text: {
        en: 'Now end `pause` on the node, and leave the others alone. Compare again, and count the restarts.',
        zh: '这次到节点上结束 `pause`，别的容器一个都不碰。再比较一次，并数数各重启了几次。',
      },
      commands: [
        "sh on-node.sh shop 'kill $pause'",
        'kubectl wait pod/shop --for=condition=Ready=false --timeout=60s',
        { run: READY, within: 130 },
        'cat before.txt',
        WHO,
        RESTARTS,
        'kubectl get events --field-selector reason=SandboxChanged -o custom-columns="EVENT:.reason,POD:.involvedObject.name,MESSAGE:.message"',
      ],
      checks: [
        check.podReady('shop', {
          id: 'all-again',
          within: 60,
          match: {
            status: {
              initContainerStatuses: [
                { name: 'prepare', restartCount: { $atLeast: 1 } },
                { name: 'check', restartCount: { $atLeast: 1 } },
              ],
            },
          },
        }),
        check.command(`test "${IP_NOW}" != "${IP_BEFORE}"`, { id: 'other-address' }),
      ],
    },
    {
      id: 'debug',
      title: { en: 'Bring the tools along', zh: '自带工具进去' },
      text: {
        en: 'The image of `web` has no `ps` and no `wget`. Put a container that has them into the running Pod, next to `web` and into its process namespace. Look around, then try to take it out again.',
        zh: '`web` 的镜像里没有 `ps`，也没有 `wget`。把一个带这些工具的容器放进正在运行的 Pod，并加入 `web` 的进程命名空间。看一圈之后，再试着把它拿出来。',
      },
      commands: [
        {
          run: 'kubectl exec shop -c web -- ps 2>&1 | grep -o \'exec: "ps".*\'',
        },
        'kubectl debug shop --image=busybox:1.37 --container=look --target=web --profile=restricted -- sleep 3600',
        "kubectl wait pod/shop --for=jsonpath='{.status.ephemeralContainerStatuses[0].state.running.startedAt}' --timeout=60s",
        {
          run: 'kubectl exec shop -c look -- ps',
          varies: {
            en: 'Only the number 1 is the same everywhere.',
            zh: '除了 1 号，其他进程号每次都不同。',
          },
        },
        'kubectl exec shop -c look -- wget -q -O- http://localhost:8080/',
        'kubectl get pod shop',
        {
          run: 'kubectl patch pod shop --subresource=ephemeralcontainers --type=json \\\n  -p \'[{"op": "remove", "path": "/spec/ephemeralContainers/0"}]\'',
          exit: 1,
        },
      ],
      checks: [
        check.exec('shop', ['cat', '/proc/1/cmdline'], {
          id: 'sees-web',
          container: 'look',
          stdout: 'server\\.mjs',
        }),
      ],
    },
    {
      id: 'stop-order',
      title: { en: 'And back down again', zh: '再反过来停下' },
      text: {
        en: 'Follow all logs while the Pod is deleted, and sort what they said by time. `proxy` looks for `web` when it is told to end.',
        zh: '一边跟踪所有日志，一边删除 Pod，再把日志按时间排序。`proxy` 收到停止信号时，会看看 `web` 还在不在。',
      },
      commands: [
        {
          run: 'kubectl logs shop --all-containers --follow --timestamps --max-log-requests=6 > stop.txt &\nkubectl delete pod shop\nwait',
          show: ['deleted'],
        },
        "sort stop.txt | grep -e SIGTERM -e gone -e 'log ends' -e 'proxy ends'",
      ],
      checks: [
        check.absent('Pod', 'shop', { seen: 'shop-pod', within: 60 }),
        check.command(
          "sort stop.txt | grep -o -e 'web 1 got' -e 'web is gone' -e 'proxy ends' -e 'log got' -e 'log ends' | tr '\\n' ,",
          { id: 'in-order', stdout: '^web 1 got,web is gone,proxy ends,log got,log ends,' },
        ),
      ],
      follows: [{ kind: 'Pod', containers: true }],
    },
  ],
  tasks: [
    {
      id: 'report',
      title: { en: 'The Job that never ends', zh: '永远跑不完的 Job' },
      text: {
        en: 'Apply `report.yaml`. Its `check` waits for `proxy`, `report` reads three orders through `proxy` and ends; and yet nothing gets done. Change the manifest so that the Job `report` completes. All three containers stay, and so do their images and commands.',
        zh: '应用 `report.yaml`。`check` 要等 `proxy`，`report` 通过 `proxy` 读三条订单，读完就退出；可实际上什么都没发生。修改清单，让 Job `report` 跑完。三个容器都要保留，镜像和命令也不要动。',
      },
      files: [
        {
          path: 'report.yaml',
          mark: [
            'spec.template.spec.initContainers[name=check].command',
            'spec.template.spec.containers[name=proxy].command',
            'spec.template.spec.containers[name=report].command',
          ],
        },
      ],
      hints: [
        {
          en: 'Who is waiting for whom? `kubectl logs job/report -c check` shows the last words of `check`. When will `proxy` be started?',
          zh: '谁在等谁？用 `kubectl logs job/report -c check` 看看 `check` 在说什么。`proxy` 要到什么时候才会启动？',
        },
        {
          en: 'A container that must run before and beside others, and may go on when they have ended: which entries of `shop.yaml` are like that, and by what?',
          zh: '要比别的容器先启动，陪着它们运行，别人结束了它也不必自己退出：`shop.yaml` 里哪几项是这样的？靠的是哪一行？',
        },
        {
          en: 'The template of a Job cannot be changed: delete the Job before you apply the file again. In the list, order counts.',
          zh: 'Job 的模板不能修改：先删除 Job，再重新 apply。列表里的先后顺序很重要。',
        },
      ],
      checks: [
        check.count('Pod', 'batch.kubernetes.io/job-name=report', {
          id: 'all-three',
          within: 12,
          count: 1,
          match: {
            spec: { initContainers: [{ name: 'check' }], containers: [{ name: 'report' }] },
          },
          hint: {
            en: 'Is there exactly one Pod of the Job, with `check` still among its init containers and `report` among its containers?',
            zh: '这个 Job 是不是正好有一个 Pod，`check` 还在初始化容器里，`report` 还在普通容器里？',
          },
        }),
        check.count('Pod', 'batch.kubernetes.io/job-name=report', {
          id: 'proxy-early',
          within: 6,
          count: 1,
          match: { spec: { initContainers: [{ name: 'proxy' }] } },
          hint: {
            en: 'While init containers run, nothing under `containers` has been started. Under which of the two lists does `proxy` stand?',
            zh: '初始化容器还在运行时，`containers` 下面的一个都不会启动。`proxy` 写在哪个列表里？',
          },
        }),
        check.count('Pod', 'batch.kubernetes.io/job-name=report', {
          id: 'not-waited-for',
          within: 6,
          count: 1,
          match: { spec: { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] } },
          hint: {
            en: '`proxy` is an init container now, and the next one waits until it ends. It never does. What told `log` in `shop.yaml` apart from `prepare`?',
            zh: '`proxy` 现在是初始化容器，下一个要等它结束，而它从不结束。`shop.yaml` 里，`log` 和 `prepare` 差在哪一行？',
          },
        }),
        check.count('Pod', 'batch.kubernetes.io/job-name=report', {
          id: 'check-passes',
          within: 25,
          count: 1,
          match: {
            status: {
              initContainerStatuses: [{ name: 'check', state: { terminated: { exitCode: 0 } } }],
            },
          },
          hint: {
            en: '`check` still waits. Is what it waits for started before it, or only after it has ended?',
            zh: '`check` 还在等。它等的东西是在它之前启动，还是要等它结束才启动？',
          },
        }),
        check.object('Job', 'report', {
          id: 'completes',
          within: 25,
          conditions: { Complete: 'True' },
          hint: {
            en: 'A Job is complete when all entries of `containers` have ended well. Which of them has not? `kubectl get pods` and `kubectl logs job/report -c` with its name tell.',
            zh: '`containers` 里的每一个都正常结束，Job 才算完成。是哪一个没有？看 `kubectl get pods`，再用 `kubectl logs job/report -c 容器名` 看它的日志。',
          },
        }),
        check.command('kubectl logs job/report -c report', {
          id: 'three-orders',
          within: 10,
          stdout: 'report: 3 orders',
          hint: {
            en: 'The Job is complete, but it did not read three orders. Is the command of `report` as it was?',
            zh: 'Job 完成了，但没有读到三条订单。`report` 的命令还是原来的吗？',
          },
        }),
      ],
      solve: [
        'kubectl delete job report --ignore-not-found --cascade=foreground',
        'kubectl apply -f solution/report.yaml',
      ],
      solution: [
        {
          path: 'solution/report.yaml',
          mark: [
            'spec.template.spec.initContainers[name=proxy].name',
            'spec.template.spec.initContainers[name=proxy].restartPolicy',
            'spec.template.spec.initContainers[name=check].name',
          ],
        },
      ],
      wrong: [
        {
          id: 'check-removed',
          says: {
            en: 'The container that waits is taken out instead of being served.',
            zh: '不去满足等待的容器，而是把它删掉了。',
          },
          run: ['kubectl apply -f wrong/check-removed.yaml'],
          undo: ['kubectl delete job report --cascade=foreground'],
          caughtBy: 'all-three',
        },
        {
          id: 'still-a-container',
          says: {
            en: 'The line restartPolicy: Always is added, but proxy stays under containers.',
            zh: '加了 restartPolicy: Always，但 proxy 还留在 containers 里。',
          },
          run: ['kubectl apply -f wrong/still-a-container.yaml'],
          undo: ['kubectl delete job report --cascade=foreground'],
          caughtBy: 'proxy-early',
        },
        {
          id: 'no-restart-policy',
          says: {
            en: 'proxy is moved to the init containers without restartPolicy: Always.',
            zh: 'proxy 挪到了初始化容器里，却没有写 restartPolicy: Always。',
          },
          run: ['kubectl apply -f wrong/no-restart-policy.yaml'],
          undo: ['kubectl delete job report --cascade=foreground'],
          caughtBy: 'not-waited-for',
        },
        {
          id: 'listed-second',
          says: {
            en: 'proxy is a sidecar, but stands after the container that waits for it.',
            zh: 'proxy 成了边车，却排在等待它的容器后面。',
          },
          run: ['kubectl apply -f wrong/listed-second.yaml'],
          undo: ['kubectl delete job report --cascade=foreground'],
          caughtBy: 'check-passes',
        },
        {
          id: 'copied',
          says: {
            en: 'A sidecar is added, and a copy of proxy is left under containers: one Pod, one port 8081.',
            zh: '加了边车，containers 里又留着一份 proxy：同一个 Pod 里只有一个 8081 端口。',
          },
          run: ['kubectl apply -f wrong/copied.yaml'],
          undo: ['kubectl delete job report --cascade=foreground'],
          caughtBy: 'completes',
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'line-corrected',
      title: { en: 'Correct the “mistake”', zh: '把“笔误”改掉' },
      text: {
        en: 'Somebody takes `restartPolicy: Always` among the init containers for a mistake and deletes it. First as the file stands, then without the startup probe of `log`.',
        zh: '有人以为初始化容器里的 `restartPolicy: Always` 是写错了，把它删掉。先照原文件删，再连 `log` 的启动探针一起删。',
      },
      commands: [
        { run: "sed '/restartPolicy: Always/d' shop.yaml | kubectl apply -f -", exit: 1 },
        "sed '/restartPolicy: Always/d; /startupProbe:/,/failureThreshold:/d' shop.yaml | kubectl apply -f -",
        'kubectl wait pod/shop --for=jsonpath=\'{.status.initContainerStatuses[?(@.name=="log")].state.running.startedAt}\' --timeout=60s',
        'kubectl get pod shop',
        'kubectl logs shop -c log',
        { run: 'kubectl logs shop -c web', exit: 1 },
      ],
      checks: [
        check.stable(
          6,
          check.object('Pod', 'shop', {
            match: {
              status: {
                phase: 'Pending',
                initContainerStatuses: [
                  { name: 'log', state: { running: { $exists: true } } },
                  { name: 'check', state: { waiting: { $exists: true } } },
                ],
              },
            },
          }),
          { id: 'stuck', within: 30 },
        ),
      ],
    },
  ],
  claims: [
    {
      id: 'docker-ps',
      says: {
        en: '`docker ps` on a node shows the pause containers.',
        zh: '在节点上执行 `docker ps`，能看到 pause 容器。',
      },
      verdict: 'outdated',
      because: {
        en: 'It did while the kubelet drove Docker, until dockershim was removed in Kubernetes 1.24. Here the kubelet asks containerd, and the node has no Docker at all; pause is found with crictl pods, ctr and ps. On nodes that use Docker through cri-dockerd it still holds.',
        zh: 'kubelet 通过 Docker 运行容器的年代是这样，直到 Kubernetes 1.24 移除 dockershim。这里 kubelet 直接找 containerd，节点上根本没有 Docker；要用 crictl pods、ctr 和 ps 才找得到 pause。通过 cri-dockerd 使用 Docker 的节点上，这话仍然成立。',
      },
      proof: 'pause',
    },
    {
      id: 'parallel',
      says: {
        en: 'The init containers of a Pod run in parallel.',
        zh: 'Pod 的初始化容器是并行运行的。',
      },
      verdict: 'wrong',
      because: {
        en: 'One after the other, in the order of the list: check began after prepare had ended. A sidecar in that list is the exception only in that it is not waited for to end.',
        zh: '按列表顺序一个接一个：prepare 结束之后 check 才开始。列表里的边车只有一点特殊：不必等它结束。',
      },
      proof: 'start-order',
    },
    {
      id: 'restart-policy-mistake',
      says: {
        en: '`restartPolicy: Always` on an init container is a mistake: it would run in a loop and never let the Pod start.',
        zh: '初始化容器写 `restartPolicy: Always` 是写错了：它会不停重跑，Pod 永远起不来。',
      },
      verdict: 'wrong',
      because: {
        en: 'There it means: this is a sidecar, do not wait for its end. It is deleting the line that stops the Pod: the next container then waits for an end that never comes.',
        zh: '写在那里的意思是：这是边车，不要等它结束。反倒是删掉这一行，Pod 才会卡住：后面的容器要等一个永远不会来的结束。',
      },
      proof: 'line-corrected',
    },
    {
      id: 'pause-parent',
      says: {
        en: 'pause is the first process of the Pod and starts the other containers.',
        zh: 'pause 是 Pod 的第一个进程，其他容器由它启动。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is the first to be started, but it starts nobody. In the list of processes it stands beside the others: all of them are children of containerd’s shim.',
        zh: '它最先启动，但不启动任何容器。在进程列表里，它和其他容器并排：父进程都是 containerd 的 shim。',
      },
      proof: 'pause',
    },
    {
      id: 'restart-new-ip',
      says: {
        en: 'When a container restarts, its Pod gets a new IP.',
        zh: '容器重启之后，Pod 的 IP 就变了。',
      },
      verdict: 'wrong',
      because: {
        en: 'The address belongs to the sandbox, which does not end with a container. The program was started anew, in the same network namespace.',
        zh: '地址属于沙箱，容器退出时沙箱还在。程序是在同一个网络命名空间里重新启动的。',
      },
      proof: 'app-dies',
    },
    {
      id: 'ip-for-life',
      says: {
        en: 'A Pod keeps its IP for as long as it exists.',
        zh: '只要 Pod 还在，它的 IP 就不会变。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only as long as its sandbox lives. pause was killed: same name, same UID, same Pod, another address.',
        zh: '还要它的沙箱一直活着。杀掉 pause 之后：名字没变，UID 没变，还是同一个 Pod，地址却换了。',
      },
      proof: 'pause-dies',
    },
    {
      id: 'init-once',
      says: {
        en: 'Init containers run once in the life of a Pod.',
        zh: '在 Pod 的一生中，初始化容器只运行一次。',
      },
      verdict: 'only-if',
      because: {
        en: 'When an ordinary container restarts, they do not run again. But one that fails does, and a new sandbox runs them all anew: prepare and check ran a second time. (Since Kubernetes 1.36 a container’s restart rule may demand it too.) So they have to bear being run twice.',
        zh: '普通容器重启时，它们不会再跑。但初始化容器自己失败了会再跑；沙箱重建时，全部都要重跑：prepare 和 check 都又跑了一遍。（从 Kubernetes 1.36 起，容器的重启规则也可以要求这样做。）所以它们必须经得起重复执行。',
      },
      proof: 'pause-dies',
    },
    {
      id: 'no-tools',
      says: {
        en: 'To look into a Pod whose image has no tools, you must rebuild the image or restart the Pod.',
        zh: '镜像里没有工具，要进 Pod 排查，只能重新构建镜像或者重启 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'kubectl debug puts an ephemeral container into the running Pod; nothing in it was restarted. But it cannot be taken out again: it is in the specification until the Pod is gone.',
        zh: 'kubectl debug 可以把临时容器放进正在运行的 Pod，什么都不用重启。但放进去就拿不出来：它会一直留在规约里，直到 Pod 消失。',
      },
      proof: 'debug',
    },
    {
      id: 'sigterm-at-once',
      says: {
        en: 'When a Pod is deleted, all of its containers get SIGTERM at once.',
        zh: '删除 Pod 时，所有容器同时收到 SIGTERM。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it has no native sidecars, and even then in no order to rely on. Native sidecars are told when the ordinary containers have ended, from the last of the list to the first, as long as the grace period lasts.',
        zh: '没有原生边车时才是这样，而且谁先谁后没有保证。原生边车要等普通容器都结束才收到信号，而且从列表最后一个开始往前，前提是宽限期还没用完。',
      },
      proof: 'stop-order',
    },
  ],
});
