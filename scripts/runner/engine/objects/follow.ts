import type { ObjectSelection } from '../../../lab-kit/lab.ts';
import type { RecordedChange } from '../../../lab-kit/recording.ts';
import type { Deps } from '../../deps.ts';
import type { LabRun } from '../../lab-run.ts';
import type { KubeObject } from '../../ports.ts';
import { makeContainerWatch } from './containers.ts';
import { at, words } from './fields.ts';
import { queryOf } from './select.ts';
import { detailOf, stateOf } from './state.ts';

/** What is under way while a part runs: `stop` ends it and gives what happened, in the API's order for each kind. */
export interface Following {
  /** Milliseconds since it began. */
  now(): number;
  stop(): Promise<readonly RecordedChange[]>;
}

/** Follows the objects of the selections until it is stopped. Time 0 is the moment of the call. */
export function follow(
  { cluster, clock, signal }: Pick<Deps, 'cluster' | 'clock' | 'signal'>,
  run: Pick<LabRun, 'namespace'>,
  selections: readonly (string | ObjectSelection)[],
): Following {
  const began = clock.now();
  const now = (): number => clock.now() - began;
  const changes: RecordedChange[] = [];
  const last = new Map<string, string>();
  const containers = makeContainerWatch(began);
  const ended = new AbortController();
  const all = AbortSignal.any([signal, ended.signal]);

  const tell = (object: KubeObject, isGone: boolean): void => {
    const change = object.kind === 'Event' ? eventOf(object) : changeOf(object, isGone);
    // Events outlive the part before; a state that came before is no news.
    const key = `${object.kind} ${object.metadata.uid}`;
    const news = JSON.stringify([change?.state, change?.event]);
    if (change === undefined || last.get(key) === news) return;
    last.set(key, news);
    changes.push({ atMs: now(), ...change });
  };
  const watching = Promise.all(
    selections.map(async (selection) => {
      const api = await cluster();
      const query = queryOf(run, selection);
      if (query.kind === 'Event')
        for (const { kind, metadata } of await api.list(query, all))
          last.set(`${kind} ${metadata.uid}`, 'old');
      const fresh = (object: KubeObject, isGone: boolean): void => {
        const isOld = last.get(`Event ${object.metadata.uid}`) === 'old';
        if (object.kind !== 'Event' || (!isOld && !isGone)) tell(object, isGone);
        if (typeof selection !== 'string' && selection.containers === true)
          changes.push(...containers.news(object, now()));
      };
      await api.follow(query, fresh, all);
    }),
  );
  // Kept for when it is stopped: a refusal must not end the program before, and what stopping itself causes is none.
  let failure: unknown;
  const settled = watching.catch((error: unknown) => {
    if (!all.aborted) failure = error;
  });
  return {
    now,
    stop: async () => {
      ended.abort();
      await settled;
      signal.throwIfAborted();
      if (failure !== undefined) throw failure as Error;
      return changes;
    },
  };
}

function changeOf(object: KubeObject, isGone: boolean): Omit<RecordedChange, 'atMs'> {
  const { kind, metadata } = object;
  const detail = detailOf(object);
  return {
    kind,
    name: metadata.name,
    state: isGone ? 'gone' : stateOf(object),
    ...(detail === '' ? {} : { detail }),
  };
}

/** An Event is told once, as something that happened to the object it is about. */
function eventOf(event: KubeObject): Omit<RecordedChange, 'atMs'> | undefined {
  const kind = words(event, 'involvedObject.kind');
  const name = words(event, 'involvedObject.name');
  const by = words(event, 'reportingComponent') || words(event, 'source.component');
  const reason = at(event, 'reason');
  if (kind === '' || typeof reason !== 'string') return undefined;
  return { kind, name, event: reason, ...(by === '' ? {} : { by }) };
}
