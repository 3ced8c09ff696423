import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'On one machine', zh: '在一台机器上' },
  alt: {
    en: 'Docker reads a Dockerfile and builds an image, pushes images to a registry and pulls them from there, and runs containers. Compose asks it to; a swarm gives it tasks. A container is started from an image, is kept apart by the namespaces and cgroups of the kernel, and mounts volumes.',
    zh: 'Docker 读 Dockerfile、构建镜像，向镜像仓库推送、从那里拉取，并运行容器。Compose 请它做，Swarm 给它派任务。容器由镜像启动，靠内核的命名空间和 cgroups 隔开，并挂载卷。',
  },
  caption: {
    en: 'All that Kubernetes needs of this half is the image. The kernel does for its containers what it does for these.',
    zh: '这一半里，Kubernetes 需要的只有镜像。内核为它的容器做的事，和这里一样。',
  },
  nodes: [
    { id: 'compose', kind: 'client', label: { en: 'Compose', zh: 'Compose' }, href: 'compose' },
    { id: 'swarm', kind: 'control-plane', label: { en: 'Swarm', zh: 'Swarm' }, href: 'swarm' },
    {
      id: 'dockerfile',
      kind: 'file',
      label: { en: 'Dockerfile', zh: 'Dockerfile' },
      href: 'images',
    },
    {
      id: 'docker',
      kind: 'engine',
      label: { en: 'Docker', zh: 'Docker' },
      href: 'docker-architecture',
    },
    { id: 'image', kind: 'image', label: { en: 'image', zh: '镜像' }, href: 'images' },
    {
      id: 'registry',
      kind: 'registry',
      label: { en: 'registry', zh: '镜像仓库' },
      href: 'registries',
    },
    {
      id: 'container',
      kind: 'container',
      label: { en: 'container', zh: '容器' },
      href: 'container-or-vm',
    },
    {
      id: 'volume',
      kind: 'volume',
      label: { en: 'volume', zh: '卷' },
      href: 'storage-and-networks',
    },
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'kernel', zh: '内核' },
      href: 'namespaces-cgroups',
    },
  ],
  edges: [
    { from: 'compose', to: 'docker', type: 'traffic' },
    { from: 'swarm', to: 'docker', type: 'owns', label: { en: 'tasks', zh: '任务' } },
    { from: 'docker', to: 'dockerfile', type: 'refers', label: { en: 'reads', zh: '读' } },
    { from: 'docker', to: 'image', type: 'owns', label: { en: 'builds', zh: '构建' } },
    {
      from: 'docker',
      to: 'registry',
      type: 'traffic',
      label: { en: 'push, pull', zh: '推送、拉取' },
    },
    { from: 'docker', to: 'container', type: 'owns', label: { en: 'runs', zh: '运行' } },
    {
      from: 'container',
      to: 'image',
      type: 'refers',
      label: { en: 'started from', zh: '由它启动' },
    },
    { from: 'container', to: 'volume', type: 'refers', label: { en: 'mounts', zh: '挂载' } },
    {
      from: 'container',
      to: 'kernel',
      type: 'refers',
      label: { en: 'namespaces,\ncgroups', zh: '命名空间、\ncgroups' },
    },
  ],
});
