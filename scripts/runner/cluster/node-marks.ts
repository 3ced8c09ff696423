import { LAB_PREFIX } from '../../lab-kit/versions.ts';
import type { Deps } from '../deps.ts';
import type { KubeObject } from '../ports.ts';
import { courseKubectl } from './course-kubectl.ts';

/** A taint as the API tells it. */
interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
  readonly timeAdded?: string;
}

/** What kubeadm gives the control plane. */
const CONTROL_PLANE: Taint = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };
/** The course's own label, set when the cluster is made. */
const OWNER = `${LAB_PREFIX}owner`;
/** Kubernetes sets these and takes them away by itself, but for this one, which only people set. */
const OF_KUBERNETES = 'node.kubernetes.io/';
const BY_HAND = 'node.kubernetes.io/out-of-service';

/** What somebody did to a node that is not there in a new cluster. */
export interface NodeMarks {
  readonly name: string;
  readonly isCordoned: boolean;
  /** As kubectl writes them: `key=value:NoSchedule`, a missing one of kubeadm's with `no ` before. */
  readonly taints: readonly string[];
  readonly labels: readonly string[];
}

/** Cordon, taints and labels of a node that do not belong there. Pure. */
export function marksOf(node: KubeObject): NodeMarks {
  const { unschedulable } = specOf(node);
  return {
    name: node.metadata.name,
    isCordoned: unschedulable === true,
    taints: [
      ...taintsOf(node).filter(isForeign).map(write),
      ...(lacksOwnTaint(node) ? [`no ${write(CONTROL_PLANE)}`] : []),
    ],
    labels: Object.keys(node.metadata.labels ?? {}).filter(
      (key) => key.startsWith(LAB_PREFIX) && key !== OWNER,
    ),
  };
}

/** Whether there is nothing to take away. */
export function isUnmarked({ isCordoned, taints, labels }: NodeMarks): boolean {
  return !isCordoned && taints.length === 0 && labels.length === 0;
}

/**
 * Takes it away: one change a node, which fails when the node changed meanwhile, since taints are written as a list. Says
 * whether there was anything.
 */
export async function removeMarks(
  deps: Pick<Deps, 'exec' | 'paths' | 'signal'>,
  node: KubeObject,
): Promise<boolean> {
  const marks = marksOf(node);
  if (isUnmarked(marks)) return false;
  const kept = taintsOf(node).filter((taint) => !isForeign(taint));
  const taints = lacksOwnTaint(node) ? [...kept, CONTROL_PLANE] : kept;
  const patch = {
    metadata: {
      resourceVersion: node.metadata.resourceVersion,
      labels: Object.fromEntries(marks.labels.map((key) => [key, null])),
    },
    spec: { unschedulable: null, taints: taints.length === 0 ? null : taints },
  };
  await courseKubectl(deps, [
    'patch',
    'node',
    marks.name,
    '--type=merge',
    '-p',
    JSON.stringify(patch),
  ]);
  return true;
}

function specOf(node: KubeObject): { unschedulable?: boolean; taints?: readonly Taint[] } {
  return node['spec'] ?? {};
}

function taintsOf(node: KubeObject): readonly Taint[] {
  return specOf(node).taints ?? [];
}

function isForeign({ key, effect }: Taint): boolean {
  if (key === BY_HAND) return true;
  return (
    !key.startsWith(OF_KUBERNETES) &&
    !(key === CONTROL_PLANE.key && effect === CONTROL_PLANE.effect)
  );
}

function lacksOwnTaint(node: KubeObject): boolean {
  const isControlPlane = CONTROL_PLANE.key in (node.metadata.labels ?? {});
  return isControlPlane && taintsOf(node).every(({ key }) => key !== CONTROL_PLANE.key);
}

function write({ key, value, effect }: Taint): string {
  return `${key}${value === undefined || value === '' ? '' : `=${value}`}:${effect}`;
}
