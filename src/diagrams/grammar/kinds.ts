import type { Text } from '#lab-kit';
import type { Kind } from '../define.ts';

/** A kind's name, and the words in a label that already say it. */
export interface KindName {
  /** Caption of a box whose label does not say what it is; also its name in the legend. */
  readonly name: Text;
  /** A label with one of these needs no caption. Lower case. */
  readonly words: readonly string[];
}

/** Every kind, in the order of the legend. */
export const KINDS: Readonly<Record<Kind, KindName>> = {
  image: { name: { en: 'image', zh: '镜像' }, words: ['image', '镜像'] },
  container: { name: { en: 'container', zh: '容器' }, words: ['container', '容器'] },
  pod: { name: { en: 'Pod', zh: 'Pod' }, words: ['pod'] },
  service: { name: { en: 'Service', zh: 'Service' }, words: ['service', 'endpointslice'] },
  deployment: {
    name: { en: 'workload', zh: '工作负载' },
    words: ['deployment', 'replicaset', 'statefulset', 'daemonset', 'job', 'workload', '工作负载'],
  },
  node: { name: { en: 'node', zh: '节点' }, words: ['node', 'machine', '节点', '机器', '主机'] },
  'control-plane': {
    name: { en: 'control plane', zh: '控制平面' },
    words: ['control plane', 'kubernetes', 'controller', 'api server', '控制平面', '控制器'],
  },
  engine: {
    name: { en: 'engine', zh: '引擎' },
    words: ['engine', 'docker', 'containerd', 'kubelet', 'runtime', '引擎', '运行时', 'runc'],
  },
  process: { name: { en: 'process', zh: '进程' }, words: ['process', 'program', '进程', '程序'] },
  volume: { name: { en: 'volume', zh: '卷' }, words: ['volume', '卷', 'layer', '层'] },
  file: {
    name: { en: 'record', zh: '记录' },
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
    ],
  },
  registry: { name: { en: 'registry', zh: '镜像仓库' }, words: ['registry', '仓库'] },
  client: {
    name: { en: 'client', zh: '客户端' },
    words: ['client', 'you', 'kubectl', '客户端', '你', '用户'],
  },
};
