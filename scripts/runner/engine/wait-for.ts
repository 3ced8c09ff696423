import type { Deps } from '../deps.ts';
import type { KubeObject, ObjectQuery } from '../ports.ts';

/** Waits by watching until the objects of a query are as wanted; false when the deadline came first. */
export async function waitFor(
  { cluster, clock, signal }: Pick<Deps, 'cluster' | 'clock' | 'signal'>,
  query: ObjectQuery,
  isAsWanted: (objects: readonly KubeObject[]) => boolean,
  withinMs: number,
): Promise<boolean> {
  const api = await cluster();
  const ends = new AbortController();
  const all = AbortSignal.any([signal, ends.signal]);
  const isThere = async (): Promise<boolean> => isAsWanted(await api.list(query, all));
  if (await isThere()) return true;
  let isDone = false;
  let failure: unknown;
  const look = (): void => {
    isThere().then(
      (yes) => {
        if (yes) isDone = true;
        if (yes) ends.abort();
      },
      (error: unknown) => {
        if (all.aborted) return;
        failure = error;
        ends.abort();
      },
    );
  };
  const timer = clock.wait(withinMs, all).catch(() => undefined);
  const watching = api.watch(query, look, all).catch((error: unknown) => {
    if (!all.aborted) failure = error;
    ends.abort();
  });
  await timer;
  ends.abort();
  await watching;
  signal.throwIfAborted();
  if (failure !== undefined) throw failure as Error;
  return isDone;
}
