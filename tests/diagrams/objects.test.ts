import { expect, it } from 'vitest';
import type { RecordedObject } from '../../scripts/lab-kit/index.ts';
import { allowedTraffic } from '../../src/diagrams/objects/allowed.ts';
import { drawnFrom } from '../../src/diagrams/objects/drawn-from.ts';
import { recordedObjects } from '../../src/diagrams/objects/recorded.ts';

const make = (kind: string, name: string, more: Partial<RecordedObject> = {}): RecordedObject => ({
  kind,
  name,
  labels: {},
  ties: [],
  ...more,
});

const pod = (name: string, node: string, label = 'web') =>
  make('Pod', name, {
    labels: { app: label },
    ties: [
      { field: 'metadata.ownerReferences', kind: 'ReplicaSet', name: 'web-<rs-1>' },
      { field: 'spec.nodeName', kind: 'Node', name: node },
    ],
  });

const SHOP = [
  make('Deployment', 'web', {
    ties: [{ field: 'spec.selector', kind: 'Pod', labels: { app: 'web' } }],
  }),
  make('ReplicaSet', 'web-<rs-1>', {
    ties: [{ field: 'metadata.ownerReferences', kind: 'Deployment', name: 'web' }],
  }),
  pod('web-<rs-1>-<pod-1>', 'course-worker'),
  pod('web-<rs-1>-<pod-2>', 'course-worker2'),
  make('Service', 'web', {
    ties: [{ field: 'spec.selector', kind: 'Pod', labels: { app: 'web' } }],
  }),
];
const arrows = (objects: readonly RecordedObject[], options = {}) =>
  drawnFrom(objects, options).edges.map(
    ({ from, to, type, label }) => `${from} ${type} ${to}: ${label?.en.replace('\n', ' ') ?? ''}`,
  );

it('draws one box for equal Pods and an arrow for each field that ties', () => {
  const { nodes } = drawnFrom(SHOP);
  expect(nodes.map(({ id, kind, label }) => [id, kind, label.en])).toEqual([
    ['deployment-web', 'deployment', 'Deployment\nweb'],
    ['replicaset-web', 'deployment', 'ReplicaSet\nweb-…'],
    ['pod-web', 'pod', '2 Pods\nweb-…'],
    ['service-web', 'service', 'Service\nweb'],
  ]);
  expect(arrows(SHOP)).toEqual([
    'deployment-web owns replicaset-web: ownerReferences',
    'replicaset-web owns pod-web: ownerReferences',
    'service-web refers pod-web: spec.selector app=web',
  ]);
});

it('changes the picture when a label changes: another box, and the Service no longer leads to it', () => {
  const changed = SHOP.map((object) =>
    object.name === 'web-<rs-1>-<pod-2>' ? { ...object, labels: { app: 'webb' } } : object,
  );
  expect(drawnFrom(changed).nodes.map(({ id }) => id)).toContain('pod-web-2');
  expect(arrows(changed).filter((line) => line.startsWith('service-web'))).toEqual([
    'service-web refers pod-web: spec.selector app=web',
  ]);
});

it('puts Pods into the nodes they run on', () => {
  const nodes = ['course-control-plane', 'course-worker', 'course-worker2'];
  const drawn = drawnFrom([...SHOP, ...nodes.map((name) => make('Node', name))], {
    nodesAround: true,
  });
  expect(drawn.groups.map(({ label }) => label.en)).toEqual([
    'Node\ncourse-worker',
    'Node\ncourse-worker2',
  ]);
  expect(drawn.nodes.filter(({ kind }) => kind === 'pod').map((box) => box.in)).toEqual([
    'node-course-worker',
    'node-course-worker2',
  ]);
});

it('says the relations in sentences of both languages', () => {
  const { words } = drawnFrom(SHOP, { kinds: ['Pod', 'Service'] });
  expect(words).toEqual({
    en: 'Service web refers to 2 Pods web-… by spec.selector app=web.',
    zh: 'Service web 通过 spec.selector app=web 指向 2 个 Pod web-…。',
  });
});

it('names a box for arrows by hand, and refuses one that is not there or is not the only one', () => {
  expect(drawnFrom(SHOP).box('Pod', 'web-…')).toBe('pod-web');
  expect(() => drawnFrom(SHOP).box('Pod', 'db')).toThrow(
    /0 boxes are Pod db; there are: Deployment web/,
  );
});

it('refuses a part that kept nothing', () => {
  const recording = { lab: 'x', parts: [{ id: 'a', objects: SHOP }, { id: 'b' }] };
  expect(recordedObjects(recording, 'a')).toHaveLength(5);
  expect(() => recordedObjects(recording, 'b')).toThrow(
    /keeps no objects of "b" \(it does of: a\)/,
  );
});

it('draws who may reach whom by NetworkPolicies, and nothing for one that lets nobody in', () => {
  const policy = (name: string, ...from: readonly string[]) =>
    make('NetworkPolicy', name, {
      ties: [
        { field: 'spec.podSelector', kind: 'Pod', labels: { app: name } },
        ...from.map((app) => ({
          field: 'spec.ingress[].from[].podSelector',
          kind: 'Pod',
          labels: { app },
        })),
      ],
    });
  const objects = [
    pod('web-<rs-1>-<pod-1>', 'course-worker'),
    pod('db-0', 'course-worker', 'db'),
    policy('db', 'web', 'nobody'),
    policy('web'),
  ];
  expect(allowedTraffic(objects)).toEqual([
    { from: 'web-…', to: 'db-0', policy: 'db', labels: ['app=web', 'app=db'] },
  ]);
});
