import { check, defineLab } from '#lab-kit';

const NAMESPACE = 'lab-kubernetes-architecture';
const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;

const ON_CONTROL_PLANE = 'docker exec "$LAB_CLUSTER-control-plane"';

type Part = 'kube-scheduler' | 'kube-controller-manager';

/** The kubelet runs what it finds in one folder. What is moved out of it is stopped; the runner looks there, too. */
const takeAway = (part: Part): string =>
  `${ON_CONTROL_PLANE} sh -c \\\n  'cd /etc/kubernetes && mkdir -p manifests.away && mv manifests/${part}.yaml manifests.away/'\n` +
  `while kubectl get pods -n kube-system -l component=${part} -o name 2>/dev/null | grep -q .; do sleep 1; done`;

const bringBack = (part: Part): string =>
  `${ON_CONTROL_PLANE} sh -c \\\n  'cd /etc/kubernetes && mv manifests.away/${part}.yaml manifests/'`;

const isAway = (part: Part) =>
  check.command(`kubectl get pods -n kube-system -l component=${part} -o name`, {
    id: 'away',
    stdoutNot: 'kube-',
    within: 10,
  });

/** Pods of the Deployment, oldest first. */
const WEB_PODS = 'kubectl get pods -l app=web --sort-by=.metadata.creationTimestamp';
/** Those that no node has got. */
const WAITING = `${WEB_PODS} --field-selector spec.nodeName= -o name`;

const untilPods = (count: number): string =>
  `until [ $(kubectl get pods -l app=web -o name 2>/dev/null | wc -l) -eq ${String(count)} ]; do sleep 1; done`;

/** Unhealthy: a first probe may come before the program listens; it says nothing here. */
const EVENTS = 'kubectl get events --field-selector reason!=Unhealthy';

const bind = (file: string, pod: string, node: string): string =>
  `sed -e "s/POD/${pod}/" -e "s/NODE/$LAB_CLUSTER-${node}/" ${file} \\\n  | kubectl create --raw "${PODS}/${pod}/binding" -f -`;

const LABEL_IT = 'kubectl label node "$LAB_CLUSTER-worker2" learn-k8s.disk=fast';
const NO_LABEL = 'kubectl label node "$LAB_CLUSTER-worker2" learn-k8s.disk-';
const APPLY_IT = 'kubectl apply -f choosy.yaml';
const NO_CHOOSY = 'kubectl delete pod choosy --force --ignore-not-found';

