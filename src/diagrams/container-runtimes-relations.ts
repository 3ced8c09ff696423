import recording from '../../labs/container-runtimes/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'second-handler'), {
  kinds: ['Pod', 'RuntimeClass'],
  href: { Pod: 'pods', RuntimeClass: 'glossary#runtime-class' },
});
const same = (text: string) => ({ en: text, zh: text });
const none = { en: 'no\nruntimeClassName', zh: '没有写\nruntimeClassName' };
const entry = { en: 'config.toml', zh: 'config.toml' };

export default defineDiagram({
  title: { en: 'From a Pod to its handler', zh: '从 Pod 到 handler' },
  alt: {
    en: `${cluster.words.en} The RuntimeClass names the handler test-handler in its field handler. Pod teller names no class and gets the default handler, runc. Both handlers stand in the config.toml of containerd on the node, from which the kubelet orders each Pod by CRI.`,
    zh: `${cluster.words.zh}RuntimeClass 在 handler 字段里写明 test-handler。Pod teller 没有写类，用的是默认的 handler：runc。两个 handler 都写在节点上 containerd 的 config.toml 里；kubelet 用 CRI 逐个向 containerd 要 Pod。`,
  },
  caption: {
    en: 'The class is an object of the API; the handler is a line in a file on each node. Only a name ties them.',
    zh: '类是 API 里的对象，handler 是每个节点上某个文件里的一行。把两者连起来的只有一个名字。',
  },
  nodes: [
    ...cluster.nodes,
    { id: 'kubelet', kind: 'process', label: same('kubelet'), in: 'node' },
    { id: 'containerd', kind: 'process', label: same('containerd'), in: 'node' },
    {
      id: 'default-handler',
      kind: 'file',
      label: { en: 'handler runc\n(default)', zh: 'handler runc\n（默认）' },
      in: 'node',
    },
    { id: 'test-handler', kind: 'file', label: same('handler\ntest-handler'), in: 'node' },
  ],
  groups: [{ id: 'node', kind: 'node', label: { en: 'node', zh: '节点' } }],
  edges: [
    ...cluster.edges,
    { from: cluster.box('Pod', 'teller'), to: 'default-handler', type: 'refers', label: none },
    { from: 'kubelet', to: 'containerd', type: 'traffic', label: same('CRI') },
    {
      from: cluster.box('RuntimeClass', 'second'),
      to: 'test-handler',
      type: 'refers',
      label: same('handler'),
    },
    { from: 'containerd', to: 'default-handler', type: 'refers', label: entry },
    { from: 'containerd', to: 'test-handler', type: 'refers', label: entry },
  ],
});
