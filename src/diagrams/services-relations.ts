import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'What a Service points at, and who reads it', zh: 'Service 指向谁，又由谁来读' },
  alt: {
    en: 'You create a Deployment and a Service; neither names the other. The Deployment owns the Pods through a ReplicaSet. The Service refers to the Pods by spec.selector, which is compared with their labels. The control plane makes an EndpointSlice for the Service, owned by it; the slice lists each Pod in endpoints, with address and readiness. kube-proxy on every node reads the Service and its EndpointSlice. The cluster’s DNS reads the Service, too; for a headless one it also reads the EndpointSlice, which is not drawn.',
    zh: '你创建 Deployment 和 Service，两者互不提及。Deployment 经由 ReplicaSet 拥有 Pod。Service 通过 spec.selector 指向 Pod，拿它与 Pod 的标签比较。控制平面为 Service 创建端点切片，属主是 Service；切片在 endpoints 里列出每个 Pod 的地址和是否就绪。每个节点上的 kube-proxy 读取 Service 和它的端点切片。集群 DNS 也读取 Service；遇到无头 Service 时还要读端点切片，图中没有画出。',
  },
  caption: {
    en: 'Deployment and Service meet only in the labels of the Pods. Which Pods match stands in the EndpointSlice, and kube-proxy looks there, not at the labels.',
    zh: 'Deployment 和 Service 只在 Pod 的标签上相遇。哪些 Pod 匹配，写在端点切片里；kube-proxy 看的是它，不看标签。',
  },
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    {
      id: 'deployment',
      kind: 'deployment',
      label: { en: 'Deployment\nweb', zh: 'Deployment\nweb' },
    },
    { id: 'service', kind: 'service', label: { en: 'Service\nweb', zh: 'Service\nweb' } },
    {
      id: 'slice',
      kind: 'file',
      label: { en: 'EndpointSlice', zh: '端点切片\nEndpointSlice' },
      href: 'glossary#endpointslice',
    },
    {
      id: 'pods',
      kind: 'pod',
      label: { en: 'Pods\nlabels: app=web', zh: 'Pod\nlabels: app=web' },
      href: 'pods',
    },
    { id: 'dns', kind: 'process', label: { en: 'cluster DNS', zh: '集群 DNS' } },
    {
      id: 'kube-proxy',
      kind: 'process',
      label: { en: 'kube-proxy\non every node', zh: '每个节点上的\nkube-proxy' },
    },
  ],
  edges: [
    { from: 'you', to: 'deployment', type: 'owns' },
    { from: 'you', to: 'service', type: 'owns' },
    {
      from: 'deployment',
      to: 'pods',
      type: 'owns',
      label: { en: 'via ReplicaSet', zh: '经由 ReplicaSet' },
    },
    {
      from: 'service',
      to: 'pods',
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
    {
      from: 'service',
      to: 'slice',
      type: 'owns',
      label: { en: 'ownerReferences', zh: 'ownerReferences' },
    },
    { from: 'slice', to: 'pods', type: 'refers', label: { en: 'endpoints', zh: 'endpoints' } },
    { from: 'dns', to: 'service', type: 'refers', label: { en: 'reads', zh: '读取' } },
    { from: 'kube-proxy', to: 'service', type: 'refers', label: { en: 'reads', zh: '读取' } },
    { from: 'kube-proxy', to: 'slice', type: 'refers', label: { en: 'reads', zh: '读取' } },
  ],
});
