import type { Cluster, KubeObject, ObjectQuery } from '../../../scripts/runner/ports.ts';

/** A cluster made of a list of objects; changing the list tells those who watch. */
export interface FakeCluster extends Cluster {
  set(objects: readonly KubeObject[]): void;
}

/** An object with the least that one has. */
export function object(
  kind: string,
  name: string,
  fields: Readonly<Record<string, unknown>> & { metadata?: object } = {},
): KubeObject {
  const { metadata = {}, ...rest } = fields;
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'lab-tiny', uid: `uid-${name}`, ...metadata },
    ...rest,
  };
}

export function makeFakeCluster(initial: readonly KubeObject[] = []): FakeCluster {
  let objects = initial;
  const watchers = new Set<() => void>();
  return {
    set: (next) => {
      objects = next;
      for (const tell of watchers) tell();
    },
    list: (query) => Promise.resolve(objects.filter((candidate) => isMeant(candidate, query))),
    watch: async (_query, changed, signal) => {
      changed();
      watchers.add(changed);
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          watchers.delete(changed);
          resolve();
        });
      });
    },
    follow: async (query, tell, signal) => {
      let known: readonly KubeObject[] = [];
      const look = () => {
        const now = objects.filter((candidate) => isMeant(candidate, query));
        for (const old of known)
          if (!now.some(({ metadata }) => metadata.uid === old.metadata.uid)) tell(old, true);
        for (const object of now) tell(object, false);
        known = now;
      };
      look();
      watchers.add(look);
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          watchers.delete(look);
          resolve();
        });
      });
    },
    logs: ({ pod }) => Promise.resolve(`log of ${pod}\n`),
    events: () => Promise.resolve(['Warning  BackOff  pod/web']),
  };
}

function isMeant({ kind, metadata }: KubeObject, query: ObjectQuery): boolean {
  const wanted = (query.labelSelector ?? '').split(',').filter(Boolean);
  return (
    kind === query.kind &&
    (query.name === undefined || metadata.name === query.name) &&
    // What lives outside namespaces is in all of them, as the API sees it.
    (query.namespace === undefined ||
      metadata.namespace === undefined ||
      metadata.namespace === query.namespace) &&
    wanted.every((pair) => {
      const [key = '', value] = pair.split('=');
      const found = metadata.labels?.[key];
      // A key alone: that the label is there.
      return value === undefined ? found !== undefined : found === value;
    })
  );
}
