import { loadYaml, type CoreV1Api, type V1ConfigMap, type V1Pod } from '@kubernetes/client-node';

type Api = Pick<CoreV1Api, 'listNamespacedPod' | 'createNamespacedPod' | 'deleteNamespacedPod'>;

/** One look: compares what is wanted with what is there, and makes or deletes the difference. Says what it did. */
export async function keep(api: Api, wanted: V1ConfigMap): Promise<string[]> {
  const { name = '', namespace = '', uid = '' } = wanted.metadata ?? {};
  const replicas = Number(wanted.data?.['replicas']);
  if (!Number.isInteger(replicas) || replicas < 0) return [`replicas is no count: left as it is`];

  // Asked anew each time: what a program remembers may be out of date, what the API answers is not.
  const { items } = await api.listNamespacedPod({ namespace, labelSelector: `kept-for=${name}` });
  const pods = items.filter(isWanted).sort((a, b) => bornAt(a) - bornAt(b)); // the youngest go first

  const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name, uid, controller: true }];
  const metadata = { generateName: `${name}-`, labels: { 'kept-for': name }, ownerReferences };
  const body: V1Pod = { ...loadYaml<V1Pod>(wanted.data?.['pod'] ?? ''), metadata };
  const missing = Array.from({ length: Math.max(0, replicas - pods.length) }, async () => {
    const made = await api.createNamespacedPod({ namespace, body });
    return `made ${String(made.metadata?.name)}`;
  });
  const surplus = pods.slice(replicas).map(async (pod) => {
    const podName = String(pod.metadata?.name);
    await api.deleteNamespacedPod({ namespace, name: podName });
    return `deleted ${podName}`;
  });
  return await Promise.all([...missing, ...surplus]);
}

/** A Pod that is on its way out or has ended does not count. */
function isWanted({ metadata, status }: V1Pod): boolean {
  const hasEnded = status?.phase === 'Succeeded' || status?.phase === 'Failed';
  return metadata?.deletionTimestamp === undefined && !hasEnded;
}

function bornAt({ metadata }: V1Pod): number {
  return metadata?.creationTimestamp?.getTime() ?? 0;
}
