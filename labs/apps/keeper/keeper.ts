import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import {
  CoreV1Api,
  KubeConfig,
  ListWatch,
  Watch,
  type KubernetesObject,
} from '@kubernetes/client-node';
import { keep } from './keep.ts';

const config = new KubeConfig();
config.loadFromCluster(); // the token of the Pod's ServiceAccount, which the kubelet put into a file
const api = config.makeApiClient(CoreV1Api);
const namespace = config.getContextObject(config.getCurrentContext())?.namespace ?? 'default';
const name = process.env['WANTED'] ?? 'wanted';

let looking = false;
let lookAgain = false;

/** An event says no more than: look. Many at once make one look, one during a look makes one more. */
async function look(): Promise<void> {
  lookAgain = true;
  if (looking) return;
  looking = true;
  while (lookAgain) {
    lookAgain = false;
    try {
      const wanted = await api.readNamespacedConfigMap({ name, namespace });
      for (const line of await keep(api, wanted)) console.log(line);
      await writeFile('/tmp/looked', ''); // for the readiness probe
    } catch (error) {
      console.log(messageOf(error));
      await setTimeout(2000); // what is refused now may be granted then
      lookAgain = true;
    }
  }
  looking = false;
}

/** What the API server itself said, where it is from there. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error && 'body' in error)) return String(error);
  try {
    return String((JSON.parse(String(error.body)) as { message?: unknown }).message);
  } catch {
    return error.message;
  }
}

/** Looks whenever something in this list changes. The list watches on by itself when it is cut, and lists anew when it must. */
function follow<T extends KubernetesObject>(list: ListWatch<T>): void {
  list.on('change', () => void look());
  list.on('error', (error) => {
    console.log(messageOf(error));
    void setTimeout(2000).then(async () => await list.start());
  });
  void list.start();
}

const watch = new Watch(config);
const path = `/api/v1/namespaces/${namespace}`;
const one = `metadata.name=${name}`;
const its = `kept-for=${name}`;
const listWanted = () => api.listNamespacedConfigMap({ namespace, fieldSelector: one });
const listPods = () => api.listNamespacedPod({ namespace, labelSelector: its });
follow(new ListWatch(`${path}/configmaps`, watch, listWanted, false, undefined, one));
follow(new ListWatch(`${path}/pods`, watch, listPods, false, its));

process.on('SIGTERM', () => process.exit(0));
