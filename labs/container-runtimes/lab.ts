import { check, defineLab } from '#lab-kit';

/** Runs a program on the node that `node.txt` names: there stands the container runtime of the Pod. */
const ON_NODE = 'docker exec "$(cat node.txt)"';

/** Digest of the image’s configuration as the engine saves it; `docker image ls` may show another one (see the page). */
const CONFIG_ON_ENGINE = (tag: string): string =>
  `docker image save ${tag} | tar -xOf - manifest.json \\\n  | grep -o '[0-9a-f]\\{64\\}' | head -n 1`;

/** The same on a node: what the CRI calls an image’s id. */
const CONFIG_ON_NODE =
  "crictl inspecti -o go-template \\\n  --template '{{.status.id}}' docker.io/course/teller:1";

/** The Pod’s sandbox, by the name that the kubelet gave it. */
const sandbox = (pod: string): string =>
  `crictl pods --name '^${pod}$' --namespace lab-container-runtimes --state ready`;

/** What the Pod’s sandbox runs under, as the node tells. */
const HANDLER_OF_GUEST =
  'docker exec "$(kubectl get pod guest -o jsonpath={.spec.nodeName})" \\\n' +
  `  ${sandbox('guest')} | awk 'NR > 1 { print $NF }'`;

/** Every node has the image that the engine now calls course/teller:2. */
const ON_EVERY_NODE =
  `want=$(${CONFIG_ON_ENGINE('course/teller:2')})\n` +
  'test -n "$want" || exit 1\n' +
  'for node in $(kind get nodes --name "$LAB_CLUSTER"); do\n' +
  '  docker exec "$node" crictl inspecti -o go-template --template "{{.status.id}}" docker.io/course/teller:2 \\\n' +
  '    | grep -q "$want" || exit 1\n' +
  'done';

const BUILD_2 = 'docker build -q -t course/teller:2 teller';
const LOAD_2 = 'kind load docker-image course/teller:2 --name "$LAB_CLUSTER"';
const CORRECT_IMAGE = ['cp wrong/teller.sh teller/teller.sh', BUILD_2, LOAD_2] as const;
const NO_GUEST = 'kubectl delete pod guest --wait=true --ignore-not-found';

