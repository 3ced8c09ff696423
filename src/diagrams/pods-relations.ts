import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Who makes a Pod, and who points at it', zh: '谁创建 Pod，谁指向 Pod' },
  alt: {
    en: 'You create a Deployment. It owns a ReplicaSet, which owns the Pod managed, both by metadata.ownerReferences. You also create the Pod shop directly; nothing owns it. A Service selects Pods by their labels with spec.selector.',
    zh: '你创建 Deployment，它拥有 ReplicaSet，ReplicaSet 又拥有 Pod managed，依据都是 metadata.ownerReferences。你也直接创建了 Pod shop，它没有属主。Service 用 spec.selector 按标签选择 Pod。',
  },
  caption: {
    en: 'The Deployment’s Pod has an owner that will make another. Nothing owns the Pod shop.',
    zh: 'Deployment 的 Pod 有属主，没了会另建一个；Pod shop 没有属主。',
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
  ],
});
