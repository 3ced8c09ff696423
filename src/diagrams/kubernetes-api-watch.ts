import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'What a client does when its watch is cut', zh: 'watch 断开后，客户端怎么办' },
  alt: {
    en: 'First the client lists and gets all objects and a version. It watches from that version. Each event and each bookmark brings a newer version. When the connection is cut, it watches on from the last version it saw. If that is still in the server’s history, the missed events arrive. If it is too old, the server answers 410, and the client lists anew.',
    zh: '客户端先 list，得到全部对象和一个版本，再从这个版本开始 watch。每个事件和书签都带来更新的版本。连接断开后，它从最后见过的版本接着 watch。如果这个版本还在服务器的历史里，漏掉的事件会补上；如果太旧，服务器回答 410，客户端重新 list。',
  },
  caption: {
    en: 'Only one arrow leads back to the list: the one from a version that is too old.',
    zh: '回到 list 的箭头只有一条：版本太旧的那一条。',
  },
  nodes: [
    {
      id: 'list',
      kind: 'client',
      label: { en: 'list:\nall objects, a version', zh: 'list：\n全部对象和一个版本' },
    },
    {
      id: 'watch',
      kind: 'client',
      label: { en: 'watch\nfrom that version', zh: 'watch\n从那个版本开始' },
    },
    {
      id: 'event',
      kind: 'process',
      label: { en: 'event or bookmark:\na newer version', zh: '事件或书签：\n更新的版本' },
    },
    {
      id: 'cut',
      kind: 'process',
      label: { en: 'the connection is cut', zh: '连接断开' },
    },
    {
      id: 'again',
      kind: 'client',
      label: { en: 'watch\nfrom the last version seen', zh: 'watch\n从最后见过的版本开始' },
    },
    {
      id: 'gone',
      kind: 'process',
      label: { en: '410: too old', zh: '410：太旧了' },
    },
  ],
  edges: [
    { from: 'list', to: 'watch', type: 'traffic' },
    { from: 'watch', to: 'event', type: 'traffic' },
    { from: 'event', to: 'cut', type: 'traffic' },
    { from: 'cut', to: 'again', type: 'traffic' },
    {
      from: 'again',
      to: 'event',
      type: 'traffic',
      label: { en: 'what was missed', zh: '漏掉的补上' },
    },
    { from: 'again', to: 'gone', type: 'traffic' },
    { from: 'gone', to: 'list', type: 'traffic', label: { en: 'anew', zh: '重新来' } },
  ],
});
