import recording from '../../labs/kubernetes-api/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const KEEPERS = ['keeper', 'keep-pods', 'keeper-keeps-pods', 'hello'];
const cluster = drawnFrom(
  recordedObjects(recording, 'controller').filter(
    ({ kind, name }) => kind === 'Pod' || KEEPERS.includes(name),
  ),
  {
    kinds: ['ServiceAccount', 'Role', 'RoleBinding', 'ConfigMap', 'Pod'],
    href: { Pod: 'pods' },
  },
);
const wanted = cluster.box('ConfigMap', 'hello');
const keeper = cluster.box('Pod', 'keeper-…');

export default defineDiagram({
  title: { en: 'A controller, and what allows it to act', zh: '一个控制器，以及谁准许它做事' },
  alt: {
    en: `You write the ConfigMap hello. ${cluster.words.en} The keeper sends its requests to the API server, which answers them by looking at RoleBinding and Role. The keeper watches the ConfigMap and the Pods, and makes and deletes Pods, all of it through the API server.`,
    zh: `你写下 ConfigMap hello。${cluster.words.zh}keeper 的请求都发给 API 服务器，后者查看 RoleBinding 和 Role 来决定是否放行。keeper 通过 API 服务器 watch ConfigMap 和 Pod，创建和删除 Pod。`,
  },
  caption: {
    en: 'ServiceAccount and Role meet only in the RoleBinding. The keeper touches no Pod: it asks the API server.',
    zh: 'ServiceAccount 和 Role 只在 RoleBinding 里相遇。keeper 不直接碰任何 Pod：它只是去问 API 服务器。',
  },
  nodes: [
    { id: 'you', kind: 'client', label: { en: 'you', zh: '你' } },
    ...cluster.nodes,
    { id: 'api', kind: 'control-plane', label: { en: 'API server', zh: 'API 服务器' } },
  ],
  edges: [
    { from: 'you', to: wanted, type: 'owns' },
    ...cluster.edges,
    { from: keeper, to: 'api', type: 'traffic', label: { en: 'requests', zh: '请求' } },
    {
      from: 'api',
      to: cluster.box('RoleBinding', 'keeper-keeps-pods'),
      type: 'refers',
      label: { en: 'looks up', zh: '查看' },
    },
  ],
});
