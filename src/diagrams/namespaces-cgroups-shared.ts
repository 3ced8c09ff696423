import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Two containers in one network namespace', zh: '共用一个网络命名空间的两个容器' },
  alt: {
    en:
      'The containers ns-web and ns-side refer to one and the same network namespace: ns-web owns it, ns-side joined it by --network container:ns-web. ' +
      'ns-side calls the server of ns-web at 127.0.0.1, port 8080. Each of the two has a PID and a mount namespace of its own, so neither sees the processes and files of the other.',
    zh:
      '容器 ns-web 和 ns-side 指向同一个网络命名空间：它随 ns-web 建立，ns-side 通过 --network container:ns-web 加入。' +
      'ns-side 通过 127.0.0.1 的 8080 端口访问 ns-web 的服务器。两者各有自己的 PID 和挂载命名空间，所以看不到对方的进程和文件。',
  },
  caption: {
    en: 'Two arrows lead to the network namespace, one to each of the other boxes. In a Pod a third container owns the network, and both join it.',
    zh: '指向网络命名空间的箭头有两条，指向其他框的各一条。在 Pod 里，网络的主人是第三个容器，这两个都是加入者。',
  },
  nodes: [
    {
      id: 'side',
      kind: 'container',
      label: { en: 'container\nns-side', zh: '容器\nns-side' },
    },
    { id: 'web', kind: 'container', label: { en: 'container\nns-web', zh: '容器\nns-web' } },
    {
      id: 'own-side',
      kind: 'file',
      label: { en: 'other namespaces\nof ns-side', zh: 'ns-side 的\n其他命名空间' },
    },
    {
      id: 'net',
      kind: 'file',
      label: { en: 'network namespace:\neth0, lo, ports', zh: '网络命名空间：\neth0、lo、端口' },
    },
    {
      id: 'own-web',
      kind: 'file',
      label: { en: 'other namespaces\nof ns-web', zh: 'ns-web 的\n其他命名空间' },
    },
  ],
  edges: [
    {
      from: 'side',
      to: 'web',
      type: 'traffic',
      label: { en: '127.0.0.1:8080', zh: '127.0.0.1:8080' },
    },
    { from: 'side', to: 'own-side', type: 'owns' },
    {
      from: 'side',
      to: 'net',
      type: 'refers',
      label: { en: '--network\ncontainer:ns-web', zh: '--network\ncontainer:ns-web' },
    },
    { from: 'web', to: 'net', type: 'owns' },
    { from: 'web', to: 'own-web', type: 'owns' },
  ],
});
