import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'The way of one docker run', zh: '一次 docker run 走过的路' },
  alt: {
    en:
      'The command docker, or curl, sends HTTP requests through the socket to dockerd. dockerd gives the order to containerd by gRPC. ' +
      'containerd gives it to a shim by ttrpc; there is one for this container. The shim runs the program runc, runc has the kernel make the container, ' +
      'and the process of the container starts. runc has ended by then.',
    zh:
      '命令 docker（或者 curl）经由套接字向 dockerd 发送 HTTP 请求。dockerd 通过 gRPC 把事情交给 containerd，containerd 通过 ttrpc 交给 shim，这个 shim 专为这一个容器。' +
      'shim 运行程序 runc，runc 让内核建出容器，容器的进程随之启动。这时 runc 已经退出。',
  },
  caption: {
    en: 'Five programs hand one wish downwards. Once the process runs, runc has ended, and the client may end, too. It is the fourth, the shim, that stays with the process.',
    zh: '一个要求经五个程序逐级往下传。进程运行起来以后，runc 已经退出，客户端也可以退出；守着进程的是第四个：shim。',
  },
  nodes: [
    {
      id: 'client',
      kind: 'client',
      label: { en: 'docker, or curl', zh: 'docker，或 curl' },
      href: 'glossary#docker-engine',
    },
    {
      id: 'dockerd',
      kind: 'engine',
      label: { en: 'dockerd', zh: 'dockerd' },
      href: 'glossary#docker-engine',
    },
    {
      id: 'containerd',
      kind: 'engine',
      label: { en: 'containerd', zh: 'containerd' },
      href: 'glossary#containerd',
    },
    {
      id: 'shim',
      kind: 'process',
      label: { en: 'shim', zh: 'shim' },
      href: 'glossary#shim',
    },
    { id: 'runc', kind: 'engine', label: { en: 'runc', zh: 'runc' }, href: 'glossary#runc' },
    {
      id: 'process',
      kind: 'process',
      label: { en: 'process of\nthe container', zh: '容器的\n进程' },
    },
  ],
  edges: [
    {
      from: 'client',
      to: 'dockerd',
      type: 'traffic',
      label: { en: 'HTTP through\ndocker.sock', zh: 'HTTP，经由\ndocker.sock' },
    },
    { from: 'dockerd', to: 'containerd', type: 'traffic', label: { en: 'gRPC', zh: 'gRPC' } },
    { from: 'containerd', to: 'shim', type: 'traffic', label: { en: 'ttrpc', zh: 'ttrpc' } },
    {
      from: 'shim',
      to: 'runc',
      type: 'owns',
      label: { en: 'runs: create, start', zh: '运行：create、start' },
    },
    {
      from: 'runc',
      to: 'process',
      type: 'owns',
      label: { en: 'makes, then ends', zh: '建好后退出' },
    },
  ],
});
