import recording from '../../labs/configuration/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'settings'), {
  kinds: ['Pod', 'ConfigMap', 'Secret'],
  without: ['spec.serviceAccountName'],
  href: { Pod: 'pods', ConfigMap: 'glossary#configmap', Secret: 'glossary#secret' },
});

/** A long path on several lines, and below it the other field that ties the same two: the picture fits a phone. */
const edges = cluster.edges.reduce<(typeof cluster.edges)[number][]>((drawn, edge) => {
  const words =
    edge.label?.en.replace('spec.', '').replace(/(?<=\[\])\.|\.(?=configMapKeyRef)/g, '\n.') ?? '';
  const same = drawn.findIndex(({ from, to }) => from === edge.from && to === edge.to);
  const label = [drawn[same]?.label?.en, words].filter(Boolean).join('\nand\n');
  const merged = { ...edge, label: { en: label, zh: label.replace('\nand\n', '\n和\n') } };
  return same < 0 ? [...drawn, merged] : drawn.with(same, merged);
}, []);

export default defineDiagram({
  title: { en: 'From a ConfigMap into a container', zh: '从 ConfigMap 到容器' },
  alt: {
    en: `${cluster.words.en} The kubelet gets the values of both. When it makes the container it hands over, once, the variable NOTICE and the file /etc/pinned/text, mounted by subPath. The volumes at /etc/notice and /run/till it renews while the container runs.`,
    zh: `${cluster.words.zh}kubelet 取得两者的值。创建容器时，它一次性地交出环境变量 NOTICE 和用 subPath 挂载的文件 /etc/pinned/text；而 /etc/notice 和 /run/till 两个卷，容器运行期间它会不断更新。`,
  },
  caption: {
    en: 'The Pod names the objects, in the fields of its spec on the dashed lines. Only what is mounted whole is renewed.',
    zh: 'Pod 在 spec 里用虚线上的字段提到这些对象。只有整个挂载的卷才会更新。',
  },
  groups: [
    { id: 'container', kind: 'container', label: { en: 'container board', zh: '容器 board' } },
  ],
  nodes: [
    ...cluster.nodes,
    {
      id: 'kubelet',
      kind: 'process',
      label: { en: 'kubelet', zh: 'kubelet' },
      href: 'glossary#kubelet',
    },
    {
      id: 'once',
      kind: 'file',
      label: { en: 'variable,\nsubPath file', zh: '环境变量、\nsubPath 文件' },
      in: 'container',
    },
    {
      id: 'renewed',
      kind: 'volume',
      label: { en: 'volumes', zh: '卷' },
      in: 'container',
    },
  ],
  edges: [
    ...edges,
    {
      from: cluster.box('ConfigMap', 'notice'),
      to: 'kubelet',
      type: 'traffic',
      label: { en: 'values', zh: '值' },
    },
    {
      from: cluster.box('Secret', 'till'),
      to: 'kubelet',
      type: 'traffic',
      label: { en: 'values', zh: '值' },
    },
    { from: 'kubelet', to: 'once', type: 'owns', label: { en: 'once', zh: '一次' } },
    { from: 'kubelet', to: 'renewed', type: 'owns', label: { en: 'renewed', zh: '更新' } },
  ],
});
