import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { same, UserError, whatAndWhy } from '../outcome.ts';
import type { KubeObject } from '../ports.ts';
import type { ContainerFacts } from '../tools/docker.ts';
import { driftFromBaseline } from './baseline.ts';
import { isReady } from './is-ready.ts';
import { canLookUp } from './look-up.ts';
import { isUnmarked, marksOf } from './node-marks.ts';
import { findNodes } from './state.ts';

/** One thing of the cluster that was looked at. */
export interface Finding {
  /** Stable name for scripts that read `--json`. */
  readonly id: string;
  readonly name: Text;
  readonly saw: Text;
  readonly isGood: boolean;
}

type HealthDeps = Pick<
  Deps,
  'exec' | 'files' | 'paths' | 'cluster' | 'clusterName' | 'clock' | 'signal'
>;

/** Parts of the control plane that the kubelet starts from files. */
const STATIC = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const;

/** What the API tells, read in one go. */
interface Facts {
  readonly containers: readonly ContainerFacts[];
  readonly nodes: readonly KubeObject[];
  /** Of kube-system. */
  readonly pods: readonly KubeObject[];
  readonly drift: readonly string[];
  readonly dnsAddress: string;
}

/**
 * Looks at our running cluster, from its containers up to a look-up of a name from each node; changes nothing. What
 * depends on something that is not there is not looked at.
 */
export async function lookAtCluster(deps: HealthDeps): Promise<readonly Finding[]> {
  const containers = await findNodes(deps);
  const first = lookAtContainers(containers);
  let facts: Facts;
  try {
    facts = await readFacts(deps, containers);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [first, finding('api', { en: 'API', zh: 'API' }, false, whatAndWhy(error))];
  }
  return [
    first,
    lookAtNodes(facts),
    lookAtMarks(facts),
    lookAtControlPlane(facts),
    lookAtProxy(facts),
    lookAtOthers(facts),
    await lookAtDns(deps, facts),
    lookAtVersions(facts),
  ];
}

async function readFacts(deps: HealthDeps, containers: readonly ContainerFacts[]): Promise<Facts> {
  const api = await deps.cluster();
  const namespace = 'kube-system';
  const [nodes, pods, services, drift] = await Promise.all([
    api.list({ kind: 'Node' }, deps.signal),
    api.list({ kind: 'Pod', namespace }, deps.signal),
    api.list({ kind: 'Service', namespace, name: 'kube-dns' }, deps.signal),
    driftFromBaseline(deps),
  ]);
  const { clusterIP = '' } = (services[0]?.['spec'] ?? {}) as { clusterIP?: string };
  return { containers, nodes, pods, drift, dnsAddress: clusterIP };
}

function lookAtContainers(containers: readonly ContainerFacts[]): Finding {
  const off = containers.filter(({ status }) => status !== 'running');
  const list = off.map(({ name, status }) => `${name} (${status})`);
  return finding(
    'containers',
    { en: 'Containers of the nodes', zh: '节点容器' },
    off.length === 0,
    {
      en:
        off.length === 0
          ? `${String(containers.length)} are running`
          : `not running: ${list.join(', ')}`,
      zh:
        off.length === 0
          ? `${String(containers.length)} 个都在运行`
          : `没有运行：${list.join('、')}`,
    },
  );
}

function lookAtNodes({ containers, nodes }: Facts): Finding {
  const off = nodes.filter((node) => !isReady(node)).map(nameOf);
  const isWhole = nodes.length === containers.length;
  return finding('nodes', { en: 'Nodes', zh: '节点' }, off.length === 0 && isWhole, {
    en: off.length > 0 ? `not Ready: ${off.join(', ')}` : `${String(nodes.length)} are Ready`,
    zh: off.length > 0 ? `未就绪：${off.join('、')}` : `${String(nodes.length)} 个已就绪`,
  });
}

function lookAtMarks({ nodes }: Facts): Finding {
  const marked = nodes.map(marksOf).filter((marks) => !isUnmarked(marks));
  const list = marked.map(({ name, isCordoned, taints, labels }) =>
    [name, ...(isCordoned ? ['cordoned'] : []), ...taints, ...labels].join(' '),
  );
  return finding(
    'marks',
    { en: 'Cordons, taints, labels', zh: '封锁、污点与标签' },
    marked.length === 0,
    {
      en: marked.length === 0 ? 'as in a new cluster' : `left on nodes: ${list.join('; ')}`,
      zh: marked.length === 0 ? '与新建时一样' : `节点上残留：${list.join('；')}`,
    },
  );
}

