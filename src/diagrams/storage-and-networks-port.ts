import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Three ways to a container’s port', zh: '通往容器端口的三条路' },
  alt: {
    en:
      'On the machine is the bridge of the network sn-shop, with the containers sn-open and sn-tea on it. ' +
      'curl on this machine reaches docker-proxy at 127.0.0.1, which opens a connection over the bridge to port 8080 of sn-open. ' +
      'Another machine sends to an address of this machine; a rule in the kernel rewrites it, and the packet goes over the bridge. ' +
      'sn-tea asks Docker’s DNS at 127.0.0.11 for the name sn-open and goes over the bridge directly, published or not.',
    zh:
      '机器上有网络 sn-shop 的网桥，上面连着容器 sn-open 和 sn-tea。' +
      '本机的 curl 连到 127.0.0.1 上的 docker-proxy，由它经网桥连到 sn-open 的 8080 端口。' +
      '别的机器把数据包发到这台机器的地址，内核里的一条规则改写目的地址，再送上网桥。' +
      'sn-tea 向 127.0.0.11 上的 Docker DNS 问 sn-open 这个名字，然后直接走网桥，不管端口有没有发布。',
  },
  caption: {
    en: 'Publishing builds the two ways from above; with 127.0.0.1 only the right one. A neighbour in the network needs neither.',
    zh: '发布端口建的是上面来的两条路；写了 127.0.0.1，就只有右边那条。同一网络里的邻居两条都用不着。',
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
      label: { en: 'kernel rule:\nDNAT', zh: '内核规则：\nDNAT' },
      href: 'glossary#published-port',
    },
    {
      id: 'dns',
      kind: 'engine',
      in: 'machine',
      label: { en: 'DNS at\n127.0.0.11', zh: 'DNS\n127.0.0.11' },
      href: 'glossary#user-defined-network',
    },
    {
      id: 'tea',
      kind: 'container',
      in: 'shop',
      label: { en: 'sn-tea', zh: 'sn-tea' },
    },
    {
      id: 'open',
      kind: 'container',
      in: 'shop',
      label: { en: 'sn-open\nport 8080', zh: 'sn-open\n端口 8080' },
    },
  ],
  edges: [
    { from: 'curl', to: 'proxy', type: 'traffic', label: { en: '127.0.0.1', zh: '127.0.0.1' } },
    {
      from: 'stranger',
      to: 'rule',
      type: 'traffic',
      label: { en: 'the machine’s\naddress', zh: '机器的地址' },
    },
    { from: 'proxy', to: 'open', type: 'traffic' },
    { from: 'rule', to: 'open', type: 'traffic' },
    { from: 'tea', to: 'dns', type: 'refers', label: { en: 'asks the name', zh: '问名字' } },
    { from: 'tea', to: 'open', type: 'traffic' },
  ],
});
