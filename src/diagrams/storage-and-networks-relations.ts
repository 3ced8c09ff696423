import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'Two containers, and the places where their data lies',
    zh: '两个容器，和它们的数据所在的地方',
  },
  alt: {
    en:
      'You create the containers sn-stall and sn-next with docker run. The writable layer and the tmpfs of sn-stall are inside it. ' +
      'In its field Mounts it refers to the volume sn-volume, made with docker volume create, and by a bind mount to your folder shelf. ' +
      'The container sn-next refers to the same volume.',
    zh:
      '你用 docker run 创建容器 sn-stall 和 sn-next。sn-stall 的可写层和 tmpfs 都在它里面。' +
      '它在 Mounts 字段里引用用 docker volume create 建的卷 sn-volume，并以绑定挂载引用你的目录 shelf。容器 sn-next 引用同一个卷。',
  },
  caption: {
    en: 'What is inside the container goes with it. What it only refers to stays.',
    zh: '容器里面的，随容器一起消失；它只是引用的，会留下来。',
  },
  groups: [
    { id: 'stall', kind: 'container', label: { en: 'container sn-stall', zh: '容器 sn-stall' } },
  ],
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you:\ndocker run', zh: '你：\ndocker run' } },
    {
      id: 'layer',
      kind: 'file',
      in: 'stall',
      label: { en: 'writable\nlayer', zh: '可写层' },
      href: 'glossary#writable-layer',
    },
    {
      id: 'memory',
      kind: 'file',
      in: 'stall',
      label: { en: 'tmpfs: files\nin memory', zh: 'tmpfs：\n内存里的文件' },
      href: 'glossary#tmpfs',
    },
    {
      id: 'next',
      kind: 'container',
      label: { en: 'container\nsn-next', zh: '容器\nsn-next' },
      href: 'glossary#container',
    },
    {
      id: 'folder',
      kind: 'file',
      label: { en: 'your files:\nshelf', zh: '你的文件：\nshelf' },
      href: 'glossary#bind-mount',
    },
    {
      id: 'volume',
      kind: 'volume',
      label: { en: 'volume\nsn-volume', zh: '卷\nsn-volume' },
      href: 'glossary#volume',
    },
  ],
  edges: [
    { from: 'you', to: 'stall', type: 'owns' },
    { from: 'you', to: 'next', type: 'owns' },
    { from: 'stall', to: 'folder', type: 'refers', label: { en: 'bind', zh: 'bind' } },
    { from: 'stall', to: 'volume', type: 'refers', label: { en: 'Mounts', zh: 'Mounts' } },
    { from: 'next', to: 'volume', type: 'refers', label: { en: 'Mounts', zh: 'Mounts' } },
  ],
});
