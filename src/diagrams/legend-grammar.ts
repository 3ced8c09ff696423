import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'The three arrows and the box around boxes', zh: '三种箭头，以及套住方框的方框' },
  alt: {
    en: 'A Deployment creates a Pod: solid arrow. A Service refers to the Pod by spec.selector: dashed arrow with the field as its label. A client sends traffic to the Service: thick arrow. The Pod lies in a box, the node, because it runs inside that node; the container lies in the Pod.',
    zh: 'Deployment 创建 Pod：实线箭头。Service 用 spec.selector 指向 Pod：虚线箭头，字段写在线上。客户端向 Service 发送流量：粗箭头。Pod 画在节点的框里，因为它运行在这个节点上；容器又画在 Pod 的框里。',
  },
  caption: {
    en: 'Solid: creates or owns. Dashed: selects or refers to, by the field named on it. Thick: traffic. A box around a box: runs inside.',
    zh: '实线：创建或拥有；虚线：选择或引用，所用字段写在线上；粗线：流量；框套框：运行在里面。',
  },
  groups: [
    { id: 'node', kind: 'node', label: { en: 'node', zh: '节点' } },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' }, in: 'node' },
  ],
  nodes: [
    { id: 'client', kind: 'client', label: { en: 'client', zh: '客户端' } },
    { id: 'deployment', kind: 'deployment', label: { en: 'Deployment', zh: 'Deployment' } },
    { id: 'service', kind: 'service', label: { en: 'Service', zh: 'Service' } },
    { id: 'container', kind: 'container', label: { en: 'container', zh: '容器' }, in: 'pod' },
  ],
  edges: [
    { from: 'client', to: 'service', type: 'traffic' },
    { from: 'deployment', to: 'pod', type: 'owns', label: { en: 'creates', zh: '创建' } },
    {
      from: 'service',
      to: 'pod',
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
  ],
});
