import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Three ways to a container’s port', zh: '通往容器端口的三条路' },
  alt: {
    en:
      'On the machine is the bridge of the network sn-shop, with the containers sn-front and sn-tea on it. ' +
      'curl on this machine reaches docker-proxy at 127.0.0.1, which opens a connection over the bridge to port 8080 of sn-front. ' +
      'Another machine reaches a rule in the kernel, but only if the port is published on 0.0.0.0; the rule rewrites the address and sends the packet over the bridge. ' +
      'sn-tea asks Docker’s DNS at 127.0.0.11 for the name and goes over the bridge directly, published or not.',
    zh:
      '机器上有网络 sn-shop 的网桥，上面连着容器 sn-front 和 sn-tea。' +
      '本机的 curl 连到 127.0.0.1 上的 docker-proxy，由它经网桥连到 sn-front 的 8080 端口。' +
      '别的机器碰到的是内核里的一条规则，而且只有端口发布在 0.0.0.0 上时才有；规则改写地址，把数据包送上网桥。' +
      'sn-tea 向 127.0.0.11 上的 Docker DNS 问名字，然后直接走网桥，不管端口有没有发布。',
  },
  caption: {
    en: 'Publishing builds the two ways from above. Neighbours in the network need neither.',
    zh: '发布端口建的是上面来的两条路；同一网络里的邻居两条都用不着。',
  },
  groups: [
    { id: 'machine', kind: 'node', label: { en: 'this machine', zh: '这台机器' } },
    {
      id: 'shop',
      kind: 'kernel',
      label: { en: 'network sn-shop', zh: '网络 sn-shop' },
      in: 'machine',
    },
  ],
  nodes: [
    {
      id: 'curl',
      kind: 'client',
      label: { en: 'curl on\nthis machine', zh: '本机的\ncurl' },
    },
    {
      id: 'stranger',
      kind: 'client',
      label: { en: 'another\nmachine', zh: '别的机器' },
    },
    {
      id: 'proxy',
      kind: 'process',
      in: 'machine',
      label: { en: 'docker-proxy', zh: 'docker-proxy' },
    },
    {
      id: 'rule',
      kind: 'kernel',
      in: 'machine',
      label: { en: 'rule in the kernel:\nDNAT', zh: '内核规则：\nDNAT' },
      href: 'glossary#published-port',
    },
    {
      id: 'dns',
      kind: 'engine',
      in: 'machine',
      label: { en: 'Docker’s DNS\n127.0.0.11', zh: 'Docker 的 DNS\n127.0.0.11' },
      href: 'glossary#user-defined-network',
    },
    {
      id: 'tea',
      kind: 'container',
      in: 'shop',
      label: { en: 'container\nsn-tea', zh: '容器\nsn-tea' },
    },
    {
      id: 'front',
      kind: 'container',
      in: 'shop',
      label: { en: 'container\nsn-front, 8080', zh: '容器\nsn-front，8080' },
    },
  ],
  edges: [
    { from: 'curl', to: 'proxy', type: 'traffic', label: { en: '127.0.0.1', zh: '127.0.0.1' } },
    { from: 'stranger', to: 'rule', type: 'traffic', label: { en: '0.0.0.0', zh: '0.0.0.0' } },
    { from: 'proxy', to: 'front', type: 'traffic' },
    { from: 'rule', to: 'front', type: 'traffic' },
    { from: 'dns', to: 'tea', type: 'refers', label: { en: 'name', zh: '名字' } },
    { from: 'tea', to: 'front', type: 'traffic', label: { en: 'sn-front', zh: 'sn-front' } },
  ],
});
