import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'A container is a process, and who made it', zh: '容器是一个进程，以及它由谁创建' },
  alt: {
    en:
      'You tell the Docker engine docker run. The engine creates the container box-a, with files from the image named in its field Image. ' +
      'In the container runs the process sleep 4321, inside it number 1. It calls the kernel of the machine, ' +
      'and so do all other processes of the machine: there is one kernel.',
    zh:
      '你对 Docker 引擎说 docker run。引擎创建容器 box-a，文件来自 Image 字段所写的镜像。' +
      '容器里运行着进程 sleep 4321，在里面它是 1 号。它调用机器的内核，机器上的其他进程也调用同一个内核：内核只有一个。',
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
    { from: 'engine', to: 'box-a', type: 'owns', label: { en: 'creates', zh: '创建' } },
    { from: 'engine', to: 'image', type: 'refers', label: { en: 'Image', zh: 'Image' } },
    { from: 'process', to: 'kernel', type: 'traffic', label: { en: 'calls', zh: '调用' } },
    { from: 'other', to: 'kernel', type: 'traffic', label: { en: 'calls', zh: '调用' } },
  ],
});
