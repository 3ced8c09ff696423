import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Who makes a Pod, and who points at it', zh: '谁创建 Pod，谁指向 Pod' },
  alt: {
    en: 'You create a Deployment. It owns a ReplicaSet, which owns the Pod managed, both by metadata.ownerReferences. You also create the Pod shop directly; nothing owns it. A Service selects Pods by their labels with spec.selector. Each Pod refers to one node by spec.nodeName, which the scheduler wrote once, and to its images by the image field of its containers.',
    zh: '你创建 Deployment，它拥有 ReplicaSet，ReplicaSet 又拥有 Pod managed，依据都是 metadata.ownerReferences。你也直接创建了 Pod shop，它没有属主。Service 用 spec.selector 按标签选择 Pod。每个 Pod 通过 spec.nodeName 指向一个节点，这个字段由调度器写入，只写一次；又通过容器的 image 字段指向镜像。',
  },
  caption: {
    en: 'The Pod on the left has an owner that will make another. Nothing owns the one on the right.',
    zh: '左边的 Pod 有属主，没了会另建一个；右边的没有属主。',
  },
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    {
      id: 'deployment',
      kind: 'deployment',
      label: { en: 'Deployment\nmanaged', zh: 'Deployment\nmanaged' },
    },
    { id: 'replicaset', kind: 'deployment', label: { en: 'ReplicaSet', zh: 'ReplicaSet' } },
    {
      id: 'service',
      kind: 'service',
      label: { en: 'Service', zh: 'Service' },
      href: 'services',
    },
    { id: 'managed', kind: 'pod', label: { en: 'Pod\nmanaged-…', zh: 'Pod\nmanaged-…' } },
    { id: 'bare', kind: 'pod', label: { en: 'Pod\nshop', zh: 'Pod\nshop' } },
    { id: 'node', kind: 'node', label: { en: 'node', zh: '节点' } },
    { id: 'image', kind: 'image', label: { en: 'image', zh: '镜像' }, href: 'images' },
  ],
  edges: [
    { from: 'you', to: 'deployment', type: 'owns' },
    {
      from: 'deployment',
      to: 'replicaset',
      type: 'owns',
      label: { en: 'ownerReferences', zh: 'ownerReferences' },
    },
    {
      from: 'replicaset',
      to: 'managed',
      type: 'owns',
      label: { en: 'ownerReferences', zh: 'ownerReferences' },
    },
    { from: 'you', to: 'bare', type: 'owns' },
    {
      from: 'service',
      to: 'managed',
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
    {
      from: 'managed',
      to: 'node',
      type: 'refers',
      label: { en: 'spec.nodeName', zh: 'spec.nodeName' },
    },
    {
      from: 'bare',
      to: 'node',
      type: 'refers',
      label: { en: 'spec.nodeName', zh: 'spec.nodeName' },
    },
    {
      from: 'bare',
      to: 'image',
      type: 'refers',
      label: { en: 'containers[].image', zh: 'containers[].image' },
    },
  ],
});
