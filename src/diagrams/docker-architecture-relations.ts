import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'A running container and what refers to it',
    zh: '运行中的容器，以及谁引用了它',
  },
  alt: {
    en:
      'The client refers to dockerd by the path of its socket. dockerd keeps the options and the restart policy of the container, and refers by its Id, in the namespace moby, to the record in containerd. ' +
      'containerd refers by the same Id to the shim, whose parent it is not. The shim is the parent of the process and refers by its working folder to the bundle, ' +
      'which consists of config.json and the root file system. The root file system refers to the layers of the image.',
    zh:
      '客户端通过套接字的路径引用 dockerd。dockerd 保存容器的选项和重启策略，并通过命名空间 moby 里的 Id 引用 containerd 的记录。' +
      'containerd 通过同一个 Id 引用 shim，却不是它的父进程。shim 是容器进程的父进程，它的工作目录就是 bundle，里面有 config.json 和根文件系统。根文件系统引用镜像的各层。',
  },
  caption: {
    en: 'A solid arrow leads from the shim to the process, none from dockerd. That is why the process can outlive dockerd.',
    zh: '指向进程的实线从 shim 出发，没有一条来自 dockerd。所以 dockerd 不在了，进程也能继续运行。',
  },
  groups: [
    {
      id: 'bundle',
      kind: 'file',
      label: { en: 'bundle: a folder', zh: 'bundle：一个目录' },
    },
  ],
  nodes: [
    {
      id: 'client',
      kind: 'client',
      label: { en: 'docker, curl', zh: 'docker、curl' },
    },
    {
      id: 'dockerd',
      kind: 'engine',
      label: { en: 'dockerd:\noptions, restart\npolicy', zh: 'dockerd：\n选项、重启策略' },
      href: 'glossary#docker-engine',
    },
    {
      id: 'containerd',
      kind: 'engine',
      label: { en: 'containerd', zh: 'containerd' },
      href: 'glossary#containerd',
    },
    { id: 'shim', kind: 'process', label: { en: 'shim', zh: 'shim' }, href: 'glossary#shim' },
    { id: 'process', kind: 'process', label: { en: 'process', zh: '进程' } },
    {
      id: 'config',
      kind: 'file',
      in: 'bundle',
      label: { en: 'config.json', zh: 'config.json' },
    },
    {
      id: 'rootfs',
      kind: 'file',
      in: 'bundle',
      label: { en: 'root file system', zh: '根文件系统' },
    },
    { id: 'image', kind: 'image', label: { en: 'image', zh: '镜像' }, href: 'images' },
  ],
  edges: [
    {
      from: 'client',
      to: 'dockerd',
      type: 'refers',
      label: { en: 'path of\nits socket', zh: '套接字\n的路径' },
    },
    {
      from: 'dockerd',
      to: 'containerd',
      type: 'refers',
      label: { en: 'Id, in the\nnamespace moby', zh: 'Id，命名空间\nmoby' },
    },
    {
      from: 'containerd',
      to: 'shim',
      type: 'refers',
      label: { en: 'Id', zh: 'Id' },
    },
    { from: 'shim', to: 'process', type: 'owns', label: { en: 'parent', zh: '父进程' } },
    {
      from: 'shim',
      to: 'bundle',
      type: 'refers',
      label: { en: 'working folder', zh: '工作目录' },
    },
    { from: 'config', to: 'rootfs', type: 'refers', label: { en: 'root.path', zh: 'root.path' } },
    { from: 'rootfs', to: 'image', type: 'refers', label: { en: 'layers', zh: '各层' } },
  ],
});
