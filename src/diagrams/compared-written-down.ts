import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'What is only written down, and what comes of it',
    zh: '哪些只是写下的要求，最后落到什么上',
  },
  alt: {
    en:
      'Four things are only written down: a Compose file describes containers, and the Compose command reads it once. A Swarm service makes containers through tasks. A Deployment makes Pods through a ReplicaSet. A Service selects Pods by spec.selector. ' +
      'Docker has containers run, and a Pod holds containers. Each container was started from an image and refers to it.',
    zh:
      '有四样只是写下的要求：Compose 文件描述容器，Compose 命令只读它一次；Swarm 服务经由任务创建容器；Deployment 经由 ReplicaSet 创建 Pod；Service 用 spec.selector 选中 Pod。' +
      'Docker 让容器运行起来，Pod 里有容器。每个容器都由镜像启动，并指向这个镜像。',
  },
  caption: {
    en: 'Four of the words stand for something written down, on which somebody has to act. What runs in the end are containers, and all of them from images.',
    zh: '有四个词指的只是写下的要求，要有谁照着去做。最后真正运行的都是容器，而容器都来自镜像。',
  },
  groups: [{ id: 'written', kind: 'file', label: { en: 'written down', zh: '写下的' } }],
  nodes: [
    {
      id: 'compose-file',
      kind: 'file',
      in: 'written',
      label: { en: 'Compose\nfile', zh: 'Compose\n文件' },
      href: 'compose',
    },
    {
      id: 'swarm-service',
      kind: 'deployment',
      in: 'written',
      label: { en: 'Swarm\nservice', zh: 'Swarm\n服务' },
      href: 'swarm',
    },
    {
      id: 'deployment',
      kind: 'deployment',
      in: 'written',
      label: { en: 'Deployment', zh: 'Deployment' },
      href: 'deployments',
    },
    {
      id: 'service',
      kind: 'service',
      in: 'written',
      label: { en: 'Service', zh: 'Service' },
      href: 'services',
    },
    {
      id: 'docker',
      kind: 'engine',
      label: { en: 'Docker', zh: 'Docker' },
      href: 'docker-architecture',
    },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' }, href: 'pods' },
    {
      id: 'container',
      kind: 'container',
      label: { en: 'container', zh: '容器' },
      href: 'container-or-vm',
    },
    { id: 'image', kind: 'image', label: { en: 'image', zh: '镜像' }, href: 'images' },
  ],
  edges: [
    {
      from: 'compose-file',
      to: 'container',
      type: 'refers',
      label: { en: 'describes', zh: '描述' },
    },
    {
      from: 'swarm-service',
      to: 'container',
      type: 'owns',
      label: { en: 'through\ntasks', zh: '经由任务' },
    },
    {
      from: 'docker',
      to: 'container',
      type: 'owns',
      label: { en: 'has them\nrun', zh: '交办运行' },
    },
    {
      from: 'deployment',
      to: 'pod',
      type: 'owns',
      label: { en: 'through a\nReplicaSet', zh: '经由\nReplicaSet' },
    },
    {
      from: 'service',
      to: 'pod',
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
    { from: 'pod', to: 'container', type: 'owns', label: { en: 'holds', zh: '包含' } },
    {
      from: 'container',
      to: 'image',
      type: 'refers',
      label: { en: 'started from', zh: '由它启动' },
    },
  ],
});
