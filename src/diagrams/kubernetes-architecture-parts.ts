import { defineDiagram } from './define.ts';

const same = (text: string) => ({ en: text, zh: text });
const API = 'HTTPS, 6443';

export default defineDiagram({
  title: {
    en: 'The parts of a cluster, and who opens a connection to whom',
    zh: '集群的各个组件，以及谁向谁发起连接',
  },
  alt: {
    en: 'The control plane consists of the API server, etcd, the scheduler and the controller manager. On every node are a kubelet, kube-proxy and a container runtime. Scheduler, controller manager, kubelet and kube-proxy each open a connection to the API server, on port 6443. The API server opens one to etcd, on port 2379. The kubelet asks the container runtime of its node by CRI. No arrow joins any of the others.',
    zh: '控制平面由 API 服务器、etcd、调度器和控制器管理器组成。每个节点上有 kubelet、kube-proxy 和容器运行时。调度器、控制器管理器、kubelet、kube-proxy 各自连接 API 服务器的 6443 端口。API 服务器连接 etcd 的 2379 端口。kubelet 通过 CRI 请求本节点的容器运行时。除此之外，它们之间没有箭头。',
  },
  caption: {
    en: 'A star with the API server in the middle. kubectl, which is not drawn, is one more ray.',
    zh: '一颗星，API 服务器在正中。没有画出来的 kubectl，也只是其中一条线。',
  },
  groups: [
    {
      id: 'plane',
      kind: 'control-plane',
      label: { en: 'control plane', zh: '控制平面' },
    },
    { id: 'node', kind: 'node', label: { en: 'every node', zh: '每个节点' } },
  ],
  nodes: [
    {
      id: 'scheduler',
      kind: 'control-plane',
      in: 'plane',
      label: { en: 'scheduler', zh: '调度器' },
      href: 'glossary#scheduler',
    },
    {
      id: 'controllers',
      kind: 'control-plane',
      in: 'plane',
      label: { en: 'controller\nmanager', zh: '控制器\n管理器' },
      href: 'glossary#controller-manager',
    },
    {
      id: 'api',
      kind: 'control-plane',
      in: 'plane',
      label: { en: 'API server', zh: 'API 服务器' },
      href: 'glossary#api-server',
    },
    {
      id: 'etcd',
      kind: 'control-plane',
      in: 'plane',
      label: same('etcd'),
      href: 'glossary#etcd',
    },
    {
      id: 'kubelet',
      kind: 'process',
      in: 'node',
      label: same('kubelet'),
      href: 'glossary#kubelet',
    },
    {
      id: 'kube-proxy',
      kind: 'process',
      in: 'node',
      label: same('kube-proxy'),
      href: 'glossary#kube-proxy',
    },
    {
      id: 'runtime',
      kind: 'process',
      in: 'node',
      label: { en: 'container\nruntime', zh: '容器运行时' },
      href: 'container-runtimes',
    },
  ],
  edges: [
    { from: 'scheduler', to: 'api', type: 'traffic' },
    { from: 'controllers', to: 'api', type: 'traffic' },
    { from: 'api', to: 'etcd', type: 'traffic', label: same('2379') },
    { from: 'kubelet', to: 'api', type: 'traffic', label: same(API) },
    { from: 'kube-proxy', to: 'api', type: 'traffic', label: same(API) },
    { from: 'kubelet', to: 'runtime', type: 'traffic', label: same('CRI') },
  ],
});
