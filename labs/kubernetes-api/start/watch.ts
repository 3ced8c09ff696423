// A watch that is cut, misses nothing, and knows what to do when it comes too late.
import {
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
  Watch,
  type V1Pod,
  type V1Status,
} from '@kubernetes/client-node';

const config = new KubeConfig();
config.loadFromCluster();
const api = config.makeApiClient(CoreV1Api);
const namespace = config.getContextObject(config.getCurrentContext())?.namespace ?? 'default';
const hello = { namespace, labelSelector: 'app=hello' };

let version = '';

/** What is there now, and the version from which to watch on. */
async function list(): Promise<void> {
  const { items, metadata } = await api.listNamespacedPod(hello);
  version = String(metadata?.resourceVersion);
  console.log(`list: ${String(items.length)} Pods, at resourceVersion: ${version}`);
}

/** Watches from `version` on until the server ends it. Counts what arrives; after an error of code 410, lists anew. */
async function watch(timeoutSeconds: number): Promise<void> {
  const counts: Record<string, number> = {};
  const ended = Promise.withResolvers<void>();
  let isTooOld = false;
  console.log(`watch: from resourceVersion: ${version}`);
  await new Watch(config).watch(
    `/api/v1/namespaces/${namespace}/pods`,
    {
      labelSelector: hello.labelSelector,
      resourceVersion: version,
      allowWatchBookmarks: true,
      timeoutSeconds,
    },
    (type: string, object: V1Pod | V1Status) => {
      counts[type] = (counts[type] ?? 0) + 1;
      isTooOld ||= type === 'ERROR' && (object as V1Status).code === 410;
      if (type === 'ERROR')
        console.log(
          `  ${String((object as V1Status).code)} ${String((object as V1Status).reason)}`,
        );
      else version = String(object.metadata?.resourceVersion);
    },
    () => ended.resolve(),
  );
  await ended.promise;
  const came = ['ADDED', 'MODIFIED', 'DELETED'].filter((type) => type in counts);
  console.log(
    `  cut. It brought: ${came.map((type) => `${String(counts[type])} ${type}`).join(', ') || 'no change'}`,
  );
  if (came.length === 0 && 'BOOKMARK' in counts)
    console.log(`  but a BOOKMARK, resourceVersion: ${version}`);
  if (isTooOld) await list();
}

await list();
await watch(12); // long enough for a bookmark: etcd tells the API server every five seconds how far it is

console.log('nobody watches: one Pod is changed a hundred times');
const [pod] = (await api.listNamespacedPod(hello)).items;
const name = String(pod?.metadata?.name);
const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
for (const round of [...Array(99).keys(), null]) {
  const body = { metadata: { labels: { round: round === null ? null : String(round) } } };
  await api.patchNamespacedPod({ name, namespace, body }, merge);
}

await watch(4);

version = '1';
await watch(4);
