import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'The way of one connection', zh: '一条连接走过的路' },
  alt: {
    en: 'The client Pod asks the cluster’s DNS for the name web and gets the ClusterIP. It then opens a connection to the ClusterIP, port 80. The packet reaches the kernel of the client’s own node, where rules pick one of the ready Pods and rewrite the destination to its address, port 8080. Two Pods are ready and can be picked; the third is not ready and no rule leads to it. kube-proxy writes the rules; no traffic passes through it.',
    zh: '客户端 Pod 向集群 DNS 查询名字 web，得到 ClusterIP，然后向 ClusterIP 的 80 端口发起连接。数据包到达客户端所在节点的内核，那里的规则从就绪的 Pod 中选一个，把目的地址改写成它的地址和 8080 端口。两个 Pod 已就绪，都可能选中；第三个未就绪，没有规则通向它。规则由 kube-proxy 写入，流量不经过它。',
  },
  caption: {
    en: 'No thick line touches kube-proxy, and none leads to the Pod that is not ready.',
    zh: '没有一条粗线经过 kube-proxy，也没有一条通向未就绪的 Pod。',
  },
  groups: [
    { id: 'node', kind: 'node', label: { en: 'the client’s node', zh: '客户端所在的节点' } },
  ],
  nodes: [
    { id: 'dns', kind: 'process', label: { en: 'cluster DNS', zh: '集群 DNS' } },
    { id: 'client', kind: 'pod', label: { en: 'Pod client', zh: 'Pod client' }, in: 'node' },
    {
      id: 'kube-proxy',
      kind: 'process',
      label: { en: 'kube-proxy', zh: 'kube-proxy' },
      in: 'node',
    },
    {
      id: 'rules',
      kind: 'file',
      label: { en: 'rules in the kernel\nfor ClusterIP:80', zh: '内核里的规则\n针对 ClusterIP:80' },
      in: 'node',
    },
    { id: 'pod-1', kind: 'pod', label: { en: 'Pod web\nready', zh: 'Pod web\n就绪' } },
    { id: 'pod-2', kind: 'pod', label: { en: 'Pod web\nready', zh: 'Pod web\n就绪' } },
    { id: 'pod-3', kind: 'pod', label: { en: 'Pod web\nnot ready', zh: 'Pod web\n未就绪' } },
  ],
  edges: [
    { from: 'client', to: 'dns', type: 'traffic', label: { en: '1. web?', zh: '1. web？' } },
    {
      from: 'client',
      to: 'rules',
      type: 'traffic',
      label: { en: '2. ClusterIP:80', zh: '2. ClusterIP:80' },
    },
    { from: 'kube-proxy', to: 'rules', type: 'owns', label: { en: 'writes', zh: '写入' } },
    {
      from: 'rules',
      to: 'pod-1',
      type: 'traffic',
      label: { en: '3. Pod IP:8080', zh: '3. Pod IP:8080' },
    },
    { from: 'rules', to: 'pod-2', type: 'traffic', label: { en: 'or', zh: '或' } },
  ],
});
