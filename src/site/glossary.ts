import type { Text } from '#lab-kit';

/** A term of the course in both languages. */
export interface GlossaryEntry {
  /** Its anchor on the glossary page. */
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** One line. Plain text: it is also shown as a link's title. */
  readonly meaning: Text;
  /** Slug of the chapter's page that explains it, once that page is written. */
  readonly chapter?: string;
}

/** Every term, sorted by id. It decides how a term is called in both languages: change it here first. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  {
    id: 'access-mode',
    en: 'access mode',
    zh: '访问模式',
    meaning: {
      en: 'How a volume may be mounted: by one node (ReadWriteOnce), by many, by many for reading only, or by one Pod.',
      zh: '卷允许怎样挂载：一个节点可读写（ReadWriteOnce）、多个节点可读写、多个节点只读，或者只给一个 Pod。',
    },
    chapter: 'storage',
  },
  {
    id: 'address',
    en: 'Pod IP',
    zh: 'Pod IP',
    meaning: {
      en: 'The address of one Pod, shared by its containers; the Pod that takes its place gets another.',
      zh: '一个 Pod 的 IP 地址，由其中的容器共用；接替它的 Pod 会得到另一个地址。',
    },
    chapter: 'pods',
  },
  {
    id: 'anonymous-volume',
    en: 'anonymous volume',
    zh: '匿名卷',
    meaning: {
      en: 'A volume that nobody named: each container gets a new one, and it goes with docker rm -v.',
      zh: '没有人起名字的卷：每个容器都得到一个新的，会随 docker rm -v 一起删除。',
    },
    chapter: 'storage-and-networks',
  },
  {
    id: 'api-server',
    en: 'API server',
    zh: 'API 服务器',
    meaning: {
      en: 'The control plane’s front door: every read and every change of the cluster’s objects passes through it.',
      zh: '控制平面的入口：对集群对象的每次读取和修改都经过它。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'apiservice',
    en: 'APIService',
    zh: 'APIService',
    meaning: {
      en: 'An object that says who serves a group of the API: the API server itself, or a server of its own, to which requests are passed on.',
      zh: '说明某个 API 组由谁提供的对象：API 服务器自己，或者另一个服务器，请求都转给它。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'base-image',
    en: 'base image',
    zh: '基础镜像',
    meaning: {
      en: 'The image that a Dockerfile’s FROM line starts from.',
      zh: 'Dockerfile 的 FROM 行所基于的镜像。',
    },
    chapter: 'images',
  },
  {
    id: 'bind-mount',
    en: 'bind mount',
    zh: '绑定挂载',
    meaning: {
      en: 'A folder or file of the host, shown inside a container as it is.',
      zh: '把宿主机上的目录或文件原样挂进容器。',
    },
    chapter: 'storage-and-networks',
  },
  {
    id: 'binding',
    en: 'Binding',
    zh: 'Binding',
    meaning: {
      en: 'The request that ties a Pod to a node, once: usually sent by the scheduler, by anybody who has the right.',
      zh: '把 Pod 绑定到某个节点的请求，只能做一次；通常由调度器发出，有权限的客户端都可以发。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'build-cache',
    en: 'build cache',
    zh: '构建缓存',
    meaning: {
      en: 'Results of earlier build steps, used again while a step, the files it copies and all steps before it are unchanged.',
      zh: '以前各构建步骤的结果；某一步、它复制的文件以及之前的步骤都没有变化时，直接取用。',
    },
    chapter: 'images',
  },
  {
    id: 'build-context',
    en: 'build context',
    zh: '构建上下文',
    meaning: {
      en: 'The files of yours that a build may copy: what the last argument of docker build names, less what .dockerignore leaves out.',
      zh: '构建时可以从你这边复制的文件：docker build 最后一个参数所指的内容，减去 .dockerignore 排除的部分。',
    },
    chapter: 'images',
  },
  {
    id: 'bundle',
    en: 'bundle',
    zh: 'bundle（运行时 bundle）',
    meaning: {
      en: 'A folder with a root file system and a config.json: all that an OCI runtime needs to run a container.',
      zh: '一个目录，里面有根文件系统和 config.json：OCI 运行时运行容器所需的全部内容。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'capability',
    en: 'capability',
    zh: '能力 (capability)',
    meaning: {
      en: 'One of the rights that root’s power is divided into, such as setting the clock; a process may hold some and lack others.',
      zh: 'root 权限拆分后的一项，例如设置时钟；进程可以有其中几项，没有其余的。',
    },
    chapter: 'namespaces-cgroups',
  },
  {
    id: 'cdn',
    en: 'CDN',
    zh: 'CDN（内容分发网络）',
    meaning: {
      en: 'A network of servers near the readers that keep copies of what yours sends, as long as its headers allow.',
      zh: '离读者近的一批服务器，在头部允许的期限内留着你的服务器发出内容的副本。',
    },
    chapter: 'publish-this-site',
  },
  {
    id: 'cgroup',
    en: 'cgroup',
    zh: '控制组 (cgroup)',
    meaning: {
      en: 'A group of processes whose use of CPU, memory and the like the Linux kernel counts and limits.',
      zh: '一组进程；Linux 内核统计并限制它们使用的 CPU、内存等资源。',
    },
    chapter: 'namespaces-cgroups',
  },
  {
    id: 'client',
    en: 'client',
    zh: '客户端',
    meaning: {
      en: 'Whoever opens the connection: a browser, curl, or a program in another Pod.',
      zh: '发起连接的一方：浏览器、curl，或另一个 Pod 里的程序。',
    },
  },
  {
    id: 'cloud-native',
    en: 'cloud native',
    zh: '云原生',
    meaning: {
      en: 'A manner of building and running software from replaceable, loosely coupled parts, by declarations and programs; not a place.',
      zh: '一种构建和运行软件的做法：由可替换、松耦合的部分组成，靠声明和程序来管理；不是一个地方。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'cluster',
    en: 'cluster',
    zh: '集群',
    meaning: {
      en: 'A control plane and the nodes it gives work to.',
      zh: '控制平面，加上听它分派工作的各个节点。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'cluster-dns',
    en: 'cluster DNS',
    zh: '集群 DNS',
    meaning: {
      en: 'The name server inside the cluster, usually CoreDNS, that knows the name of every Service.',
      zh: '集群内部的域名服务器，通常是 CoreDNS，认识每个 Service 的名字。',
    },
    chapter: 'services',
  },
  {
    id: 'cluster-ip',
    en: 'ClusterIP',
    zh: 'ClusterIP',
    meaning: {
      en: 'A Service’s own virtual address, reachable inside the cluster; the default type of Service.',
      zh: 'Service 自己的虚拟 IP，在集群内可达；也是默认的 Service 类型。',
    },
    chapter: 'services',
  },
  {
    id: 'cmd',
    en: 'CMD',
    zh: 'CMD',
    meaning: {
      en: 'The part of an image’s command line that arguments of docker run replace; handed as arguments to an ENTRYPOINT that is written as a list.',
      zh: '镜像启动命令中会被 docker run 的参数替换掉的部分；ENTRYPOINT 写成列表时，作为它的参数。',
    },
    chapter: 'images',
  },
  {
    id: 'cncf',
    en: 'CNCF',
    zh: 'CNCF',
    meaning: {
      en: 'Cloud Native Computing Foundation: the foundation behind Kubernetes, containerd and many other projects.',
      zh: '云原生计算基金会：托管 Kubernetes、containerd 等许多项目。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'compose',
    en: 'Compose',
    zh: 'Compose',
    meaning: {
      en: 'A client of one Docker engine: it reads a file that describes several services and asks the engine for what is missing.',
      zh: '一个 Docker 引擎的客户端：读取描述多个服务的文件，向引擎要缺少的东西。',
    },
    chapter: 'compose',
  },
  {
    id: 'compose-profile',
    en: 'profile',
    zh: 'profile（配置集）',
    meaning: {
      en: 'A name given to services of a Compose file that are left alone until the profile, or the service itself, is asked for.',
      zh: '给 Compose 文件中某些服务加的名字；不点名要这个 profile 或服务本身，它们就不会启动。',
    },
    chapter: 'compose',
  },
  {
    id: 'compose-project',
    en: 'project',
    zh: '项目',
    meaning: {
      en: 'All that Compose makes from one file, found again by a label with the project’s name.',
      zh: 'Compose 用一个文件创建的全部东西，靠带项目名的标签认出来。',
    },
    chapter: 'compose',
  },
  {
    id: 'compose-secret',
    en: 'secret',
    zh: 'secret（机密）',
    meaning: {
      en: 'A file that Compose puts under /run/secrets into the containers that ask for it; not encrypted.',
      zh: 'Compose 放进容器 /run/secrets 目录的文件，只给声明要用的容器；不加密。',
    },
    chapter: 'compose',
  },
  {
    id: 'condition',
    en: 'condition',
    zh: '状况 (condition)',
    meaning: {
      en: 'One fact in an object’s status, True, False or Unknown, such as a Pod’s Ready.',
      zh: '对象状态里的一个事实，取值 True、False 或 Unknown，例如 Pod 的 Ready。',
    },
    chapter: 'pods',
  },
  {
    id: 'configmap',
    en: 'ConfigMap',
    zh: 'ConfigMap',
    meaning: {
      en: 'An object of keys and values that Pods of its namespace take as variables, as files or in their command line.',
      zh: '存放键和值的对象；同一命名空间的 Pod 可以把它当作环境变量、文件或命令行的一部分来用。',
    },
    chapter: 'configuration',
  },
  {
    id: 'conntrack',
    en: 'conntrack',
    zh: 'conntrack（连接跟踪）',
    meaning: {
      en: 'The kernel’s table of connections: how each one’s addresses are translated, so that only its first packet meets the rules.',
      zh: '内核里的连接表，记着每条连接的地址怎样转换，所以只有第一个数据包要经过规则。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'container',
    en: 'container',
    zh: '容器',
    meaning: {
      en: 'A process, or several, that the kernel gives a view and limits of its own; its files come from an image.',
      zh: '一个或几个进程，内核给了它们各自的视图和限额；文件来自镜像。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'container-runtime',
    en: 'container runtime',
    zh: '容器运行时',
    meaning: {
      en: 'The program that pulls images and runs containers on a node, such as containerd or CRI-O.',
      zh: '在节点上拉取镜像、运行容器的程序，如 containerd、CRI-O。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'container-state',
    en: 'container state',
    zh: '容器状态',
    meaning: {
      en: 'Waiting, Running or Terminated, each with details such as a reason and an exit code; every container of a Pod has one.',
      zh: 'Waiting、Running 或 Terminated，附带原因、退出码等；Pod 里的每个容器各有一个。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'containerd',
    en: 'containerd',
    zh: 'containerd',
    meaning: {
      en: 'A container runtime that manages images and containers and starts containers through runc, unless told otherwise; Docker Engine uses it too.',
      zh: '一种容器运行时：管理镜像和容器，默认通过 runc 启动容器；Docker 引擎也用它。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'content-hash',
    en: 'content hash in a file name',
    zh: '文件名里的内容哈希',
    meaning: {
      en: 'Letters computed from a file’s content and put into its name: another content, another name, so copies never grow old.',
      zh: '由文件内容算出、写进文件名的一串字母：内容不同，名字就不同，所以副本永不过时。',
    },
    chapter: 'publish-this-site',
  },
  {
    id: 'control-plane',
    en: 'control plane',
    zh: '控制平面',
    meaning: {
      en: 'The part of a cluster that stores what is wanted and works on making it so: API server, etcd, scheduler, controllers.',
      zh: '集群中保存期望状态并设法实现它的部分：API 服务器、etcd、调度器、控制器。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'controller',
    en: 'controller',
    zh: '控制器',
    meaning: {
      en: 'A loop that compares the wanted with the actual state and acts on the difference.',
      zh: '一个循环：比较期望状态与实际状态，并消除差异。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'controller-manager',
    en: 'controller manager',
    zh: '控制器管理器',
    meaning: {
      en: 'One program of the control plane that holds most of the built-in controllers, those of Deployments and ReplicaSets among them.',
      zh: '控制平面里的一个程序，大多数内置控制器都在里面，包括 Deployment 和 ReplicaSet 的控制器。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'coredns',
    en: 'CoreDNS',
    zh: 'CoreDNS',
    meaning: {
      en: 'The DNS server most clusters run; it answers for Services by watching the API.',
      zh: '多数集群运行的 DNS 服务器；它监视 API，据此解析 Service 的名字。',
    },
    chapter: 'services',
  },
  {
    id: 'cpu-quota',
    en: 'CPU quota',
    zh: 'CPU 配额',
    meaning: {
      en: 'How much CPU time a cgroup gets in each period; when it is used up, its processes wait for the next one.',
      zh: '一个控制组在每个周期里能用的 CPU 时间；用完后，其中的进程要等到下一个周期。',
    },
    chapter: 'namespaces-cgroups',
  },
  {
    id: 'crash-loop-back-off',
    en: 'back-off',
    zh: '退避',
    meaning: {
      en: 'The growing wait before the kubelet starts a container again that keeps ending; shown as CrashLoopBackOff.',
      zh: '容器反复结束时，kubelet 再次启动它之前越来越长的等待；显示为 CrashLoopBackOff。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'cri',
    en: 'CRI',
    zh: 'CRI',
    meaning: {
      en: 'Container Runtime Interface: the gRPC protocol in which the kubelet talks to a container runtime.',
      zh: '容器运行时接口：kubelet 与容器运行时通信所用的 gRPC 协议。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'cri-o',
    en: 'CRI-O',
    zh: 'CRI-O',
    meaning: {
      en: 'A container runtime made for the kubelet alone: it speaks CRI, and has containers run by an OCI runtime.',
      zh: '专为 kubelet 打造的容器运行时：对上讲 CRI，由 OCI 运行时运行容器。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'crictl',
    en: 'crictl',
    zh: 'crictl',
    meaning: {
      en: 'A command for a node that speaks CRI: it lists and examines Pods, containers and images of whichever runtime runs there.',
      zh: '在节点上使用的命令，讲 CRI：不管节点用哪种运行时，都能列出和查看它的 Pod、容器和镜像。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'daemonset',
    en: 'DaemonSet',
    zh: 'DaemonSet',
    meaning: {
      en: 'An object that keeps one Pod on each node that its template selects and tolerates.',
      zh: '一种对象：在模板选中并能容忍的每个节点上各维持一个 Pod。',
    },
    chapter: 'deployments',
  },
  {
    id: 'declarative',
    en: 'declarative',
    zh: '声明式',
    meaning: {
      en: 'Saying what should be, and leaving the way there to others; its opposite, imperative, says what to do now.',
      zh: '说出应该是什么样，怎么做到交给别人；与之相对的命令式，说的是现在做什么。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'deployment',
    en: 'Deployment',
    zh: 'Deployment',
    meaning: {
      en: 'An object that keeps a number of equal Pods, through a ReplicaSet, and replaces them when the template changes, by default step by step.',
      zh: '一种对象：通过 ReplicaSet 维持若干个相同的 Pod；模板变化时替换它们，默认逐步进行。',
    },
    chapter: 'deployments',
  },
  {
    id: 'digest',
    en: 'digest',
    zh: '摘要 (digest)',
    meaning: {
      en: 'The hash of an image’s manifest or, for several platforms, of their index, such as sha256:…; it never names other content.',
      zh: '镜像清单（多平台镜像则是清单索引）的哈希值，如 sha256:…；永远只对应一份内容。',
    },
    chapter: 'images',
  },
  {
    id: 'dnat',
    en: 'DNAT',
    zh: 'DNAT（目的地址转换）',
    meaning: {
      en: 'Replacing the destination of a packet on its way, by a rule; answers get the old address back as their sender.',
      zh: '规则在途中替换数据包的目的地址；应答的源地址再换回原来的。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'docker',
    en: 'Docker',
    zh: 'Docker',
    meaning: {
      en: 'A set of tools that build and share images and run containers; at its core a command line and an engine.',
      zh: '一套构建和分发镜像、运行容器的工具，核心是命令行和引擎。',
    },
  },
  {
    id: 'docker-engine',
    en: 'Docker Engine',
    zh: 'Docker 引擎',
    meaning: {
      en: 'The daemon dockerd with its API, and the command docker that talks to it: builds images, and has containerd run the containers.',
      zh: '守护进程 dockerd 及其 API，加上调用它的 docker 命令：构建镜像，并让 containerd 运行容器。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'dockerfile',
    en: 'Dockerfile',
    zh: 'Dockerfile',
    meaning: {
      en: 'The text file that says, line by line, how an image is built.',
      zh: '逐行写明如何构建镜像的文本文件。',
    },
    chapter: 'images',
  },
  {
    id: 'dockershim',
    en: 'dockershim',
    zh: 'dockershim',
    meaning: {
      en: 'The part of the kubelet that translated CRI for Docker; removed in Kubernetes 1.24.',
      zh: 'kubelet 里替 Docker 翻译 CRI 的那部分代码；Kubernetes 1.24 移除。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'drain',
    en: 'drain',
    zh: '排空 (drain)',
    meaning: {
      en: 'To end all tasks or Pods on a node and place no new ones there, as before a repair.',
      zh: '结束节点上的所有任务或 Pod，也不再往上面安排新的，检修之前就这样做。',
    },
    chapter: 'swarm',
  },
  {
    id: 'dynamic-provisioning',
    en: 'dynamic provisioning',
    zh: '动态制备',
    meaning: {
      en: 'Volumes are made on demand, when a claim asks for them, by the provisioner that the class names.',
      zh: '按需创建卷：有声明提出要求时，由存储类写明的制备器创建。',
    },
    chapter: 'storage',
  },
  {
    id: 'emptydir',
    en: 'emptyDir',
    zh: 'emptyDir',
    meaning: {
      en: 'A volume that begins empty with its Pod and is deleted with it; containers of the Pod may share it.',
      zh: '随 Pod 创建、初始为空的卷，Pod 删除时一并删除；Pod 内各容器可以共用。',
    },
    chapter: 'pods',
  },
  {
    id: 'endpointslice',
    en: 'EndpointSlice',
    zh: 'EndpointSlice（端点切片）',
    meaning: {
      en: 'An object that lists the addresses behind a Service, each with whether it is ready, and their ports.',
      zh: '列出 Service 背后的地址和端口的对象，并标明每个地址是否就绪。',
    },
    chapter: 'services',
  },
  {
    id: 'engine-api',
    en: 'Engine API',
    zh: '引擎 API',
    meaning: {
      en: 'The HTTP interface of the Docker engine; every docker command is one or more requests to it.',
      zh: 'Docker 引擎的 HTTP 接口；每条 docker 命令都是对它的一个或几个请求。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'entity-tag',
    en: 'entity tag (ETag)',
    zh: '实体标记 (ETag)',
    meaning: {
      en: 'A name for the content sent, given in the header ETag. Who has the content sends the name back, and gets 304 without a body if nothing has changed.',
      zh: '服务器给发出的内容起的名字，写在头部 ETag 里；手里有这份内容的人报上名字，没变就只得到不带正文的 304。',
    },
    chapter: 'publish-this-site',
  },
  {
    id: 'entrypoint',
    en: 'ENTRYPOINT',
    zh: 'ENTRYPOINT',
    meaning: {
      en: 'The program an image starts; when it is written as a list, arguments of docker run come after it instead of replacing it.',
      zh: '镜像启动的程序；写成列表时，docker run 的参数接在它后面，而不是替换它。',
    },
    chapter: 'images',
  },
  {
    id: 'ephemeral-container',
    en: 'ephemeral container',
    zh: '临时容器',
    meaning: {
      en: 'A container added to a running Pod to look around in it: never restarted, and never removed while the Pod lives.',
      zh: '为了排查问题而加进运行中 Pod 的容器：不会重启，Pod 还在就不能移除。',
    },
    chapter: 'inside-a-pod',
  },
  {
    id: 'etcd',
    en: 'etcd',
    zh: 'etcd',
    meaning: {
      en: 'The key-value store that holds all of a cluster’s objects; of the cluster’s parts, only the API server talks to it.',
      zh: '保存集群全部对象的键值存储；集群的各个部件里，只有 API 服务器与它通信。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'event',
    en: 'event',
    zh: '事件',
    meaning: {
      en: 'An object that reports what was done to another object, with a reason and who reports; kept for an hour unless told.',
      zh: '一种对象，报告另一个对象经历了什么，写有原因和报告者；默认只保留一小时。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'eviction',
    en: 'eviction',
    zh: '驱逐',
    meaning: {
      en: 'Ending a Pod so that its node gets room or can be emptied; the Pod does not come back; its controller, if it has one, makes another.',
      zh: '为腾出资源或清空节点而终止 Pod；这个 Pod 不会回来；如果它有控制器，控制器会另建一个。',
    },
    chapter: 'pods',
  },
  {
    id: 'external-traffic-policy',
    en: 'externalTrafficPolicy',
    zh: 'externalTrafficPolicy',
    meaning: {
      en: 'A field of a Service: whether a node passes connections from outside on to Pods of other nodes (Cluster) or only to its own, keeping the client’s address (Local).',
      zh: 'Service 的一个字段：来自外部的连接，节点可以转给别的节点上的 Pod（Cluster），还是只转给自己的 Pod 并保留客户端地址（Local）。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'finalizer',
    en: 'finalizer',
    zh: '终结器',
    meaning: {
      en: 'A name on an object whose owner wants to tidy up first: the object stays, marked as deleted, until the list is empty.',
      zh: '挂在对象上的一个名字，表示有人要先做清理：名单清空之前，对象带着删除标记一直留着。',
    },
    chapter: 'kubernetes-api',
  },
  {
    id: 'garbage-collection',
    en: 'garbage collection',
    zh: '垃圾回收',
    meaning: {
      en: 'In a registry: removing stored content that no manifest refers to any more. Deleting a manifest frees nothing before it.',
      zh: '在镜像仓库里，指清除不再被任何清单引用的内容。只删清单并不会腾出空间。',
    },
    chapter: 'registries',
  },
  {
    id: 'gateway-api',
    en: 'Gateway API',
    zh: 'Gateway API',
    meaning: {
      en: 'The successor of Ingress: who implements it, the door and the routes are objects of their own; its kinds are installed, not built in.',
      zh: 'Ingress 的后继：由谁实现、门、路由各是一种对象；这些类型需要另外安装，不是内置的。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'grace-period',
    en: 'grace period',
    zh: '宽限期',
    meaning: {
      en: 'The seconds a Pod has, from being told to stop, until what still runs in it is killed; 30 unless told.',
      zh: '从通知 Pod 停止，到强制终止其中还在运行的容器，中间的秒数；默认 30 秒。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'gvisor',
    en: 'gVisor',
    zh: 'gVisor',
    meaning: {
      en: 'An OCI runtime (runsc) that answers a container’s system calls itself, in a kernel of its own that runs as a process.',
      zh: '一种 OCI 运行时 (runsc)：自带一个以进程形式运行的内核，容器的系统调用由它应答。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'headless-service',
    en: 'headless Service',
    zh: '无头 Service（无头服务）',
    meaning: {
      en: 'A Service without a ClusterIP: its name resolves to the addresses of the ready Pods themselves.',
      zh: '没有 ClusterIP 的 Service：它的名字直接解析为各个就绪 Pod 的地址。',
    },
    chapter: 'services',
  },
  {
    id: 'health-check',
    en: 'health check',
    zh: '健康检查',
    meaning: {
      en: 'A command that the engine runs inside a container again and again; its exit code makes the container healthy or unhealthy.',
      zh: '引擎在容器里反复执行的命令，退出码决定容器是 healthy 还是 unhealthy。',
    },
    chapter: 'compose',
  },
  {
    id: 'host',
    en: 'host',
    zh: '宿主机',
    meaning: {
      en: 'The machine on whose kernel the containers run: your computer, or the virtual machine that the engine runs in.',
      zh: '容器运行在其内核上的那台机器：可能是你的电脑，也可能是引擎所在的虚拟机。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'hpa',
    en: 'HorizontalPodAutoscaler (HPA)',
    zh: 'HorizontalPodAutoscaler (HPA)',
    meaning: {
      en: 'Sets the number of replicas of a Deployment or its like so that an average figure of its Pods stays near a target.',
      zh: '调整 Deployment 之类对象的副本数，让 Pod 的某项平均指标保持在目标附近。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'hypervisor',
    en: 'hypervisor',
    zh: '虚拟机监控程序 (hypervisor)',
    meaning: {
      en: 'What makes virtual machines: gives each virtual hardware and keeps them apart.',
      zh: '创建虚拟机的程序：给每台虚拟机提供虚拟硬件，并把它们隔开。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'image',
    en: 'image',
    zh: '镜像',
    meaning: {
      en: 'Read-only layers of files and a record of how to start a program in them; what containers are made from.',
      zh: '只读的文件层，加上一份如何启动程序的记录；容器由它创建。',
    },
    chapter: 'images',
  },
  {
    id: 'image-index',
    en: 'image index',
    zh: '镜像索引',
    meaning: {
      en: 'A list of manifests under one name, one for each platform; each client picks its own.',
      zh: '一个名字下的多份清单的列表，每个平台一份，由拉取方各取所需。',
    },
    chapter: 'registries',
  },
  {
    id: 'image-manifest',
    en: 'image manifest',
    zh: '镜像清单',
    meaning: {
      en: 'A short list that makes an image: the digest of its configuration and the digests of its layers. Its own hash is the image’s digest.',
      zh: '组成镜像的一份短清单：列出配置的摘要和各层的摘要。清单自身的哈希值就是镜像的摘要。',
    },
    chapter: 'registries',
  },
  {
    id: 'image-reference',
    en: 'image reference',
    zh: '镜像引用',
    meaning: {
      en: 'The full name of an image: host, path, and a tag or a digest. What is left out is filled in: docker.io, library, latest.',
      zh: '镜像的全名：主机、路径，加上标签或摘要。省略的部分会自动补上：docker.io、library、latest。',
    },
    chapter: 'registries',
  },
  {
    id: 'ingress',
    en: 'Ingress',
    zh: 'Ingress',
    meaning: {
      en: 'An object with rules that tell which HTTP requests, by host and path, go to which Service; it does nothing until a controller reads it.',
      zh: '写着规则的对象：哪些 HTTP 请求（按主机名和路径）交给哪个 Service；没有控制器来读，它什么也不做。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'ingress-controller',
    en: 'Ingress controller',
    zh: 'Ingress 控制器',
    meaning: {
      en: 'A program that reads Ingresses and does what they say, mostly a proxy; which Ingresses are for it, their class tells.',
      zh: '读取 Ingress 并照办的程序，多半是代理；哪些 Ingress 归它，由类（IngressClass）决定。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'init-container',
    en: 'init container',
    zh: '初始化容器（Init 容器）',
    meaning: {
      en: 'A container of a Pod that must finish before the next one and before the app containers start; with restartPolicy: Always it stays on, as a sidecar.',
      zh: 'Pod 中必须先运行完的容器：逐个运行，全部完成后才启动应用容器；若设了 restartPolicy: Always，则一直运行，成为边车容器。',
    },
    chapter: 'inside-a-pod',
  },
  {
    id: 'iptables',
    en: 'iptables',
    zh: 'iptables',
    meaning: {
      en: 'Linux’s older way to hang packet rules, in chains, at the hooks of the kernel; the mode that kube-proxy takes unless told, in 1.37 still.',
      zh: 'Linux 上较早的一套办法，把数据包规则串成链，挂在内核的挂载点上；在 1.37 里仍是 kube-proxy 的默认模式。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'ipvs',
    en: 'IPVS',
    zh: 'IPVS',
    meaning: {
      en: 'A load balancer inside the Linux kernel; as a mode of kube-proxy deprecated since 1.35.',
      zh: 'Linux 内核里的负载均衡器；作为 kube-proxy 的模式，1.35 起已弃用。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'job',
    en: 'Job',
    zh: 'Job',
    meaning: {
      en: 'An object that runs Pods until a given number of them has succeeded, or too many have failed.',
      zh: '一种对象：运行 Pod，直到有指定数量的 Pod 成功结束，或失败次数过多。',
    },
    chapter: 'deployments',
  },
  {
    id: 'kata-containers',
    en: 'Kata Containers',
    zh: 'Kata Containers',
    meaning: {
      en: 'A runtime that gives each Pod a small virtual machine with a kernel of its own.',
      zh: '一种运行时：给每个 Pod 一台小虚拟机，各有自己的内核。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'kernel',
    en: 'kernel',
    zh: '内核',
    meaning: {
      en: 'The program at the bottom of an operating system: it alone starts processes, hands out memory and reaches the hardware.',
      zh: '操作系统最底层的程序：启动进程、分配内存、访问硬件，都由它来做。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'kind',
    en: 'kind',
    zh: 'kind',
    meaning: {
      en: 'Kubernetes in Docker: a tool that makes clusters whose nodes are containers; made for testing, good for learning.',
      zh: 'Kubernetes in Docker：创建集群的工具，集群的节点就是容器；为测试而做，也适合学习。',
    },
  },
  {
    id: 'kube-proxy',
    en: 'kube-proxy',
    zh: 'kube-proxy',
    meaning: {
      en: 'The program that on each node, in most clusters, turns Services and EndpointSlices into packet rules in the kernel.',
      zh: '多数集群在每个节点上运行的程序，把 Service 和 EndpointSlice 转换成内核里的数据包转发规则。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'kubectl',
    en: 'kubectl',
    zh: 'kubectl',
    meaning: {
      en: 'The command line that talks to a cluster’s API server.',
      zh: '与集群的 API 服务器通信的命令行工具。',
    },
  },
  {
    id: 'kubelet',
    en: 'kubelet',
    zh: 'kubelet',
    meaning: {
      en: 'The agent on each node that has the runtime start, watch and stop the containers of the Pods bound there.',
      zh: '每个节点上的代理，让容器运行时启动、看护、停止绑定到该节点的 Pod 中的容器。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'kubernetes',
    en: 'Kubernetes',
    zh: 'Kubernetes',
    meaning: {
      en: 'A system that keeps containers on many machines in the state you declared, by controllers around one API.',
      zh: '一个系统：围绕统一的 API，由各种控制器让多台机器上的容器保持你声明的状态。',
    },
  },
  {
    id: 'kustomize',
    en: 'kustomize',
    zh: 'kustomize',
    meaning: {
      en: 'Puts manifests together without templates: a base and, laid over it, what is different in one place. Built into kubectl, as option -k.',
      zh: '不用模板就能组合清单：一份基础配置，上面叠一层只写不同之处的配置。kubectl 自带，用选项 -k 调用。',
    },
    chapter: 'shop-on-kubernetes',
  },
  {
    id: 'label',
    en: 'label',
    zh: '标签 (label)',
    meaning: {
      en: 'A key and value on an object, by which others select it.',
      zh: '对象上的键值对，其他对象据此选中它。',
    },
    chapter: 'services',
  },
  {
    id: 'layer',
    en: 'layer',
    zh: '层',
    meaning: {
      en: 'One set of file changes in an image; layers of equal content are stored once and shared.',
      zh: '镜像中的一组文件改动；内容相同的层只存一份，彼此共用。',
    },
    chapter: 'images',
  },
  {
    id: 'level-triggered',
    en: 'level-triggered',
    zh: '水平触发（又译电平触发）',
    meaning: {
      en: 'Acting on how things stand, not on the news that something changed: news that was missed does no harm.',
      zh: '按现状行事，而不是按“发生了变化”的消息行事：漏掉消息也无妨。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'limit-range',
    en: 'LimitRange',
    zh: 'LimitRange',
    meaning: {
      en: 'Rules of a namespace for each Pod, container or volume claim in it: how much it may ask for at least and at most, and what a container gets when it says nothing.',
      zh: '命名空间里针对单个 Pod、容器或持久卷声明的规矩：最少、最多可以要多少；容器没写时给多少。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'live-restore',
    en: 'live-restore',
    zh: 'live-restore',
    meaning: {
      en: 'A setting of dockerd with which containers go on running while dockerd is not there.',
      zh: 'dockerd 的一项设置：打开后，dockerd 不在时容器照常运行。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'liveness-probe',
    en: 'liveness probe',
    zh: '存活探针',
    meaning: {
      en: 'The probe whose failure has the container restarted.',
      zh: '失败就会让容器重启的探针。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'load-balancer',
    en: 'LoadBalancer',
    zh: 'LoadBalancer',
    meaning: {
      en: 'A type of Service that asks the environment for an address outside the cluster; without an implementation that address stays pending.',
      zh: '一种 Service 类型：向所在环境请求一个集群外的地址；没有相应的实现时，这个地址一直是 pending。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'log',
    en: 'log',
    zh: '日志',
    meaning: {
      en: 'What a program says about itself, line by line; of a container, what it writes to standard output and standard error.',
      zh: '程序一行行说出的关于自己的话；对容器来说，就是写到标准输出和标准错误的内容。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'manifest',
    en: 'manifest',
    zh: '清单 (manifest)',
    meaning: {
      en: 'A file that describes objects of the cluster, usually in YAML; of an image: the list of its layers and its configuration.',
      zh: '描述集群对象的文件，通常是 YAML；对镜像而言，是列出各层和配置的清单。',
    },
  },
  {
    id: 'metallb',
    en: 'MetalLB',
    zh: 'MetalLB',
    meaning: {
      en: 'A program that gives addresses to Services of type LoadBalancer in clusters on one’s own machines.',
      zh: '在自建集群里给 LoadBalancer 类型的 Service 发放地址的程序。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'metric',
    en: 'metric',
    zh: '指标',
    meaning: {
      en: 'A number that is measured again and again: CPU used, requests answered, bytes stored.',
      zh: '隔一阵子就量一次的数字：用了多少 CPU，应答了多少请求，存了多少字节。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'metrics-server',
    en: 'metrics-server',
    zh: 'metrics-server',
    meaning: {
      en: 'Asks every kubelet for what is used just now, and answers kubectl top and autoscalers; keeps no history.',
      zh: '定时向各个 kubelet 询问当前用量，供 kubectl top 和自动伸缩器查询；不保存历史。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'microservice',
    en: 'microservice',
    zh: '微服务',
    meaning: {
      en: 'A part of an application that is built, released and replaced by itself and known to the others only by its network interface.',
      zh: '应用的一部分，可以单独构建、发布和替换，别的部分只通过网络接口认识它。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'mirror',
    en: 'mirror',
    zh: '镜像站 (mirror)',
    meaning: {
      en: 'A server that is asked in place of a registry and hands out the same content under the same names.',
      zh: '代替原镜像仓库接受请求、以相同的名字提供相同内容的服务器。',
    },
    chapter: 'registries',
  },
  {
    id: 'monolith',
    en: 'monolith',
    zh: '单体',
    meaning: {
      en: 'An application that is built and released as one program.',
      zh: '作为一个程序整体构建和发布的应用。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'multi-stage-build',
    en: 'multi-stage build',
    zh: '多阶段构建',
    meaning: {
      en: 'A Dockerfile with several FROM lines: one stage builds, the last takes only what is needed to run.',
      zh: '有多个 FROM 的 Dockerfile：前面的阶段负责构建，最后一个阶段只取运行所需的文件。',
    },
    chapter: 'images',
  },
  {
    id: 'namespace',
    en: 'namespace (Kubernetes)',
    zh: '命名空间（Kubernetes，又译名字空间）',
    meaning: {
      en: 'A range for names in the cluster’s API: Pods in two namespaces may bear the same name; by default they still reach each other.',
      zh: '集群 API 里划分名字的范围：两个命名空间里的 Pod 可以同名，默认仍能互相访问。',
    },
  },
  {
    id: 'namespace-linux',
    en: 'namespace (Linux)',
    zh: '命名空间（Linux）',
    meaning: {
      en: 'A kernel feature that gives processes their own view of one thing: network, process numbers, mounts, host name and others.',
      zh: 'Linux 内核的功能，让进程在网络、进程号、挂载点、主机名等某一方面拥有自己的视图。',
    },
    chapter: 'namespaces-cgroups',
  },
  {
    id: 'netfilter',
    en: 'netfilter',
    zh: 'netfilter',
    meaning: {
      en: 'The part of the Linux kernel that offers hooks on a packet’s way, where rules may look at it and change it.',
      zh: 'Linux 内核的一部分，在数据包经过的路上提供挂载点，让规则查看和修改它。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'network-policy',
    en: 'NetworkPolicy',
    zh: 'NetworkPolicy',
    meaning: {
      en: 'Says who may reach certain Pods, or whom they may reach, and on which ports; a network plugin has to enforce it.',
      zh: '规定谁能访问某些 Pod、这些 Pod 又能访问谁、经由哪些端口；要靠支持它的网络插件来执行。',
    },
    chapter: 'shop-on-kubernetes',
  },
  {
    id: 'nftables',
    en: 'nftables',
    zh: 'nftables',
    meaning: {
      en: 'The successor of iptables, with maps and sets; a mode of kube-proxy, stable since 1.33.',
      zh: 'iptables 的后继者，有映射和集合；也是 kube-proxy 的一种模式，1.33 起稳定。',
    },
    chapter: 'kube-proxy',
  },
  {
    id: 'node',
    en: 'node',
    zh: '节点',
    meaning: {
      en: 'A machine of the cluster, physical or virtual, on which Pods run; with kind it is a container.',
      zh: '集群里运行 Pod 的机器，可以是物理机或虚拟机；在 kind 里是一个容器。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'node-port',
    en: 'NodePort',
    zh: 'NodePort',
    meaning: {
      en: 'A type of Service that is also reached on a fixed port of every node.',
      zh: '一种 Service 类型：还可以通过每个节点上的同一个端口访问。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'nsenter',
    en: 'nsenter',
    zh: 'nsenter',
    meaning: {
      en: 'A program of Linux that runs another one inside namespaces of a process that is there already, such as the network of a Pod.',
      zh: 'Linux 的一个程序：让另一个程序在某个现有进程的命名空间里运行，比如在一个 Pod 的网络里。',
    },
    chapter: 'debugging',
  },
  {
    id: 'oci',
    en: 'OCI',
    zh: 'OCI',
    meaning: {
      en: 'Open Container Initiative: the body whose specifications of image format, distribution and runtime make tools interchangeable.',
      zh: '开放容器倡议：它制定镜像格式、分发和运行时的规范，让各家工具可以互换。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'oci-runtime',
    en: 'OCI runtime',
    zh: 'OCI 运行时',
    meaning: {
      en: 'A program that runs a container as OCI’s runtime specification describes it: runc, crun, gVisor’s runsc.',
      zh: '按 OCI 运行时规范运行容器的程序，如 runc、crun、gVisor 的 runsc。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'oom-kill',
    en: 'OOM kill',
    zh: 'OOM 杀死',
    meaning: {
      en: 'The kernel ends a process with SIGKILL because its cgroup, or the machine, is out of memory.',
      zh: '控制组或整台机器内存不足时，内核用 SIGKILL 结束一个进程。',
    },
    chapter: 'namespaces-cgroups',
  },
  {
    id: 'orchestrator',
    en: 'orchestrator',
    zh: '编排系统',
    meaning: {
      en: 'A program that keeps a wanted number of copies running on several machines and exchanges old versions for new ones.',
      zh: '一类程序：在多台机器上让要求的副本数始终成立，并用新版本替换旧版本。',
    },
    chapter: 'swarm',
  },
  {
    id: 'overlay-file-system',
    en: 'overlay file system',
    zh: '联合文件系统 (overlay)',
    meaning: {
      en: 'A file system that shows several folders as one; changes go to the topmost.',
      zh: '把多个目录叠成一个来呈现的文件系统；改动只写入最上面一层。',
    },
    chapter: 'images',
  },
  {
    id: 'overlay-kustomize',
    en: 'overlay (kustomize)',
    zh: 'overlay（kustomize）',
    meaning: {
      en: 'The part of a kustomize configuration that belongs to one place: it names what it is laid over and what is different there.',
      zh: 'kustomize 配置里属于某一个环境的那一层：写明叠在哪一份上面，这里有什么不同。',
    },
    chapter: 'shop-on-kubernetes',
  },
  {
    id: 'overlay-network',
    en: 'overlay network',
    zh: 'overlay 网络',
    meaning: {
      en: 'A network that spans several engines: containers on different machines reach each other as though on one.',
      zh: '跨越多个引擎的网络：不同机器上的容器像在同一个网络里那样互相访问。',
    },
    chapter: 'swarm',
  },
  {
    id: 'owner-reference',
    en: 'owner reference',
    zh: '属主引用 (ownerReferences)',
    meaning: {
      en: 'A field that names the object this one belongs to; when the owner is deleted, it is by default cleaned up too.',
      zh: '指明本对象归谁所有的字段；属主删除后，默认也会清理它。',
    },
  },
  {
    id: 'packet-capture',
    en: 'packet capture',
    zh: '抓包',
    meaning: {
      en: 'Reading along the packets that pass a network card: they show whether a question arrived, and who answered it.',
      zh: '在网卡上读取经过的数据包，可以看出请求到没到、又是谁应答的。',
    },
    chapter: 'debugging',
  },
  {
    id: 'pause-container',
    en: 'pause container',
    zh: 'pause 容器',
    meaning: {
      en: 'The container that holds a Pod’s network namespace open, so that the others may end and start again.',
      zh: '占住 Pod 网络命名空间的容器，其他容器因此可以随时启停。',
    },
    chapter: 'inside-a-pod',
  },
  {
    id: 'persistent-volume',
    en: 'PersistentVolume (PV)',
    zh: 'PersistentVolume（PV，持久卷）',
    meaning: {
      en: 'An object that stands for a piece of storage somewhere outside Pods; it belongs to no namespace.',
      zh: '代表 Pod 之外某处存储的对象，不属于任何命名空间。',
    },
    chapter: 'storage',
  },
  {
    id: 'persistent-volume-claim',
    en: 'PersistentVolumeClaim (PVC), claim',
    zh: 'PersistentVolumeClaim（PVC，持久卷声明）',
    meaning: {
      en: 'A request for storage, in a namespace: how much, of which class, for whom to mount. It is bound to one PersistentVolume.',
      zh: '命名空间里对存储的请求：要多大、哪一类、怎样挂载。它会绑定到一个 PersistentVolume。',
    },
    chapter: 'storage',
  },
  {
    id: 'pid-1',
    en: 'process 1',
    zh: '1 号进程',
    meaning: {
      en: 'The first process of a container: signals to the container go to it, and when it ends the container ends.',
      zh: '容器里的第一个进程：发给容器的信号由它接收，它结束，容器就结束。',
    },
    chapter: 'images',
  },
  {
    id: 'pod',
    en: 'Pod',
    zh: 'Pod',
    meaning: {
      en: 'The smallest unit Kubernetes schedules: one or more containers on one node with one address and shared volumes.',
      zh: 'Kubernetes 调度的最小单位：同一节点上的一个或多个容器，共用一个地址，可共用卷。',
    },
    chapter: 'pods',
  },
  {
    id: 'pod-disruption-budget',
    en: 'PodDisruptionBudget (PDB)',
    zh: 'PodDisruptionBudget（PDB）',
    meaning: {
      en: 'How many of the Pods that it selects must stay while others are evicted on purpose, as when a node is drained.',
      zh: '主动驱逐 Pod（例如排空节点）时，它选中的 Pod 至少要留下几个。',
    },
    chapter: 'shop-on-kubernetes',
  },
  {
    id: 'pod-phase',
    en: 'phase',
    zh: '阶段（phase）',
    meaning: {
      en: 'One word for where a Pod is in its life: Pending, Running, Succeeded or Failed; Unknown is no longer set.',
      zh: '用一个词概括 Pod 处在一生的哪一段：Pending、Running、Succeeded 或 Failed；Unknown 已不再使用。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'pod-security',
    en: 'Pod Security',
    zh: 'Pod 安全标准',
    meaning: {
      en: 'Three levels of what a Pod may do (privileged, baseline, restricted); a namespace’s labels say which is enforced, and new Pods below it are refused.',
      zh: '规定 Pod 能做什么的三个级别（privileged、baseline、restricted）；命名空间的标签写明强制哪一级，不达标的新 Pod 会遭到拒绝。',
    },
    chapter: 'configuration',
  },
  {
    id: 'port-forward',
    en: 'port-forward',
    zh: '端口转发（port-forward）',
    meaning: {
      en: 'A kubectl command: a port of your machine leads, through the API server, to a port of one Pod.',
      zh: 'kubectl 的一个命令：让你机器上的一个端口经由 API 服务器通到某个 Pod 的端口。',
    },
    chapter: 'exposing-services',
  },
  {
    id: 'probe',
    en: 'probe',
    zh: '探针',
    meaning: {
      en: 'A check the kubelet repeats on a container: startup (is it up yet), liveness (restart it or not) or readiness (send it traffic or not).',
      zh: 'kubelet 对容器反复做的检查：启动探针（是否已启动完）、存活探针（失败则重启）、就绪探针（决定是否接收流量）。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'process',
    en: 'process',
    zh: '进程',
    meaning: {
      en: 'A running program; a program started twice is two processes.',
      zh: '运行中的程序；同一个程序启动两次，就是两个进程。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'published-port',
    en: 'published port',
    zh: '发布的端口',
    meaning: {
      en: 'A port of the machine behind which a container answers; without an address before it, on all addresses of the machine.',
      zh: '机器上的一个端口，背后由某个容器应答；前面不写地址，就在机器的所有地址上打开。',
    },
    chapter: 'storage-and-networks',
  },
  {
    id: 'pull-through-cache',
    en: 'pull-through cache',
    zh: '拉取缓存',
    meaning: {
      en: 'A mirror that keeps what passes through it and fetches from the original only what it lacks.',
      zh: '一种镜像站：经过它的内容都留一份，只有缺少的才去源站取。',
    },
    chapter: 'registries',
  },
  {
    id: 'qos-class',
    en: 'QoS class',
    zh: 'QoS 等级',
    meaning: {
      en: 'Guaranteed, Burstable or BestEffort: computed from a Pod’s requests and limits; says who is likely to go first when a node runs short.',
      zh: 'Guaranteed、Burstable 或 BestEffort：由 Pod 的 requests 和 limits 算出，大致说明节点资源不足时谁先让位。',
    },
    chapter: 'configuration',
  },
  {
    id: 'rbac',
    en: 'RBAC',
    zh: 'RBAC',
    meaning: {
      en: 'Role-based access control: a Role lists what may be done, a RoleBinding says who may do it; what no rule grants is refused.',
      zh: '基于角色的访问控制：Role 列出可以做什么，RoleBinding 说明谁可以做；没有规则授予的，一律拒绝。',
    },
    chapter: 'kubernetes-api',
  },
  {
    id: 'readiness-probe',
    en: 'readiness probe',
    zh: '就绪探针',
    meaning: {
      en: 'The probe that decides whether a Pod should get traffic now; Services leave out Pods that are not ready.',
      zh: '决定 Pod 此刻是否该接收流量的探针；未就绪的 Pod 会被 Service 排除在外。',
    },
    chapter: 'services',
  },
  {
    id: 'reclaim-policy',
    en: 'reclaim policy',
    zh: '回收策略',
    meaning: {
      en: 'What becomes of a volume when its claim is deleted: Delete takes the data away, Retain keeps it.',
      zh: '声明删除之后卷怎么办：Delete 连数据一起删，Retain 留着。',
    },
    chapter: 'storage',
  },
  {
    id: 'registry',
    en: 'registry',
    zh: '镜像仓库',
    meaning: {
      en: 'A server that stores images and hands them out by tag or digest.',
      zh: '存放镜像，并按标签或摘要分发的服务器。',
    },
    chapter: 'registries',
  },
  {
    id: 'replica',
    en: 'replica',
    zh: '副本',
    meaning: {
      en: 'One of several equal Pods.',
      zh: '若干个相同的 Pod 之一。',
    },
    chapter: 'deployments',
  },
  {
    id: 'replicaset',
    en: 'ReplicaSet',
    zh: 'ReplicaSet',
    meaning: {
      en: 'An object that keeps a given number of equal Pods; a Deployment makes one for each version of its template.',
      zh: '一种对象：维持指定数量的相同 Pod；Deployment 为模板的每个版本创建一个。',
    },
    chapter: 'deployments',
  },
  {
    id: 'repository',
    en: 'repository',
    zh: '仓库 (repository)',
    meaning: {
      en: 'A path in a registry under which the versions of one image are kept, such as bakery/menu.',
      zh: '镜像仓库里的一个路径，存放同一个镜像的各个版本，如 bakery/menu。',
    },
    chapter: 'registries',
  },
  {
    id: 'resource-limit',
    en: 'limit',
    zh: '限额 (limit)',
    meaning: {
      en: 'The most of a resource that a container may use: past it, it is killed (memory), slowed (CPU) or evicted (disk).',
      zh: '容器最多能用多少某种资源：超过之后会被杀掉（内存）、变慢（CPU）或遭驱逐（磁盘）。',
    },
    chapter: 'configuration',
  },
  {
    id: 'resource-request',
    en: 'request',
    zh: '请求量 (request)',
    meaning: {
      en: 'How much of a resource the scheduler sets aside for a container on a node, used or not.',
      zh: '调度器在节点上为容器留出多少某种资源，不管用不用得上。',
    },
    chapter: 'configuration',
  },
  {
    id: 'resource-version',
    en: 'resourceVersion',
    zh: 'resourceVersion',
    meaning: {
      en: 'The version of an object or of a list, as the API server tells it; a watch goes on from it.',
      zh: 'API 服务器给出的对象或列表的版本；watch 从它开始往后看。',
    },
    chapter: 'kubernetes-api',
  },
  {
    id: 'restart-policy',
    en: 'restartPolicy',
    zh: 'restartPolicy（重启策略）',
    meaning: {
      en: 'What the kubelet does when a container of a Pod ends: Always, OnFailure or Never.',
      zh: 'Pod 中的容器结束后 kubelet 怎么做：Always、OnFailure 或 Never。',
    },
    chapter: 'pods',
  },
  {
    id: 'revision',
    en: 'revision',
    zh: '修订版本',
    meaning: {
      en: 'The number of a Deployment’s Pod template in the order of use; each belongs to one ReplicaSet.',
      zh: 'Deployment 的 Pod 模板按使用次序得到的号码；每个号码对应一个 ReplicaSet。',
    },
    chapter: 'deployments',
  },
  {
    id: 'rollback',
    en: 'rollback',
    zh: '回滚',
    meaning: {
      en: 'An update back to an earlier Pod template.',
      zh: '把 Pod 模板换回更早的一个，也是一次更新。',
    },
    chapter: 'deployments',
  },
  {
    id: 'rolling-update',
    en: 'rolling update',
    zh: '滚动更新',
    meaning: {
      en: 'Replacing the Pods of a Deployment, or the tasks of a Swarm service, a few at a time instead of all at once.',
      zh: '分批替换 Deployment 的 Pod 或 Swarm 服务的任务，而不是一次全部换掉。',
    },
    chapter: 'deployments',
  },
  {
    id: 'routing-mesh',
    en: 'routing mesh',
    zh: 'routing mesh（路由网格）',
    meaning: {
      en: 'A port that Swarm publishes on every node and from which it leads to some task of the service; it needs IPVS in the kernel.',
      zh: 'Swarm 在每个节点上都发布的端口，流量会转到服务的某个任务；需要内核支持 IPVS。',
    },
    chapter: 'swarm',
  },
  {
    id: 'runc',
    en: 'runc',
    zh: 'runc',
    meaning: {
      en: 'The small program that asks the kernel for a container as the OCI runtime specification describes it, starts it, and leaves.',
      zh: '一个小程序：按 OCI 运行时规范向内核申请并启动一个容器，然后自己退出。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'runtime-class',
    en: 'RuntimeClass',
    zh: 'RuntimeClass',
    meaning: {
      en: 'A cluster-wide object that gives a handler a name which Pods may use, in runtimeClassName.',
      zh: '集群级对象：给 handler 起一个 Pod 能用的名字，Pod 写在 runtimeClassName 里。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'runtime-handler',
    en: 'runtime handler',
    zh: 'handler（运行时处理程序）',
    meaning: {
      en: 'The name under which a node’s container runtime keeps one way to run a Pod: which OCI runtime, with which settings.',
      zh: '节点上的容器运行时给一种运行方式起的名字：用哪个 OCI 运行时、哪些设置。',
    },
    chapter: 'container-runtimes',
  },
  {
    id: 'sandbox',
    en: 'sandbox (of a Pod)',
    zh: '沙箱（Pod）',
    meaning: {
      en: 'What a container runtime makes for a Pod before any container: its network, its address and the namespaces that containers join.',
      zh: '容器运行时在创建容器之前先为 Pod 建好的环境：网络、地址，以及供各容器加入的命名空间。',
    },
    chapter: 'inside-a-pod',
  },
  {
    id: 'scheduler',
    en: 'scheduler',
    zh: '调度器',
    meaning: {
      en: 'The part of the control plane that picks a node for each new Pod.',
      zh: '控制平面中为每个新 Pod 挑选节点的组件。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'secret',
    en: 'Secret',
    zh: 'Secret',
    meaning: {
      en: 'An object like a ConfigMap for what not everybody should read; base64 in the API, unencrypted in etcd unless the cluster is told otherwise.',
      zh: '和 ConfigMap 相似的对象，存放不该人人能看的内容；在 API 里是 base64，在 etcd 里默认不加密。',
    },
    chapter: 'configuration',
  },
  {
    id: 'selector',
    en: 'selector',
    zh: '标签选择器（选择算符）',
    meaning: {
      en: 'A condition on labels by which one object finds others, such as a Service its Pods.',
      zh: '针对标签的条件，一个对象借此找到其他对象，例如 Service 找到它的 Pod。',
    },
    chapter: 'services',
  },
  {
    id: 'self-healing',
    en: 'self-healing',
    zh: '自愈',
    meaning: {
      en: 'What loops do that compare the wanted with the actual state: restart containers, replace Pods; they mend no faults in programs or templates.',
      zh: '各个循环对照期望与实际之后所做的事：重启容器、替换 Pod；程序或模板里的错误修不了。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'service',
    en: 'Service',
    zh: 'Service',
    meaning: {
      en: 'A stable name and address for a changing set of Pods; packet rules on every node carry its traffic, no process of its own does.',
      zh: '为一组不断变化的 Pod 提供固定的名字和地址；流量由每个节点上的转发规则送达，Service 自己没有进程。',
    },
    chapter: 'services',
  },
  {
    id: 'service-account',
    en: 'ServiceAccount',
    zh: 'ServiceAccount',
    meaning: {
      en: 'An identity for programs, in a namespace; a Pod that uses it finds a token for it in a file.',
      zh: '给程序用的身份，属于某个命名空间；使用它的 Pod 能在文件里找到它的令牌。',
    },
    chapter: 'kubernetes-api',
  },
  {
    id: 'shim',
    en: 'shim',
    zh: 'shim（垫片进程）',
    meaning: {
      en: 'A small process beside a container that keeps its output and reports its exit code to containerd; it needs neither dockerd nor containerd to stay.',
      zh: '守在容器旁边的小进程：接管它的输出，把退出码报告给 containerd；dockerd 和 containerd 都不在时它也能留下。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'sidecar',
    en: 'sidecar container',
    zh: '边车容器',
    meaning: {
      en: 'A container beside the main one in the same Pod that helps it as long as the Pod runs: collects logs, carries traffic.',
      zh: '与主容器同在一个 Pod、始终运行并辅助它的容器：收集日志、转发流量等。',
    },
    chapter: 'pods',
  },
  {
    id: 'stabilization-window',
    en: 'stabilization window',
    zh: '稳定窗口',
    meaning: {
      en: 'How long an autoscaler looks back at the numbers it wanted; when it scales in, the highest of them counts.',
      zh: '自动伸缩器回看自己算出过的个数时往回看多久；缩容时取其中最大的。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'stack',
    en: 'stack',
    zh: 'stack',
    meaning: {
      en: 'The services, networks and secrets that docker stack deploy has made from one file.',
      zh: 'docker stack deploy 照着一个文件创建的全部服务、网络和 secret。',
    },
    chapter: 'swarm',
  },
  {
    id: 'startup-probe',
    en: 'startup probe',
    zh: '启动探针',
    meaning: {
      en: 'The probe that asks whether a program has started; until it succeeds, the other probes are silent.',
      zh: '询问程序是否已启动完的探针；它成功之前，其他探针不工作。',
    },
    chapter: 'pod-lifecycle',
  },
  {
    id: 'statefulset',
    en: 'StatefulSet',
    zh: 'StatefulSet',
    meaning: {
      en: 'An object that keeps Pods with lasting names and storage of their own.',
      zh: '一种对象：管理名字固定、各有存储的 Pod。',
    },
    chapter: 'storage',
  },
  {
    id: 'static-pod',
    en: 'static Pod',
    zh: '静态 Pod',
    meaning: {
      en: 'A Pod that a kubelet runs from a file on its own node, asking nobody; the API shows only a picture of it.',
      zh: 'kubelet 直接按本节点上的文件运行的 Pod，不问任何人；API 里看到的只是它的一个影子。',
    },
    chapter: 'kubernetes-architecture',
  },
  {
    id: 'static-site',
    en: 'static site',
    zh: '静态网站',
    meaning: {
      en: 'A site whose files are made before anybody asks for them; to serve it is to send files.',
      zh: '在有人请求之前就全部生成好的网站；提供它，就是发送文件。',
    },
    chapter: 'publish-this-site',
  },
  {
    id: 'storage-class',
    en: 'StorageClass',
    zh: 'StorageClass（存储类）',
    meaning: {
      en: 'A kind of storage that one can claim: which provisioner makes it, when, and what becomes of it in the end.',
      zh: '一类可供声明的存储：由哪个制备器创建、何时创建、最后怎样处理。',
    },
    chapter: 'storage',
  },
  {
    id: 'swarm',
    en: 'swarm, Swarm mode',
    zh: 'swarm、Swarm mode',
    meaning: {
      en: 'One or more Docker Engines that keep services running together; the mode is built into the engine.',
      zh: '一个或多个 Docker Engine 组成的整体，共同让服务保持运行；这一模式内置在引擎里。',
    },
    chapter: 'swarm',
  },
  {
    id: 'swarm-manager',
    en: 'manager (Swarm)',
    zh: '管理节点 (manager)',
    meaning: {
      en: 'A node of a swarm that keeps its state and decides which task runs where; unless drained, it runs tasks, too.',
      zh: 'swarm 中保存状态、决定任务在哪里运行的节点；没有排空的话，它自己也运行任务。',
    },
    chapter: 'swarm',
  },
  {
    id: 'swarm-secret',
    en: 'secret (Swarm)',
    zh: 'secret (Swarm)',
    meaning: {
      en: 'Data that the managers keep encrypted and that appears, as a file in memory, only in containers of services that list it.',
      zh: '管理节点加密保存的数据；只在声明要用它的服务的容器里，以内存中的文件出现。',
    },
    chapter: 'swarm',
  },
  {
    id: 'swarm-service',
    en: 'service (Swarm)',
    zh: '服务 (Swarm)',
    meaning: {
      en: 'What should run in a swarm: an image, its settings, and how many times; Swarm makes tasks from it.',
      zh: 'swarm 里应该运行什么：镜像、设置和份数；Swarm 照着它创建任务。',
    },
    chapter: 'swarm',
  },
  {
    id: 'swarm-task',
    en: 'task (Swarm)',
    zh: '任务 (Swarm)',
    meaning: {
      en: 'One place of a service, filled once: one container on one node; when it ends, another task takes the place.',
      zh: '服务的一个位置上的一次安排：某个节点上的一个容器；它结束后，由另一个任务来接替。',
    },
    chapter: 'swarm',
  },
  {
    id: 'system-call',
    en: 'system call',
    zh: '系统调用',
    meaning: {
      en: 'A request of a process to the kernel, such as to open a file.',
      zh: '进程向内核提出的请求，比如打开一个文件。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'tag',
    en: 'tag',
    zh: '镜像标签 (tag)',
    meaning: {
      en: 'A movable name for an image in a repository, such as 1.37; may point at other content tomorrow.',
      zh: '镜像在仓库里的可移动的名字，如 1.37；明天可能指向别的内容。',
    },
    chapter: 'images',
  },
  {
    id: 'taint',
    en: 'taint',
    zh: '污点',
    meaning: {
      en: 'A mark on a node that keeps Pods away, or drives them out, unless they tolerate it.',
      zh: '节点上的标记：Pod 不容忍它就不会放上来，有的还会把已有的 Pod 赶走。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'target-port',
    en: 'targetPort',
    zh: 'targetPort',
    meaning: {
      en: 'The port of the Pods that a Service’s port leads to.',
      zh: 'Service 的端口所通向的 Pod 端口。',
    },
    chapter: 'services',
  },
  {
    id: 'tmpfs',
    en: 'tmpfs',
    zh: 'tmpfs',
    meaning: {
      en: 'A file system in memory; as a mount of a Docker container it is empty again after each stop.',
      zh: '放在内存里的文件系统；用 Docker 挂载给容器时，容器一停，内容就清空。',
    },
    chapter: 'storage-and-networks',
  },
  {
    id: 'toleration',
    en: 'toleration',
    zh: '容忍度',
    meaning: {
      en: 'A line in a Pod that lets it onto, or stay on, a node with a certain taint, if need be only for so many seconds.',
      zh: 'Pod 里的一项：允许它放到、留在带某种污点的节点上，也可以只限若干秒。',
    },
    chapter: 'cloud-native',
  },
  {
    id: 'topology-spread',
    en: 'topology spread constraint',
    zh: '拓扑分布约束',
    meaning: {
      en: 'Part of a Pod template: tells the scheduler to spread Pods evenly over nodes or zones.',
      zh: 'Pod 模板的一部分：要求调度器把 Pod 均匀分布到各个节点或可用区。',
    },
    chapter: 'shop-on-kubernetes',
  },
  {
    id: 'trace',
    en: 'trace',
    zh: '链路追踪',
    meaning: {
      en: 'One request followed through all programs that it passes, with the time spent in each.',
      zh: '跟着一个请求走完它经过的所有程序，记下在每一处花的时间。',
    },
    chapter: 'observability-and-scaling',
  },
  {
    id: 'unix-socket',
    en: 'socket (Unix)',
    zh: 'Unix 套接字',
    meaning: {
      en: 'A file that is an address: programs of one machine connect to it and exchange bytes, and the rights of the file say who may.',
      zh: '一种用作地址的文件：同一台机器上的程序连到它上面交换数据，谁能连由文件权限决定。',
    },
    chapter: 'docker-architecture',
  },
  {
    id: 'user-defined-network',
    en: 'user-defined network',
    zh: '自定义网络',
    meaning: {
      en: 'A network of Docker’s that you made: its containers find each other by name and are walled off from other networks.',
      zh: '自己创建的 Docker 网络：其中的容器能按名字找到彼此，并与其他网络隔开。',
    },
    chapter: 'storage-and-networks',
  },
  {
    id: 'virtual-machine',
    en: 'virtual machine',
    zh: '虚拟机',
    meaning: {
      en: 'A computer made by software, with a kernel of its own; a container has none.',
      zh: '用软件模拟的计算机，有自己的内核；容器没有自己的内核。',
    },
    chapter: 'container-or-vm',
  },
  {
    id: 'volume',
    en: 'volume',
    zh: '卷',
    meaning: {
      en: 'Storage mounted into a container from outside its own files: Docker’s outlive the container, a Pod’s live as their type says.',
      zh: '从外部挂载到容器里的存储：Docker 的卷比容器活得久，Pod 的卷存续多久取决于类型。',
    },
  },
  {
    id: 'watch',
    en: 'watch',
    zh: 'watch',
    meaning: {
      en: 'A request to the API whose answer is kept open: each change to the objects arrives as an event.',
      zh: '对 API 的一种请求，响应一直开着：对象的每次变化都作为事件送来。',
    },
    chapter: 'kubernetes-api',
  },
  {
    id: 'writable-layer',
    en: 'writable layer',
    zh: '可写层',
    meaning: {
      en: 'The layer a container adds on top of its image; what the container changes lies here and goes when it is removed.',
      zh: '容器在镜像之上添加的一层；容器的改动都在这里，删除容器时一起消失。',
    },
    chapter: 'images',
  },
  {
    id: 'write-ahead-log',
    en: 'write-ahead log',
    zh: '预写日志 (WAL)',
    meaning: {
      en: 'A database’s notebook: what it is going to do stands there, on the disk, before it confirms.',
      zh: '数据库的流水账：要做什么先写到磁盘上，然后才确认。',
    },
    chapter: 'storage-and-networks',
  },
];

const byId: ReadonlyMap<string, GlossaryEntry> = new Map(
  GLOSSARY.map((entry) => [entry.id, entry]),
);

/** Whether the glossary has such a term. */
export const isTerm = (id: string): boolean => byId.has(id);

/** A term by its id. Throws, and so stops the build, when the glossary lacks it. */
export function termOf(id: string): GlossaryEntry {
  const entry = byId.get(id);
  if (!entry) {
    throw new Error(
      `The glossary has no term "${id}"; add it to src/site/glossary.ts, which also decides its Chinese name.`,
    );
  }
  return entry;
}
