import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { type Leftover, listDockerObjects, removeDockerObjects } from './docker-objects.ts';
import { listClusterObjects, removeClusterObjects } from './cluster-objects.ts';
import { listNamespaces, removeNamespaces } from './lab-cluster.ts';
import { forgetOwnSwarm, leaveSwarm } from './lab-swarm.ts';
import { listOwnCluster, removeOwnCluster } from './own-cluster.ts';

type CleanDeps = Pick<Deps, 'exec' | 'files' | 'cluster' | 'clock' | 'signal' | 'paths'>;

/** An engine takes some things away a moment after it said so: a network that a task was on, a container that dies. */
const PATIENCE_MS = 10_000;
/** In a cluster others do the work: a provisioner that wipes a volume starts a Pod for it. */
const CLUSTER_PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

/** Everything that is the lab's, on the engine and in the cluster. */
export async function listLeftovers(
  deps: CleanDeps,
  run: LabRun,
  hasCluster: boolean,
): Promise<readonly Leftover[]> {
  const isInCluster = run.usesCluster && hasCluster;
  const lists = await Promise.all([
    listDockerObjects(deps, run),
    run.usesCluster ? listOwnCluster(deps, run) : [],
    isInCluster ? listClusterObjects(deps, run) : [],
    isInCluster ? listNamespaces(deps, run) : [],
  ]);
  return lists.flat();
}

/** Removes it all, then looks again: what is proven gone is gone. Gives what was removed. */
export async function removeLeftovers(
  deps: CleanDeps,
  run: LabRun,
  hasCluster: boolean,
): Promise<readonly Leftover[]> {
  const found = await listLeftovers(deps, run, hasCluster);
  const isInCluster = run.usesCluster && hasCluster;
  const deadline = deps.clock.now() + (isInCluster ? CLUSTER_PATIENCE_MS : PATIENCE_MS);
  let left = found;
  for (;;) {
    await Promise.all([
      removeFromEngine(deps, run, left),
      isInCluster ? removeFromCluster(deps, run, left) : undefined,
    ]);
    left = await listLeftovers(deps, run, hasCluster);
    if (left.length === 0) {
      if (run.usesSwarm) await forgetOwnSwarm(deps, run);
      return found;
    }
    if (deps.clock.now() >= deadline) throw someLeft(run, left);
    await deps.clock.wait(PAUSE_MS, deps.signal);
  }
}

async function removeFromEngine(
  deps: CleanDeps,
  run: LabRun,
  objects: readonly Leftover[],
): Promise<void> {
  await removeOwnCluster(deps, run, objects);
  await removeDockerObjects(deps, run, objects);
  if (run.usesSwarm) await leaveSwarm(deps, run);
}

/** What is outside namespaces first: a webhook or an API without its server would hold a namespace up. */
async function removeFromCluster(
  deps: CleanDeps,
  run: LabRun,
  objects: readonly Leftover[],
): Promise<void> {
  await removeClusterObjects(deps, objects);
  await removeNamespaces(deps, run, objects);
}

function someLeft(run: LabRun, left: readonly Leftover[]): UserError {
  const names = left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return new UserError(EXIT.machine, {
    what: {
      en: `Not everything could be removed. Left: ${names}.`,
      zh: `未能全部清理，仍有：${names}。`,
    },
    why: {
      en: 'Most often something outside the lab still uses it.',
      zh: '多半是实验之外还有程序在使用它。',
    },
    next: same(
      left.every(({ object }) => object === undefined)
        ? `docker ps -a --filter label=${run.label}`
        : 'npx lab doctor --cluster',
    ),
  });
}
