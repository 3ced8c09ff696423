import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'How container, image, Docker, Pod, Service and Kubernetes relate',
    zh: '容器、镜像、Docker、Pod、Service 与 Kubernetes 的关系',
  },
  alt: {
    en: 'Docker builds an image and pushes it to a registry. Kubernetes keeps a Deployment true: it owns Pods through a ReplicaSet. A Pod runs on a node and holds one or more containers. A Pod names the image by its field image; the container runtime on the node pulls it from the registry and starts a container from it. A Service selects Pods by their labels and sends a client’s traffic to them.',
    zh: 'Docker 构建镜像，并把它推送到镜像仓库。Kubernetes 让 Deployment 描述的状态保持成立：Deployment 经由 ReplicaSet 拥有 Pod。Pod 运行在节点上，里面有一个或多个容器。Pod 用 image 字段指明镜像；节点上的容器运行时从镜像仓库拉取镜像，并由它启动容器。Service 用标签选择 Pod，把客户端的流量送过去。',
  },
  caption: {
    en: 'Left: how an image comes to be. Middle: who keeps Pods running. Right: how traffic finds them. All three meet in the Pod.',
    zh: '左边：镜像从何而来；中间：谁让 Pod 一直运行；右边：流量如何找到它们。三条线在 Pod 相遇。',
  },
  nodes: [
    {
      id: 'docker',
      kind: 'engine',
      label: { en: 'Docker', zh: 'Docker' },
      href: 'glossary#docker',
    },
    {
      id: 'kubernetes',
      kind: 'control-plane',
      label: { en: 'Kubernetes', zh: 'Kubernetes' },
      href: 'glossary#kubernetes',
    },
    {
      id: 'client',
      kind: 'client',
      label: { en: 'client', zh: '客户端' },
      href: 'glossary#client',
    },
    { id: 'image', kind: 'image', label: { en: 'image', zh: '镜像' }, href: 'images' },
    {
      id: 'deployment',
      kind: 'deployment',
      label: { en: 'Deployment', zh: 'Deployment' },
      href: 'glossary#deployment',
    },
    { id: 'service', kind: 'service', label: { en: 'Service', zh: 'Service' }, href: 'services' },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' }, href: 'pods' },
    {
      id: 'container',
      kind: 'container',
      label: { en: 'container', zh: '容器' },
      href: 'glossary#container',
    },
  ],
  edges: [
    { from: 'docker', to: 'image', type: 'owns', label: { en: 'builds', zh: '构建' } },
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
      label: { en: 'through a ReplicaSet', zh: '经由 ReplicaSet' },
    },
    { from: 'pod', to: 'image', type: 'refers', label: { en: 'image', zh: 'image' } },
    {
      from: 'service',
      to: 'pod',
      type: 'traffic',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
    { from: 'pod', to: 'container', type: 'owns', label: { en: 'holds', zh: '包含' } },
  ],
});