function lookAtControlPlane({ containers, pods }: Facts): Finding {
  const planes = containers
    .map(({ name }) => name)
    .filter((name) => name.includes('-control-plane'));
  const missing = planes.flatMap((node) =>
    STATIC.map((part) => `${part}-${node}`).filter(
      (name) => !pods.some((pod) => nameOf(pod) === name && isReady(pod)),
    ),
  );
  return finding('control-plane', { en: 'Control plane', zh: '控制平面' }, missing.length === 0, {
    en:
      missing.length === 0
        ? `${STATIC.join(', ')} are running`
        : `not running: ${missing.join(', ')}`,
    zh: missing.length === 0 ? `${STATIC.join('、')} 都在运行` : `没有运行：${missing.join('、')}`,
  });
}

function lookAtProxy({ nodes, pods, drift }: Facts): Finding {
  const name = same('kube-proxy');
  const changed = drift.filter((what) => what.endsWith('kube-proxy'));
  if (changed.length > 0) return isChanged('kube-proxy', name, changed);
  const without = nodes
    .map(nameOf)
    .filter((node) => !pods.some((pod) => isOn(pod, node, 'k8s-app', 'kube-proxy')));
  return finding('kube-proxy', name, without.length === 0, {
    en: without.length === 0 ? 'ready on each node' : `not ready on: ${without.join(', ')}`,
    zh: without.length === 0 ? '每个节点上都就绪' : `以下节点上未就绪：${without.join('、')}`,
  });
}

/** CoreDNS is told with its look-up, kube-proxy and the control plane above. */
function lookAtOthers({ pods }: Facts): Finding {
  const off = pods.filter((pod) => !isFinished(pod) && (!isReady(pod) || isGoing(pod))).map(nameOf);
  return finding(
    'system-pods',
    { en: 'Pods of kube-system', zh: 'kube-system 的 Pod' },
    off.length === 0,
    {
      en: off.length === 0 ? `${String(pods.length)} are ready` : `not ready: ${off.join(', ')}`,
      zh: off.length === 0 ? `${String(pods.length)} 个都已就绪` : `未就绪：${off.join('、')}`,
    },
  );
}

async function lookAtDns(deps: HealthDeps, facts: Facts): Promise<Finding> {
  const name = { en: 'Cluster DNS', zh: '集群 DNS' };
  const { containers, pods, drift, dnsAddress } = facts;
  const changed = drift.filter((what) => !what.endsWith('kube-proxy'));
  if (changed.length > 0) return isChanged('dns', name, changed);
  const ready = pods.filter((pod) => labelOf(pod, 'k8s-app') === 'kube-dns' && isReady(pod));
  if (ready.length === 0 || dnsAddress === '')
    return finding('dns', name, false, { en: 'CoreDNS is not ready', zh: 'CoreDNS 未就绪' });
  const on = containers.filter(({ status }) => status === 'running');
  const answers = await Promise.all(
    on.map(async ({ id }) => await canLookUp(deps, id, dnsAddress)),
  );
  const without = on.filter((_, index) => answers[index] !== true).map((node) => node.name);
  return finding('dns', name, without.length === 0, {
    en: without.length === 0 ? 'CoreDNS answers each node' : `no answer on: ${without.join(', ')}`,
    zh:
      without.length === 0 ? 'CoreDNS 能应答每个节点' : `以下节点得不到应答：${without.join('、')}`,
  });
}

function lookAtVersions({ nodes }: Facts): Finding {
  const versions = nodes.map((node) => {
    const { nodeInfo } = (node['status'] ?? {}) as { nodeInfo?: Readonly<Record<string, string>> };
    return `Kubernetes ${nodeInfo?.['kubeletVersion'] ?? '?'}, ${nodeInfo?.['containerRuntimeVersion'] ?? '?'}`;
  });
  const different = [...new Set(versions)];
  const saw = same(different.join('; '));
  return finding('versions', { en: 'Versions', zh: '版本' }, different.length === 1, saw);
}

function isChanged(id: string, name: Text, changed: readonly string[]): Finding {
  return finding(id, name, false, {
    en: `changed by a lab: ${changed.join(', ')}`,
    zh: `被实验改动过：${changed.join('、')}`,
  });
}

function finding(id: string, name: Text, isGood: boolean, saw: Text): Finding {
  return { id, name, saw, isGood };
}

const nameOf = ({ metadata }: KubeObject): string => metadata.name;
const labelOf = ({ metadata }: KubeObject, key: string): string | undefined =>
  metadata.labels?.[key];
const isGoing = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined;

function isFinished(pod: KubeObject): boolean {
  const { phase } = (pod['status'] ?? {}) as { phase?: string };
  return phase === 'Succeeded' || phase === 'Failed';
}

/** A ready Pod with this label on this node. */
function isOn(pod: KubeObject, node: string, key: string, value: string): boolean {
  const { nodeName } = (pod['spec'] ?? {}) as { nodeName?: string };
  return nodeName === node && labelOf(pod, key) === value && isReady(pod) && !isGoing(pod);
}
