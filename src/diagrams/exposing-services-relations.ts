import recording from '../../labs/exposing-services/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'traefik'), {
  without: ['spec.serviceAccountName', 'spec.nodeName'],
  href: {
    Pod: 'pods',
    Service: 'services',
    Ingress: 'glossary#ingress',
    IngressClass: 'glossary#ingress-controller',
  },
});
const traefik = cluster.box('Pod', 'traefik-…');
const ingress = cluster.box('Ingress', 'shop');
const door = cluster.box('Service', 'traefik');

export default defineDiagram({
  title: { en: 'Who opens the door, and who reads the rules', zh: '谁开门，谁读规则' },
  alt: {
    en: `A client outside asks the address of the Service traefik, or port 30080 of any node, and reaches the Pod of Traefik. ${cluster.words.en} Traefik reads the Ingress and passes the request on to the Pod of web. MetalLB writes the address into the Service traefik.`,
    zh: `外面的客户端访问 Service traefik 的地址，或者任意节点的 30080 端口，到达 Traefik 的 Pod。${cluster.words.zh}Traefik 读取 Ingress，把请求转给 web 的 Pod。Service traefik 的地址由 MetalLB 写入。`,
  },
  caption: {
    en: 'No thick line touches the Ingress: it is read, it carries nothing. The traffic goes from Traefik straight to the Pod.',
    zh: '没有一条粗线经过 Ingress：它只供读取，不搬运任何东西。流量从 Traefik 直接到 Pod。',
  },
  nodes: [
    { id: 'client', kind: 'client', label: { en: 'client\noutside', zh: '外面的\n客户端' } },
    { id: 'metallb', kind: 'process', label: { en: 'MetalLB', zh: 'MetalLB' } },
    // An Ingress is a record like its class: nobody answers there.
    ...cluster.nodes.map((node) =>
      node.id === ingress ? { ...node, kind: 'file' as const } : node,
    ),
  ],
  groups: cluster.groups,
  edges: [
    {
      from: 'client',
      to: traefik,
      type: 'traffic',
      label: { en: 'Host:\nshop.example', zh: 'Host:\nshop.example' },
    },
    { from: traefik, to: cluster.box('Pod', 'web-…'), type: 'traffic' },
    {
      from: traefik,
      to: ingress,
      type: 'refers',
      label: { en: 'reads', zh: '读取' },
    },
    {
      from: 'metallb',
      to: door,
      type: 'refers',
      label: { en: 'writes status.\nloadBalancer', zh: '写入 status.\nloadBalancer' },
    },
    ...cluster.edges,
  ],
});
