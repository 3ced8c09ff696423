import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Who makes a Pod run', zh: '谁让 Pod 运行起来' },
  alt: {
    en: 'kubectl tells Kubernetes what is wanted, and Kubernetes keeps Deployments true. A HorizontalPodAutoscaler names the Deployment whose number of Pods it changes. A Deployment owns ReplicaSets, a ReplicaSet owns Pods. The kubelet of each node watches Kubernetes for the Pods that are bound to it, and has the container runtime start their containers, through the CRI.',
    zh: 'kubectl 把要求告诉 Kubernetes，Kubernetes 让 Deployment 始终成立。HorizontalPodAutoscaler 指明它要修改哪个 Deployment 的副本数。Deployment 拥有 ReplicaSet，ReplicaSet 拥有 Pod。每个节点的 kubelet 从 Kubernetes 得知有哪些 Pod 绑定到自己，再通过 CRI 让容器运行时启动它们的容器。',
  },
  caption: {
    en: 'One way makes objects, the other starts processes. They meet in the container.',
    zh: '一条路创建对象，另一条路启动进程，两条路在容器那里会合。',
  },
  nodes: [
    {
      id: 'kubectl',
      kind: 'client',
      label: { en: 'kubectl', zh: 'kubectl' },
      href: 'kubernetes-api',
    },
    {
      id: 'kubernetes',
      kind: 'control-plane',
      label: { en: 'Kubernetes', zh: 'Kubernetes' },
      href: 'kubernetes-architecture',
    },
    {
      id: 'autoscaler',
      kind: 'deployment',
      label: { en: 'Horizontal\nPodAutoscaler', zh: 'Horizontal\nPodAutoscaler' },
      href: 'observability-and-scaling',
    },
    {
      id: 'deployment',
      kind: 'deployment',
      label: { en: 'Deployment', zh: 'Deployment' },
      href: 'deployments',
    },
    {
      id: 'replicaset',
      kind: 'deployment',
      label: { en: 'ReplicaSet', zh: 'ReplicaSet' },
      href: 'deployments',
    },
    { id: 'pod', kind: 'pod', label: { en: 'Pod', zh: 'Pod' }, href: 'pod-lifecycle' },
    {
      id: 'kubelet',
      kind: 'process',
      label: { en: 'kubelet', zh: 'kubelet' },
      href: 'kubernetes-architecture',
    },
    {
      id: 'runtime',
      kind: 'engine',
      label: { en: 'containerd,\nCRI-O', zh: 'containerd、\nCRI-O' },
      href: 'container-runtimes',
    },
    {
      id: 'container',
      kind: 'container',
      label: { en: 'container', zh: '容器' },
      href: 'inside-a-pod',
    },
  ],
  edges: [
    { from: 'kubectl', to: 'kubernetes', type: 'traffic' },
    {
      from: 'kubernetes',
      to: 'deployment',
      type: 'owns',
      label: { en: 'keeps true', zh: '使其成立' },
    },
    {
      from: 'autoscaler',
      to: 'deployment',
      type: 'refers',
      label: { en: 'spec.\nscaleTargetRef', zh: 'spec.\nscaleTargetRef' },
    },
    { from: 'deployment', to: 'replicaset', type: 'owns' },
    { from: 'replicaset', to: 'pod', type: 'owns' },
    { from: 'kubelet', to: 'kubernetes', type: 'traffic', label: { en: 'watches', zh: '监视' } },
    { from: 'kubelet', to: 'runtime', type: 'traffic', label: { en: 'CRI', zh: 'CRI' } },
    { from: 'runtime', to: 'container', type: 'owns', label: { en: 'runs', zh: '运行' } },
    { from: 'pod', to: 'container', type: 'owns', label: { en: 'holds', zh: '包含' } },
  ],
});
