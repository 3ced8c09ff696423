import { LAB_LABEL } from '../../lab-kit/versions.ts';
import { courseKubectl } from '../cluster/course-kubectl.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import type { KubeObject } from '../ports.ts';
import type { Leftover } from './docker-objects.ts';

type ObjectDeps = Pick<Deps, 'exec' | 'cluster' | 'signal' | 'paths'>;

/**
 * Kinds whose objects a lab may label and put outside its namespaces. A fixed list: one request each, side by side, and
 * none to find out what the cluster knows. Those that custom resource definitions add are looked at besides.
 */
const KINDS = [
  'APIService',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  // In namespaces that are not the lab's, kube-system mostly.
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Ingress',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
] as const;

/** What in an object of the cluster says whose it is. */
interface Volume {
  readonly claimRef?: { readonly namespace?: string };
  readonly persistentVolumeReclaimPolicy?: string;
}

/**
 * The lab's objects outside its namespaces: those with its label, and the volumes that were made for its claims, which
 * nobody labels. What another object owns goes with its owner.
 */
export async function listClusterObjects(
  deps: ObjectDeps,
  run: LabRun,
): Promise<readonly Leftover[]> {
  const api = await deps.cluster();
  const [namespaces, volumes, labelled] = await Promise.all([
    api.list({ kind: 'Namespace', labelSelector: run.label }, deps.signal),
    api.list({ kind: 'PersistentVolume' }, deps.signal),
    listLabelled(deps, run.label),
  ]);
  const own = new Set([run.namespace, ...namespaces.map(({ metadata }) => metadata.name)]);
  const found = labelled.filter(
    ({ metadata }) => metadata.namespace === undefined || !own.has(metadata.namespace),
  );
  const claimed = volumes.filter((volume) => own.has(specOf(volume).claimRef?.namespace ?? ''));
  return once([...found, ...claimed]).map(asLeftover);
}

/** Everything that carries the label, but for namespaces and what another object owns. */
export async function listLabelled(
  { cluster, signal }: Pick<ObjectDeps, 'cluster' | 'signal'>,
  labelSelector: string,
): Promise<readonly KubeObject[]> {
  const api = await cluster();
  const labelled = async (kind: string) => await api.list({ kind, labelSelector }, signal);
  const [definitions, ...lists] = await Promise.all([
    api.list({ kind: 'CustomResourceDefinition' }, signal),
    ...KINDS.map(labelled),
  ]);
  // What a definition of the lab's own defines, or one that is going, goes with it.
  const lasting = definitions.filter(
    ({ metadata }) =>
      metadata.deletionTimestamp === undefined && metadata.labels?.[LAB_LABEL] === undefined,
  );
  const custom = await Promise.all(lasting.map(kindOf).map(labelled));
  return [...lists, ...custom].flat().filter(({ metadata }) => !hasOwner(metadata));
}

/** Removes them, without waiting: what is gone is seen in the next look. */
export async function removeClusterObjects(
  deps: ObjectDeps,
  found: readonly Leftover[],
): Promise<void> {
  const objects = found.flatMap(({ object }) => (object === undefined ? [] : [object]));
  const released = objects.filter(isKept);
  for (const { metadata } of released)
    await courseKubectl(deps, [
      'patch',
      'persistentvolume',
      metadata.name,
      '-p',
      JSON.stringify({ spec: { persistentVolumeReclaimPolicy: 'Delete' } }),
    ]);
  const items = objects
    .filter((object) => !isProvisioned(object))
    .map(({ apiVersion, kind, metadata: { name, namespace } }) => ({
      apiVersion,
      kind,
      metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    }));
  if (items.length === 0) return;
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await courseKubectl(deps, ['delete', '--ignore-not-found', '--wait=false', '-f', '-'], list);
}

/** A volume with data on a node, which its provisioner alone takes away, once nobody claims it. */
function isProvisioned(object: KubeObject): boolean {
  const { annotations } = object.metadata as { annotations?: Readonly<Record<string, string>> };
  return (
    object.kind === 'PersistentVolume' &&
    annotations?.['pv.kubernetes.io/provisioned-by'] !== undefined
  );
}

/** … and which it would keep. */
function isKept(object: KubeObject): boolean {
  return isProvisioned(object) && specOf(object).persistentVolumeReclaimPolicy === 'Retain';
}

function specOf(object: KubeObject): Volume {
  return object['spec'] ?? {};
}

function kindOf(definition: KubeObject): string {
  const { names } = definition['spec'] as { names: { kind: string } };
  return names.kind;
}

function hasOwner(metadata: KubeObject['metadata']): boolean {
  const { ownerReferences = [] } = metadata as { ownerReferences?: readonly unknown[] };
  return ownerReferences.length > 0;
}

/** A volume may be there by its label and by its claim. */
function once(objects: readonly KubeObject[]): readonly KubeObject[] {
  return [...new Map(objects.map((object) => [object.metadata.uid, object])).values()];
}

function asLeftover(object: KubeObject): Leftover {
  const { name, namespace, uid } = object.metadata;
  return {
    kind: object.kind,
    name: namespace === undefined ? name : `${namespace}/${name}`,
    id: uid,
    object,
  };
}
