import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Five looks, from the top', zh: '从上往下看五处' },
  alt: {
    en: 'The chain of making leads from the ReplicaSet to the Pod, from the Pod to its container, and from the container to the program. Beside it stand the looks. Events tell why a ReplicaSet could make no Pod, and why a Pod found no node. The status tells how far the Pod came and how its container ended. Logs tell what the program said. A look inside, with exec or an ephemeral container, tells where the program listens. The container and the program can be seen from the node, too, with crictl, nsenter and a packet capture.',
    zh: '创建的链条从 ReplicaSet 到 Pod，从 Pod 到容器，再从容器到程序。旁边是该看的地方。事件说明 ReplicaSet 为什么创建不了 Pod、Pod 为什么找不到节点。状态说明 Pod 走到了哪一步、容器是怎么退出的。日志是程序说的话。用 exec 或临时容器进到里面，能看到程序在哪里监听。容器和程序也都能从节点上看到：用 crictl、nsenter 和抓包。',
  },
  caption: {
    en: 'Go down until a link is missing. Each look sees one link more than the one above it.',
    zh: '往下走，直到某一环不见了。每个地方都比上面那个多看到一环。',
  },
  groups: [
    {
      id: 'node',
      kind: 'node',
      label: {
        en: '5. the node',
        zh: '5. 节点',
      },
    },
  ],
  nodes: [
    { id: 'events', kind: 'client', label: { en: '1. events', zh: '1. 事件' } },
    { id: 'replicaset', kind: 'deployment', label: { en: 'ReplicaSet', zh: 'ReplicaSet' } },
    { id: 'status', kind: 'client', label: { en: '2. status', zh: '2. 状态' } },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' } },
    { id: 'logs', kind: 'client', label: { en: '3. logs', zh: '3. 日志' } },
    { id: 'container', kind: 'container', label: { en: 'container', zh: '容器' }, in: 'node' },
    { id: 'inside', kind: 'client', label: { en: '4. inside', zh: '4. 里面' } },
    { id: 'program', kind: 'process', label: { en: 'program', zh: '程序' }, in: 'node' },
  ],
  edges: [
    { from: 'replicaset', to: 'pod', type: 'owns' },
    { from: 'pod', to: 'container', type: 'owns' },
    { from: 'container', to: 'program', type: 'owns' },
    {
      from: 'events',
      to: 'replicaset',
      type: 'refers',
      label: { en: 'why no Pod?', zh: '为什么没有 Pod？' },
    },
    {
      from: 'events',
      to: 'pod',
      type: 'refers',
      label: { en: 'why no node?', zh: '为什么没有节点？' },
    },
    {
      from: 'status',
      to: 'container',
      type: 'refers',
      label: { en: 'how did it end?', zh: '怎么退出的？' },
    },
    {
      from: 'logs',
      to: 'program',
      type: 'refers',
      label: { en: 'what did it say?', zh: '说了什么？' },
    },
    {
      from: 'inside',
      to: 'program',
      type: 'refers',
      label: { en: 'where does it listen?', zh: '在哪里监听？' },
    },
  ],
});
