import { defineDiagram } from './define.ts';

const same = (text: string) => ({ en: text, zh: text });

export default defineDiagram({
  title: { en: 'The way of a first packet through the chains', zh: '第一个数据包穿过各条链的路' },
  alt: {
    en: 'The Pod client sends the first packet of a connection to the ClusterIP, port 80. In the kernel of its node the hook PREROUTING leads it into the chain KUBE-SERVICES, which every packet of this kind walks from the top until a rule fits its address, protocol and port. That rule jumps to the chain KUBE-SVC of this Service. Its first rule is taken with probability one third and jumps to the first KUBE-SEP chain; the second, with one half, to the second; the third, always, to the third. Each KUBE-SEP chain replaces the destination by the address and port of one Pod. The pair of old and new addresses is kept in conntrack, from which all later packets of this connection, and the answers, are translated without meeting the rules again.',
    zh: 'Pod client 向 ClusterIP 的 80 端口发出一条连接的第一个数据包。在它所在节点的内核里，挂载点 PREROUTING 把它引入 KUBE-SERVICES 链；这类数据包都要从头走这条链，直到某条规则与它的地址、协议和端口相符。这条规则跳到这个 Service 的 KUBE-SVC 链。其中第一条规则以三分之一的概率选中，跳到第一条 KUBE-SEP 链；第二条以二分之一的概率跳到第二条；第三条总是跳到第三条。每条 KUBE-SEP 链把目的地换成一个 Pod 的地址和端口。新旧地址的对应关系记在 conntrack 里，这条连接后面的数据包和应答都照它转换，不再经过规则。',
  },
  caption: {
    en: 'One third of all, one half of the rest, all that is left: three equal parts. Only the first packet of a connection goes this way.',
    zh: '全部的三分之一，余下的一半，最后剩下的：三等份。只有连接的第一个数据包走这条路。',
  },
  groups: [
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'kernel of the client’s node', zh: '客户端所在节点的内核' },
    },
  ],
  nodes: [
    { id: 'client', kind: 'pod', label: same('Pod client') },
    { id: 'services', kind: 'file', label: same('KUBE-SERVICES'), in: 'kernel' },
    { id: 'svc', kind: 'file', label: same('KUBE-SVC-…'), in: 'kernel' },
    { id: 'sep-1', kind: 'file', label: same('KUBE-SEP-…\nDNAT'), in: 'kernel' },
    { id: 'sep-2', kind: 'file', label: same('KUBE-SEP-…\nDNAT'), in: 'kernel' },
    { id: 'sep-3', kind: 'file', label: same('KUBE-SEP-…\nDNAT'), in: 'kernel' },
    {
      id: 'conntrack',
      kind: 'kernel',
      label: { en: 'conntrack', zh: 'conntrack' },
      in: 'kernel',
      href: 'glossary#conntrack',
    },
    { id: 'pods', kind: 'pod', label: { en: '3 Pods web', zh: '3 个 Pod web' }, href: 'pods' },
  ],
  edges: [
    {
      from: 'client',
      to: 'services',
      type: 'traffic',
      label: { en: 'ClusterIP:80,\nat PREROUTING', zh: 'ClusterIP:80，\n在 PREROUTING' },
    },
    {
      from: 'services',
      to: 'svc',
      type: 'traffic',
      label: { en: 'address, TCP, 80', zh: '地址、TCP、80' },
    },
    { from: 'svc', to: 'sep-1', type: 'traffic', label: same('1/3') },
    { from: 'svc', to: 'sep-2', type: 'traffic', label: { en: 'else 1/2', zh: '否则 1/2' } },
    { from: 'svc', to: 'sep-3', type: 'traffic', label: { en: 'else 1', zh: '否则 1' } },
    { from: 'sep-1', to: 'pods', type: 'traffic', label: same('Pod IP:8080') },
    { from: 'sep-2', to: 'pods', type: 'traffic' },
    { from: 'sep-3', to: 'pods', type: 'traffic' },
    {
      from: 'sep-2',
      to: 'conntrack',
      type: 'refers',
      label: { en: 'remembered in', zh: '记入' },
    },
  ],
});
