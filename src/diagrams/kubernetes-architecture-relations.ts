import recording from '../../labs/kubernetes-architecture/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const same = (text: string) => ({ en: text, zh: text });
const creates = { en: 'creates', zh: '创建' };

const cluster = drawnFrom(recordedObjects(recording, 'one-apply'), {
  kinds: ['Deployment', 'ReplicaSet', 'Pod'],
  without: ['spec.serviceAccountName', 'spec.nodeName'],
  href: { Pod: 'pods', Deployment: 'deployments', ReplicaSet: 'glossary#replicaset' },
});
const deployment = cluster.box('Deployment', 'web');
const set = cluster.box('ReplicaSet', 'web-…');
const pod = cluster.box('Pod', 'web-…');

export default defineDiagram({
  title: {
    en: 'Three objects after one apply, and whose hand each shows',
    zh: '一次 apply 之后的三个对象，各出自谁的手',
  },
  alt: {
    en: `The API server keeps three objects. You create the Deployment. The controller manager creates the ReplicaSet and the Pod. ${cluster.words.en} The scheduler writes spec.nodeName of the Pod, by a Binding. The kubelet of that node reads the Pod, has the container runtime run it, by CRI, and writes its status.`,
    zh: `API 服务器里保存着三个对象。你创建 Deployment。控制器管理器创建 ReplicaSet 和 Pod。${cluster.words.zh}调度器通过 Binding 写下 Pod 的 spec.nodeName。那个节点的 kubelet 读到 Pod，通过 CRI 让容器运行时运行它，并写回状态。`,
  },
  caption: {
    en: 'Every hand reaches into the API server; none reaches for another hand. Only the kubelet also has to do with something that runs.',
    zh: '每只手都伸进 API 服务器，没有哪只去拉另一只。和真正运行的东西打交道的，只有 kubelet。',
  },
  groups: [
    ...cluster.groups,
    { id: 'api', kind: 'control-plane', label: { en: 'API server', zh: 'API 服务器' } },
  ],
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    {
      id: 'controllers',
      kind: 'control-plane',
      label: { en: 'controller\nmanager', zh: '控制器\n管理器' },
    },
    ...cluster.nodes.map((node) => ({ ...node, in: 'api' })),
    { id: 'scheduler', kind: 'control-plane', label: { en: 'scheduler', zh: '调度器' } },
    { id: 'kubelet', kind: 'process', label: same('kubelet') },
    {
      id: 'runtime',
      kind: 'process',
      label: { en: 'container\nruntime', zh: '容器运行时' },
      href: 'container-runtimes',
    },
  ],
  edges: [
    { from: 'you', to: deployment, type: 'owns', label: creates },
    { from: 'controllers', to: set, type: 'owns', label: creates },
    { from: 'controllers', to: pod, type: 'owns', label: creates },
    ...cluster.edges,
    { from: 'scheduler', to: pod, type: 'refers', label: same('spec.nodeName') },
    { from: pod, to: 'kubelet', type: 'refers', label: same('spec.nodeName') },
    { from: 'kubelet', to: 'runtime', type: 'traffic', label: same('CRI') },
  ],
});
