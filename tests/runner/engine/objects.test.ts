import { expect, it } from 'vitest';
import { follow } from '../../../scripts/runner/engine/objects/follow.ts';
import { shapesOf } from '../../../scripts/runner/engine/objects/normal.ts';
import { keepObjects } from '../../../scripts/runner/engine/objects/select.ts';
import { stateOf } from '../../../scripts/runner/engine/objects/state.ts';
import { tiesOf } from '../../../scripts/runner/engine/objects/ties.ts';
import { makeFakeCluster, object } from '../support/fake-cluster.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';

const RUN = { namespace: 'lab-tiny', label: 'learn-k8s.lab=tiny' };

const service = object('Service', 'web', { spec: { selector: { app: 'web' } } });
const pod = (name: string, status: object = {}, metadata: object = {}) =>
  object('Pod', name, {
    metadata: {
      labels: { app: 'web' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'web-1' }],
      ...metadata,
    },
    spec: { nodeName: 'course-worker', containers: [] },
    status,
  });

it('names the fields that tie an object to others', () => {
  expect(tiesOf(service)).toEqual([
    { field: 'spec.selector', kind: 'Pod', labels: { app: 'web' } },
  ]);
  expect(tiesOf(pod('web-1'))).toEqual([
    { field: 'metadata.ownerReferences', kind: 'ReplicaSet', name: 'web-1' },
    { field: 'spec.nodeName', kind: 'Node', name: 'course-worker' },
  ]);
  const mounts = object('Pod', 'db', {
    spec: {
      containers: [{ envFrom: [{ secretRef: { name: 'key' } }] }],
      volumes: [{ persistentVolumeClaim: { claimName: 'data' } }, { configMap: { name: 'conf' } }],
    },
  });
  expect(tiesOf(mounts).map(({ kind, name }) => `${kind}/${name ?? ''}`)).toEqual([
    'PersistentVolumeClaim/data',
    'ConfigMap/conf',
    'Secret/key',
  ]);
  const slice = object('EndpointSlice', 'web-x', {
    metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: [{ targetRef: { kind: 'Pod', name: 'web-1' } }, {}],
  });
  expect(tiesOf(slice).map(({ kind, name }) => `${kind}/${name ?? ''}`)).toEqual([
    'Service/web',
    'Pod/web-1',
  ]);
  const api = object('APIService', 'v1beta1.metrics.k8s.io', {
    spec: { service: { name: 'metrics-server', namespace: 'lab-tiny' } },
  });
  expect(tiesOf(api)).toEqual([{ field: 'spec.service', kind: 'Service', name: 'metrics-server' }]);
  const policy = object('NetworkPolicy', 'db', {
    spec: {
      podSelector: { matchLabels: { app: 'db' } },
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'payment' } } }] }, {}],
    },
  });
  expect(tiesOf(policy)).toEqual([
    { field: 'spec.podSelector', kind: 'Pod', labels: { app: 'db' } },
    { field: 'spec.ingress[].from[].podSelector', kind: 'Pod', labels: { app: 'payment' } },
  ]);
});

it('keeps nothing outside namespaces but what a kept object names or the lab’s label marks', async () => {
  const bare = (kind: string, name: string, labels = {}) => {
    return { ...object(kind, name), metadata: { name, uid: name, labels } };
  };
  const cluster = makeFakeCluster([
    pod('web-1'),
    pod('going', {}, { deletionTimestamp: 'now' }),
    bare('ClusterRole', 'mine', { 'learn-k8s.lab': 'tiny' }),
    bare('ClusterRole', 'admin'),
  ]);
  const deps = { ...(await makeFakeDeps()), cluster: () => Promise.resolve(cluster) };
  const kept = await keepObjects(deps, RUN, ['Pod', 'ClusterRole']);
  expect(kept.map(({ kind, name }) => `${kind}/${name}`)).toEqual([
    'Pod/web-1',
    'ClusterRole/mine',
  ]);
});

