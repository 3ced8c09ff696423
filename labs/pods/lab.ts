import { check, defineLab } from '#lab-kit';

/** What `ps` would read; the image has no `ps`. One argument a line, those that name a program file kept. */
const programs = (pod: string) =>
  `kubectl exec ${pod} -c log -- sh -c 'cat /proc/[0-9]*/cmdline' | tr '\\0' '\\n' | grep -e mjs -e pause | sort`;

/** Which program is process 1, as `log` sees it. */
const first = (pod: string) => `kubectl exec ${pod} -c log -- cat /proc/1/cmdline | tr '\\0' '\\n'`;

/** Asks for a page with the program that is in the image anyway. */
const get = (pod: string, container: string, url: string) =>
  `kubectl exec ${pod} -c ${container} -- node -e 'fetch("${url}").then((r) => r.text()).then((t) => console.log(t.trim()))'`;

const who =
  'kubectl get pods -l "app in (shop,managed)" -o custom-columns="NAME:.metadata.name,UID:.metadata.uid,IP:.status.podIP,OWNER:.metadata.ownerReferences[*].kind,SEEN:.metadata.labels.seen"';

export default defineLab({
  title: { en: 'Two containers in one Pod', zh: '一个 Pod，两个容器' },
  summary: {
    en: 'You run a web server and its log collector in one Pod and show, piece by piece, what they share, what each keeps for itself, and what becomes of the Pod when something fails.',
    zh: '把 Web 服务和日志收集器放进同一个 Pod，逐项验证它们共享什么、各自独有什么，再看出了故障之后这个 Pod 会怎样。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim'],
    build: [
      { tag: 'shop/web:1', context: '../apps/web' },
      { tag: 'shop/log:1', context: '../apps/log' },
    ],
    load: ['shop/web:1', 'shop/log:1'],
  },
  steps: [
    {
      id: 'one-pod-two-containers',
      title: { en: 'Create one Pod with two containers', zh: '创建一个有两个容器的 Pod' },
      text: {
        en: 'One manifest, one object, one line in the list, and `2/2` in it. Then ask Kubernetes what it placed on a node, and whether it knows an object called container.',
        zh: '一份清单、一个对象，列表里只有一行，其中写着 `2/2`。再问问 Kubernetes：它往节点上放的是什么？它认不认识叫 container 的对象？',
      },
      files: [
        {
          path: 'shop.yaml',
          mark: [
            'spec.containers[name=web].volumeMounts[name=logs].mountPath',
            'spec.containers[name=log].volumeMounts[name=logs].mountPath',
            'spec.containers[name=log].volumeMounts[name=logs].readOnly',
            'spec.volumes[name=logs].emptyDir',
          ],
        },
      ],
      commands: [
        'kubectl apply -f shop.yaml',
        'kubectl wait pod/shop --for=condition=Ready --timeout=90s',
        'kubectl get pod shop',
        'kubectl get events --field-selector reason=Scheduled,involvedObject.name=shop -o custom-columns="EVENT:.reason,KIND:.involvedObject.kind,NAME:.involvedObject.name"',
        { run: 'kubectl get containers', exit: 1 },
      ],
      checks: [
        check.podReady('shop', {
          remember: 'shop-pod',
          match: { spec: { containers: [{ name: 'web' }, { name: 'log' }] } },
        }),
      ],
      keeps: ['Pod'],
    },
    {
      id: 'one-address',
      title: { en: 'One address for both', zh: '两个容器，一个地址' },
      text: {
        en: 'Ask each container for its address and its host name. Then let the collector call the web server on `localhost`, and look for the request in the collector’s own output.',
        zh: '分别查看两个容器的地址和主机名。再让日志收集器通过 `localhost` 访问 Web 服务，然后在收集器自己的输出里找到这次请求。',
      },
      commands: [
        'kubectl exec shop -c web -- hostname -i',
        'kubectl exec shop -c log -- hostname -i',
        'kubectl exec shop -c log -- hostname',
        get('shop', 'log', 'http://localhost:8080/'),
        { run: 'kubectl exec shop -c web -- getent hosts log', exit: 2 },
        'kubectl logs shop -c log | grep "GET / 200" | tail -n 1',
      ],
      checks: [
        check.exec('shop', ['grep', '-c', 'GET / 200', '/var/log/shop/access.log'], {
          id: 'request-logged',
          container: 'log',
          stdout: '^[1-9]',
        }),
      ],
    },
    {
      id: 'own-files-shared-volume',
      title: {
        en: 'Each its own files, one shared folder',
        zh: '文件系统各自独立，只共享一个目录',
      },
      text: {
        en: 'The same path `/app` holds a different program in each container. Only the mounted volume is common: what `web` writes there, `log` reads. And `log` cannot write, because its mount says so.',
        zh: '同一个路径 `/app`，两个容器里是不同的程序。只有挂载的卷是共用的：`web` 写进去，`log` 就读得到；`log` 写不了，因为它的挂载声明为只读。',
      },
      commands: [
        'kubectl exec shop -c web -- ls /app',
        'kubectl exec shop -c log -- ls /app',
        "kubectl exec shop -c web -- sh -c 'echo written by web > /var/log/shop/note'",
        'kubectl exec shop -c log -- cat /var/log/shop/note',
        { run: 'kubectl exec shop -c log -- touch /var/log/shop/other', exit: 1 },
      ],
      checks: [
        check.exec('shop', ['cat', '/var/log/shop/note'], {
          id: 'note-read',
          container: 'log',
          stdout: 'written by web',
        }),
      ],
    },
    {
      id: 'own-processes',
      title: {
        en: 'Each its own processes, unless you say otherwise',
        zh: '进程各看各的，除非你要求共享',
      },
      text: {
        en: 'Compare the Linux namespaces of the two containers, list the programs that `log` can see, and ask which of them is process 1. Then do it again in a Pod that differs, apart from its name, in one line: `shareProcessNamespace: true`.',
        zh: '比较两个容器的 Linux 命名空间，列出 `log` 能看到的程序，再看看谁是 1 号进程。然后换一个只多一行 `shareProcessNamespace: true` 的 Pod，再做一遍。',
      },
      files: [
        { path: 'namespaces.sh' },
        { path: 'shop-shared-pid.yaml', mark: ['spec.shareProcessNamespace'] },
      ],
      commands: [
        'sh namespaces.sh shop',
        programs('shop'),
        first('shop'),
        'kubectl apply -f shop-shared-pid.yaml',
        'kubectl wait pod/shop-shared-pid --for=condition=Ready --timeout=90s',
        'sh namespaces.sh shop-shared-pid',
        programs('shop-shared-pid'),
        first('shop-shared-pid'),
      ],
      checks: [
        check.exec('shop-shared-pid', ['sh', '-c', "cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'"], {
          id: 'sees-web',
          container: 'log',
          stdout: 'server\\.mjs',
        }),
      ],
    },
    {
      id: 'one-container-restarts',
      title: { en: 'One container ends, the Pod stays', zh: '一个容器退出，Pod 还在' },
      text: {
        en: 'End the web server from inside. Its container is started again; the collector beside it runs on, and the Pod keeps its UID, its address and the files of its volume.',
        zh: '从容器内部结束 Web 服务。它的容器会重新启动，旁边的收集器照常运行；Pod 的 UID、地址和卷里的文件都没变。',
      },
      commands: [
        'kubectl get pod shop -o custom-columns="UID:.metadata.uid,IP:.status.podIP"',
        { run: "kubectl exec shop -c web -- sh -c 'kill 1; sleep 9'", exit: 137 },
        'kubectl wait pod/shop --for=jsonpath=\'{.status.containerStatuses[?(@.name=="web")].lastState.terminated.exitCode}\'=0',
        'kubectl wait pod/shop --for=condition=Ready --timeout=90s',
        'kubectl get pod shop -o custom-columns="UID:.metadata.uid,IP:.status.podIP"',
        'kubectl get pod shop -o jsonpath=\'{range .status.containerStatuses[*]}{.name}{" restarts: "}{.restartCount}{"\\n"}{end}\'',
        'kubectl exec shop -c web -- cat /var/log/shop/note',
      ],
      checks: [
        check.podReady('shop', {
          id: 'only-web-restarted',
          match: {
            status: {
              containerStatuses: [
                { name: 'web', restartCount: { $atLeast: 1 } },
                { name: 'log', restartCount: 0 },
              ],
            },
          },
        }),
      ],
    },
    {
      id: 'replaced-not-moved',
      title: { en: 'A Pod is replaced, never moved', zh: 'Pod 只会被替换，不会搬家' },
      text: {
        en: 'Try to move the Pod, and read the refusal. Then create the same Pod through a Deployment, mark both, and evict both, as happens when a node is emptied. See which comes back, and as what.',
        zh: '试着把 Pod 挪到别的节点，看看 API 怎样拒绝。再用 Deployment 创建同样的 Pod，给两者都打上标记，然后一起驱逐，就像腾空节点时那样。看看谁回来了，回来的又是什么。',
      },
      files: [{ path: 'managed.yaml', mark: ['kind', 'spec.replicas'] }, { path: 'evict.sh' }],
      commands: [
        {
          run: 'kubectl patch pod shop --type=merge -p \'{"spec": {"nodeName": "another-node"}}\'',
          exit: 1,
          show: ['Forbidden'],
        },
        'kubectl apply -f managed.yaml',
        'kubectl wait deployment/managed --for=condition=Available --timeout=90s',
        'kubectl label pods -l "app in (shop,managed)" seen=before',
        who,
        'sh evict.sh seen=before',
        // A Pod may be gone before the wait begins, and then it is not listed.
        { run: 'kubectl wait pods -l seen=before --for=delete --timeout=60s', show: 'none' },
        'kubectl wait pods -l app=managed --for=condition=Ready --timeout=90s',
        who,
      ],
      checks: [
        check.count('Pod', 'app=managed,!seen', {
          id: 'managed-is-back',
          count: 1,
          match: { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
        }),
        check.stable(10, check.absent('Pod', 'shop', { seen: 'shop-pod' }), {
          id: 'bare-stays-gone',
        }),
      ],
      keeps: ['Deployment', 'ReplicaSet', 'Pod'],
    },
  ],
  tasks: [
    {
      id: 'add-collector',
      title: { en: 'Give a Pod its collector', zh: '给 Pod 配上日志收集器' },
      text: {
        en: 'The web server of `front.yaml` writes an access log that nobody reads. Add a second container named `log` (image `shop/log:1`, on its default port) that reads the same file and cannot change it, and create the Pod. Leave the container `web` as it is. Should `kubectl` warn of `PodSecurity`, the Pod is created all the same; the `securityContext` of `web` shows what it misses.',
        zh: '`front.yaml` 里的 Web 服务会写访问日志，但没人读。请再加一个名为 `log` 的容器（镜像 `shop/log:1`，端口用默认值），让它读同一个文件，但无法改动，然后创建 Pod。容器 `web` 保持原样。如果 `kubectl` 给出 `PodSecurity` 警告，Pod 仍会照常创建；缺什么，看看 `web` 的 `securityContext` 就知道。',
      },
      files: [
        {
          path: 'front.yaml',
          mark: [
            'spec.containers[name=web].env[name=LOG_FILE]',
            'spec.containers[name=web].volumeMounts[name=logs]',
            'spec.volumes[name=logs]',
          ],
        },
      ],
      hints: [
        {
          en: 'Look at `shop.yaml`: which fields of its container `log` say where the file is, and which volume is mounted?',
          zh: '看看 `shop.yaml`：容器 `log` 里，哪些字段说明文件在哪里、挂载的是哪个卷？',
        },
        {
          en: 'The port belongs to the Pod, and 8080 is taken. The collector’s default is free; if you set nothing, it is used.',
          zh: '端口属于整个 Pod，8080 已经被占用。收集器的默认端口是空闲的，什么都不设就会用它。',
        },
        {
          en: 'The list of containers is fixed once a Pod exists. To correct a Pod you have created already, delete it and apply the file again.',
          zh: 'Pod 创建之后，容器列表就定下来了。要修正已经创建的 Pod，先删除它，再重新 apply 文件。',
        },
      ],
      checks: [
        check.object('Pod', 'front', {
          id: 'two-containers',
          within: 10,
          match: { spec: { containers: [{ name: 'web' }, { name: 'log', image: 'shop/log:1' }] } },
          hint: {
            en: 'Is there a Pod `front`, and does `spec.containers` list both `web` and `log`, the latter with the image `shop/log:1`?',
            zh: 'Pod `front` 存在吗？`spec.containers` 里是不是既有 `web` 也有 `log`，而且 `log` 用的是镜像 `shop/log:1`？',
          },
        }),
        check.stable(6, check.podReady('front', { within: 30 }), {
          id: 'stays-ready',
          within: 30,
          hint: {
            en: 'One container does not keep running; `kubectl describe pod front` tells which. `kubectl logs front -c` with its name shows its last words: does it lack something that it has in `shop.yaml`, or ask for something that the Pod has only once?',
            zh: '有一个容器一直跑不稳，`kubectl describe pod front` 能看出是哪一个。再用 `kubectl logs front -c 容器名` 看它最后打印了什么：是缺了 `shop.yaml` 里有的东西，还是要了整个 Pod 只有一份的东西？',
          },
        }),
        check.object('Pod', 'front', {
          id: 'same-volume',
          within: 5,
          match: { spec: { containers: [{ name: 'log', volumeMounts: [{ name: 'logs' }] }] } },
          hint: {
            en: 'A volume is shared by its name, not by its path. Which volume does `web` mount, and which does `log`?',
            zh: '共享卷靠的是卷的名字，不是挂载路径。`web` 挂载的是哪个卷，`log` 呢？',
          },
        }),
        check.http('http://localhost:8081/', {
          id: 'lines-seen',
          from: { pod: 'front', container: 'log' },
          within: 12,
          body: '^[1-9]',
          hint: {
            en: 'The collector runs but has seen no line. The first line of `kubectl logs front -c log` names the file it follows: is that where the volume is mounted?',
            zh: '收集器在运行，却一行都没读到。`kubectl logs front -c log` 的第一行写着它在读哪个文件：卷挂载在那个位置吗？',
          },
        }),
        check.object('Pod', 'front', {
          id: 'cannot-write',
          within: 5,
          match: {
            spec: {
              containers: [{ name: 'log', volumeMounts: [{ name: 'logs', readOnly: true }] }],
            },
          },
          hint: {
            en: 'The collector could still change the log. `kubectl explain pod.spec.containers.volumeMounts` lists what a mount can forbid.',
            zh: '收集器仍然能改日志。`kubectl explain pod.spec.containers.volumeMounts` 列出了挂载时可以加的限制。',
          },
        }),
      ],
      solve: [
        'kubectl delete pod front --ignore-not-found',
        'kubectl apply -f solution/front.yaml',
      ],
      solution: [{ path: 'solution/front.yaml', mark: ['spec.containers[name=log]'] }],
      wrong: [
        {
          id: 'same-port',
          says: {
            en: 'The collector listens on 8080, which the web server has.',
            zh: '收集器监听 8080，而这个端口已经被 Web 服务占用。',
          },
          run: ['kubectl apply -f wrong/same-port.yaml'],
          undo: ['kubectl delete pod front'],
          caughtBy: 'stays-ready',
        },
        {
          id: 'own-volume',
          says: {
            en: 'The collector mounts another emptyDir at the same path.',
            zh: '收集器在相同的路径上挂载了另一个 emptyDir。',
          },
          run: ['kubectl apply -f wrong/own-volume.yaml'],
          undo: ['kubectl delete pod front'],
          caughtBy: 'same-volume',
        },
        {
          id: 'wrong-path',
          says: {
            en: 'LOG_FILE names a file outside the mounted folder.',
            zh: 'LOG_FILE 指向了挂载目录之外的文件。',
          },
          run: ['kubectl apply -f wrong/wrong-path.yaml'],
          undo: ['kubectl delete pod front'],
          caughtBy: 'lines-seen',
        },
        {
          id: 'writable',
          says: {
            en: 'The collector’s mount is writable.',
            zh: '收集器的挂载是可写的。',
          },
          run: ['kubectl apply -f wrong/writable.yaml'],
          undo: ['kubectl delete pod front'],
          caughtBy: 'cannot-write',
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'port-clash',
      title: { en: 'Two containers, one port', zh: '两个容器抢同一个端口' },
      text: {
        en: 'Tell the collector to listen on 8080 too, and to start three seconds late, so that it is surely the second. On one Docker host two containers may normally do that; in one Pod the second fails.',
        zh: '让收集器也监听 8080，并且晚三秒启动，保证后来的是它。同一台 Docker 主机上，两个容器通常可以这样做；同一个 Pod 里，后来的那个会失败。',
      },
      files: [
        {
          path: 'clash.yaml',
          mark: ['spec.containers[name=log].command', 'spec.containers[name=log].env[name=PORT]'],
        },
      ],
      commands: [
        'kubectl apply -f clash.yaml',
        'kubectl wait pod/clash --for=jsonpath=\'{.status.containerStatuses[?(@.name=="log")].state.waiting.reason}\'=CrashLoopBackOff --timeout=90s',
        'kubectl get pod clash -o jsonpath=\'{range .status.containerStatuses[*]}{.name}{" ready: "}{.ready}{"\\n"}{end}\'',
        'kubectl logs clash -c log',
        'kubectl get pod clash -o custom-columns=\'PHASE:.status.phase,READY:.status.conditions[?(@.type=="Ready")].status\'',
      ],
      checks: [
        check.object('Pod', 'clash', {
          id: 'second-fails',
          within: 60,
          match: {
            status: {
              containerStatuses: [
                { name: 'web', ready: true, restartCount: 0 },
                { name: 'log', ready: false, lastState: { terminated: { exitCode: 1 } } },
              ],
            },
          },
        }),
      ],
    },
  ],
  claims: [
    {
      id: 'smallest-unit',
      says: {
        en: 'The container is the smallest unit Kubernetes works with.',
        zh: 'Kubernetes 的最小单位是容器。',
      },
      verdict: 'wrong',
      because: {
        en: 'The smallest unit you can create and manage is the Pod. One Pod was scheduled, with two containers in it, and the API has no object called container.',
        zh: '能够创建和管理的最小单位是 Pod。调度的是一个 Pod，里面有两个容器；API 里根本没有叫 container 的对象。',
      },
      proof: 'one-pod-two-containers',
    },
    {
      id: 'name-each-other',
      says: {
        en: 'Containers of a Pod find each other by container name, as in Compose.',
        zh: '同一个 Pod 里的容器可以像在 Compose 里那样，用容器名互相访问。',
      },
      verdict: 'wrong',
      because: {
        en: 'They share one network namespace, so the other one is on localhost, at another port. A container name is not a host name.',
        zh: '它们共用一个网络命名空间，对方就在 localhost 上，只是端口不同。容器名不是主机名。',
      },
      proof: 'one-address',
    },
    {
      id: 'share-everything',
      says: {
        en: 'Containers of a Pod share everything, as processes of one machine do.',
        zh: '同一个 Pod 里的容器什么都共享，就像同一台机器上的进程。',
      },
      verdict: 'wrong',
      because: {
        en: 'Network, host name and IPC are shared; the file system is each one’s own but for mounted volumes, and so are the processes unless shareProcessNamespace is set.',
        zh: '共享的是网络、主机名和 IPC。文件系统各自独立，只有挂载的卷除外；进程也各自独立，除非设置 shareProcessNamespace。',
      },
      proof: 'own-processes',
    },
    {
      id: 'same-moment',
      says: {
        en: 'The containers of a Pod start and stop at the same moment.',
        zh: '同一个 Pod 里的容器同时启动、同时停止。',
      },
      verdict: 'wrong',
      because: {
        en: 'They are placed together, but each is started, stopped and restarted by itself: web was started a second time while log had never stopped.',
        zh: '它们一起调度到同一个节点，但各自启动、停止和重启：web 已经启动了第二次，log 从未停过。',
      },
      proof: 'one-container-restarts',
    },
    {
      id: 'bare-pod-rescheduled',
      says: {
        en: 'When its node dies, a Pod is rescheduled to another node.',
        zh: '节点宕机后，Pod 会重新调度到另一个节点。',
      },
      verdict: 'wrong',
      because: {
        en: 'A Pod is bound to a node once and is never moved. When it is lost, a controller makes another Pod, with another UID and address; a bare Pod has no controller, so nothing comes. Shown here by eviction; when a node dies it takes longer, but no bare Pod comes back then either.',
        zh: 'Pod 只绑定一次节点，永远不会搬家。Pod 没了，由控制器另建一个，UID 和地址都不同；裸 Pod 没有控制器，就什么都不会回来。这里用驱逐来演示；节点宕机时过程更慢，但裸 Pod 同样不会回来。',
      },
      proof: 'replaced-not-moved',
    },
    {
      id: 'own-ports',
      says: {
        en: 'Every container has its own ports, so two of them may both use 8080.',
        zh: '每个容器都有自己的端口，两个容器都用 8080 也没问题。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if they are in different Pods, and neither Pod uses its node’s network (hostNetwork). Ports belong to the network namespace, and a Pod has one: the second container that wants to listen on 8080 gets EADDRINUSE.',
        zh: '只有在不同的 Pod 里才行，而且两个 Pod 都没有使用节点的网络（hostNetwork）。端口属于网络命名空间，一个 Pod 只有一个：后一个想监听 8080 的容器会得到 EADDRINUSE。',
      },
      proof: 'port-clash',
    },
  ],
});
