import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { type Leftover, listDockerObjects, removeDockerObjects } from './docker-objects.ts';
import { listNamespaces, removeNamespaces } from './lab-cluster.ts';

type CleanDeps = Pick<Deps, 'exec' | 'files' | 'cluster' | 'clock' | 'signal' | 'paths'>;

/** Everything that carries the lab's label, on the engine and in the cluster. */
export async function listLeftovers(
  deps: CleanDeps,
  run: LabRun,
  hasCluster: boolean,
): Promise<readonly Leftover[]> {
  const [docker, cluster] = await Promise.all([
    listDockerObjects(deps, run),
    run.usesCluster && hasCluster ? listNamespaces(deps, run) : [],
  ]);
  return [...docker, ...cluster];
}

/** Removes it all by label, then looks again: what is proven gone is gone. Gives what was removed. */
export async function removeLeftovers(
  deps: CleanDeps,
  run: LabRun,
  hasCluster: boolean,
): Promise<readonly Leftover[]> {
  const found = await listLeftovers(deps, run, hasCluster);
  await Promise.all([
    removeDockerObjects(deps, run, found),
    run.usesCluster && hasCluster ? removeNamespaces(deps, run, found) : undefined,
  ]);
  const left = await listLeftovers(deps, run, hasCluster);
  if (left.length === 0) return found;
  const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  throw new UserError(EXIT.machine, {
    what: {
      en: `Not everything could be removed. Left: ${names}.`,
      zh: `未能全部清理，仍有：${names}。`,
    },
    why: {
      en: 'Most often something outside the lab still uses it.',
      zh: '多半是实验之外还有程序在使用它。',
    },
    next: same(`docker ps -a --filter label=${run.label}`),
  });
}
