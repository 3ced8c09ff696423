import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'Names, a registry, and a cache on the way to it',
    zh: '名字、镜像仓库，以及通往它的路上的缓存',
  },
  alt: {
    en:
      'The Docker engine pushes to a registry over HTTP. Inside the registry a repository has the tags 2 and stable, which refer to one manifest by its digest. ' +
      'A containerd pulls docker.io/library/menu:1; its file hosts.toml sends the request to a cache, and the cache fetches from the registry what it does not have.',
    zh:
      'Docker 引擎通过 HTTP 推送到镜像仓库。镜像仓库里，标签 2 和 stable 都按摘要指向同一份清单。' +
      'containerd 拉取 docker.io/library/menu:1，它的 hosts.toml 文件让请求先去缓存；缓存没有的内容，由缓存去镜像仓库取。',
  },
  caption: {
    en: 'A tag is an arrow that can be turned. A digest is the address of the content itself, wherever a copy lies.',
    zh: '标签是一个可以转向的箭头。摘要是内容本身的地址，副本放在哪里都一样。',
  },
  groups: [
    {
      id: 'shelf',
      kind: 'registry',
      label: { en: 'registry, HTTP API /v2/', zh: '镜像仓库，HTTP API /v2/' },
    },
  ],
  nodes: [
    { id: 'engine', kind: 'engine', label: { en: 'Docker engine', zh: 'Docker 引擎' } },
    {
      id: 'node',
      kind: 'engine',
      label: { en: 'containerd\non a node', zh: '节点上的\ncontainerd' },
      href: 'glossary#containerd',
    },
    {
      id: 'hosts',
      kind: 'file',
      label: { en: 'hosts.toml\nfor docker.io', zh: 'docker.io 的\nhosts.toml' },
    },
    {
      id: 'cache',
      kind: 'registry',
      label: { en: 'cache', zh: '缓存' },
      href: 'glossary#pull-through-cache',
    },
    {
      id: 'tag-2',
      kind: 'file',
      in: 'shelf',
      label: { en: 'tag 2', zh: '标签 2' },
      href: 'glossary#tag',
    },
    {
      id: 'tag-stable',
      kind: 'file',
      in: 'shelf',
      label: { en: 'tag stable', zh: '标签 stable' },
      href: 'glossary#tag',
    },
    {
      id: 'manifest',
      kind: 'image',
      in: 'shelf',
      label: { en: 'manifest\nof version 2', zh: '版本 2 的\n清单' },
      href: 'glossary#image-manifest',
    },
    {
      id: 'volume',
      kind: 'volume',
      label: { en: 'volume\nwith the content', zh: '存放内容的卷' },
      href: 'glossary#volume',
    },
  ],
  edges: [
    { from: 'engine', to: 'shelf', type: 'traffic', label: { en: 'push, pull', zh: '推送、拉取' } },
    { from: 'node', to: 'hosts', type: 'refers', label: { en: 'config_path', zh: 'config_path' } },
    { from: 'hosts', to: 'cache', type: 'refers', label: { en: 'host', zh: 'host' } },
    {
      from: 'cache',
      to: 'shelf',
      type: 'traffic',
      label: { en: 'what it lacks', zh: '取所缺内容' },
    },
    { from: 'tag-2', to: 'manifest', type: 'refers', label: { en: 'digest', zh: '摘要' } },
    { from: 'tag-stable', to: 'manifest', type: 'refers', label: { en: 'digest', zh: '摘要' } },
    { from: 'shelf', to: 'volume', type: 'owns' },
  ],
});
