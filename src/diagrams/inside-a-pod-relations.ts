import recording from '../../labs/inside-a-pod/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'start-order'), { kinds: ['Pod', 'Node'] });
const pod = cluster.box('Pod', 'shop');
const joins = { en: 'joins', zh: '加入' };

export default defineDiagram({
  title: { en: 'What one Pod becomes on its node', zh: '一个 Pod 在节点上变成了什么' },
  alt: {
    en: `${cluster.words.en} The kubelet of that node watches the Pod. Through the container runtime it first makes the sandbox with the container pause, which has the Pod’s address, then one after the other the init container prepare, the sidecar log and the ordinary container web. Each of these joins the network, IPC and host name of pause. No arrow leads from pause to another container. The second init container and the second sidecar are not drawn.`,
    zh: `${cluster.words.zh}这个节点上的 kubelet 监视着这个 Pod。它通过容器运行时，先建立沙箱，其中的 pause 容器持有 Pod 的地址；再依次创建初始化容器 prepare、边车容器 log 和普通容器 web。这三个都加入 pause 的网络、IPC 和主机名。没有箭头从 pause 指向别的容器。第二个初始化容器和第二个边车没有画出。`,
  },
  caption: {
    en: 'The kubelet makes all four; three of them lean on the first. None of them is an object of the API: only the Pod is.',
    zh: '四个容器都由 kubelet 创建，后三个都依靠第一个。它们都不是 API 里的对象，Pod 才是。',
  },
  groups: [
    ...cluster.groups,
    { id: 'sandbox', kind: 'pod', label: { en: 'sandbox, one IP', zh: '沙箱，一个 IP' } },
  ],
  nodes: [
    ...cluster.nodes,
    {
      id: 'kubelet',
      kind: 'process',
      label: { en: 'kubelet\nand containerd', zh: 'kubelet\n和 containerd' },
      href: 'kubernetes-architecture',
    },
    {
      id: 'prepare',
      kind: 'container',
      label: { en: '2. init container\nprepare', zh: '2. 初始化容器\nprepare' },
      in: 'sandbox',
    },
    {
      id: 'log',
      kind: 'container',
      label: { en: '3. sidecar\nlog', zh: '3. 边车容器\nlog' },
      in: 'sandbox',
    },
    { id: 'web', kind: 'container', label: { en: '4. web', zh: '4. web' }, in: 'sandbox' },
    {
      id: 'pause',
      kind: 'container',
      label: { en: '1. pause\nnet, ipc, uts', zh: '1. pause\nnet、ipc、uts' },
      in: 'sandbox',
    },
  ],
  edges: [
    ...cluster.edges,
    { from: 'kubelet', to: pod, type: 'refers', label: { en: 'watches', zh: '监视' } },
    { from: 'kubelet', to: 'sandbox', type: 'owns', label: { en: 'makes', zh: '创建' } },
    { from: 'prepare', to: 'pause', type: 'refers', label: joins },
    { from: 'log', to: 'pause', type: 'refers', label: joins },
    { from: 'web', to: 'pause', type: 'refers', label: joins },
  ],
});
