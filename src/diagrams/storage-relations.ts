import recording from '../../labs/storage/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'database'), {
  kinds: [
    'StatefulSet',
    'Service',
    'Pod',
    'PersistentVolumeClaim',
    'PersistentVolume',
    'StorageClass',
    'Node',
  ],
  without: ['spec.serviceAccountName'],
  href: {
    Pod: 'pods',
    Service: 'services',
    PersistentVolumeClaim: 'glossary#persistent-volume-claim',
    PersistentVolume: 'glossary#persistent-volume',
    StorageClass: 'glossary#storage-class',
  },
});

// The class is named on both sides; once is enough.
const claim = cluster.box('PersistentVolumeClaim', 'data-db-0');
const storageClass = cluster.box('StorageClass', 'standard');

/** Fields without their common beginning, long ones on two lines: the picture fits a phone. */
const edges = cluster.edges
  .filter(({ from, to }) => from !== claim || to !== storageClass)
  .map((edge): (typeof cluster.edges)[number] => {
    const label = edge.label?.en
      .replace(/^spec\./, '')
      .replace('[].', '[]\n.')
      .replace(/(?<=persistentVolume)(?=Claim)|(?<=storageClass)(?=Name)/, '\n');
    return label === undefined ? edge : { ...edge, label: { en: label, zh: label } };
  });

/** The longest name of a kind, on two lines. */
const nodes = cluster.nodes.map((node): (typeof cluster.nodes)[number] => {
  const label = node.label.en.replace(/(?<=PersistentVolume)(?=Claim)/, '\n');
  return { ...node, label: { en: label, zh: label } };
});

export default defineDiagram({
  title: { en: 'From a StatefulSet to its data', zh: '从 StatefulSet 到它的数据' },
  alt: {
    en: `You write a StatefulSet and a Service. ${cluster.words.en} No arrow of ownership leads to the claim or to the volume.`,
    zh: `你编写一个 StatefulSet 和一个 Service。${cluster.words.zh}没有“拥有”的箭头通向声明或卷。`,
  },
  caption: {
    en: 'Two arrows lead to the node. The Pod’s says where it runs; the volume’s says where it may. And nobody owns the claim.',
    zh: '有两个箭头通向节点：Pod 的说它在哪里运行，卷的说它只能在哪里用。而声明不归谁所有。',
  },
  nodes: [{ id: 'you', kind: 'client', label: { en: 'you', zh: '你' } }, ...nodes],
  groups: cluster.groups,
  edges: [
    { from: 'you', to: cluster.box('StatefulSet', 'db'), type: 'owns' },
    { from: 'you', to: cluster.box('Service', 'db'), type: 'owns' },
    ...edges,
  ],
});
