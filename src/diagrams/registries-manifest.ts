import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'From a tag down to the layers', zh: '从标签一路到层' },
  alt: {
    en:
      'A tag refers to an index by its digest. The index refers to one manifest for each platform, here amd64 and arm64. ' +
      'The manifest for amd64 refers to its configuration and to its layers by their digests; the one for arm64 has its own, left out here. ' +
      'A tag may also refer to a manifest directly.',
    zh:
      '标签按摘要指向索引。索引按平台列出清单，这里是 amd64 和 arm64。' +
      'amd64 的清单按摘要指向自己的配置和各层；arm64 的清单有它自己的一套，图中略去。标签也可以直接指向一份清单。',
  },
  caption: {
    en: 'Every arrow below the tag is a hash of what it points at. Change one byte of a layer, and every digest above it changes.',
    zh: '标签以下的每个箭头，都是所指内容的哈希值。层里改一个字节，它上面的摘要全都会变。',
  },
  nodes: [
    { id: 'tag', kind: 'file', label: { en: 'tag', zh: '标签' }, href: 'glossary#tag' },
    {
      id: 'index',
      kind: 'file',
      label: { en: 'index', zh: '索引' },
      href: 'glossary#image-index',
    },
    {
      id: 'amd64',
      kind: 'image',
      label: { en: 'manifest\nlinux/amd64', zh: '清单\nlinux/amd64' },
      href: 'glossary#image-manifest',
    },
    {
      id: 'arm64',
      kind: 'image',
      label: { en: 'manifest\nlinux/arm64', zh: '清单\nlinux/arm64' },
      href: 'glossary#image-manifest',
    },
    { id: 'config', kind: 'file', label: { en: 'config', zh: '配置' } },
    {
      id: 'layers',
      kind: 'file',
      label: { en: 'layers', zh: '各层' },
      href: 'glossary#layer',
    },
  ],
  edges: [
    { from: 'tag', to: 'index', type: 'refers', label: { en: 'digest', zh: '摘要' } },
    { from: 'index', to: 'amd64', type: 'refers', label: { en: 'manifests', zh: 'manifests' } },
    { from: 'index', to: 'arm64', type: 'refers', label: { en: 'manifests', zh: 'manifests' } },
    { from: 'amd64', to: 'config', type: 'refers', label: { en: 'config', zh: 'config' } },
    { from: 'amd64', to: 'layers', type: 'refers', label: { en: 'layers', zh: 'layers' } },
  ],
});
