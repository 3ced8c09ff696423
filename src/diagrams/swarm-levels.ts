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
    en: 'What stands above a container in Swarm and in Kubernetes',
    zh: '在 Swarm 和 Kubernetes 里，容器的上面是什么',
  },
  alt: {
    en:
      'In Swarm a service makes a task, and the task has one container. ' +
      'In Kubernetes a Deployment makes a ReplicaSet, the ReplicaSet makes a Pod, and the Pod has one or more containers. With Compose nothing stands above a container once the command is done.',
    zh:
      '在 Swarm 里，服务创建任务，一个任务有一个容器。' +
      '在 Kubernetes 里，Deployment 创建 ReplicaSet，ReplicaSet 创建 Pod，一个 Pod 有一个或多个容器。用 Compose 时，命令一结束，容器上面就什么都没有了。',
  },
  caption: {
    en: 'Who notices when a container is gone? With Compose this picture would have one box: the container.',
    zh: '容器没了，谁会察觉？换成 Compose，这张图就只剩一个框：容器。',
  },
  nodes: [
    {
      id: 'swarm-service',
      kind: 'deployment',
      label: { en: 'Swarm\nservice', zh: 'Swarm\n服务' },
      href: 'glossary#swarm-service',
    },
    {
      id: 'task',
      kind: 'file',
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
    { from: 'swarm-service', to: 'task', type: 'owns', label: { en: 'many', zh: '多个' } },
    { from: 'task', to: 'container-swarm', type: 'owns', label: { en: '1', zh: '1 个' } },
    { from: 'deployment', to: 'replicaset', type: 'owns' },
    { from: 'replicaset', to: 'pod', type: 'owns', label: { en: 'many', zh: '多个' } },
    {
      from: 'pod',
      to: 'container-kubernetes',
      type: 'owns',
      label: { en: '1 or more', zh: '1 个或多个' },
    },
  ],
});
