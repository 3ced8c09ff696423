import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'What a Pod hangs together with', zh: '和 Pod 相连的东西' },
  alt: {
    en: 'A customer’s request comes in through an Ingress, which names a Service. The Service selects Pods by their labels and keeps one address for them; on every node kube-proxy writes the rules for that address. A Pod takes settings from ConfigMaps and Secrets, and names a PersistentVolumeClaim, which is bound to a PersistentVolume. NetworkPolicies select the Pods that they protect.',
    zh: '顾客的请求经过 Ingress 进来，Ingress 指向一个 Service。Service 按标签选中 Pod，为它们保持一个不变的地址；每个节点上的 kube-proxy 为这个地址写规则。Pod 从 ConfigMap 和 Secret 取得配置，并引用 PersistentVolumeClaim，它绑定到一个 PersistentVolume。NetworkPolicy 选中它要保护的 Pod。',
  },
  caption: {
    en: 'Hardly anything here owns anything: these objects find each other by names and labels.',
    zh: '这里几乎没有谁拥有谁：这些对象靠名字和标签找到彼此。',
  },
  nodes: [
    {
      id: 'customer',
      kind: 'client',
      label: { en: 'a customer', zh: '顾客' },
      href: 'exposing-services',
    },
    {
      id: 'ingress',
      kind: 'service',
      label: { en: 'Ingress', zh: 'Ingress' },
      href: 'exposing-services',
    },
    { id: 'service', kind: 'service', label: { en: 'Service', zh: 'Service' }, href: 'services' },
    {
      id: 'proxy',
      kind: 'process',
      label: { en: 'kube-proxy', zh: 'kube-proxy' },
      href: 'kube-proxy',
    },
    {
      id: 'policy',
      kind: 'file',
      label: { en: 'NetworkPolicy', zh: 'NetworkPolicy' },
      href: 'shop',
    },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' }, href: 'pods' },
    {
      id: 'settings',
      kind: 'file',
      label: { en: 'ConfigMap,\nSecret', zh: 'ConfigMap、\nSecret' },
      href: 'configuration',
    },
    {
      id: 'claim',
      kind: 'volume',
      label: { en: 'Persistent\nVolumeClaim', zh: 'Persistent\nVolumeClaim' },
      href: 'storage',
    },
    {
      id: 'storage',
      kind: 'volume',
      label: { en: 'Persistent\nVolume', zh: 'Persistent\nVolume' },
      href: 'storage',
    },
  ],
  edges: [
    { from: 'customer', to: 'ingress', type: 'traffic' },
    { from: 'ingress', to: 'service', type: 'refers', label: { en: 'backend', zh: 'backend' } },
    {
      from: 'proxy',
      to: 'service',
      type: 'refers',
      label: { en: 'writes rules for', zh: '为它写规则' },
    },
    {
      from: 'service',
      to: 'pod',
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
    {
      from: 'policy',
      to: 'pod',
      type: 'refers',
      label: { en: 'spec.podSelector', zh: 'spec.podSelector' },
    },
    {
      from: 'pod',
      to: 'settings',
      type: 'refers',
      label: { en: 'env, volumes', zh: 'env、volumes' },
    },
    { from: 'pod', to: 'claim', type: 'refers', label: { en: 'volumes', zh: 'volumes' } },
    {
      from: 'claim',
      to: 'storage',
      type: 'refers',
      label: { en: 'spec.volumeName', zh: 'spec.volumeName' },
    },
  ],
});