export default defineLab({
  title: { en: 'Take Kubernetes apart', zh: '把 Kubernetes 拆开看' },
  summary: {
    en: 'Follow one apply through every part that has a hand in it, then take parts away and see what still works and what does not.',
    zh: '跟着一次 apply 走过每个参与的组件，再把组件逐个拿走，看什么照常、什么停摆。',
  },
  needs: ['cluster'],
  images: { base: ['busybox:1.37'], load: ['busybox:1.37'] },
  disturbs: {
    en: 'It stops the scheduler, the controller manager and the kubelet of a node for a while.',
    zh: '它会暂时停掉调度器、控制器管理器和一个节点的 kubelet。',
  },
  steps: [
    {
      id: 'parts',
      title: { en: 'Which programs, on which node', zh: '哪个节点上有哪些程序' },
      text: {
        en: 'List the nodes by their role. Then look at the processes on each, and at the folder from which the control plane is started.',
        zh: '按角色列出节点。再看每个节点上的进程，以及控制平面是从哪个目录启动的。',
      },
      commands: [
        'kubectl get nodes',
        'kubectl get nodes -l node-role.kubernetes.io/master',
        `for node in control-plane worker worker2; do\n  echo "$node:" $(docker exec "$LAB_CLUSTER-$node" sh -c 'cat /proc/[0-9]*/comm 2>/dev/null' \\\n    | sort -u | grep -x -e containerd -e etcd -e 'kube[-l].*')\ndone | tee parts.txt`,
        `${ON_CONTROL_PLANE} ls /etc/kubernetes/manifests`,
        "kubectl get pods -n kube-system -l 'component in (etcd,kube-apiserver,kube-controller-manager,kube-scheduler)' \\\n  -o custom-columns='POD:.metadata.name,OWNER:.metadata.ownerReferences[0].kind,FROM:.metadata.annotations.kubernetes\\.io/config\\.source'",
      ],
      checks: [
        check.command('cat parts.txt', {
          within: 5,
          stdout:
            '^control-plane: containerd etcd kube-apiserver kube-controller kube-proxy kube-scheduler kubelet\nworker: containerd kube-proxy kubelet\nworker2: containerd kube-proxy kubelet$',
        }),
      ],
    },
    {
      id: 'connections',
      title: { en: 'Who talks to whom', zh: '谁和谁通话' },
      text: {
        en: 'Ask the control plane’s node and a worker which programs hold a connection to etcd (port 2379) and which to the API server (port 6443). Then whether the scheduler talks to a kubelet (port 10250).',
        zh: '在控制平面节点和一个工作节点上看：哪些程序连着 etcd（端口 2379），哪些连着 API 服务器（端口 6443）。再看调度器有没有连着 kubelet（端口 10250）。',
      },
      commands: [
        `for node in control-plane worker; do\n  for port in 2379 6443; do\n    echo "$node, to port $port:" $(docker exec "$LAB_CLUSTER-$node" ss -Htnp "dport = :$port" \\\n      | grep -o '"kube[-l][a-z-]*"' | sort -u)\n  done\ndone | tee connections.txt`,
        { run: `${ON_CONTROL_PLANE} ss -Htnp "dport = :10250" | grep -c kube-scheduler`, exit: 1 },
      ],
      checks: [
        check.command('cat connections.txt', {
          within: 5,
          stdout:
            '^control-plane, to port 2379: "kube-apiserver"\ncontrol-plane, to port 6443: .*"kube-controller" "kube-proxy" "kube-scheduler" "kubelet"\nworker, to port 2379:\\s*\nworker, to port 6443: "kube-proxy" "kubelet"$',
        }),
      ],
    },
    {
      id: 'one-apply',
      title: { en: 'One command, four writers', zh: '一条命令，四个执笔者' },
      text: {
        en: 'Note the version at which the API server stands, apply a Deployment, and wait. Then let a small program ask the API for everything that was stored since, in that order, and who wrote it; and ask for the events.',
        zh: '先记下 API 服务器当前的版本，应用一个 Deployment，等它就绪。再让一个小程序向 API 要这之后存下的每一处变化，按先后排好，写明是谁写的；最后列出事件。',
      },
      files: [
        { path: 'web.yaml', mark: ['kind', 'spec.replicas'] },
        { path: 'order.mjs', mark: ['const MOMENTS', 'function writerOf'] },
      ],
      commands: [
        `kubectl get --raw "${PODS}" \\\n  | grep -o '"resourceVersion":"[0-9]*"' | head -n 1 | tr -dc '0-9' > before.txt`,
        'kubectl apply -f web.yaml',
        { run: 'kubectl rollout status deployment/web --timeout=100s', show: ['successfully'] },
        'node order.mjs | tee order.txt',
        `until [ $(${EVENTS} -o name | wc -l) -ge 6 ]; do sleep 1; done\n${EVENTS} --sort-by=.reportingComponent \\\n  -o custom-columns='REPORTED BY:.reportingComponent,ABOUT:.involvedObject.kind,WHAT:.reason'`,
      ],
      follows: ['Deployment', 'ReplicaSet', 'Pod', 'Event'],
      keeps: ['Deployment', 'ReplicaSet', 'Pod'],
      checks: [
        check.deployment('web', { ready: 1 }),
        check.command("cut -c 4-15 order.txt | tr -d ' ' | tr '\\n' ' '", {
          id: 'order',
          within: 5,
          stdout: '^Deployment ReplicaSet Pod Pod Pod Pod ReplicaSet Deployment $',
        }),
      ],
    },
    {
      id: 'who-made-what',
      title: { en: 'Who made what', zh: '谁创建了什么' },
      text: {
        en: 'Ask each object who owns it, and who wrote which part of it. Then look for the container: first in the API, then on the node.',
        zh: '看每个对象归谁所有，哪部分是谁写的。再找容器：先问 API，再到节点上找。',
      },
      commands: [
        "kubectl get deployments,replicasets,pods -l app=web \\\n  -o custom-columns='KIND:.kind,NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind'",
        `for kind in deployment replicaset pod; do\n  kubectl get $kind -l app=web -o jsonpath='{range .items[0].metadata.managedFields[*]}'$kind'  {.manager}  {.subresource}{"\\n"}{end}' | sort\ndone | tee writers.txt`,
        { run: 'kubectl get containers', exit: 1 },
        `kubectl get pods -l app=web -o jsonpath='{.items[0].spec.nodeName}' > node.txt\ndocker exec "$(cat node.txt)" crictl ps --label io.kubernetes.pod.namespace=${NAMESPACE}`,
        'docker exec "$(cat node.txt)" grep containerRuntimeEndpoint /var/lib/kubelet/config.yaml',
      ],
      checks: [
        check.command('cat writers.txt', {
          within: 5,
          stdout: '^pod +kube-controller-manager *\npod +kubelet +status\\s*$',
        }),
      ],
    },
    {
      id: 'declared',
      title: { en: 'Ordered, and declared', zh: '下命令，与写声明' },
      text: {
        en: 'Use the same file twice: `apply` it again, and `create` it again. Then change the number by an order, ask for the difference to the file, and apply the file once more.',
        zh: '同一个文件再用两次：一次 `apply`，一次 `create`。然后用命令改数目，看它和文件差在哪里，再应用一次文件。',
      },
      commands: [
        'kubectl apply -f web.yaml',
        { run: 'kubectl create -f web.yaml', exit: 1 },
        `kubectl scale deployment web --replicas=0\n${untilPods(0)}`,
        "kubectl diff -f web.yaml | grep '^[-+] *replicas'",
        'kubectl apply -f web.yaml',
        { run: 'kubectl rollout status deployment/web --timeout=100s', show: ['successfully'] },
      ],
      checks: [
        check.object('Deployment', 'web', {
          match: {
            metadata: { generation: { $atLeast: 3 } },
            spec: { replicas: 1 },
            status: { readyReplicas: 1 },
          },
        }),
      ],
    },
    {
      id: 'no-scheduler',
      title: { en: 'Without the scheduler', zh: '没有调度器' },
      text: {
        en: 'Take the scheduler’s manifest out of the folder, and it is stopped. Ask for three Pods instead of one. Then kill the program in the one that runs.',
        zh: '把调度器的清单移出那个目录，它就停了。把一个 Pod 改成三个。然后杀掉正在运行的那个 Pod 里的程序。',
      },
      commands: [
        takeAway('kube-scheduler'),
        `kubectl scale deployment web --replicas=3\n${untilPods(3)}`,
        `${WAITING} > waiting.txt`,
        `for pod in $(cat waiting.txt); do\n  kubectl get events --field-selector "involvedObject.name=\${pod#pod/}"\ndone`,
        {
          run: `running=$(${WEB_PODS} -o name | head -n 1)\nkubectl exec "$running" -- sh -c 'kill 1' || true\nkubectl wait "$running" --for=jsonpath='{.status.containerStatuses[0].restartCount}'=1 --timeout=60s\nkubectl wait "$running" --for=condition=Ready --timeout=60s`,
          show: 'none',
        },
        `${WEB_PODS} \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,HAS A NODE:.status.conditions[?(@.type=="PodScheduled")].status,RESTARTS:.status.containerStatuses[0].restartCount'`,
      ],
      checks: [
        isAway('kube-scheduler'),
        check.count('Pod', 'app=web', { count: 3 }),
        check.stable(
          5,
          check.command(`test $(${WAITING} | wc -l) -eq 2`, { id: 'still-waiting' }),
          { id: 'waiting' },
        ),
      ],
    },
    {
      id: 'by-hand',
      title: { en: 'You are the scheduler', zh: '你来当调度器' },
      text: {
        en: 'Do for one of the two what the scheduler would have done: create a Binding, which ties the Pod to a node. Then try to tie it to another one.',
        zh: '替调度器安排其中一个：创建一个 Binding，把 Pod 绑定到节点。然后试着再绑到另一个节点。',
      },
      files: [{ path: 'binding.json', mark: ['"kind"', '"target"'] }],
      commands: [
        `pod=$(sed -n '1s|pod/||p' waiting.txt)\n${bind('binding.json', '$pod', 'worker2')}`,
        {
          run: 'kubectl wait "$(sed -n 1p waiting.txt)" --for=condition=Ready --timeout=100s',
          show: 'none',
        },
        "kubectl get $(cat waiting.txt) --sort-by=.metadata.creationTimestamp \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,NODE:.spec.nodeName'",
        {
          run: `pod=$(sed -n '1s|pod/||p' waiting.txt)\n${bind('binding.json', '$pod', 'worker')}`,
          exit: 1,
        },
      ],
      checks: [
        check.command(
          'kubectl get "$(sed -n 1p waiting.txt)" -o jsonpath=\'{.spec.nodeName} {.status.phase}\'',
          { id: 'bound', stdout: '-worker2 Running$' },
        ),
        check.command(`${WAITING} | wc -l | tr -d ' '`, { id: 'other-waits', stdout: '^1$' }),
      ],
    },
    {
      id: 'scheduler-back',
      title: { en: 'The scheduler comes back', zh: '调度器回来了' },
      text: {
        en: 'Put the manifest back. Nobody tells the scheduler what it has missed.',
        zh: '把清单放回去。没有谁会告诉调度器它错过了什么。',
      },
      commands: [
        bringBack('kube-scheduler'),
        {
          run: 'kubectl rollout status deployment/web --timeout=150s',
          show: ['successfully'],
          within: 160,
        },
        `for pod in $(cat waiting.txt); do\n  by=$(kubectl get events --field-selector "reason=Scheduled,involvedObject.name=\${pod#pod/}" -o jsonpath='{.items[*].reportingComponent}')\n  echo "$pod, placed according to its events by: \${by:-nobody}"\ndone`,
      ],
      checks: [check.deployment('web', { ready: 3, within: 60 })],
    },
  ],
  tasks: [
    {
      id: 'choosy',
      title: { en: 'Place a Pod that has a condition', zh: '安排一个有条件的 Pod' },
      text: {
        en: 'The Pod in `choosy.yaml` wants a node with a fast disk, and its `schedulerName` says that you place it. Only you know that worker2 has such a disk: give that node the label for which the Pod asks. Then apply the Pod and bring it to run there, with a Binding.',
        zh: '`choosy.yaml` 里的 Pod 要求节点有快速磁盘，`schedulerName` 写明由你来安排。只有你知道 worker2 有这样的磁盘：给这个节点打上 Pod 要求的标签。然后应用这个 Pod，用 Binding 让它在那里运行起来。',
      },
      files: [
        { path: 'choosy.yaml', mark: ['spec.schedulerName', 'spec.nodeSelector'] },
        { path: 'binding.json', mark: ['"metadata"', '"target"'] },
      ],
      hints: [
        {
          en: 'Three things in this order: the node’s label, the Pod, the Binding. `kubectl label node` takes the node’s name as `kubectl get nodes` prints it.',
          zh: '三件事，按这个次序：节点的标签、Pod、Binding。`kubectl label node` 后面的节点名，以 `kubectl get nodes` 列出的为准。',
        },
        {
          en: 'A Binding has two names in it: that of the Pod, in `metadata`, and that of the node, in `target`. Look at how the step with the first Binding sent it.',
          zh: 'Binding 里有两个名字：`metadata` 里是 Pod 的，`target` 里是节点的。看看第一次创建 Binding 的那一步是怎么发出去的。',
        },
        {
          en: 'A Pod is placed once. If it has gone wrong, delete the Pod (with `--force`, where no kubelet can confirm it) and begin again.',
          zh: 'Pod 只能安排一次。弄错了，就删掉 Pod 重来（没有 kubelet 能确认的，要加 `--force`）。',
        },
      ],
      checks: [
        check.object('Pod', 'choosy', {
          id: 'asks',
          within: 5,
          match: { spec: { schedulerName: 'you', nodeSelector: { 'learn-k8s.disk': 'fast' } } },
          hint: {
            en: 'There is no Pod choosy, or it no longer asks for what it asked for. Its condition is not yours to strike out; meet it.',
            zh: '没有名为 choosy 的 Pod，或者它的要求变了。条件不能由你划掉，要去满足它。',
          },
        }),
        check.command("kubectl get nodes -l learn-k8s.disk=fast -o name | tr '\\n' ' '", {
          id: 'label',
          within: 5,
          stdout: '^node/\\S+-worker2 $',
          hint: {
            en: 'The label should stand on worker2 and nowhere else. `kubectl get nodes -L learn-k8s.disk` shows where it stands.',
            zh: '这个标签应该在 worker2 上，别处都不该有。`kubectl get nodes -L learn-k8s.disk` 能看到它在哪里。',
          },
        }),
        check.object('Pod', 'choosy', {
          id: 'placed',
          within: 5,
          match: { spec: { nodeName: { $matches: '-worker2$' } } },
          hint: {
            en: 'The Pod has no node, or another one than worker2. Which object gives a Pod its node, and is the node’s name in it spelled as in `kubectl get nodes`?',
            zh: 'Pod 没有节点，或者节点不是 worker2。是哪种对象给 Pod 安排节点的？里面的节点名和 `kubectl get nodes` 列出的一致吗？',
          },
        }),
        check.podReady('choosy', {
          id: 'running',
          remember: 'choosy',
          hint: {
            en: 'It has its node and does not run. The kubelet looks at the Pod’s conditions, too: `kubectl get pod choosy -o jsonpath={.status.message}` tells what it said. Was the label there when you placed the Pod?',
            zh: '有了节点却没有运行。kubelet 也会看 Pod 的条件：`kubectl get pod choosy -o jsonpath={.status.message}` 里写着它的说法。安排 Pod 的时候，标签已经有了吗？',
          },
        }),
      ],
      solve: [LABEL_IT, APPLY_IT, bind('solution/binding.json', 'choosy', 'worker2')],
      solution: [{ path: 'solution/binding.json', mark: ['"metadata"', '"target"'] }],
      wrong: [
        {
          id: 'no-condition',
          says: { en: 'the condition was taken out', zh: '把条件删掉了' },
          run: [
            'kubectl apply -f wrong/no-condition.yaml',
            bind('binding.json', 'choosy', 'worker'),
          ],
          caughtBy: 'asks',
          undo: [NO_CHOOSY],
        },
        {
          id: 'label-elsewhere',
          says: { en: 'another node got the label', zh: '标签打到了别的节点上' },
          run: [
            'kubectl label node "$LAB_CLUSTER-worker" learn-k8s.disk=fast',
            APPLY_IT,
            bind('binding.json', 'choosy', 'worker'),
          ],
          caughtBy: 'label',
          undo: [NO_CHOOSY, 'kubectl label node "$LAB_CLUSTER-worker" learn-k8s.disk-'],
        },
        {
          id: 'node-name-patched',
          says: {
            en: 'spec.nodeName is written without a Binding',
            zh: '不用 Binding，直接改 spec.nodeName',
          },
          run: [
            LABEL_IT,
            APPLY_IT,
            `kubectl patch pod choosy -p '{"spec":{"nodeName":"'"$LAB_CLUSTER-worker2"'"}}'`,
          ],
          caughtBy: 'placed',
          undo: [NO_CHOOSY, NO_LABEL],
        },
        {
          id: 'no-such-node',
          says: { en: 'a node that does not exist', zh: '写了一个不存在的节点' },
          run: [LABEL_IT, APPLY_IT, bind('binding.json', 'choosy', 'worker3')],
          caughtBy: 'placed',
          undo: [NO_CHOOSY, NO_LABEL],
        },
        {
          id: 'wrong-node',
          says: { en: 'placed on the node without the disk', zh: '安排到了没有这种磁盘的节点' },
          run: [LABEL_IT, APPLY_IT, bind('binding.json', 'choosy', 'worker')],
          caughtBy: 'placed',
          undo: [NO_CHOOSY, NO_LABEL],
        },
        {
          id: 'label-too-late',
          says: { en: 'placed first, labelled afterwards', zh: '先安排，后打标签' },
          run: [
            APPLY_IT,
            bind('binding.json', 'choosy', 'worker2'),
            "kubectl wait pod/choosy --for=jsonpath='{.status.phase}'=Failed --timeout=30s",
            LABEL_IT,
          ],
          caughtBy: 'running',
          undo: [NO_CHOOSY, NO_LABEL],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'no-controllers',
      title: { en: 'Without the controller manager', zh: '没有控制器管理器' },
      text: {
        en: 'Take the controller manager away. Ask for seven Pods, and delete one of the three.',
        zh: '拿走控制器管理器。要七个 Pod，再从现有的三个里删掉一个。',
      },
      commands: [
        takeAway('kube-controller-manager'),
        'kubectl scale deployment web --replicas=7',
        `kubectl delete $(${WEB_PODS} -o name | head -n 1)`,
        'kubectl get deployment web',
        `${WEB_PODS}`,
        "kubectl get deployment web \\\n  -o custom-columns='WISH NUMBER:.metadata.generation,LAST ONE SEEN:.status.observedGeneration'",
      ],
      checks: [
        isAway('kube-controller-manager'),
        check.command(
          "kubectl get deployment web -o jsonpath='{.spec.replicas} {.status.readyReplicas}'",
          { id: 'says-three-of-seven', stdout: '^7 3$', within: 5 },
        ),
        check.stable(5, check.count('Pod', 'app=web', { count: 2 })),
      ],
    },
    {
      id: 'straight-to-the-last',
      title: { en: 'Back, and straight to the last wish', zh: '回来，直奔最后的愿望' },
      text: {
        en: 'Change your mind while it is still away: four, not seven. Then put the manifest back, and read which decisions were taken about this Deployment.',
        zh: '趁它还没回来，改主意：不要七个，要四个。然后把清单放回去，看看对这个 Deployment 做过哪些决定。',
      },
      commands: [
        'kubectl scale deployment web --replicas=4',
        bringBack('kube-controller-manager'),
        {
          run: 'kubectl rollout status deployment/web --timeout=150s',
          show: ['successfully'],
          within: 160,
        },
        'kubectl get deployment web',
        "kubectl get events --field-selector reason=ScalingReplicaSet \\\n  --sort-by=.metadata.name -o custom-columns='DECISIONS:.message'",
      ],
      follows: ['Deployment', 'ReplicaSet', { kind: 'Pod', selector: 'app=web' }],
      checks: [
        check.deployment('web', { ready: 4, within: 60 }),
        check.command(
          "kubectl get events --field-selector reason=ScalingReplicaSet -o jsonpath='{.items[*].message}'",
          { id: 'never-seven', stdout: 'from 3 to 4', stdoutNot: ' 7' },
        ),
      ],
    },
    {
      id: 'no-kubelet',
      title: { en: 'A node without its kubelet', zh: '没有 kubelet 的节点' },
      text: {
        en: 'Stop the kubelet on worker2 and delete the Pod `choosy`, which runs there. Look on both sides. Then start the kubelet again.',
        zh: '停掉 worker2 上的 kubelet，再删除在那里运行的 Pod `choosy`。两头都看看。然后重新启动 kubelet。',
      },
      commands: [
        'docker exec "$LAB_CLUSTER-worker2" systemctl stop kubelet',
        'kubectl delete pod choosy --wait=false',
        'kubectl get pod choosy',
        'docker exec "$LAB_CLUSTER-worker2" crictl ps --name "^choosy$"',
        'kubectl get node "$LAB_CLUSTER-worker2"',
        'docker exec "$LAB_CLUSTER-worker2" systemctl start kubelet\nkubectl wait pod/choosy --for=delete --timeout=100s',
        'docker exec "$LAB_CLUSTER-worker2" crictl ps --name "^choosy$" -q',
      ],
      checks: [
        check.absent('Pod', 'choosy', { seen: 'choosy' }),
        check.node('worker2', ['systemctl', 'is-active', 'kubelet'], { stdout: '^active' }),
      ],
    },
  ],
  claims: [
    {
      id: 'talks-to-containers',
      says: {
        en: 'Kubernetes talks to containers directly.',
        zh: 'Kubernetes 直接和容器打交道。',
      },
      verdict: 'wrong',
      because: {
        en: 'Its API has no such resource, only Pods, in which containers are described. On the node the kubelet asks a container runtime for them, through CRI, and that one makes the container.',
        zh: '它的 API 里根本没有容器这种资源，只有 Pod，容器写在 Pod 里面。在节点上，kubelet 通过 CRI 请容器运行时来办，容器由后者创建。',
      },
      proof: 'who-made-what',
    },
    {
      id: 'master-node',
      says: {
        en: 'The master node runs the cluster.',
        zh: '集群由 master 节点管理。',
      },
      verdict: 'outdated',
      because: {
        en: 'The word is control plane: programs that may stand on several nodes, or on none that you see. Labels with `master` in them are gone: no node carries one.',
        zh: '现在的说法是控制平面：一组程序，可以分布在几个节点上，也可以在你看不到的地方。带 `master` 的标签已经取消，没有哪个节点还带着它。',
      },
      proof: 'parts',
    },
    {
      id: 'calls-kubelet',
      says: {
        en: 'The scheduler tells the kubelet to start the Pod.',
        zh: '调度器通知 kubelet 启动 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'Scheduler and kubelet each hold a connection to the API server: the first writes a name there, the second reads it. Later in this lab a kubelet starts a Pod while no scheduler is running.',
        zh: '调度器和 kubelet 各自连着 API 服务器：一个在那里写下节点名，一个在那里读到它。后面的实验里，一个调度器都没有运行，kubelet 照样启动了 Pod。',
      },
      proof: 'connections',
    },
    {
      id: 'apply-creates-pods',
      says: { en: '`kubectl apply` creates the Pods.', zh: 'Pod 是 `kubectl apply` 创建的。' },
      verdict: 'wrong',
      because: {
        en: 'It stored one Deployment. The Pod was written by the controller manager, its status by the kubelet; kubectl is not among its writers, and its owner is the ReplicaSet.',
        zh: '它只存下一个 Deployment。Pod 是控制器管理器写的，状态是 kubelet 写的；执笔者里没有 kubectl，属主是 ReplicaSet。',
      },
      proof: 'who-made-what',
    },
    {
      id: 'declarative-is-yaml',
      says: { en: 'Declarative means: written in YAML.', zh: '声明式，就是用 YAML 写。' },
      verdict: 'wrong',
      because: {
        en: 'The same file was an order with `create`, and refused the second time; with `apply` it was a description, and nothing had to be done.',
        zh: '同一个文件，交给 `create` 是命令，第二次就遭到拒绝；交给 `apply` 是描述，已经如此，便什么也不用做。',
      },
      proof: 'declared',
    },
    {
      id: 'scheduler-stops-pods',
      says: {
        en: 'When the scheduler is down, the Pods stop.',
        zh: '调度器一停，Pod 就停了。',
      },
      verdict: 'wrong',
      because: {
        en: 'Whatever had a node ran on. Its program was even killed and started again, without any scheduler. Only new Pods had to wait.',
        zh: '已经有节点的 Pod 照常运行，里面的程序杀掉了也能重新启动，都用不着调度器。要等的只是新的 Pod。',
      },
      proof: 'no-scheduler',
    },
    {
      id: 'scheduler-runs-pods',
      says: {
        en: 'The scheduler starts Pods on the nodes.',
        zh: '调度器在节点上启动 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'It only writes down which node. With no scheduler at all, one Binding of yours was enough, and the kubelet of that node started the Pod.',
        zh: '它只是写下哪个节点。一个调度器都没有的时候，你的一个 Binding 就够了，Pod 是那个节点的 kubelet 启动的。',
      },
      proof: 'by-hand',
    },
    {
      id: 'only-scheduler',
      says: {
        en: 'Every Pod is placed by the scheduler.',
        zh: '每个 Pod 都由调度器安排。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it is the one that the Pod names in `schedulerName`, as nearly all do by default. Any client with the right to create Bindings can be a scheduler. None is needed for a Pod that is created with its `nodeName` filled in, or for the parts of the control plane, which come from files on their node.',
        zh: '前提是 Pod 的 `schedulerName` 写的就是它，默认差不多都是。凡是有权创建 Binding 的客户端，都能当调度器。创建时就写好 `nodeName` 的 Pod 不需要调度器，来自节点上文件的控制平面组件也不需要。',
      },
      proof: 'choosy',
    },
    {
      id: 'missed-events',
      says: {
        en: 'A controller that was down has missed what happened meanwhile.',
        zh: '控制器停机期间发生的事，它就错过了。',
      },
      verdict: 'wrong',
      because: {
        en: 'It has missed nothing that matters, because it does not work off events: it looked at what was wanted and at what was there. It never learned that seven had been wanted once.',
        zh: '要紧的一样也没错过，因为它不是逐个处理事件，而是看想要什么、现有什么。曾经要过七个，它始终不知道。',
      },
      proof: 'straight-to-the-last',
    },
    {
      id: 'get-shows-now',
      says: {
        en: '`kubectl get` shows what is running now.',
        zh: '`kubectl get` 显示的就是此刻在运行的东西。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if those who report are alive. It shows what was last written down: three of seven ready when there were two, and, in the last break, a node `Ready` whose kubelet was stopped.',
        zh: '前提是负责报告的都在。它显示的是最后一次写下的内容：实际只剩两个 Pod，它说七个里有三个就绪；最后一次弄坏时，kubelet 已经停了，它仍说节点 `Ready`。',
      },
      proof: 'no-controllers',
    },
  ],
});
