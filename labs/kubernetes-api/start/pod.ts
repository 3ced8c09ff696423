// node pod.ts: makes a Pod, watches until it runs, labels it. node pod.ts delete: deletes it and watches it go.
import { readFileSync } from 'node:fs';
import {
  CoreV1Api,
  KubeConfig,
  loadYaml,
  PatchStrategy,
  setHeaderOptions,
  Watch,
  type V1Pod,
} from '@kubernetes/client-node';

const config = new KubeConfig();
config.loadFromCluster();
const api = config.makeApiClient(CoreV1Api);
const namespace = config.getContextObject(config.getCurrentContext())?.namespace ?? 'default';
const name = 'by-typescript';

/** Watches this one Pod from a version on, until an event is the one waited for. */
async function watchUntil(
  resourceVersion = '',
  isLast: (type: string, pod: V1Pod) => boolean,
): Promise<void> {
  const done = Promise.withResolvers<void>();
  let said = '';
  const request = await new Watch(config).watch(
    `/api/v1/namespaces/${namespace}/pods`,
    { fieldSelector: `metadata.name=${name}`, resourceVersion },
    (type: string, pod: V1Pod) => {
      const leaving =
        pod.metadata?.deletionTimestamp === undefined ? '' : ', deletionTimestamp is set';
      const line = `${type} ${String(pod.status?.phase)}${leaving}`;
      if (line !== said) console.log((said = line));
      if (isLast(type, pod)) done.resolve();
    },
    (error) => done.reject(error ?? new Error('the watch was cut')),
  );
  await done.promise;
  request.abort();
}

if (process.argv[2] === 'delete') {
  const { metadata } = await api.readNamespacedPod({ name, namespace });
  await api.deleteNamespacedPod({ name, namespace });
  console.log('DELETE was answered');
  await watchUntil(metadata?.resourceVersion, (type) => type === 'DELETED');
} else {
  const body = loadYaml<V1Pod>(readFileSync(`${import.meta.dirname}/pod.yaml`, 'utf8'));
  const made = await api.createNamespacedPod({
    namespace,
    body: { ...body, metadata: { ...body.metadata, name } },
  });
  console.log(`POST was answered: ${String(made.metadata?.name)} ${String(made.status?.phase)}`);
  await watchUntil(made.metadata?.resourceVersion, (_, pod) => pod.status?.phase === 'Running');
  const patch = { metadata: { labels: { seen: 'yes' } } };
  const merge = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
  const patched = await api.patchNamespacedPod({ name, namespace, body: patch }, merge);
  console.log(`PATCH was answered: seen=${String(patched.metadata?.labels?.['seen'])}`);
}