export default defineLab({
  title: { en: 'Ask a node who runs its containers', zh: '问问节点：容器是谁在运行' },
  summary: {
    en: 'Run one image under Docker and under containerd, prove that it is the same one, and have a Pod run under another handler.',
    zh: '让同一个镜像先后由 Docker 和 containerd 运行，证明确实是同一个，再让一个 Pod 换一个 handler 运行。',
  },
  needs: ['cluster'],
  images: { base: ['busybox:1.37'] },
  steps: [
    {
      id: 'built-by-docker',
      title: { en: 'Built and run by Docker', zh: '由 Docker 构建并运行' },
      text: {
        en: 'Build a small image with Docker and run it with Docker. The program says who it is, then waits.',
        zh: '用 Docker 构建一个小镜像，再用 Docker 运行。程序报一下自己是谁，然后等着。',
      },
      files: [
        { path: 'teller/Dockerfile', mark: ['COPY', 'ENTRYPOINT'] },
        { path: 'teller/teller.sh', mark: ['echo'] },
      ],
      commands: [
        { run: 'docker build -t course/teller:1 teller', show: 'none' },
        'docker run -d --name lab-teller course/teller:1',
        'until docker logs lab-teller | grep teller; do sleep 1; done',
      ],
      checks: [
        check.container('lab-teller', {
          match: { State: { Running: true } },
          log: '^teller 1, process 1, user 65534$',
        }),
      ],
    },
    {
      id: 'run-by-containerd',
      title: { en: 'Run by a node that has no Docker', zh: '由没有 Docker 的节点运行' },
      text: {
        en: 'Carry the image to the nodes and run it as a Pod. Then ask the nodes which runtime they have.',
        zh: '把镜像送到各个节点，作为 Pod 运行。再问问节点用的是哪种运行时。',
      },
      files: [{ path: 'teller.yaml', mark: ['spec.containers[name=teller].image'] }],
      commands: [
        {
          run: 'kind load docker-image course/teller:1 --name "$LAB_CLUSTER"',
          show: 'none',
        },
        'kubectl apply -f teller.yaml',
        { run: 'kubectl wait --for=condition=Ready pod/teller --timeout=120s', within: 150 },
        'until kubectl logs teller | grep teller; do sleep 1; done',
        "kubectl get nodes -o custom-columns=\\\n'NODE:.metadata.name,RUNTIME:.status.nodeInfo.containerRuntimeVersion'",
      ],
      checks: [check.podReady('teller', { within: 60 })],
    },
    {
      id: 'same-image',
      title: { en: 'Is it the same image?', zh: '是同一个镜像吗？' },
      text: {
        en: 'Note on which node the Pod runs. Then compare the digests: of the configuration, first as the engine saves it, then as the node has it; of the layers, in the same order; last the one that `ctr` shows.',
        zh: '先记下 Pod 在哪个节点上。然后比较摘要：先是配置的摘要，引擎导出的和节点上的各看一次；再是各层的摘要，顺序相同；最后是 `ctr` 显示的那个。',
      },
      commands: [
        "kubectl get pod teller -o jsonpath='{.spec.nodeName}' > node.txt",
        `${CONFIG_ON_ENGINE('course/teller:1')} \\\n  | tee on-engine.txt`,
        `${ON_NODE} ${CONFIG_ON_NODE} \\\n  | tee on-node.txt`,
        "docker image inspect course/teller:1 \\\n  --format '{{range .RootFS.Layers}}{{println .}}{{end}}'",
        `${ON_NODE} crictl inspecti -o go-template \\\n  --template '{{range .info.imageSpec.rootfs.diff_ids}}{{println .}}{{end}}' docker.io/course/teller:1`,
        `${ON_NODE} ctr -n k8s.io images ls name==docker.io/course/teller:1 2>/dev/null \\\n  | awk '{ print $1 "  " $3 }'`,
      ],
      checks: [
        check.command('grep -F "$(cat on-engine.txt)" on-node.txt', {
          stdout: '^sha256:[0-9a-f]{64}$',
        }),
      ],
    },
    {
      id: 'two-callers',
      title: { en: 'Two callers, one chain', zh: '两个调用者，一条链' },
      text: {
        en: 'Look at the machine’s processes for the two that mind your two containers: one is Docker’s, the other the node’s. Then ask Docker what it is made of.',
        zh: '在整台机器的进程里，找到照看这两个容器的那两个：一个属于 Docker，一个属于节点。再问问 Docker 自己由哪些部分组成。',
      },
      commands: [
        `docker inspect lab-teller --format '{{.Id}}' > ids.txt\n${ON_NODE} ${sandbox('teller')} -q >> ids.txt`,
        "docker run --rm --pid host --label learn-k8s.lab=container-runtimes busybox:1.37 ps -o args \\\n  | grep -F -f ids.txt | grep -o 'containerd-shim-[^ ]* -namespace .* -id [0-9a-f]*' \\\n  | sort -r | tee shims.txt",
        "docker version --format '{{range .Server.Components}}{{println .Name .Version}}{{end}}'",
      ],
      checks: [
        check.command('cut -d " " -f 1-3 shims.txt', {
          stdout:
            '^containerd-shim-runc-v2 -namespace moby\\ncontainerd-shim-runc-v2 -namespace k8s\\.io$',
        }),
      ],
    },
    {
      id: 'four-lists',
      title: { en: 'Four lists', zh: '四份清单' },
      text: {
        en: 'Ask four times what is running: Docker on your machine, `crictl` on the node for Pods and for containers, and `ctr`, first as it comes and then in the right namespace. Last, take Docker’s container away.',
        zh: '“有什么在运行”，问四次：你机器上的 Docker；节点上的 `crictl`，分别列 Pod 和容器；还有 `ctr`，先直接问，再指定命名空间。最后删掉 Docker 的那个容器。',
      },
      commands: [
        'docker ps --format \'{{.Names}}  {{.Image}}\' | grep -e "^$LAB_CLUSTER-" -e teller | sort -k 2',
        `${ON_NODE} ${sandbox('teller')}`,
        `${ON_NODE} crictl ps --name '^teller$'`,
        `${ON_NODE} ctr containers ls 2>/dev/null`,
        `${ON_NODE} ctr -n k8s.io containers ls 'labels."io.kubernetes.pod.name"==teller' 2>/dev/null \\\n  | sort -k 2`,
        'docker rm -f lab-teller',
        'kubectl get pod teller',
      ],
      checks: [
        check.command('docker ps -a --format "{{.Names}}"', { stdoutNot: '^lab-teller$' }),
        check.podReady('teller'),
      ],
    },
    {
      id: 'whom-it-calls',
      title: { en: 'Whom the kubelet calls', zh: 'kubelet 找的是谁' },
      text: {
        en: 'Look for Docker on the node, then for the address at which the kubelet asks for containers. Last, order the kubelet of today to use Docker, with the option that did so once.',
        zh: '先在节点上找 Docker，再找 kubelet 请求容器时用的地址。最后用当年的参数，命令今天的 kubelet 使用 Docker。',
      },
      commands: [
        `${ON_NODE} sh -c 'command -v docker dockerd || echo neither docker nor dockerd'`,
        `${ON_NODE} grep containerRuntimeEndpoint /var/lib/kubelet/config.yaml`,
        `${ON_NODE} crictl version`,
        `${ON_NODE} kubelet --container-runtime=docker 2>&1 \\\n  | grep -o 'unknown flag: [a-z-]*' | tee refused.txt`,
      ],
      checks: [check.command('cat refused.txt', { stdout: '^unknown flag: --container-runtime$' })],
    },
    {
      id: 'second-handler',
      title: { en: 'A Pod under another handler', zh: '换一个 handler 的 Pod' },
      text: {
        en: 'Ask a node which handlers it offers. Then create a RuntimeClass for `test-handler` and a Pod that names the class. The node tells what became of it.',
        zh: '先问一个节点提供哪些 handler。再为 `test-handler` 创建一个 RuntimeClass，以及一个写明这个类的 Pod。结果如何，由节点来说。',
      },
      files: [
        {
          path: 'second.yaml',
          mark: [
            'RuntimeClass/second:metadata.name',
            'RuntimeClass/second:handler',
            'Pod/second:spec.runtimeClassName',
          ],
        },
      ],
      commands: [
        'kubectl get node "$LAB_CLUSTER-worker" \\\n  -o jsonpath=\'{range .status.runtimeHandlers[*]}handler "{.name}"{"\\n"}{end}\' | sort',
        'kubectl apply -f second.yaml',
        { run: 'kubectl wait --for=condition=Ready pod/second --timeout=120s', within: 150 },
        'kubectl get runtimeclass second',
        'for pod in teller second; do\n  docker exec "$(kubectl get pod $pod -o jsonpath=\'{.spec.nodeName}\')" \\\n    crictl pods --name "^$pod$" --namespace lab-container-runtimes --state ready \\\n    | awk \'NR > 1 { print $(NF - 3) ": " $NF }\'\ndone',
        'node=$(kubectl get pod second -o jsonpath=\'{.spec.nodeName}\')\nid=$(docker exec "$node" crictl pods --name \'^second$\' --namespace lab-container-runtimes --state ready -q)\ndocker exec "$node" crictl inspectp -o go-template --template \'{{.status.runtimeHandler}}\' "$id"',
      ],
      checks: [
        check.podReady('second', { match: { spec: { runtimeClassName: 'second' } } }),
        check.command(
          'docker exec "$(kubectl get pod second -o jsonpath={.spec.nodeName})" \\\n' +
            `  ${sandbox('second')} | awk 'NR > 1 { print $NF }'`,
          { id: 'handler', stdout: '^test-handler$' },
        ),
      ],
      keeps: [{ kind: 'Pod', selector: 'app=teller' }, 'RuntimeClass'],
    },
    {
      id: 'which-kernel',
      title: { en: 'Whose kernel? (gVisor, if it is there)', zh: '谁的内核？（有 gVisor 就用上）' },
      text: {
        en: 'Compare the kernel that each Pod sees with that of the node. Where the nodes have gVisor, a third Pod is started under it; where they have not, the script says so and goes on.',
        zh: '把每个 Pod 看到的内核和节点的内核比一比。节点上有 gVisor，就再启动一个由它运行的 Pod；没有，脚本就说没有，接着往下做。',
      },
      files: [
        { path: 'gvisor.sh' },
        {
          path: 'gvisor.yaml',
          mark: ['RuntimeClass/gvisor:handler', 'Pod/sandboxed:spec.runtimeClassName'],
        },
      ],
      commands: [
        {
          run: 'sh gvisor.sh | tee kernels.txt',
          within: 150,
          varies: {
            en: 'It depends on whether your nodes have gVisor; those of this recording do not, nor do kind’s own.',
            zh: '取决于你的节点上有没有 gVisor；录制所用的节点没有，kind 自带的节点也没有。',
          },
        },
      ],
      checks: [
        check.command(
          'handlers=" $(kubectl get nodes -o jsonpath=\'{.items[*].status.runtimeHandlers[*].name}\') "\n' +
            'case "$(head -n 1 kernels.txt):$handlers" in\n' +
            '  *present*:*" runsc "*) grep -o "sandboxed sees another kernel" kernels.txt ;;\n' +
            '  *absent*:*" runsc "*) echo "the nodes have gVisor now: run the script again" ;;\n' +
            '  *absent*) grep -c "sees the kernel of the node" kernels.txt ;;\n' +
            'esac',
          { id: 'gvisor-or-none', stdout: '^(2|sandboxed sees another kernel)$' },
        ),
      ],
    },
  ],
  tasks: [
    {
      id: 'guest',
      title: { en: 'A new version, another handler', zh: '新版本，换 handler' },
      text: {
        en: 'Let the program say `teller 2`. Build it with Docker as `course/teller:2`, bring it to every node, and have the Pod `guest` (`guest.yaml`) run it under the handler `test-handler`. If you make a RuntimeClass of your own, give it the label of the one in `second.yaml`.',
        zh: '让程序说出 `teller 2`。用 Docker 构建成 `course/teller:2`，送到每个节点，再让 Pod `guest`（`guest.yaml`）用它运行，handler 是 `test-handler`。如果另建 RuntimeClass，请带上 `second.yaml` 里那样的标签。',
      },
      files: [
        { path: 'guest.yaml', mark: ['spec.containers[name=teller].image'] },
        { path: 'teller/teller.sh', mark: ['echo'] },
      ],
      hints: [
        {
          en: 'Three places must agree: the image on the engine, the image on every node, and what the Pod asks for. Go through them in this order.',
          zh: '三处要一致：引擎上的镜像、每个节点上的镜像、Pod 要的东西。按这个顺序逐一检查。',
        },
        {
          en: 'A Pod names a class; the class names the handler. Which classes are there, and which handler has each? `kubectl get runtimeclass` shows both.',
          zh: 'Pod 写的是类，handler 写在类里。现在有哪些类，各是什么 handler？`kubectl get runtimeclass` 都会列出来。',
        },
        {
          en: 'Neither the class of a Pod nor the handler of a class can be changed afterwards. Delete and make anew.',
          zh: 'Pod 的类、类的 handler，建好之后都不能再改。删掉重建。',
        },
      ],
      checks: [
        check.image('course/teller:2', {
          id: 'built',
          within: 5,
          hint: {
            en: 'Your engine has no image of this name and tag yet. Where was the first one built from?',
            zh: '引擎上还没有这个名字和标签的镜像。第一个镜像是从哪里构建的？',
          },
        }),
        check.command(ON_EVERY_NODE, {
          id: 'on-nodes',
          within: 10,
          hint: {
            en: 'Some node has no such image, or another one under this name. What is built on the engine stays on the engine until somebody carries it over, each time anew. Compare the digests of both sides.',
            zh: '有的节点上没有这个镜像，或者同名的是另一个。在引擎上构建的只在引擎上，每次都要再送过去。比较两边的摘要。',
          },
        }),
        check.podReady('guest', {
          id: 'running',
          within: 15,
          hint: {
            en: 'The Pod `guest` is not running. Its events name the reason (`kubectl events --for pod/guest`): does the node lack a handler of that name, or is it told to fetch an image that no registry has?',
            zh: 'Pod `guest` 没有运行起来。原因写在事件里（`kubectl events --for pod/guest`）：是节点上没有这个名字的 handler，还是要它去拉取镜像仓库里没有的镜像？',
          },
        }),
        check.command('kubectl logs guest', {
          id: 'says',
          within: 10,
          stdout: '^teller 2,',
          hint: {
            en: 'It runs, but it is not the new program that speaks. Which image does the Pod name, and was the program changed before it was built?',
            zh: '它在运行，但说话的不是新程序。Pod 写的是哪个镜像？构建之前程序改了吗？',
          },
        }),
        check.command(HANDLER_OF_GUEST, {
          id: 'handler',
          within: 5,
          stdout: '^test-handler$',
          hint: {
            en: 'It runs, and the node says: under another handler. A class’s name decides nothing; look at what the class hands on, and whether the Pod names a class at all.',
            zh: '它在运行，但节点说 handler 不对。类叫什么名字并不起作用：看看类里写的 handler 是哪个，再看 Pod 有没有写类。',
          },
        }),
      ],
      solve: [
        'cp solution/teller.sh teller/teller.sh',
        BUILD_2,
        LOAD_2,
        'cp solution/guest.yaml guest.yaml',
        'kubectl apply -f guest.yaml',
      ],
      solution: [
        { path: 'solution/teller.sh', mark: ['echo'] },
        {
          path: 'solution/guest.yaml',
          mark: ['spec.runtimeClassName', 'spec.containers[name=teller].image'],
        },
      ],
      wrong: [
        {
          id: 'not-loaded',
          says: { en: 'the image stays on the engine', zh: '镜像只留在引擎上' },
          run: ['cp wrong/teller.sh teller/teller.sh', BUILD_2],
          caughtBy: 'on-nodes',
        },
        {
          id: 'stale',
          says: {
            en: 'built again after it was carried over',
            zh: '送过去之后又重新构建了',
          },
          run: [
            'docker tag course/teller:1 course/teller:2',
            LOAD_2,
            'cp wrong/teller.sh teller/teller.sh',
            BUILD_2,
          ],
          caughtBy: 'on-nodes',
        },
        {
          id: 'handler-typo',
          says: {
            en: 'the class names a handler that no node has',
            zh: '类里的 handler 哪个节点都没有',
          },
          run: [...CORRECT_IMAGE, 'kubectl apply -f wrong/handler-typo.yaml'],
          caughtBy: 'running',
          undo: ['kubectl delete -f wrong/handler-typo.yaml'],
        },
        {
          id: 'always',
          says: {
            en: 'the node is to ask a registry each time',
            zh: '要求节点每次都去问镜像仓库',
          },
          run: ['kubectl apply -f wrong/always.yaml'],
          caughtBy: 'running',
          undo: [NO_GUEST],
        },
        {
          id: 'old-tag',
          says: { en: 'the Pod still names the old tag', zh: 'Pod 写的还是旧标签' },
          run: ['kubectl apply -f wrong/old-tag.yaml'],
          caughtBy: 'says',
          undo: [NO_GUEST],
        },
        {
          id: 'no-class',
          says: { en: 'the Pod names no class', zh: 'Pod 没有写类' },
          run: ['kubectl apply -f wrong/no-class.yaml'],
          caughtBy: 'handler',
          undo: [NO_GUEST],
        },
        {
          id: 'class-name',
          says: {
            en: 'a class that is called like the handler and hands on another',
            zh: '类的名字和 handler 一样，里面写的却是另一个',
          },
          run: ['kubectl apply -f wrong/class-name.yaml'],
          caughtBy: 'handler',
          undo: ['kubectl delete -f wrong/class-name.yaml'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'no-such-handler',
      title: { en: 'A handler that no node has', zh: '哪个节点都没有的 handler' },
      text: {
        en: 'Create a RuntimeClass for a handler that does not exist, and a Pod of that class. Both are accepted. Watch the Pod.',
        zh: '为一个不存在的 handler 创建 RuntimeClass，再创建一个用它的 Pod。两样都会创建成功。看看 Pod 会怎样。',
      },
      files: [
        {
          path: 'lost.yaml',
          mark: ['RuntimeClass/lost:handler', 'Pod/lost:spec.runtimeClassName'],
        },
      ],
      commands: [
        'kubectl apply -f lost.yaml',
        'until kubectl events --for pod/lost | grep -q FailedCreatePodSandBox; do sleep 1; done',
        'kubectl get pod lost',
        "kubectl get events --field-selector involvedObject.name=lost --sort-by=.firstTimestamp \\\n  -o custom-columns='REASON:.reason,BY:.reportingComponent'",
        "kubectl get events --field-selector involvedObject.name=lost,reason=FailedCreatePodSandBox \\\n  -o jsonpath='{.items[0].message}' | grep -o 'no runtime for.*'",
      ],
      checks: [
        check.object('Pod', 'lost', {
          match: {
            spec: { nodeName: { $exists: true } },
            status: {
              phase: 'Pending',
              containerStatuses: [{ state: { waiting: { reason: 'ContainerCreating' } } }],
            },
          },
        }),
      ],
    },
    {
      id: 'no-such-class',
      title: { en: 'A class that does not exist', zh: '不存在的类' },
      text: {
        en: 'Now let a Pod name a class that nobody created. The refusal comes at once, and from elsewhere. Then repair the Pod of the first break by giving its class a handler that exists.',
        zh: '再让一个 Pod 写上没有人创建过的类。这次马上就遭到拒绝，而且来自别处。然后给前面那个 Pod 的类换上存在的 handler，把它修好。',
      },
      files: [{ path: 'nowhere.yaml', mark: ['spec.runtimeClassName'] }],
      commands: [
        { run: 'kubectl apply -f nowhere.yaml', exit: 1 },
        {
          run: "sed 's/no-such-runtime/test-handler/' lost.yaml | kubectl apply -f -",
          exit: 1,
          show: ['immutable', 'unchanged'],
        },
        `kubectl delete runtimeclass lost\nsed 's/no-such-runtime/test-handler/' lost.yaml | kubectl apply -f -`,
        { run: 'kubectl wait --for=condition=Ready pod/lost --timeout=120s', within: 150 },
      ],
      checks: [check.podReady('lost', { within: 60 })],
    },
  ],
  claims: [
    {
      id: 'images-stopped',
      says: {
        en: 'Since Kubernetes dropped Docker, images built with Docker no longer run there.',
        zh: 'Kubernetes 弃用 Docker 之后，用 Docker 构建的镜像就不能用了。',
      },
      verdict: 'wrong',
      because: {
        en: 'What Docker built, a node without Docker ran: the same configuration and the same layers, digest by digest. An image follows a standard and is not tied to its builder.',
        zh: 'Docker 构建的镜像，没有 Docker 的节点照样运行：配置和每一层的摘要都一样。镜像遵循的是标准，和谁构建的无关。',
      },
      proof: 'same-image',
    },
    {
      id: 'default-docker',
      says: {
        en: 'Kubernetes’ default container runtime is Docker.',
        zh: 'Kubernetes 默认的容器运行时是 Docker。',
      },
      verdict: 'outdated',
      because: {
        en: 'It was, as long as the kubelet contained dockershim, up to Kubernetes 1.23. Since 1.24 a kubelet is given the address of a runtime that speaks CRI; here it is containerd’s. The option that once chose Docker is unknown to it.',
        zh: '1.23 及以前，kubelet 自带 dockershim，那时确实如此。从 1.24 起，要告诉 kubelet 一个支持 CRI 的运行时的地址，这里是 containerd 的。当年选择 Docker 的参数，它已经不认识了。',
      },
      proof: 'whom-it-calls',
    },
    {
      id: 'docker-uses-containerd',
      says: {
        en: 'Docker itself uses containerd.',
        zh: 'Docker 自己用的就是 containerd。',
      },
      verdict: 'true',
      because: {
        en: 'The same kind of shim stands beside Docker’s container and beside the Pod’s, each started by a containerd. Docker’s works in the namespace `moby`, the node’s in `k8s.io`.',
        zh: 'Docker 的容器和 Pod 旁边各有一个同样的 shim，都由 containerd 启动。Docker 的在命名空间 `moby` 里，节点的在 `k8s.io` 里。',
      },
      proof: 'two-callers',
    },
    {
      id: 'docker-ps-shows-pods',
      says: {
        en: '`docker ps` shows the containers of the Pods.',
        zh: '用 `docker ps` 能看到 Pod 里的容器。',
      },
      verdict: 'outdated',
      because: {
        en: 'On a node whose kubelet used Docker it did. Here Docker lists the nodes, which kind makes as containers, and its own teller; the Pod’s container is on containerd’s list. `crictl` asks whichever runtime the node has.',
        zh: '当年 kubelet 用 Docker 时可以。现在 Docker 列出的是节点（kind 用容器当节点）和它自己的 teller；Pod 的容器在 containerd 的清单里。`crictl` 问的就是节点上的那个运行时，不管是哪一种。',
      },
      proof: 'four-lists',
    },
    {
      id: 'ctr-empty',
      says: {
        en: '`ctr containers ls` on the node is empty, so nothing runs there.',
        zh: '在节点上执行 `ctr containers ls` 是空的，说明什么都没在运行。',
      },
      verdict: 'wrong',
      because: {
        en: 'Without `-n`, `ctr` looks into the namespace `default`. What the kubelet had made stands in `k8s.io`.',
        zh: '不加 `-n`，`ctr` 看的是命名空间 `default`。kubelet 让 containerd 创建的，都在 `k8s.io` 里。',
      },
      proof: 'four-lists',
    },
    {
      id: 'which-digest',
      says: {
        en: 'The digest tells whether two machines have the same image.',
        zh: '两台机器上的镜像是否相同，看摘要就知道。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if you compare the same one. Engine and node agreed on the digests of the configuration and of the layers. The one that `ctr` shows is that of the manifest; it may be another although the image is the same.',
        zh: '前提是比较同一种摘要。引擎和节点上，配置和各层的摘要都一致；`ctr` 显示的是镜像清单的摘要，镜像相同，它也可能不同。',
      },
      proof: 'same-image',
    },
    {
      id: 'one-runtime',
      says: {
        en: 'All Pods of a node run under the same runtime.',
        zh: '一个节点上的 Pod 都由同一种运行时运行。',
      },
      verdict: 'only-if',
      because: {
        en: 'Sure only if none names a RuntimeClass. containerd is one for all, but it may have several handlers, and each may lead to another OCI runtime: for one of the two Pods the node says `(default)`, for the other `test-handler`. (Here both lead to runc.)',
        zh: '都没有写 RuntimeClass，才能这么说。containerd 只有一个，但可以配多个 handler，各自用不同的 OCI 运行时：两个 Pod，节点说一个是 `(default)`，一个是 `test-handler`。（这里两个用的都是 runc。）',
      },
      proof: 'second-handler',
    },
    {
      id: 'class-isolates',
      says: {
        en: 'A RuntimeClass makes a Pod more isolated.',
        zh: '用上 RuntimeClass，Pod 就隔离得更好。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if its handler leads to a runtime that isolates more. `test-handler` is runc by another name: the Pod under it sees the kernel of the node, like the one without a class.',
        zh: '要看 handler 背后是不是隔离更强的运行时。`test-handler` 只是 runc 换了个名字：用它的 Pod 和没有写类的 Pod 一样，看到的都是节点的内核。',
      },
      proof: 'which-kernel',
    },
    {
      id: 'class-installs',
      says: {
        en: 'Create a RuntimeClass, and Kubernetes sees to the runtime.',
        zh: '创建了 RuntimeClass，运行时 Kubernetes 会装好。',
      },
      verdict: 'wrong',
      because: {
        en: 'The class is only a name for a name. It was accepted, the Pod was given to a node, and there the runtime knew no such handler. Whoever looks after the nodes must install and configure it.',
        zh: '类只是给一个名字起了个名字。它顺利创建了，Pod 也调度到了节点，可那里的运行时不认识这个 handler。安装和配置是节点管理员的事。',
      },
      proof: 'no-such-handler',
    },
  ],
  putBack: [
    'for node in $(kind get nodes --name "$LAB_CLUSTER"); do\n  for tag in 1 2; do docker exec "$node" crictl rmi docker.io/course/teller:$tag; done\ndone',
  ],
});
