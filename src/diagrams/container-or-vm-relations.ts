import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'A container is a process, and who made it', zh: '容器是一个进程，以及它由谁创建' },
  alt: {
    en:
      'You tell the Docker engine docker run. The engine creates the container box-a. The field Image of the container refers to the image that its files come from. ' +
      'In the container runs the process sleep, inside it number 1. It calls the kernel of the host, ' +
      'and so do all other processes of the host: there is one kernel.',
    zh:
      '你对 Docker 引擎说 docker run。引擎创建容器 box-a。容器的 Image 字段引用镜像，它的文件就来自那里。' +
      '容器里运行着进程 sleep，在里面它是 1 号。它调用宿主机的内核，宿主机上的其他进程调用的也是它：内核只有一个。',
  },
  caption: {
    en: 'Take the frame away and a process remains. There is no second kernel in the picture.',
    zh: '去掉外框，剩下的就是一个进程。图里没有第二个内核。',
  },
  groups: [
    {
      id: 'host',
      kind: 'node',
      label: { en: 'host machine', zh: '宿主机' },
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
      label: { en: 'image', zh: '镜像' },
      in: 'host',
      href: 'images',
    },
    {
      id: 'process',
      kind: 'process',
      label: { en: 'process 1:\nsleep', zh: '1 号进程：\nsleep' },
      in: 'box-a',
      href: 'glossary#process',
    },
    {
      id: 'other',
      kind: 'process',
      label: { en: 'other\nprocesses', zh: '其他\n进程' },
      in: 'host',
    },
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'the one\nkernel', zh: '唯一的\n内核' },
      in: 'host',
      href: 'glossary#kernel',
    },
  ],
  edges: [
    { from: 'you', to: 'engine', type: 'traffic' },
    { from: 'engine', to: 'box-a', type: 'owns', label: { en: 'creates', zh: '创建' } },
    { from: 'box-a', to: 'image', type: 'refers', label: { en: 'Image', zh: 'Image' } },
    { from: 'process', to: 'kernel', type: 'traffic', label: { en: 'calls', zh: '调用' } },
    { from: 'other', to: 'kernel', type: 'traffic' },
  ],
});
