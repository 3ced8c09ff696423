import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { KubeConfig } from '@kubernetes/client-node';
import { EXIT, UserError } from '../outcome.ts';
import type { Cluster, KubeObject, ObjectQuery } from '../ports.ts';
import { ApiRefusal, makeApiGet } from './api-get.ts';
import { makeResources, type ResourcePath } from './api-resources.ts';
import { watchOnce } from './api-watch.ts';

const RETRY_MS = 1_000;
/** Failed tries in a row after which the API counts as gone, not as busy. */
const TRIES = 5;

interface List {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly KubeObject[];
}

const NOTHING: List = { metadata: { resourceVersion: '' }, items: [] };

/** The API of the cluster that this kubeconfig names. */
export function makeCluster(kubeconfig: string): Cluster {
  if (!existsSync(kubeconfig)) throw noCluster('there is no kubeconfig of the course');
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const get = makeApiGet(config);
  const resourceOf = makeResources(get);
  return {
    list: async (query, signal) => await refusing(async () => (await list(query, signal)).items),
    watch: async (query, changed, signal) => {
      await watch(query, changed, changed, signal);
    },
    follow: async (query, tell, signal) => {
      const known = new Map<string, KubeObject>();
      const told = (object: KubeObject, isGone: boolean) => {
        if (isGone) known.delete(object.metadata.uid);
        else known.set(object.metadata.uid, object);
        tell(object, isGone);
      };
      const listed = (items: readonly KubeObject[]) => {
        const there = new Set(items.map(({ metadata }) => metadata.uid));
        // What went while no connection was open.
        for (const object of [...known.values()])
          if (!there.has(object.metadata.uid)) told(object, true);
        for (const object of items) told(object, false);
      };
      const changed = (type: string, object: KubeObject) => {
        told(object, type === 'DELETED');
      };
      await watch(query, listed, changed, signal);
    },
    logs: async ({ namespace, pod, container }, lines) => {
      const parameters = { tailLines: String(lines), ...(container && { container }) };
      const path = `/api/v1/namespaces/${namespace}/pods/${pod}/log`;
      // 404: no such Pod. 400: its container has not started.
      return await refusing(async () => await orNothing(get.text(path, parameters), ''));
    },
    events: async (namespace, last) =>
      await refusing(async () => {
        const { items } = await list({ kind: 'Event', namespace });
        return items
          .filter((event) => event['type'] !== 'Normal')
          .toSorted((a, b) => eventTime(a).localeCompare(eventTime(b)))
          .slice(-last)
          .map(eventLine);
      }),
  };

  async function list(query: ObjectQuery, signal?: AbortSignal): Promise<List> {
    const resource = await resourceOf(query.kind);
    if (resource === undefined) return NOTHING;
    const path = pathOf(resource, query);
    const answer = await get.json(path, selectors(query), signal).then(
      (data) => data as List,
      (error: unknown) => {
        // A kind whose definition was deleted since it was found.
        if (error instanceof ApiRefusal && error.status === 404) return NOTHING;
        throw error;
      },
    );
    // Objects in a list carry neither kind nor apiVersion; whoever matches on them expects both.
    const { apiVersion } = resource;
    const items = answer.items.map((item) => ({ ...item, kind: query.kind, apiVersion }));
    return { metadata: answer.metadata, items };
  }

  async function watch(
    query: ObjectQuery,
    listed: (items: readonly KubeObject[]) => void,
    changed: (type: string, object: KubeObject) => void,
    signal: AbortSignal,
  ): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        // Listed anew each time: after 410 (the version is too old) there is no other way on.
        const { metadata, items } = await list(query, signal);
        failures = 0;
        listed(items);
        const resource = await resourceOf(query.kind);
        // A kind that is not there yet (a definition to come): look again in a while.
        if (resource === undefined) await setTimeout(RETRY_MS, undefined, { signal });
        else {
          const parameters = { ...selectors(query), resourceVersion: metadata.resourceVersion };
          await watchOnce(config, pathOf(resource, query), parameters, changed, signal);
        }
      } catch (error) {
        // Read through a function: it may have fired while we waited, which the loop's condition cannot tell the compiler.
        if (hasFired(signal)) return;
        failures += 1;
        if (failures >= TRIES) throw asRefusal(error);
        await setTimeout(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}

const hasFired = (signal: AbortSignal): boolean => signal.aborted;

function pathOf({ base, plural, isNamespaced }: ResourcePath, { namespace }: ObjectQuery): string {
  return isNamespaced && namespace !== undefined
    ? `${base}/namespaces/${namespace}/${plural}`
    : `${base}/${plural}`;
}

function selectors({ labelSelector, name }: ObjectQuery): Readonly<Record<string, string>> {
  return {
    ...(labelSelector === undefined ? {} : { labelSelector }),
    ...(name === undefined ? {} : { fieldSelector: `metadata.name=${name}` }),
  };
}

/** Turns every failure of the connection into a refusal with a remedy. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof ApiRefusal) {
    // 401 and 403: the kubeconfig is of a cluster that stood here before.
    if (error.status === 401 || error.status === 403) return noCluster(error.message);
    // 429: it is there, but not ready to be asked (a kind that was defined a moment ago).
    return error.status >= 500 || error.status === 429 ? noCluster(error.message) : error;
  }
  const { code, name } = error as { code?: unknown; name?: unknown };
  const isConnection =
    typeof code === 'string' && /^(E[A-Z_]+|CERT_|DEPTH_|SELF_|UNABLE_)/.test(code);
  return isConnection && name !== 'AbortError' ? noCluster((error as Error).message) : error;
}

function noCluster(why: string): UserError {
  return new UserError(EXIT.machine, {
    what: { en: "The course's cluster does not answer.", zh: '课程的集群没有响应。' },
    why: { en: why, zh: why },
    next: { en: 'npx lab up', zh: 'npx lab up' },
  });
}

async function orNothing<T>(promise: Promise<T>, nothing: T): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof ApiRefusal && (error.status === 404 || error.status === 400))
      return nothing;
    throw error;
  }
}

function eventTime(event: KubeObject): string {
  const time = event['lastTimestamp'] ?? event['eventTime'] ?? event['firstTimestamp'];
  return typeof time === 'string' ? time : '';
}

function eventLine(event: KubeObject): string {
  const { type, reason, message, count, involvedObject } = event as {
    type?: string;
    reason?: string;
    message?: string;
    count?: number;
    involvedObject?: { kind?: string; name?: string };
  };
  const object = `${involvedObject?.kind ?? ''}/${involvedObject?.name ?? ''}`;
  const times = count !== undefined && count > 1 ? ` (x${String(count)})` : '';
  return `${type ?? ''} ${reason ?? ''} ${object}: ${message ?? ''}${times}`;
}
