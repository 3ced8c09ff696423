import recording from '../../labs/shop/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { allowedTraffic } from './objects/allowed.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const objects = recordedObjects(recording, 'kubernetes');
const cluster = drawnFrom(objects, {
  kinds: ['Pod'],
  without: ['spec.serviceAccountName', 'spec.nodeName'],
  href: { Pod: 'pods' },
});

const allowed = allowedTraffic(objects);

export default defineDiagram({
  title: { en: 'Who may talk to whom in the shop', zh: '商店里谁可以访问谁' },
  alt: {
    en: `The customer reaches front, whose NetworkPolicy lets everybody in. ${allowed
      .map(
        ({ from, to, policy, labels: [asks, asked] }) =>
          `Pod ${from} may reach Pod ${to}: NetworkPolicy ${policy} lets ${asks} reach ${asked}.`,
      )
      .join(' ')}`,
    zh: `顾客访问 front，它的 NetworkPolicy 谁都放行。${allowed
      .map(
        ({ from, to, policy, labels: [asks, asked] }) =>
          `Pod ${from} 可以访问 Pod ${to}：NetworkPolicy ${policy} 允许 ${asks} 访问 ${asked}。`,
      )
      .join('')}`,
  },
  caption: {
    en: 'Seven Pods and one arrow for each door that a policy opens. The label is the policy’s name. Pods without an arrow between them have no business with each other.',
    zh: '七个 Pod，策略开了几扇门就有几个箭头，标签是策略的名字。没有箭头相连的，彼此没有往来。',
  },
  nodes: [
    { id: 'customer', kind: 'client', label: { en: 'customer', zh: '顾客' } },
    ...cluster.nodes,
  ],
  groups: cluster.groups,
  edges: [
    {
      from: 'customer',
      to: cluster.box('Pod', 'front-…'),
      type: 'traffic',
      label: { en: 'front', zh: 'front' },
    },
    ...allowed.map(
      ({ from, to, policy }) =>
        ({
          from: cluster.box('Pod', from),
          to: cluster.box('Pod', to),
          type: 'traffic',
          label: { en: policy, zh: policy },
        }) as const,
    ),
  ],
});
