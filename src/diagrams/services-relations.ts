import recording from '../../labs/services/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'stable-name'), {
  // The slice’s label says the same as its owner.
  without: ['metadata.labels[kubernetes.io/service-name]'],
  href: { Pod: 'pods', EndpointSlice: 'glossary#endpointslice' },
});
const service = cluster.box('Service', 'web');
const slice = cluster.box('EndpointSlice', 'web-…');
const reads = { en: 'reads', zh: '读取' };

export default defineDiagram({
  title: { en: 'What a Service points at, and who reads it', zh: 'Service 指向谁，又由谁来读' },
  alt: {
    en: `You create a Deployment and a Service; neither names the other. ${cluster.words.en} kube-proxy on every node reads the Service and its EndpointSlice. The cluster’s DNS reads the Service, too; for a headless one it also reads the EndpointSlice, which is not drawn.`,
    zh: `你创建 Deployment 和 Service，两者互不提及。${cluster.words.zh}每个节点上的 kube-proxy 读取 Service 和它的端点切片。集群 DNS 也读取 Service；遇到无头 Service 时还要读端点切片，图中没有画出。`,
  },
  caption: {
    en: 'Deployment and Service meet only in the labels of the Pods. Which Pods match stands in the EndpointSlice, and kube-proxy looks there, not at the labels.',
    zh: 'Deployment 和 Service 只在 Pod 的标签上相遇。哪些 Pod 匹配，写在端点切片里；kube-proxy 看的是它，不看标签。',
  },
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    ...cluster.nodes,
    { id: 'dns', kind: 'process', label: { en: 'cluster DNS', zh: '集群 DNS' } },
    {
      id: 'kube-proxy',
      kind: 'process',
      label: { en: 'kube-proxy\non every node', zh: '每个节点上的\nkube-proxy' },
    },
  ],
  edges: [
    { from: 'you', to: cluster.box('Deployment', 'web'), type: 'owns' },
    { from: 'you', to: service, type: 'owns' },
    ...cluster.edges,
    { from: 'dns', to: service, type: 'refers', label: reads },
    { from: 'kube-proxy', to: service, type: 'refers', label: reads },
    { from: 'kube-proxy', to: slice, type: 'refers', label: reads },
  ],
});
