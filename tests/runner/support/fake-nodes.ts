import { join } from 'node:path';
import type { Deps } from '../../../scripts/runner/deps.ts';
import type { KubeObject } from '../../../scripts/runner/ports.ts';
import { type FakeCluster, makeFakeCluster, object } from './fake-cluster.ts';
import { makeFakeDeps } from './fake-deps.ts';
import { type Answer, exited, type FakeExec, makeFakeExec } from './fake-exec.ts';

const NAMES = ['course-control-plane', 'course-worker', 'course-worker2'] as const;
const RECORD = {
  name: 'course',
  ownerId: 'me',
  phase: 'ready',
  createdAt: '2026-11-21T11:00:00.000Z',
  nodeIds: NAMES,
  httpPort: 30080,
  httpsPort: 30443,
  image: 'kindest/node:v1.37.0',
};

/** A cluster of three nodes whose containers, objects and look-ups a test can change. */
export interface FakeNodes {
  readonly deps: Awaited<ReturnType<typeof makeFakeDeps>>;
  readonly exec: FakeExec;
  readonly cluster: FakeCluster;
  /** Container name → its state. */
  readonly states: Map<string, string>;
  /** What the cluster holds now. */
  objects(): readonly KubeObject[];
  /** Changes one object's fields. */
  change(kind: string, name: string, fields: Readonly<Record<string, unknown>>): void;
  add(...more: readonly KubeObject[]): void;
  remove(kind: string, name: string): void;
  /** Puts one object in the place of another, or beside all when there was none. */
  replace(before: KubeObject | undefined, after: KubeObject): void;
}

const READY = { conditions: [{ type: 'Ready', status: 'True' }] };
const inSystem = { namespace: 'kube-system' };

function systemPod(name: string, node: string, label: string): KubeObject {
  const metadata = { ...inSystem, labels: { 'k8s-app': label } };
  return object('Pod', name, { metadata, spec: { nodeName: node }, status: READY });
}

/** What a new cluster holds, as far as the runner looks at it. */
function newCluster(): KubeObject[] {
  const taint = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };
  const [plane] = NAMES;
  return [
    ...NAMES.map((name) =>
      object('Node', name, {
        metadata: {
          namespace: undefined,
          resourceVersion: '7',
          labels: { 'learn-k8s.owner': 'me', ...(name === plane ? { [taint.key]: '' } : {}) },
        },
        spec: name === plane ? { taints: [taint] } : {},
        status: {
          ...READY,
          nodeInfo: { kubeletVersion: 'v1.37.0', containerRuntimeVersion: 'containerd://2.3.4' },
        },
      }),
    ),
    ...['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'].map((part) =>
      systemPod(`${part}-${plane}`, plane, part),
    ),
    ...NAMES.map((node) => systemPod(`kube-proxy-${node}`, node, 'kube-proxy')),
    systemPod('coredns-1', plane, 'kube-dns'),
    object('Service', 'kube-dns', { metadata: inSystem, spec: { clusterIP: '10.96.0.10' } }),
    object('DaemonSet', 'kube-proxy', { metadata: inSystem, spec: { template: 'as new' } }),
    object('Deployment', 'coredns', { metadata: inSystem, spec: { replicas: 2 } }),
    object('ConfigMap', 'kube-proxy', { metadata: inSystem, data: { mode: 'iptables' } }),
    object('ConfigMap', 'coredns', { metadata: inSystem, data: { Corefile: '.:53' } }),
  ];
}

/** Makes one; `before` answers programs first. */
export async function makeFakeNodes(
  before: readonly Answer[] = [],
  overrides: Partial<Omit<Deps, 'reporter'>> = {},
): Promise<FakeNodes> {
  const states = new Map<string, string>(NAMES.map((name) => [name, 'running']));
  let held = newCluster();
  const cluster = makeFakeCluster(held);
  const set = (objects: KubeObject[]): void => {
    held = objects;
    cluster.set(objects);
  };
  const run = (line: string, verb: string, state: string): string => {
    for (const name of NAMES)
      if (line.startsWith(`docker ${verb}`) && line.split(' ').includes(name))
        states.set(name, state);
    return '';
  };
  const machine: Answer = (line) => {
    if (line.startsWith('docker version'))
      return JSON.stringify({ Client: { Context: 'default' }, Server: { Version: '26.1.5' } });
    if (line.startsWith('docker ps') && line.includes('kind.cluster=course '))
      return [...states.keys()].map((name) => `${name}\n`).join('');
    if (line.startsWith('docker ps')) return '';
    if (line.startsWith('docker container inspect --format')) return '172.18.0.2\n';
    if (line.startsWith('docker container inspect'))
      return JSON.stringify(
        [...states].map(([name, status]) => ({
          Id: name,
          Name: `/${name}`,
          State: { Status: status },
          Created: '2026-11-21T11:01:00Z',
        })),
      );
    if (line.startsWith('docker unpause')) return run(line, 'unpause', 'running');
    if (line.startsWith('docker start')) return run(line, 'start', 'running');
    if (line.startsWith('docker exec'))
      return [...states].some(
        ([name, state]) => line.includes(`exec ${name} `) && state === 'running',
      )
        ? ''
        : exited(1, '', 'is not running');
    if (/^docker (?:container|image|volume|network) ls/.test(line)) return '';
    if (line.includes('/readyz')) return 'ok';
    if (line.startsWith('kubectl ')) return '';
    if (line.startsWith('kind delete cluster')) return '';
    return undefined;
  };
  const exec = makeFakeExec([...before, machine]);
  const deps = await makeFakeDeps({ exec, cluster: () => Promise.resolve(cluster), ...overrides });
  await deps.files.write(deps.paths.kubeconfig, 'contexts: []\n');
  await deps.files.write(join(deps.paths.home, 'cluster.json'), JSON.stringify(RECORD));
  return {
    deps,
    exec,
    cluster,
    states,
    objects: () => held,
    change: (kind, name, fields) => {
      set(
        held.map((one) =>
          one.kind === kind && one.metadata.name === name ? { ...one, ...fields } : one,
        ),
      );
    },
    add: (...more) => {
      set([...held, ...more]);
    },
    remove: (kind, name) => {
      set(held.filter((one) => one.kind !== kind || one.metadata.name !== name));
    },
    replace: (before, after) => {
      set([...held.filter((one) => one !== before), after]);
    },
  };
}
