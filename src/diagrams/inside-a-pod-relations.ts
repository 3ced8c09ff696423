import recording from '../../labs/inside-a-pod/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'start-order'), { kinds: ['Pod', 'Node'] });
const pod = cluster.box('Pod', 'shop');

export default defineDiagram({
  title: { en: 'What one Pod becomes on its node', zh: '一个 Pod 在节点上变成了什么' },
  alt: {
    en: `${cluster.words.en} The kubelet of that node watches the Pod. Through containerd it makes the sandbox, which has the Pod’s one address: first in it the container pause, then the five that the manifest names, prepare, log, check, proxy and web. Each of the five joins the network, the IPC and the host name of pause. No arrow leads from pause to another container.`,
    zh: `${cluster.words.zh}这个节点上的 kubelet 监视着这个 Pod，通过 containerd 建立沙箱，Pod 唯一的地址就属于沙箱。沙箱里最先有的是 pause 容器，然后是清单里写的五个：prepare、log、check、proxy、web。这五个都加入 pause 的网络、IPC 和主机名。没有箭头从 pause 指向别的容器。`,
  },
  caption: {
    en: 'Six containers, and five of them lean on the first. None of them is an object of the API: only the Pod is.',
    zh: '六个容器，后五个都依靠第一个。它们都不是 API 里的对象，Pod 才是。',
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
      href: 'glossary#kubelet',
    },
    {
      id: 'named',
      kind: 'container',
      label: {
        en: '2. to 6.\nprepare, log,\ncheck, proxy,\nweb',
        zh: '2. 到 6.\nprepare、log\ncheck、proxy\nweb',
      },
      in: 'sandbox',
    },
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
    {
      from: 'named',
      to: 'pause',
      type: 'refers',
      label: { en: 'join', zh: '加入' },
    },
  ],
});
