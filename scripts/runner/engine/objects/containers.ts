import type { RecordedChange } from '../../../lab-kit/recording.ts';
import type { KubeObject } from '../../ports.ts';
import { at, list, record, words } from './fields.ts';

/** Tells what became of a Pod's containers, each thing once. */
export interface ContainerWatch {
  /** What this state of the Pod says that none before it said. `nowMs` and `atMs`: milliseconds since the part began. */
  news(pod: KubeObject, nowMs: number): readonly RecordedChange[];
}

/**
 * Follows the containers of Pods by the times that the kubelet writes into their status. These are whole seconds, and the
 * ends of a Pod that is deleted are told all at once, when the last container has ended: so the time told is the latest
 * that a stamp allows, but never later than the moment at which it was seen. `beganAt`: epoch milliseconds.
 */
export function makeContainerWatch(beganAt: number): ContainerWatch {
  const told = new Set<string>();
  return {
    news: (pod, nowMs) => {
      const statuses = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'];
      return statuses
        .flatMap((key) => list(at(pod, `status.${key}`)))
        .flatMap((status) => {
          const moments = momentsOf(status).map((moment) => ({
            ...moment,
            atMs: Math.min(nowMs, Date.parse(moment.stamp) + LAST_OF_SECOND - beganAt),
          }));
          // Of what came before the part began, only how it stands: it is that from the first moment on.
          const old = moments.filter(({ atMs }) => atMs <= 0);
          return [...old.slice(-1), ...moments.filter(({ atMs }) => atMs > 0)].flatMap(
            ({ state, stamp, atMs }): readonly RecordedChange[] => {
              const name = `${pod.metadata.name}/${words(status, 'name')}`;
              const key = `${pod.metadata.uid} ${name} ${state} ${stamp}`;
              if (told.has(key)) return [];
              told.add(key);
              return [{ atMs: Math.max(0, atMs), kind: 'container', name, state }];
            },
          );
        });
    },
  };
}

const LAST_OF_SECOND = 999;

interface ContainerMoment {
  readonly state: string;
  readonly stamp: string;
}

/** The run before this one, and this one: `Running`, and how it ended (`Completed`, `Error`, …). */
function momentsOf(status: unknown): readonly ContainerMoment[] {
  return ['lastState', 'state'].flatMap((key) => {
    const { running, terminated } = record(at(status, key));
    const began = words(running ?? terminated, 'startedAt');
    const ended = words(terminated, 'finishedAt');
    const moments: readonly ContainerMoment[] = [
      { state: 'Running', stamp: began },
      { state: words(terminated, 'reason') || 'Terminated', stamp: ended },
    ];
    return moments.filter(({ stamp }) => stamp !== '');
  });
}
