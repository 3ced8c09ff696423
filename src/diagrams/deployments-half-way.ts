import recording from '../../labs/deployments/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const all = recordedObjects(recording, 'stops-half-way');
const owners = new Set(
  all
    .filter(({ kind }) => kind === 'Pod')
    .flatMap(({ ties }) => ties.map(({ kind, name }) => `${kind} ${name ?? ''}`)),
);

// Older revisions, which own no Pod, are left out.
const cluster = drawnFrom(
  all.filter(({ kind, name }) => kind !== 'ReplicaSet' || owners.has(`ReplicaSet ${name}`)),
  {
    kinds: ['Deployment', 'ReplicaSet', 'Pod'],
    without: ['spec.serviceAccountName', 'spec.nodeName'],
    href: { Pod: 'pods', ReplicaSet: 'glossary#replicaset' },
  },
);

export default defineDiagram({
  title: { en: 'An update that stopped half way', zh: '停在半路的更新' },
  alt: {
    en: `The image of the new template does not exist. ${cluster.words.en} The three Pods are of the old template and ready; the single one is of the new template, and not ready.`,
    zh: `新模板的镜像不存在。${cluster.words.zh}三个 Pod 属于旧模板，都已就绪；单独的那个属于新模板，没有就绪。`,
  },
  caption: {
    en: 'Three old Pods, one new one, and there it stays: none of the old may go before the new one is available.',
    zh: '三个旧 Pod，一个新 Pod，就停在这里：新的可用之前，旧的一个也不许走。',
  },
  nodes: cluster.nodes,
  groups: cluster.groups,
  edges: cluster.edges,
});
