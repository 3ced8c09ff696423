import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'An image and two containers made of it', zh: '一个镜像，和由它启动的两个容器' },
  alt: {
    en:
      'docker build makes an image from a Dockerfile; the image consists of read-only layers and a record with user and command. ' +
      'docker run makes the containers images-a and images-b. Both refer to the same image, in their field Image, ' +
      'and each owns a writable layer of its own.',
    zh:
      'docker build 用 Dockerfile 构建出镜像；镜像由只读的层和一份写着用户和命令的记录组成。' +
      'docker run 创建容器 images-a 和 images-b。两者的 Image 字段引用同一个镜像，又各自拥有一个可写层。',
  },
  caption: {
    en: 'One image for both, one writable layer for each. Removing a container removes its writable layer and nothing else.',
    zh: '镜像共用一个，可写层各有一个。删除容器，只会带走它自己的可写层。',
  },
  groups: [
    {
      id: 'image',
      kind: 'image',
      label: { en: 'image, tagged course/hello:1', zh: '镜像，标签 course/hello:1' },
    },
  ],
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you:\ndocker run', zh: '你：\ndocker run' } },
    {
      id: 'dockerfile',
      kind: 'file',
      label: { en: 'Dockerfile', zh: 'Dockerfile' },
      href: 'glossary#dockerfile',
    },
    {
      id: 'images-a',
      kind: 'container',
      label: { en: 'container\nimages-a', zh: '容器\nimages-a' },
      href: 'glossary#container',
    },
    {
      id: 'images-b',
      kind: 'container',
      label: { en: 'container\nimages-b', zh: '容器\nimages-b' },
      href: 'glossary#container',
    },
    {
      id: 'writable-a',
      kind: 'file',
      label: { en: 'writable layer\nof images-a', zh: 'images-a 的\n可写层' },
      href: 'glossary#writable-layer',
    },
    {
      id: 'writable-b',
      kind: 'file',
      label: { en: 'writable layer\nof images-b', zh: 'images-b 的\n可写层' },
      href: 'glossary#writable-layer',
    },
    {
      id: 'record',
      kind: 'file',
      in: 'image',
      label: { en: 'record:\nUSER, CMD', zh: '记录：\nUSER、CMD' },
    },
    {
      id: 'layers',
      kind: 'file',
      in: 'image',
      label: { en: 'read-only layers:\nFROM, RUN, COPY', zh: '只读的层：\nFROM、RUN、COPY' },
      href: 'glossary#layer',
    },
  ],
  edges: [
    { from: 'you', to: 'images-a', type: 'owns' },
    { from: 'you', to: 'images-b', type: 'owns' },
    { from: 'images-a', to: 'writable-a', type: 'owns' },
    { from: 'images-b', to: 'writable-b', type: 'owns' },
    { from: 'images-a', to: 'image', type: 'refers', label: { en: 'Image', zh: 'Image' } },
    { from: 'images-b', to: 'image', type: 'refers', label: { en: 'Image', zh: 'Image' } },
    {
      from: 'dockerfile',
      to: 'image',
      type: 'owns',
      label: { en: 'docker build', zh: 'docker build' },
    },
  ],
});
