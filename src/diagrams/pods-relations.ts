import recording from '../../labs/pods/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(
  [
    ...recordedObjects(recording, 'one-pod-two-containers'),
    ...recordedObjects(recording, 'replaced-not-moved'),
  ].filter(({ name }) => name !== 'shop-shared-pid'),
);
const managed = cluster.box('Pod', 'managed-…');

export default defineDiagram({
  title: { en: 'Who makes a Pod, and who points at it', zh: '谁创建 Pod，谁指向 Pod' },
  alt: {
    en: `You create a Deployment, and directly, without one, the Pod shop; nothing owns that. ${cluster.words.en} A Service selects Pods by their labels with spec.selector.`,
    zh: `你创建 Deployment，也直接创建了 Pod shop，它没有属主。${cluster.words.zh}Service 用 spec.selector 按标签选择 Pod。`,
  },
  caption: {
    en: 'The Deployment’s Pod has an owner that will make another. Nothing owns the Pod shop.',
    zh: 'Deployment 的 Pod 有属主，没了会另建一个；Pod shop 没有属主。',
  },
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    ...cluster.nodes,
    { id: 'service', kind: 'service', label: { en: 'Service', zh: 'Service' }, href: 'services' },
  ],
  edges: [
    { from: 'you', to: cluster.box('Deployment', 'managed'), type: 'owns' },
    ...cluster.edges,
    { from: 'you', to: cluster.box('Pod', 'shop'), type: 'owns' },
    {
      from: 'service',
      to: managed,
      type: 'refers',
      label: { en: 'spec.selector', zh: 'spec.selector' },
    },
  ],
});
