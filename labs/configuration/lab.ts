import { check, defineLab } from '#lab-kit';

/** The notice as the three ways into the container show it. */
const THREE_WAYS =
  'kubectl exec board -- sh -c \'echo "file:     $(cat /etc/notice/text)"\n' +
  '  echo "subPath:  $(cat /etc/pinned/text)"\n' +
  '  echo "variable: $NOTICE"\'';

/** Counters of the CPU limit: version 2 of cgroups keeps them in the first file, version 1 in the second. */
const CPU_STAT =
  "kubectl exec busy -- sh -c 'cat /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpu/cpu.stat 2>/dev/null \\\n" +
  "  | grep -e nr_periods -e nr_throttled'";

const notice = (path: string, text: string, id: string) =>
  check.exec('board', ['cat', path], { id, stdout: `^${text}$` });

const variable = (text: string) =>
  check.exec('board', ['sh', '-c', 'echo "$NOTICE"'], { id: 'variable', stdout: `^${text}$` });

const said = (pod: string, line: string) =>
  check.command(`kubectl logs ${pod}`, { id: pod, stdout: `^${line}$` });

const replaceKiosk = (file: string) =>
  ['kubectl delete pod kiosk --ignore-not-found', `kubectl apply -f ${file}`] as const;

export default defineLab({
  title: { en: 'Give a program what it needs', zh: '给程序它需要的东西' },
  summary: {
    en: 'Decide what a container runs, hand it settings and secrets, bound what it may use and do, and show what happens at each bound.',
    zh: '决定容器运行什么，把配置和机密交给它，限定它能用多少、能做什么，并证明触到每条界线时会发生什么。',
  },
  needs: ['cluster'],
  images: {
    base: ['busybox:1.37'],
    build: [{ tag: 'course/greet:1', context: 'start/greet' }],
    load: ['course/greet:1', 'busybox:1.37'],
  },
  steps: [
    {
      id: 'four-ways',
      title: { en: 'Two fields, four ways', zh: '两个字段，四种写法' },
      text: {
        en: 'The image has an ENTRYPOINT and a CMD. Four Pods use it: without `command` and `args`, with one of them, with the other, with both.',
        zh: '镜像里有 ENTRYPOINT 和 CMD。四个 Pod 都用它：`command` 和 `args` 都不写、只写一个、只写另一个、两个都写。',
      },
      files: [
        { path: 'greet/Dockerfile', mark: ['ENTRYPOINT', 'CMD'] },
        {
          path: 'greet.yaml',
          mark: [
            'Pod/neither:metadata.name',
            'Pod/only-args:metadata.name',
            'Pod/only-args:spec.containers[name=greet].args',
            'Pod/only-command:metadata.name',
            'Pod/only-command:spec.containers[name=greet].command',
            'Pod/both:metadata.name',
            'Pod/both:spec.containers[name=greet].command',
            'Pod/both:spec.containers[name=greet].args',
          ],
        },
      ],
      commands: [
        'kubectl apply -f greet.yaml',
        {
          run: "kubectl wait pods -l app=greet --for=jsonpath='{.status.phase}'=Succeeded --timeout=90s",
          show: 'none',
        },
        'for pod in neither only-args only-command both; do\n  echo "$pod: $(kubectl logs $pod)"\ndone',
      ],
      checks: [
        said('neither', 'entrypoint cmd'),
        said('only-args', 'entrypoint args'),
        said('only-command', 'command'),
        said('both', 'command args'),
      ],
    },
    {
      id: 'settings',
      title: { en: 'A setting, handed over three ways', zh: '一项配置，三种交法' },
      text: {
        en: 'A ConfigMap holds the notice of a shop, a Secret the password of its till. The Pod `board` gets the notice as a variable, as a file, and as a file mounted by `subPath`. `echo` gets it in its command line.',
        zh: '一个 ConfigMap 存着商店的告示，一个 Secret 存着收银台的密码。Pod `board` 通过环境变量、文件、用 `subPath` 挂载的文件三种方式拿到告示；`echo` 则在命令行里拿到它。',
      },
      files: [
        { path: 'notice.yaml', mark: ['data'] },
        {
          path: 'board.yaml',
          mark: [
            'Pod/board:metadata.name',
            'Pod/board:spec.containers[name=board].env',
            'Pod/board:spec.containers[name=board].volumeMounts',
            'Pod/board:spec.volumes',
          ],
        },
        { path: 'echo.yaml', mark: ['spec.containers[name=echo].command'] },
      ],
      commands: [
        'kubectl create secret generic till --from-literal=password=open-sesame',
        'kubectl apply -f notice.yaml -f board.yaml -f echo.yaml',
        {
          run: 'kubectl wait pods board patient --for=condition=Ready --timeout=90s',
          show: 'none',
        },
        THREE_WAYS,
        'kubectl exec board -- readlink /etc/notice/text',
        {
          run: "kubectl wait pod echo --for=jsonpath='{.status.phase}'=Succeeded --timeout=90s",
          show: 'none',
        },
        'kubectl logs echo',
      ],
      checks: [
        check.podReady('board', { remember: 'first-board' }),
        notice('/etc/notice/text', 'open', 'file'),
        notice('/etc/pinned/text', 'open', 'pinned'),
        variable('open'),
        said('echo', 'open \\$NOTICE \\$\\(NOTICE\\)'),
      ],
      keeps: [
        { kind: 'ConfigMap', selector: 'app=board' },
        'Secret',
        { kind: 'Pod', selector: 'app=board' },
      ],
    },
    {
      id: 'change',
      title: { en: 'Change the setting', zh: '改一下配置' },
      text: {
        en: 'Change the ConfigMap while both Pods run. `patient` notes the time and is left alone; `board` gets an annotation, and any change of a Pod makes the kubelet look at it at once.',
        zh: '趁两个 Pod 都在运行，修改 ConfigMap。`patient` 记下时间，然后不去管它；给 `board` 加一条注解：Pod 一有改动，kubelet 就会马上处理它。',
      },
      commands: [
        "kubectl exec patient -- sh -c 'date +%s > /tmp/changed-at'",
        'kubectl patch configmap notice --type=merge -p \'{"data": {"text": "closed"}}\'',
        'kubectl annotate pod board look-again=now',
        {
          run: "kubectl exec board -- sh -c 'until grep -q closed /etc/notice/text; do sleep 0.2; done'",
          show: 'none',
        },
        THREE_WAYS,
      ],
      checks: [
        notice('/etc/notice/text', 'closed', 'file'),
        notice('/etc/pinned/text', 'open', 'pinned'),
        variable('open'),
        check.exec('patient', ['test', '-s', '/tmp/changed-at'], { id: 'noted' }),
      ],
    },
    {
      id: 'restart',
      title: { en: 'A new container reads again', zh: '新的容器会重新读取' },
      text: {
        en: 'End the program of `board`. The kubelet starts a new container in the same Pod.',
        zh: '让 `board` 里的程序退出。kubelet 会在同一个 Pod 里启动一个新容器。',
      },
      commands: [
        { run: "kubectl exec board -- sh -c 'kill 1; sleep 9'", exit: 137 },
        {
          run: "kubectl wait pod board --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 --timeout=60s",
          show: 'none',
        },
        { run: 'kubectl wait pod board --for=condition=Ready --timeout=60s', show: 'none' },
        THREE_WAYS,
      ],
      checks: [
        check.object('Pod', 'board', {
          id: 'restarted',
          match: { status: { containerStatuses: [{ restartCount: 1 }] } },
        }),
        notice('/etc/pinned/text', 'closed', 'pinned'),
        variable('closed'),
      ],
    },
    {
      id: 'secret',
      title: { en: 'What base64 is not', zh: 'base64 不是什么' },
      text: {
        en: 'Read the Secret through the API, and decode it. Then go to the control-plane node and ask etcd what it has stored. Last, see where the Pod has the file.',
        zh: '先通过 API 读取 Secret 并解码；再到控制平面节点上，问 etcd 它到底存了什么；最后看看 Pod 里的这个文件在哪里。',
      },
      files: [{ path: 'ask-etcd.sh' }],
      commands: [
        'kubectl get secret till -o jsonpath=\'{.data.password}{"\\n"}\'',
        "kubectl get secret till -o jsonpath='{.data.password}' | base64 -d",
        'docker exec -i "$LAB_CLUSTER-control-plane" \\\n  sh -s /registry/secrets/lab-configuration/till < ask-etcd.sh > stored',
        'grep -e k8s -e ^Secret -e ^till -e ^password -e ^open stored',
        "kubectl exec board -- grep /run/till /proc/mounts | cut -d ' ' -f 1-3",
      ],
      checks: [
        check.exec('board', ['cat', '/run/till/password'], {
          id: 'file',
          stdout: '^open-sesame$',
        }),
        check.command('cat stored', { id: 'etcd', stdout: '^open-sesame$' }),
      ],
    },
    {
      id: 'restricted',
      title: { en: 'Root, unless you say otherwise', zh: '不说就是 root' },
      text: {
        en: 'Create a Pod that says nothing about its rights. Then have the namespace enforce the Pod Security level `restricted`, try again, and create one that says enough.',
        zh: '创建一个对权限只字不提的 Pod。然后让命名空间强制执行 Pod 安全标准的 `restricted` 级别，再试一次；最后创建一个交代清楚的 Pod。',
      },
      files: [
        { path: 'root.yaml' },
        {
          path: 'locked.yaml',
          mark: ['spec.securityContext', 'spec.containers[name=locked].securityContext'],
        },
      ],
      commands: [
        { run: 'kubectl apply -f root.yaml', show: ['created'] },
        { run: 'kubectl wait pod root --for=condition=Ready --timeout=90s', show: 'none' },
        'kubectl exec root -- id -u',
        { run: 'kubectl delete pod root', show: 'none' },
        'kubectl label namespace lab-configuration pod-security.kubernetes.io/enforce=restricted',
        'kubectl apply -f root.yaml 2>&1 | fold -s -w 80',
        'kubectl apply -f locked.yaml',
        { run: 'kubectl wait pod locked --for=condition=Ready --timeout=90s', show: 'none' },
        'kubectl exec locked -- id -u',
        { run: 'kubectl exec locked -- touch /etc/shop.conf', exit: 1 },
        "kubectl exec locked -- grep -e CapEff -e CapBnd -e NoNewPrivs -e '^Seccomp:' /proc/1/status",
      ],
      checks: [
        check.podReady('locked', { match: { spec: { securityContext: { runAsNonRoot: true } } } }),
        check.exec('locked', ['id', '-u'], { id: 'user', stdout: '^65534$' }),
        check.exec('locked', ['grep', 'CapEff', '/proc/1/status'], {
          id: 'capabilities',
          stdout: '0000000000000000',
        }),
        check.command('kubectl apply --dry-run=server -f root.yaml', { id: 'refused', exit: 1 }),
      ],
    },
    {
      id: 'classes',
      title: { en: 'Three classes that nobody writes', zh: '没有人写的三个等级' },
      text: {
        en: 'Three Pods differ in their requests and limits only: the first has none, the second has some, the third has equal ones. Nobody wrote a class, and each has one.',
        zh: '三个 Pod 只在 requests 和 limits 上有区别：第一个都没写，第二个写了一部分，第三个两者相等。没有人写等级，每个却都有等级。',
      },
      files: [
        {
          path: 'qos.yaml',
          mark: [
            'Pod/best-effort:metadata.name',
            'Pod/burstable:metadata.name',
            'Pod/burstable:spec.containers[name=waits].resources',
            'Pod/guaranteed:metadata.name',
            'Pod/guaranteed:spec.containers[name=waits].resources',
          ],
        },
      ],
      commands: [
        'kubectl apply -f qos.yaml',
        "kubectl get pods -l app=qos \\\n  -o custom-columns='POD:.metadata.name,REQUESTS:.spec.containers[0].resources.requests,LIMITS:.spec.containers[0].resources.limits,CLASS:.status.qosClass'",
      ],
      checks: [
        check.object('Pod', 'best-effort', {
          id: 'best-effort',
          match: { status: { qosClass: 'BestEffort' } },
        }),
        check.object('Pod', 'burstable', {
          id: 'burstable',
          match: { status: { qosClass: 'Burstable' } },
        }),
        check.object('Pod', 'guaranteed', {
          id: 'guaranteed',
          match: {
            spec: { containers: [{ resources: { requests: { cpu: '20m', memory: '16Mi' } } }] },
            status: { qosClass: 'Guaranteed' },
          },
        }),
      ],
    },
    {
      id: 'limits',
      title: { en: 'Three limits, three ends', zh: '三种限额，三种下场' },
      text: {
        en: 'Three Pods go past a limit each: `hungry` wants more memory, `busy` more CPU, and `talker` writes more log than its `ephemeral-storage` allows.',
        zh: '三个 Pod 各自越过一种限额：`hungry` 想要更多内存，`busy` 想要更多 CPU，`talker` 写的日志超出了它的 `ephemeral-storage`。',
      },
      files: [
        {
          path: 'limits.yaml',
          mark: [
            'Pod/hungry:metadata.name',
            'Pod/hungry:spec.containers[name=hungry].command',
            'Pod/hungry:spec.containers[name=hungry].resources.limits.memory',
            'Pod/busy:metadata.name',
            'Pod/busy:spec.containers[name=busy].command',
            'Pod/busy:spec.containers[name=busy].resources.limits.cpu',
            'Pod/talker:metadata.name',
            'Pod/talker:spec.containers[name=talker].command',
            'Pod/talker:spec.containers[name=talker].resources.limits.ephemeral-storage',
          ],
        },
      ],
      commands: [
        'kubectl apply -f limits.yaml',
        {
          run: "kubectl wait pod hungry --timeout=90s \\\n  --for=jsonpath='{.status.containerStatuses[0].lastState.terminated.reason}'=OOMKilled",
          show: 'none',
        },
        {
          run: "kubectl wait pod talker --for=jsonpath='{.status.reason}'=Evicted --timeout=90s",
          show: 'none',
        },
        "kubectl get pods -l app=limits \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,REASON:.status.reason'",
        'kubectl get pod hungry \\\n  -o jsonpath=\'{.status.containerStatuses[0].lastState.terminated.reason}, code {.status.containerStatuses[0].lastState.terminated.exitCode}{"\\n"}\'',
        'kubectl get pod talker -o jsonpath=\'{.status.message}{"\\n"}\'',
        {
          run: CPU_STAT,
          varies: {
            en: 'It counts for as long as the Pod has run.',
            zh: '从 Pod 开始运行起一直在累计。',
          },
        },
      ],
      checks: [
        check.object('Pod', 'hungry', {
          id: 'killed',
          match: {
            status: {
              phase: 'Running',
              containerStatuses: [
                {
                  restartCount: { $atLeast: 1 },
                  lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
                },
              ],
            },
          },
        }),
        check.object('Pod', 'busy', {
          id: 'busy',
          match: { status: { phase: 'Running', containerStatuses: [{ restartCount: 0 }] } },
        }),
        check.command(CPU_STAT, { id: 'throttled', stdout: '^nr_throttled [1-9]' }),
        check.object('Pod', 'talker', {
          id: 'evicted',
          match: { status: { phase: 'Failed', reason: 'Evicted' } },
        }),
      ],
      follows: [{ kind: 'Pod', selector: 'app=limits' }],
    },
    {
      id: 'patience',
      title: { en: 'How long the file took', zh: '文件等了多久' },
      text: {
        en: 'Nobody hurried the kubelet for `patient`. Its file changed when the link `..data` was replaced: subtract.',
        zh: '没有人替 `patient` 催过 kubelet。`..data` 这个链接换掉的那一刻，就是文件变化的时刻：减一减。',
      },
      commands: [
        {
          run: "kubectl exec patient -- sh -c 'until grep -q closed /etc/notice/text; do sleep 1; done'",
          show: 'none',
        },
        {
          run: 'kubectl exec patient -- sh -c \'echo "$(( $(stat -c %Y /etc/notice/..data) - $(cat /tmp/changed-at) )) seconds" | tee /tmp/took\'',
          varies: {
            en: 'It depends on when the kubelet looked last.',
            zh: '取决于 kubelet 上一次是什么时候看的。',
          },
        },
      ],
      checks: [
        check.exec('patient', ['cat', '/etc/notice/text'], { id: 'file', stdout: '^closed$' }),
        check.exec('patient', ['cat', '/tmp/took'], { id: 'took', stdout: '^[0-9]+ seconds$' }),
      ],
    },
  ],
  tasks: [
    {
      id: 'kiosk',
      title: { en: 'A kiosk that may run', zh: '一个可以运行的售货亭' },
      text: {
        en: '`kiosk.yaml` is refused. Change it until the Pod `kiosk` runs in this namespace, on a read-only root file system, in the class `Guaranteed`; finds the notice in `/etc/notice/text`, which must follow changes by itself; and finds the password in `/run/till/password` and in no variable.',
        zh: '`kiosk.yaml` 遭到拒绝。把它改到：Pod `kiosk` 能在这个命名空间里运行；根文件系统只读；等级是 `Guaranteed`；告示在 `/etc/notice/text`，而且会自己跟着变；密码在 `/run/till/password`，不在任何环境变量里。',
      },
      files: [{ path: 'kiosk.yaml' }],
      hints: [
        {
          en: 'The refusal lists what is missing. `locked.yaml` has each of the settings, and `board.yaml` mounts both the notice and the password.',
          zh: '拒绝信息里列出了缺什么。`locked.yaml` 里每项设置都有，`board.yaml` 里告示和密码都挂载了。',
        },
        {
          en: 'Of a Pod that exists hardly a field can be changed. Delete it before you apply the next version.',
          zh: 'Pod 一旦存在，几乎没有字段可以改。应用下一版之前先把它删掉。',
        },
        {
          en: 'The class follows from requests and limits of both CPU and memory: compare them with those in `qos.yaml`.',
          zh: '等级取决于 CPU 和内存各自的 requests 和 limits：和 `qos.yaml` 里的比一比。',
        },
      ],
      checks: [
        check.podReady('kiosk', {
          within: 15,
          hint: {
            en: 'Either the API refuses it, and says why, or the kubelet will not start it: then look at the events of the Pod. Does anything say which user it is?',
            zh: '要么是 API 拒绝了它（会说明原因），要么是 kubelet 不肯启动它（看 Pod 的事件）。有没有哪里写明它是哪个用户？',
          },
        }),
        check.exec('kiosk', ['grep', '-E', ' / [a-z0-9]+ ro[, ]', '/proc/mounts'], {
          id: 'read-only',
          within: 5,
          hint: {
            en: 'It runs, but its root file system can be written to. `restricted` does not ask for that; the task does.',
            zh: '它在运行，但根文件系统可写。`restricted` 不要求只读，题目要求。',
          },
        }),
        check.object('Pod', 'kiosk', {
          id: 'class',
          within: 5,
          match: { status: { qosClass: 'Guaranteed' } },
          hint: {
            en: 'It is of another class. What must be equal, and for which two resources?',
            zh: '等级不对。哪些值必须相等？要看哪两种资源？',
          },
        }),
        check.exec('kiosk', ['readlink', '/etc/notice/text'], {
          id: 'follows',
          within: 5,
          stdout: '^\\.\\.data/text$',
          hint: {
            en: 'No file `/etc/notice/text` that would follow a change. In `board` there were two such files: which of them stayed behind?',
            zh: '没有一个会跟着变化的 `/etc/notice/text`。`board` 里有过两个这样的文件，落后的是哪一个？',
          },
        }),
        check.exec('kiosk', ['cat', '/run/till/password'], {
          id: 'password',
          within: 5,
          stdout: '^open-sesame$',
          hint: {
            en: 'The password cannot be read from `/run/till/password`. A Secret is mounted much as a ConfigMap is.',
            zh: '从 `/run/till/password` 读不到密码。挂载 Secret 和挂载 ConfigMap 大同小异。',
          },
        }),
        check.exec('kiosk', ['env'], {
          id: 'no-variable',
          within: 5,
          stdoutNot: 'open-sesame',
          hint: {
            en: 'The file is there, but the password is still among the variables, where every child process inherits it.',
            zh: '文件有了，但密码还在环境变量里，每个子进程都会继承它。',
          },
        }),
      ],
      solve: replaceKiosk('solution/kiosk.yaml'),
      solution: [
        {
          path: 'solution/kiosk.yaml',
          mark: [
            'spec.securityContext',
            'spec.containers[name=kiosk].resources',
            'spec.containers[name=kiosk].securityContext',
            'spec.containers[name=kiosk].volumeMounts',
          ],
        },
      ],
      wrong: [
        {
          id: 'user',
          says: {
            en: 'demands an ordinary user and names none, so the image’s own, root, is taken',
            zh: '要求用普通用户却没有写是哪个，于是取了镜像自己的用户 root',
          },
          run: replaceKiosk('wrong/user.yaml'),
          caughtBy: 'pod',
        },
        {
          id: 'writable',
          says: { en: 'the root file system is writable', zh: '根文件系统可写' },
          run: replaceKiosk('wrong/writable.yaml'),
          caughtBy: 'read-only',
        },
        {
          id: 'burstable',
          says: { en: 'the requests are less than the limits', zh: 'requests 小于 limits' },
          run: replaceKiosk('wrong/burstable.yaml'),
          caughtBy: 'class',
        },
        {
          id: 'pinned',
          says: { en: 'the notice is mounted by subPath', zh: '告示用 subPath 挂载' },
          run: replaceKiosk('wrong/pinned.yaml'),
          caughtBy: 'follows',
        },
        {
          id: 'variable',
          says: {
            en: 'the password is in a file and in a variable',
            zh: '密码既在文件里，也在环境变量里',
          },
          run: replaceKiosk('wrong/variable.yaml'),
          caughtBy: 'no-variable',
          undo: ['kubectl delete pod kiosk --ignore-not-found'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'missing',
      title: { en: 'A ConfigMap that is not there', zh: '不存在的 ConfigMap' },
      text: {
        en: 'Two Pods want the ConfigMap `prices`, one as variables, one as files. Nobody has made it. See where each of them stops, then make it.',
        zh: '两个 Pod 都要用 ConfigMap `prices`，一个当环境变量，一个当文件，而它还没有人创建。看看各自停在哪里，然后把它建出来。',
      },
      files: [
        {
          path: 'missing.yaml',
          mark: [
            'Pod/wants-variable:metadata.name',
            'Pod/wants-variable:spec.containers[name=waits].envFrom',
            'Pod/wants-file:metadata.name',
            'Pod/wants-file:spec.volumes',
          ],
        },
      ],
      commands: [
        'kubectl apply -f missing.yaml',
        {
          run: "kubectl wait pod wants-variable --timeout=60s \\\n  --for=jsonpath='{.status.containerStatuses[0].state.waiting.reason}'=CreateContainerConfigError",
          show: 'none',
        },
        "kubectl get pods -l app=missing \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,WAITS:.status.containerStatuses[0].state.waiting.reason'",
        "until kubectl get events --field-selector reason=FailedMount -o jsonpath='{.items[0].message}{\"\\n\"}' 2>/dev/null \\\n  | grep 'not found'; do sleep 1; done",
        'kubectl create configmap prices --from-literal=TEA=2',
        'kubectl wait pods -l app=missing --for=condition=Ready --timeout=120s',
      ],
      checks: [
        check.podReady('wants-variable', { id: 'variable' }),
        check.podReady('wants-file', { id: 'file' }),
        check.exec('wants-variable', ['sh', '-c', 'echo "$TEA"'], { id: 'tea', stdout: '^2$' }),
      ],
      follows: [{ kind: 'Pod', selector: 'app=missing' }],
    },
    {
      id: 'too-much',
      title: { en: 'A request that no node can grant', zh: '没有节点给得起的请求' },
      text: {
        en: 'This Pod requests a thousand CPUs and would use hardly any.',
        zh: '这个 Pod 请求一千个 CPU，而它几乎用不着。',
      },
      files: [{ path: 'huge.yaml', mark: ['spec.containers[name=huge].resources.requests.cpu'] }],
      commands: [
        'kubectl apply -f huge.yaml',
        {
          run: 'kubectl wait pod huge --for=condition=PodScheduled=false --timeout=60s',
          show: 'none',
        },
        'kubectl get pod huge \\\n  -o jsonpath=\'{.status.phase}: {.status.conditions[?(@.type=="PodScheduled")].message}{"\\n"}\' | cut -d . -f 1',
      ],
      checks: [
        check.object('Pod', 'huge', {
          match: {
            status: {
              phase: 'Pending',
              conditions: [{ type: 'PodScheduled', reason: 'Unschedulable' }],
            },
          },
        }),
      ],
    },
  ],
  claims: [
    {
      id: 'command-is-cmd',
      says: {
        en: '`command` in Kubernetes is what CMD is in Docker.',
        zh: 'Kubernetes 的 `command` 就是 Docker 的 CMD。',
      },
      verdict: 'wrong',
      because: {
        en: 'It takes the place of ENTRYPOINT; `args` takes that of CMD. And with `command` alone the image’s CMD is not used either.',
        zh: '它替换的是 ENTRYPOINT，`args` 才替换 CMD。而且只写 `command` 时，镜像的 CMD 也不再使用。',
      },
      proof: 'four-ways',
    },
    {
      id: 'shell-variables',
      says: {
        en: 'Variables in `command` and `args` are written `$NAME`, as in a shell.',
        zh: '在 `command` 和 `args` 里写变量和在 shell 里一样，用 `$NAME`。',
      },
      verdict: 'wrong',
      because: {
        en: 'No shell reads them unless you start one. Kubernetes itself replaces `$(NAME)` and leaves `$NAME` as it stands.',
        zh: '除非你自己启动 shell，否则没有 shell 会读它们。Kubernetes 自己只替换 `$(NAME)`，`$NAME` 原样保留。',
      },
      proof: 'settings',
    },
    {
      id: 'change-arrives',
      says: {
        en: 'Change a ConfigMap, and the Pods that use it see the change.',
        zh: '改了 ConfigMap，使用它的 Pod 就会看到变化。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only in files of a volume mounted without `subPath`. The variable and the `subPath` file kept the old text.',
        zh: '只有不用 `subPath` 挂载的卷里的文件才会。环境变量和 `subPath` 挂载的文件都还是旧内容。',
      },
      proof: 'change',
    },
    {
      id: 'new-pod-needed',
      says: {
        en: 'A new value of a variable needs a new Pod.',
        zh: '环境变量要换成新值，就得换一个新 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'A new container is enough: this one was restarted within its Pod and had the new value. People replace Pods because that can be done in order, by a rollout.',
        zh: '换一个新容器就够了：这个容器在原来的 Pod 里重启，就拿到了新值。大家之所以换 Pod，是因为滚动更新可以有序地进行。',
      },
      proof: 'restart',
    },
    {
      id: 'at-once',
      says: {
        en: 'A mounted ConfigMap changes at once.',
        zh: '挂载的 ConfigMap 会立刻更新。',
      },
      verdict: 'wrong',
      because: {
        en: 'The kubelet looks at each Pod about once a minute, and sooner when the Pod changes. The step measured how long it took here.',
        zh: 'kubelet 大约每分钟处理一次每个 Pod，Pod 有改动时会提前。这一步量出了这里用了多久。',
      },
      proof: 'patience',
    },
    {
      id: 'encrypted',
      says: { en: 'Secrets are encrypted.', zh: 'Secret 是加密的。' },
      verdict: 'wrong',
      because: {
        en: 'Not by default: etcd holds the password letter by letter. Whoever runs the cluster can have the API server encrypt Secrets before it stores them.',
        zh: '默认不是：密码一个字母不差地存在 etcd 里。管理集群的人可以让 API 服务器先加密再存储。',
      },
      proof: 'secret',
    },
    {
      id: 'base64-hides',
      says: { en: 'base64 protects a Secret’s value.', zh: 'base64 保护了 Secret 的值。' },
      verdict: 'wrong',
      because: {
        en: 'It is a way of writing bytes as text, without a key: anybody can turn it back, as the step did.',
        zh: '它只是把字节写成文本的一种办法，没有密钥：谁都能还原，就像这一步里那样。',
      },
      proof: 'secret',
    },
    {
      id: 'not-root',
      says: {
        en: 'In Kubernetes containers do not run as root.',
        zh: '在 Kubernetes 里，容器不会以 root 身份运行。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the image or the Pod names another user, or a rule of the namespace refuses root. Left alone, user 0 ran.',
        zh: '前提是镜像或 Pod 指定了别的用户，或者命名空间的规则不许用 root。什么都不说，运行的就是 0 号用户。',
      },
      proof: 'restricted',
    },
    {
      id: 'set-class',
      says: {
        en: 'You choose the QoS class in the manifest.',
        zh: 'QoS 等级在清单里指定。',
      },
      verdict: 'wrong',
      because: {
        en: 'No field sets it. It follows from requests and limits.',
        zh: '没有哪个字段能设置它，它由 requests 和 limits 推出。',
      },
      proof: 'classes',
    },
    {
      id: 'cpu-kills',
      says: {
        en: 'A container that wants more CPU than its limit is killed.',
        zh: '容器想用的 CPU 超过限额，就会被杀掉。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is made to wait, again and again. It gets slow and keeps running.',
        zh: '它只是一次又一次地被迫等待：变慢，但照样运行。',
      },
      proof: 'limits',
    },
    {
      id: 'oom-is-eviction',
      says: {
        en: 'A Pod that goes past its memory limit is evicted.',
        zh: 'Pod 超过内存限额就会被驱逐。',
      },
      verdict: 'wrong',
      because: {
        en: 'The kernel killed a process, and the container was started again in the same Pod. Eviction ends the whole Pod, is the kubelet’s work, and took the Pod that had written more than its limit.',
        zh: '是内核杀掉了进程，容器随后在同一个 Pod 里重新启动。驱逐是 kubelet 干的，结束的是整个 Pod；这里被驱逐的是写得超出限额的那个。',
      },
      proof: 'limits',
    },
    {
      id: 'request-is-use',
      says: {
        en: 'A Pod fits on a node as long as the node has idle CPU.',
        zh: '节点上还有空闲的 CPU，Pod 就放得下。',
      },
      verdict: 'wrong',
      because: {
        en: 'The scheduler adds up requests and does not look at use. This Pod would have used next to nothing.',
        zh: '调度器加的是 requests，不看实际用量。这个 Pod 本来几乎什么也不用。',
      },
      proof: 'too-much',
    },
  ],
  securityExceptions: [
    {
      file: 'start/root.yaml',
      because: {
        en: 'Shows what runs when nothing is said about rights, and what the refusal lists.',
        zh: '演示对权限只字不提时会怎样运行，以及拒绝信息会列出什么。',
      },
    },
    {
      file: 'start/kiosk.yaml',
      because: { en: 'The learner mends it.', zh: '由学习者来修。' },
    },
  ],
});
