import recording from '../../labs/cloud-native/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'alone'), {
  kinds: ['Deployment', 'ReplicaSet', 'Pod', 'Node'],
  nodesAround: true,
  without: ['spec.serviceAccountName'],
  href: { Pod: 'pods', Deployment: 'deployments', ReplicaSet: 'glossary#replicaset' },
});

export default defineDiagram({
  title: { en: 'Who would miss which Pod', zh: '哪个 Pod 有人惦记' },
  alt: {
    en: `You write the Deployment web and the Pod alone. ${cluster.words.en} Pods of web run on both nodes; alone runs on the node course-worker2, and no object owns it. Both nodes are containers of the Docker engine on your machine.`,
    zh: `你写了 Deployment web 和 Pod alone。${cluster.words.zh}两个节点上都有 web 的 Pod；alone 在节点 course-worker2 上，不归任何对象所有。两个节点都是你机器上 Docker 引擎的容器。`,
  },
  caption: {
    en: 'Each Pod of web has an arrow from something in the cluster that counts. The only arrow to alone comes from you.',
    zh: 'web 的每个 Pod，都有集群里负责清点的对象指着它。指向 alone 的，只有你。',
  },
  groups: [
    {
      id: 'engine',
      kind: 'engine',
      label: { en: 'Docker on your machine', zh: '你机器上的 Docker' },
    },
    // The frame says that it is a node.
    ...cluster.groups.map(({ label, ...group }) => ({
      ...group,
      label: { en: label.en.replace('Node\n', ''), zh: label.zh.replace('Node\n', '') },
      in: 'engine',
    })),
  ],
  nodes: [{ id: 'you', kind: 'client', label: { en: 'you', zh: '你' } }, ...cluster.nodes],
  edges: [
    { from: 'you', to: cluster.box('Deployment', 'web'), type: 'owns' },
    { from: 'you', to: cluster.box('Pod', 'alone'), type: 'owns' },
    ...cluster.edges,
  ],
});