it.each([
  [{ phase: 'Pending' }, 'Scheduled'],
  [{ phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] }, 'Running'],
  [{ phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] }, 'Ready'],
  [
    {
      phase: 'Running',
      containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } }, restartCount: 2 }],
    },
    'CrashLoopBackOff (restarts 2)',
  ],
  [
    {
      phase: 'Pending',
      initContainerStatuses: [
        { state: { terminated: { exitCode: 0 } } },
        { state: { waiting: { reason: 'PodInitializing' } } },
      ],
    },
    'Init:1/2',
  ],
  [{ phase: 'Failed', reason: 'Evicted' }, 'Evicted'],
])('says what a Pod is: %j', (status, state) => {
  expect(stateOf(pod('web-1', status))).toBe(state);
});

it('counts a running init container as through only when it is a sidecar', () => {
  const running = { started: true, state: { running: {} } };
  const statuses = [
    { name: 'log', ...running },
    { name: 'check', ...running },
  ];
  const shop = object('Pod', 'shop', {
    spec: { initContainers: [{ name: 'log', restartPolicy: 'Always' }, { name: 'check' }] },
    status: { phase: 'Pending', initContainerStatuses: statuses },
  });
  expect(stateOf(shop)).toBe('Init:1/2');
});

it('tells a change once, a deletion, and an Event as what happened to its object', async () => {
  const cluster = makeFakeCluster([
    object('Event', 'old', { involvedObject: { kind: 'Pod', name: 'x' }, reason: 'Old' }),
  ]);
  const deps = { ...(await makeFakeDeps()), cluster: () => Promise.resolve(cluster) };
  const following = follow(deps, RUN, ['Pod', 'Event']);
  await new Promise((resolve) => setImmediate(resolve));
  cluster.set([pod('web-1', { phase: 'Pending' })]);
  cluster.set([pod('web-1', { phase: 'Pending', unimportant: true })]);
  cluster.set([
    object('Event', 'new', {
      involvedObject: { kind: 'Pod', name: 'web-1' },
      reason: 'Pulled',
      reportingComponent: 'kubelet',
    }),
  ]);
  const changes = await following.stop();
  expect(changes).toMatchObject([
    { kind: 'Pod', name: 'web-1', state: 'Scheduled' },
    { kind: 'Pod', name: 'web-1', state: 'gone' },
    { kind: 'Pod', name: 'web-1', event: 'Pulled', by: 'kubelet' },
  ]);
});

it('compares kinds of ties: another node or another Pod of the same set is no difference, another label is', () => {
  const kept = (name: string, node: string, label = 'web') => ({
    kind: 'Pod',
    name,
    labels: { app: label },
    ties: [{ field: 'spec.nodeName', kind: 'Node', name: node }],
  });
  expect(shapesOf([kept('web-<pod-1>', 'a'), kept('web-<pod-2>', 'b')])).toEqual(
    shapesOf([kept('web-<pod-3>', 'b')]),
  );
  const node = (name: string) => ({
    kind: 'Node',
    name,
    labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/hostname': name },
    ties: [],
  });
  expect(shapesOf([node('course-worker')])).toEqual(shapesOf([node('course-worker2')]));
  expect(shapesOf([kept('web-<pod-1>', 'a', 'webb')])).not.toEqual(
    shapesOf([kept('web-<pod-1>', 'a')]),
  );
});

it('says when it could not follow: a timeline with holes must not be taken for the whole', async () => {
  const cluster = {
    ...makeFakeCluster(),
    follow: () => Promise.reject(new Error('the API is gone')),
  };
  const deps = { ...(await makeFakeDeps()), cluster: () => Promise.resolve(cluster) };
  const following = follow(deps, RUN, ['Pod']);
  await new Promise((resolve) => setImmediate(resolve));
  await expect(following.stop()).rejects.toThrow('the API is gone');
});
