import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'How container, image, Docker, Pod, Service and Kubernetes relate',
    zh: '容器、镜像、Docker、Pod、Service 与 Kubernetes 的关系',
  },
  alt: {
    en: 'Docker builds images, and runs containers on one machine. A container is started from an image and refers to it. Kubernetes keeps Deployments true; a Deployment owns Pods through a ReplicaSet; a Pod holds one or more containers. A Service selects Pods by spec.selector, and what a client sends to the Service goes to one of these Pods.',
    zh: 'Docker 构建镜像，并在一台机器上运行容器。容器由镜像启动，并指向这个镜像。Kubernetes 让 Deployment 的要求始终成立；Deployment 经由 ReplicaSet 拥有 Pod；Pod 里有一个或多个容器。Service 用 spec.selector 选中 Pod；客户端发给 Service 的流量，送到其中一个 Pod。',
  },
  caption: {
    en: 'Two ways lead to a container: Docker starts one directly, Kubernetes only ever through a Pod. Both start it from the same kind of image.',
    zh: '通向容器的路有两条：Docker 直接启动它，Kubernetes 则一定经过 Pod。两条路用的是同一种镜像。',
  },
  nodes: [
    {
      id: 'kubernetes',
      kind: 'control-plane',
      label: { en: 'Kubernetes', zh: 'Kubernetes' },
      href: 'kubernetes-architecture',
    },
    {
      id: 'client',
      kind: 'client',
      label: { en: 'client', zh: '客户端' },
      href: 'services',
    },
    {
      id: 'deployment',
      kind: 'deployment',
      label: { en: 'Deployment', zh: 'Deployment' },
      href: 'deployments',
    },
    { id: 'service', kind: 'service', label: { en: 'Service', zh: 'Service' }, href: 'services' },
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
      from: 'kubernetes',
      to: 'deployment',
      type: 'owns',
      label: { en: 'keeps true', zh: '使其成立' },
    },
    { from: 'client', to: 'service', type: 'traffic' },
    {
      from: 'deployment',
      to: 'pod',
      type: 'owns',
      label: { en: 'through a\nReplicaSet', zh: '经由\nReplicaSet' },
    },
    { from: 'service', to: 'pod', type: 'traffic' },
    {
      from: 'service',
      to: 'pod',
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
    { from: 'docker', to: 'image', type: 'owns', label: { en: 'builds', zh: '构建' } },
    { from: 'docker', to: 'container', type: 'owns', label: { en: 'runs', zh: '运行' } },
    { from: 'pod', to: 'container', type: 'owns', label: { en: 'holds', zh: '包含' } },
    {
      from: 'container',
      to: 'image',
      type: 'refers',
      label: { en: 'started from', zh: '由它启动' },
    },
  ],
});
