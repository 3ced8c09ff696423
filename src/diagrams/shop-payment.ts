import recording from '../../labs/shop/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const PARTS = ['payment', 'db'];

// What has one of the two labels, or is named by it alone; a claim is called after its Pod.
const cluster = drawnFrom(
  recordedObjects(recording, 'kubernetes').filter(
    ({ kind, name, labels }) =>
      PARTS.includes(labels['app'] ?? '') ||
      (kind === 'Secret' && name === 'db-password') ||
      (kind === 'PersistentVolumeClaim' && name === 'orders-db-0'),
  ),
  {
    kinds: [
      'Deployment',
      'ReplicaSet',
      'StatefulSet',
      'Pod',
      'Service',
      'Secret',
      'PersistentVolumeClaim',
    ],
    without: ['spec.serviceAccountName', 'spec.nodeName'],
    href: {
      Deployment: 'deployments',
      ReplicaSet: 'glossary#replicaset',
      StatefulSet: 'storage',
      Pod: 'pods',
      Service: 'services',
      Secret: 'configuration',
      PersistentVolumeClaim: 'storage',
    },
  },
);

/** Fields without their common beginning, long ones on two lines: the picture fits a phone. */
const edges = cluster.edges.map((edge): (typeof cluster.edges)[number] => {
  const label = edge.label?.en
    .replace(/^spec\./, '')
    .replace('[].', '[]\n.')
    .replace(/(?<=persistentVolume)(?=Claim)/, '\n');
  return label === undefined ? edge : { ...edge, label: { en: label, zh: label } };
});

/** The longest name of a kind, on two lines. */
const nodes = cluster.nodes.map((node): (typeof cluster.nodes)[number] => {
  const label = node.label.en.replace(/(?<=PersistentVolume)(?=Claim)/, '\n');
  return { ...node, label: { en: label, zh: label } };
});

export default defineDiagram({
  title: {
    en: 'One part of the shop, and the database behind it',
    zh: '商店的一个部分，和它背后的数据库',
  },
  alt: {
    en: `The program payment and its database, as they ran. ${cluster.words.en}`,
    zh: `付款程序和它的数据库在运行时的样子。${cluster.words.zh}`,
  },
  caption: {
    en: 'Two Pods share a Secret, and nothing else in the picture ties them: payment finds its database by a name, that of the Service db.',
    zh: '两个 Pod 共用一个 Secret，图里再没有别的联系：payment 凭一个名字找到数据库，就是 Service db 的名字。',
  },
  nodes,
  groups: cluster.groups,
  edges,
});
