import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'Two containers, and the places where their data lies',
    zh: '两个容器，和它们的数据所在的地方',
  },
  alt: {
    en:
      'You create the containers sn-stall and sn-next with docker run, the volume sn-volume with docker volume create, and own the folder shelf. ' +
      'The container sn-stall owns its writable layer and its tmpfs. In its field Mounts it refers to the volume and, read-only, to your folder. ' +
      'The container sn-next refers to the same volume.',
    zh:
      '你用 docker run 创建容器 sn-stall 和 sn-next，用 docker volume create 创建卷 sn-volume，目录 shelf 也归你。' +
      '容器 sn-stall 拥有自己的可写层和 tmpfs，在 Mounts 字段里引用这个卷，并以只读方式引用你的目录。容器 sn-next 引用同一个卷。',
  },
  caption: {
    en: 'What hangs on a solid arrow below the container goes with it. What it only refers to stays.',
    zh: '容器下方用实线连着的，随容器一起消失；它只是引用的，会留下来。',
  },
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    {
      id: 'stall',
      kind: 'container',
      label: { en: 'container\nsn-stall', zh: '容器\nsn-stall' },
      href: 'glossary#container',
    },
    {
      id: 'next',
      kind: 'container',
      label: { en: 'container\nsn-next', zh: '容器\nsn-next' },
      href: 'glossary#container',
    },
    {
      id: 'layer',
      kind: 'file',
      label: { en: 'writable layer', zh: '可写层' },
      href: 'glossary#writable-layer',
    },
    { id: 'memory', kind: 'file', label: { en: 'tmpfs', zh: 'tmpfs' }, href: 'glossary#tmpfs' },
    {
      id: 'volume',
      kind: 'volume',
      label: { en: 'volume\nsn-volume', zh: '卷\nsn-volume' },
      href: 'glossary#volume',
    },
    {
      id: 'folder',
      kind: 'file',
      label: { en: 'your folder\nshelf', zh: '你的目录\nshelf' },
      href: 'glossary#bind-mount',
    },
  ],
  edges: [
    { from: 'you', to: 'folder', type: 'owns' },
    { from: 'you', to: 'stall', type: 'owns' },
    { from: 'you', to: 'next', type: 'owns' },
    { from: 'you', to: 'volume', type: 'owns', label: { en: 'creates', zh: '创建' } },
    { from: 'stall', to: 'layer', type: 'owns' },
    { from: 'stall', to: 'memory', type: 'owns' },
    { from: 'stall', to: 'folder', type: 'refers', label: { en: 'bind', zh: 'bind' } },
    { from: 'stall', to: 'volume', type: 'refers', label: { en: 'Mounts', zh: 'Mounts' } },
    { from: 'next', to: 'volume', type: 'refers', label: { en: 'Mounts', zh: 'Mounts' } },
  ],
});
