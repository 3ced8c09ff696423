import recording from '../../labs/container-runtimes/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'second-handler'), {
  kinds: ['Pod', 'RuntimeClass'],
  href: { Pod: 'pods', RuntimeClass: 'glossary#runtime-class' },
});
const [plain, second] = [cluster.box('Pod', 'teller'), cluster.box('Pod', 'second')];
const same = (text: string) => ({ en: text, zh: text });
const reads = { en: 'reads', zh: '读取' };
const entry = { en: 'config.toml', zh: 'config.toml' };

export default defineDiagram({
  title: { en: 'From a Pod to its handler', zh: '从 Pod 到 handler' },
  alt: {
    en: `${cluster.words.en} The RuntimeClass names the handler test-handler in its field handler. The kubelet on the node reads the Pods and orders each of them from containerd by CRI. In its config.toml containerd has two handlers: runc, which is the default and serves Pod teller, and test-handler, which serves Pod second.`,
    zh: `${cluster.words.zh}RuntimeClass 在 handler 字段里写明 test-handler。节点上的 kubelet 读取这些 Pod，逐个用 CRI 向 containerd 要。containerd 的 config.toml 里有两个 handler：runc 是默认的，运行 Pod teller；test-handler 运行 Pod second。`,
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
    { from: 'kubelet', to: plain, type: 'refers', label: reads },
    { from: 'kubelet', to: second, type: 'refers', label: reads },
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
