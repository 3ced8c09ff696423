import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'What a container is made of, and who makes it',
    zh: '容器由什么组成，各部分由谁建立',
  },
  alt: {
    en:
      'You ask the engine for a container. The engine lays the root file system out of the layers of an image, and through containerd has runc do the rest. ' +
      'runc makes the namespaces and the cgroup, and starts the process in them. The process refers to its namespaces by /proc/PID/ns, ' +
      'to its cgroup by /proc/PID/cgroup and to its root file system by /proc/PID/root. These four together are the container. The root file system refers to the image by its layers.',
    zh:
      '你向引擎要一个容器。引擎用镜像的各层铺好根文件系统，其余经由 containerd 交给 runc。runc 建立命名空间和控制组，并在其中启动进程。' +
      '进程通过 /proc/PID/ns 指向自己的命名空间，通过 /proc/PID/cgroup 指向控制组，通过 /proc/PID/root 指向根文件系统。这四样合在一起就是容器。根文件系统引用镜像的各层。',
  },
  caption: {
    en: 'There is no fifth thing. What the kernel knows is a process that refers to three others.',
    zh: '没有第五样东西。内核知道的，只是一个指向另外三样的进程。',
  },
  groups: [{ id: 'container', kind: 'container', label: { en: 'container', zh: '容器' } }],
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you:\ndocker run', zh: '你：\ndocker run' } },
    {
      id: 'engine',
      kind: 'engine',
      label: { en: 'Docker Engine', zh: 'Docker 引擎' },
      href: 'glossary#docker-engine',
    },
    { id: 'runc', kind: 'engine', label: { en: 'runc', zh: 'runc' }, href: 'glossary#runc' },
    {
      id: 'process',
      kind: 'process',
      in: 'container',
      label: { en: 'process', zh: '进程' },
    },
    {
      id: 'namespaces',
      kind: 'file',
      in: 'container',
      label: { en: 'namespaces:\nwhat it sees', zh: '命名空间：\n看得到什么' },
      href: 'glossary#namespace-linux',
    },
    {
      id: 'cgroup',
      kind: 'file',
      in: 'container',
      label: { en: 'cgroup:\nhow much it gets', zh: '控制组：\n能用多少' },
      href: 'glossary#cgroup',
    },
    {
      id: 'root',
      kind: 'file',
      in: 'container',
      label: { en: 'root file system:\nwhich files', zh: '根文件系统：\n有哪些文件' },
    },
    { id: 'image', kind: 'image', label: { en: 'image', zh: '镜像' }, href: 'images' },
  ],
  edges: [
    { from: 'you', to: 'engine', type: 'traffic' },
    {
      from: 'engine',
      to: 'runc',
      type: 'owns',
      label: { en: 'through\ncontainerd', zh: '经由\ncontainerd' },
    },
    { from: 'engine', to: 'root', type: 'owns' },
    { from: 'runc', to: 'process', type: 'owns', label: { en: 'makes, starts', zh: '建立并启动' } },
    {
      from: 'process',
      to: 'namespaces',
      type: 'refers',
      label: { en: '/proc/PID\n/ns', zh: '/proc/PID\n/ns' },
    },
    {
      from: 'process',
      to: 'cgroup',
      type: 'refers',
      label: { en: '/proc/PID\n/cgroup', zh: '/proc/PID\n/cgroup' },
    },
    {
      from: 'process',
      to: 'root',
      type: 'refers',
      label: { en: '/proc/PID\n/root', zh: '/proc/PID\n/root' },
    },
    { from: 'root', to: 'image', type: 'refers', label: { en: 'layers', zh: '各层' } },
  ],
});
