import recording from '../../labs/kube-proxy/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'who-writes'), {
  kinds: ['Service', 'EndpointSlice', 'Pod', 'DaemonSet', 'ConfigMap'],
  // The slice’s label says the same as its owner.
  without: ['metadata.labels[kubernetes.io/service-name]', 'spec.serviceAccountName'],
  href: { Pod: 'pods', Service: 'services', EndpointSlice: 'glossary#endpointslice' },
});
const reads = { en: 'reads', zh: '读取' };

export default defineDiagram({
  title: { en: 'What kube-proxy reads, and what it writes', zh: 'kube-proxy 读什么，写什么' },
  alt: {
    en: `${cluster.words.en} The DaemonSet kube-proxy runs one kube-proxy on each node. It reads its mode from the ConfigMap kube-proxy when it starts, and all the time Services and EndpointSlices, not the Pods. It writes rules into the kernel of its own node. Those rules lead to the Pods’ addresses.`,
    zh: `${cluster.words.zh}DaemonSet kube-proxy 在每个节点上运行一个 kube-proxy。它启动时从 ConfigMap kube-proxy 读取模式，运行中一直读取 Service 和端点切片，不读 Pod。它把规则写进自己节点的内核。这些规则通向 Pod 的地址。`,
  },
  caption: {
    en: 'kube-proxy follows Services and EndpointSlices and writes rules; no arrow of its own is traffic.',
    zh: 'kube-proxy 跟着 Service 和端点切片写规则；它自己的箭头没有一条是流量。',
  },
  nodes: [
    ...cluster.nodes,
    {
      id: 'kube-proxy',
      kind: 'process',
      label: { en: 'kube-proxy\non each node', zh: '每个节点上的\nkube-proxy' },
    },
    {
      id: 'rules',
      kind: 'kernel',
      label: { en: 'rules in the kernel\nof that node', zh: '该节点内核里的\n规则' },
    },
  ],
  edges: [
    ...cluster.edges,
    { from: cluster.box('DaemonSet', 'kube-proxy'), to: 'kube-proxy', type: 'owns' },
    {
      from: 'kube-proxy',
      to: cluster.box('ConfigMap', 'kube-proxy'),
      type: 'refers',
      label: { en: 'its mode', zh: '自己的模式' },
    },
    { from: 'kube-proxy', to: cluster.box('Service', 'web'), type: 'refers', label: reads },
    { from: 'kube-proxy', to: cluster.box('EndpointSlice', 'web-…'), type: 'refers', label: reads },
    { from: 'kube-proxy', to: 'rules', type: 'owns', label: { en: 'writes', zh: '写入' } },
    { from: 'rules', to: cluster.box('Pod', 'web-…'), type: 'traffic' },
  ],
});
