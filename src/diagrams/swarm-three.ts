import { defineDiagram } from './define.ts';

const container = (id: string) =>
  ({
    id,
    kind: 'container',
    label: { en: 'container', zh: '容器' },
    href: 'glossary#container',
  }) as const;

export default defineDiagram({
  title: {
    en: 'What stands above a container in Compose, Swarm and Kubernetes',
    zh: '在 Compose、Swarm 和 Kubernetes 里，容器的上面是什么',
  },
  alt: {
    en:
      'Compose makes a container and ends; nothing stands above it afterwards. In Swarm a service makes a task, and the task has one container. ' +
      'In Kubernetes a Deployment makes a ReplicaSet, the ReplicaSet makes a Pod, and the Pod has one or more containers.',
    zh:
      'Compose 创建容器后就退出，之后容器上面什么都没有。在 Swarm 里，服务创建任务，一个任务有一个容器。' +
      '在 Kubernetes 里，Deployment 创建 ReplicaSet，ReplicaSet 创建 Pod，一个 Pod 有一个或多个容器。',
  },
  caption: {
    en: 'Who notices when a container is gone? Above the first one there is nobody left.',
    zh: '容器没了，谁会察觉？第一个容器的上面已经没有谁了。',
  },
  nodes: [
    {
      id: 'compose',
      kind: 'client',
      label: { en: 'Compose', zh: 'Compose' },
      href: 'compose',
    },
    container('container-compose'),
    {
      id: 'swarm-service',
      kind: 'deployment',
      label: { en: 'Swarm\nservice', zh: 'Swarm\n服务' },
      href: 'glossary#swarm-service',
    },
    {
      id: 'task',
      kind: 'deployment',
      label: { en: 'task', zh: '任务' },
      href: 'glossary#swarm-task',
    },
    container('container-swarm'),
    {
      id: 'deployment',
      kind: 'deployment',
      label: { en: 'Deployment', zh: 'Deployment' },
      href: 'glossary#deployment',
    },
    {
      id: 'replicaset',
      kind: 'deployment',
      label: { en: 'ReplicaSet', zh: 'ReplicaSet' },
      href: 'glossary#replicaset',
    },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' }, href: 'pods' },
    container('container-kubernetes'),
  ],
  edges: [
    {
      from: 'compose',
      to: 'container-compose',
      type: 'owns',
      label: { en: 'makes, ends', zh: '创建，退出' },
    },
    { from: 'swarm-service', to: 'task', type: 'owns', label: { en: 'many', zh: '多个' } },
    { from: 'task', to: 'container-swarm', type: 'owns', label: { en: 'one', zh: '一个' } },
    { from: 'deployment', to: 'replicaset', type: 'owns' },
    { from: 'replicaset', to: 'pod', type: 'owns', label: { en: 'many', zh: '多个' } },
    {
      from: 'pod',
      to: 'container-kubernetes',
      type: 'owns',
      label: { en: 'one or more', zh: '一个或多个' },
    },
  ],
});
