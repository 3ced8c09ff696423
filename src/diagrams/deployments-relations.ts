import recording from '../../labs/deployments/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'careless'), {
  kinds: ['Deployment', 'ReplicaSet', 'Pod', 'Service'],
  without: ['spec.serviceAccountName', 'spec.nodeName'],
  href: { Pod: 'pods', Service: 'services', ReplicaSet: 'glossary#replicaset' },
});

// The ReplicaSet of the old template is the one that owns nothing any more.
const nodes = cluster.nodes.map((node): (typeof cluster.nodes)[number] => {
  if (!node.id.startsWith('replicaset')) return node;
  const isOld = cluster.edges.every(({ from }) => from !== node.id);
  const which = isOld ? { en: 'old template', zh: '旧模板' } : { en: 'new template', zh: '新模板' };
  return {
    ...node,
    label: { en: `${node.label.en}\n${which.en}`, zh: `${node.label.zh}\n${which.zh}` },
  };
});

export default defineDiagram({
  title: { en: 'From a Deployment to its Pods', zh: '从 Deployment 到它的 Pod' },
  alt: {
    en: `After the first update in the lab. You write a Deployment and a Service. ${cluster.words.en} The other ReplicaSet is the one of the old template: it owns no Pod any more and is kept for a rollback.`,
    zh: `实验里第一次更新之后。你编写一个 Deployment 和一个 Service。${cluster.words.zh}另一个 ReplicaSet 属于旧模板：它已不再拥有 Pod，留着供回滚使用。`,
  },
  caption: {
    en: 'Two ReplicaSets for two templates. Only one of them still owns Pods; the other is the way back. The Service looks at labels and knows neither.',
    zh: '两个模板，两个 ReplicaSet。只有一个还拥有 Pod，另一个是退路。Service 只看标签，两个它都不认识。',
  },
  nodes: [{ id: 'you', kind: 'client', label: { en: 'you', zh: '你' } }, ...nodes],
  groups: cluster.groups,
  edges: [
    { from: 'you', to: cluster.box('Deployment', 'web'), type: 'owns' },
    { from: 'you', to: cluster.box('Service', 'web'), type: 'owns' },
    ...cluster.edges,
  ],
});
