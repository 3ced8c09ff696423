import { defineDiagram } from './define.ts';

const YES = { en: 'yes', zh: '是' };
const NO = { en: 'no', zh: '不是' };

export default defineDiagram({
  title: { en: 'Which way in, and when', zh: '什么时候用哪一种' },
  alt: {
    en: 'Ask first who calls. A Pod of the same cluster: ClusterIP is enough. You yourself, for a look: kubectl port-forward. Somebody outside: if it is HTTP, by names and paths, then Ingress or Gateway API; its controller needs a Service that is reached from outside, so the next question is for that Service. If it is anything else, the question is for the program’s own Service. The question is: who gives out addresses here? Somebody: LoadBalancer. Nobody: NodePort.',
    zh: '先问谁来访问。同一集群的 Pod：ClusterIP 就够了。你自己，只是看一眼：kubectl port-forward。外面的人：如果是按域名和路径的 HTTP，就用 Ingress 或 Gateway API；它的控制器也要有一个能从外面访问的 Service，下一个问题就问这个 Service。如果是别的协议，就问程序自己的 Service。问题是：这里有人发地址吗？有，用 LoadBalancer；没有，用 NodePort。',
  },
  caption: {
    en: 'An Ingress is no end of the way: its controller has to be reached, too, as a rule by a LoadBalancer or a NodePort.',
    zh: 'Ingress 不是终点：它的控制器自己也要能从外面访问，一般靠 LoadBalancer 或 NodePort。',
  },
  nodes: [
    {
      id: 'pod',
      kind: 'client',
      label: { en: 'Is the client\na Pod here?', zh: '客户端是\n集群里的 Pod？' },
    },
    {
      id: 'cluster-ip',
      kind: 'service',
      label: { en: 'ClusterIP', zh: 'ClusterIP' },
      href: 'services',
    },
    {
      id: 'you',
      kind: 'client',
      label: { en: 'Is the only\nclient you?', zh: '客户端\n只有你自己？' },
    },
    {
      id: 'http',
      kind: 'client',
      label: { en: 'Do clients\nspeak HTTP?', zh: '客户端讲的\n是 HTTP？' },
    },
    {
      id: 'forward',
      kind: 'process',
      label: { en: 'port-\nforward', zh: '端口转发' },
      href: 'glossary#port-forward',
    },
    {
      id: 'ingress',
      kind: 'file',
      label: { en: 'Ingress or\nGateway API', zh: 'Ingress 或\nGateway API' },
      href: 'glossary#ingress',
    },
    {
      id: 'addresses',
      kind: 'client',
      label: { en: 'Who gives clients\nan address?', zh: '有人给客户端\n发地址吗？' },
    },
    {
      id: 'load-balancer',
      kind: 'service',
      label: { en: 'LoadBalancer', zh: 'LoadBalancer' },
      href: 'glossary#load-balancer',
    },
    {
      id: 'node-port',
      kind: 'service',
      label: { en: 'NodePort', zh: 'NodePort' },
      href: 'glossary#node-port',
    },
  ],
  edges: [
    { from: 'pod', to: 'cluster-ip', type: 'traffic', label: YES },
    { from: 'pod', to: 'you', type: 'traffic', label: NO },
    // In this order the next question comes back under the first one: a narrow picture.
    { from: 'you', to: 'http', type: 'traffic', label: NO },
    { from: 'you', to: 'forward', type: 'traffic', label: YES },
    { from: 'http', to: 'ingress', type: 'traffic', label: YES },
    { from: 'http', to: 'addresses', type: 'traffic', label: NO },
    {
      from: 'ingress',
      to: 'addresses',
      type: 'traffic',
      label: { en: 'for its\ncontroller', zh: '替控制\n器问' },
    },
    {
      from: 'addresses',
      to: 'load-balancer',
      type: 'traffic',
      label: { en: 'somebody', zh: '有' },
    },
    { from: 'addresses', to: 'node-port', type: 'traffic', label: { en: 'nobody', zh: '没有' } },
  ],
});
