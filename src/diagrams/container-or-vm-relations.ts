import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'A container is a process, and who made it', zh: '容器是一个进程，以及它由谁创建' },
  alt: {
    en:
      'You tell the Docker engine docker run. The engine takes the files from an image and has the kernel start the process sleep 4321 with a view of its own. ' +
      'The container box-a is this process in its view: inside it is number 1. On the list of the kernel the same process has another number, to which the engine’s field State.Pid refers. ' +
      'Other processes of the machine run on the same kernel.',
    zh:
      '你对 Docker 引擎说 docker run。引擎从镜像取得文件，让内核启动进程 sleep 4321，并给它一个独立的视图。' +
      '容器 box-a 就是处在这个视图里的进程：在里面它是 1 号。在内核的列表里，同一个进程有另一个编号，引擎的 State.Pid 字段指的就是它。' +
      '机器上的其他进程运行在同一个内核上。',
  },
  caption: {
    en: 'Take the frame away and a process remains. There is no second kernel in the picture.',
    zh: '去掉外框，剩下的就是一个进程。图里没有第二个内核。',
  },
  groups: [
    {
      id: 'host',
      kind: 'node',
      label: { en: 'the machine: the host', zh: '机器：宿主机' },
    },
    {
      id: 'box-a',
      kind: 'container',
      label: { en: 'container box-a', zh: '容器 box-a' },
      in: 'host',
    },
  ],
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you:\ndocker run', zh: '你：\ndocker run' } },
    {
      id: 'engine',
      kind: 'engine',
      label: { en: 'Docker engine', zh: 'Docker 引擎' },
      in: 'host',
      href: 'glossary#docker-engine',
    },
    {
      id: 'image',
      kind: 'image',
      label: { en: 'image\ncourse/box:1', zh: '镜像\ncourse/box:1' },
      in: 'host',
      href: 'images',
    },
    {
      id: 'process',
      kind: 'process',
      label: { en: 'process 1:\nsleep 4321', zh: '1 号进程：\nsleep 4321' },
      in: 'box-a',
      href: 'glossary#process',
    },
    {
      id: 'other',
      kind: 'process',
      label: { en: 'other processes\nof the machine', zh: '机器上的\n其他进程' },
      in: 'host',
    },
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'the one kernel', zh: '唯一的内核' },
      in: 'host',
      href: 'glossary#kernel',
    },
  ],
  edges: [
    { from: 'you', to: 'engine', type: 'traffic' },
    { from: 'engine', to: 'image', type: 'refers', label: { en: 'Image', zh: 'Image' } },
    { from: 'engine', to: 'process', type: 'refers', label: { en: 'State.Pid', zh: 'State.Pid' } },
    { from: 'kernel', to: 'process', type: 'owns', label: { en: 'runs', zh: '运行' } },
    { from: 'kernel', to: 'other', type: 'owns', label: { en: 'runs', zh: '运行' } },
  ],
});
