import recording from '../../labs/debugging/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const objects = recordedObjects(recording, 'packets');
const owners = objects
  .filter(({ kind }) => kind === 'Pod')
  .flatMap(({ ties }) => ties.map(({ name }) => name));
// Each repair left a ReplicaSet without Pods behind, and no request passes there.
const inUse = objects.filter(({ kind, name }) => kind !== 'ReplicaSet' || owners.includes(name));

const cluster = drawnFrom(inUse, {
  // The slice’s label says the same as its owner.
  without: ['spec.nodeName', 'metadata.labels[kubernetes.io/service-name]'],
  href: {
    Deployment: 'deployments',
    Pod: 'pods',
    Service: 'services',
    ConfigMap: 'configuration',
    ServiceAccount: 'glossary#service-account',
    EndpointSlice: 'glossary#endpointslice',
  },
});

export default defineDiagram({
  title: {
    en: 'Every name that somebody typed can be wrong',
    zh: '人写下的名字，每一个都可能写错',
  },
  alt: {
    en: `The Pod front asks the Service catalog by its name. ${cluster.words.en}`,
    zh: `Pod front 用名字访问 Service catalog。${cluster.words.zh}`,
  },
  caption: {
    en: 'The catalog as it is after all repairs, without the empty ReplicaSets that they left behind. The first fault was at the arrow to the ServiceAccount. The other two have no arrow: they were in the program’s own settings, which file it reads and where it listens.',
    zh: '全部修好之后的 catalog；修的过程中留下的空 ReplicaSet 没有画。第一处故障在通向 ServiceAccount 的箭头上；另外两处没有箭头，都在程序自己的设置里：读哪个文件、在哪里监听。',
  },
  groups: cluster.groups,
  nodes: [
    { id: 'front', kind: 'pod', label: { en: 'Pod\nfront', zh: 'Pod\nfront' } },
    ...cluster.nodes,
  ],
  edges: [
    {
      from: 'front',
      to: cluster.box('Service', 'catalog'),
      type: 'traffic',
      label: { en: 'http://catalog/', zh: 'http://catalog/' },
    },
    ...cluster.edges,
  ],
});
