import type { Text } from '#lab-kit';
import type { Kind } from '../define.ts';

/** A kind's name, what it stands for, and the words in a label that already say it. */
export interface KindName {
  /** Caption of a box whose label does not say what it is; also its name in the legend. */
  readonly name: Text;
  /** What is drawn with this outline, in one line of the legend. */
  readonly stands: Text;
  /** A label with one of these needs no caption. Lower case. */
  readonly words: readonly string[];
}

/** Every kind, in the order of the legend. */
export const KINDS: Readonly<Record<Kind, KindName>> = {
  image: {
    name: { en: 'image', zh: '镜像' },
    stands: { en: 'sheets upon each other: layers', zh: '几张叠放的纸：层' },
    words: ['image', '镜像'],
  },
  container: {
    name: { en: 'container', zh: '容器' },
    stands: {
      en: 'a freight container seen from the side, with its posts',
      zh: '从侧面看的集装箱，两边是立柱',
    },
    words: ['container', '容器'],
  },
  pod: {
    name: { en: 'Pod', zh: 'Pod' },
    stands: {
      en: 'a hexagon; as a frame, the containers lie inside',
      zh: '六边形；画成框时，容器在里面',
    },
    words: ['pod'],
  },
  service: {
    name: { en: 'Service', zh: 'Service' },
    stands: {
      en: 'round ends: nothing to hold on to, no process',
      zh: '两端圆滑：没有进程，只是个入口',
    },
    words: ['service'],
  },
  deployment: {
    name: { en: 'workload', zh: '工作负载' },
    stands: {
      en: 'a card with a cut corner: Deployment, ReplicaSet and others that state how many Pods are wanted',
      zh: '切了角的卡片：Deployment、ReplicaSet 等写明要多少个 Pod 的对象',
    },
    words: ['deployment', 'replicaset', 'statefulset', 'daemonset', 'job', 'workload', '工作负载'],
  },
  node: {
    name: { en: 'node', zh: '节点' },
    stands: { en: 'heavy outline with two lamps: a machine', zh: '粗边框，带两盏灯：一台机器' },
    words: ['node', 'machine', '节点', '机器', '主机'],
  },
  'control-plane': {
    name: { en: 'control plane', zh: '控制平面' },
    stands: {
      en: 'double outline with cut corners: a part of the control plane, or all of it',
      zh: '双线切角：控制平面，或它的某个组件',
    },
    words: [
      'control plane',
      'kubernetes',
      'controller',
      'api server',
      '控制平面',
      '控制器',
      'api 服务器',
    ],
  },
  engine: {
    name: { en: 'engine', zh: '引擎' },
    stands: {
      en: 'a part with two lugs: Docker, containerd, kubelet, what makes containers run',
      zh: '带两个凸耳的零件：Docker、containerd、kubelet 等让容器运行起来的程序',
    },
    words: ['engine', 'docker', 'containerd', 'kubelet', 'runtime', '引擎', '运行时', 'runc'],
  },
  kernel: {
    name: { en: 'kernel', zh: '内核' },
    stands: {
      en: 'a plinth, wider below: what all programs of a machine stand on',
      zh: '上窄下宽的底座：一台机器上的程序都立在它上面',
    },
    words: ['kernel', '内核'],
  },
  process: {
    name: { en: 'process', zh: '进程' },
    stands: { en: 'slanted sides: a running program', zh: '斜边：正在运行的程序' },
    words: ['process', 'program', '进程', '程序'],
  },
  volume: {
    name: { en: 'volume', zh: '卷' },
    stands: { en: 'a drum: storage from outside the container', zh: '圆桶：容器之外的存储' },
    words: ['volume', '卷'],
  },
  file: {
    name: { en: 'record', zh: '记录' },
    stands: {
      en: 'a sheet with a folded corner: a file, or an object that is only a record',
      zh: '折角的纸：文件，或只起记录作用的对象',
    },
    words: [
      'file',
      '文件',
      'manifest',
      '清单',
      'record',
      '记录',
      'rules',
      '规则',
      'endpointslice',
      'layer',
      '层',
      'namespace',
      '命名空间',
      'cgroup',
      '控制组',
    ],
  },
  registry: {
    name: { en: 'registry', zh: '镜像仓库' },
    stands: {
      en: 'a drum lying down: where images are fetched from',
      zh: '横放的圆桶：从这里拉取镜像',
    },
    words: ['registry', '仓库'],
  },
  client: {
    name: { en: 'client', zh: '客户端' },
    stands: {
      en: 'head and shoulders: a person, or a program that asks',
      zh: '头和肩：人，或发起请求的程序',
    },
    words: ['client', 'you', 'kubectl', '客户端', '你', '用户'],
  },
};
