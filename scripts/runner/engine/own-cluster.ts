import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { docker, readLines } from '../tools/docker.ts';
import { kind } from '../tools/kind.ts';
import type { Leftover } from './docker-objects.ts';

type OwnDeps = Pick<Deps, 'exec' | 'signal'>;

const KIND = 'kind cluster';

/** Name of the kind cluster that a lab may make beside the course's, for what cannot be changed in place. */
export function ownClusterName(lab: string): string {
  return `lab-${lab}`;
}

/** The lab's own kind cluster, when it is there: a name that nobody else has reason to take. */
export async function listOwnCluster(
  { exec, signal }: OwnDeps,
  { lab }: LabRun,
): Promise<readonly Leftover[]> {
  const name = ownClusterName(lab.id);
  const ran = await exec.run(docker.clusterNodes(name), { signal });
  signal.throwIfAborted();
  const nodes = ran.kind === 'exited' ? readLines(ran.stdout) : [];
  return nodes.length === 0 ? [] : [{ kind: KIND, name, id: name }];
}

/** Ids of the labs that have such a cluster now. */
export async function findOwnClusters({ exec, signal }: OwnDeps): Promise<readonly string[]> {
  const ran = await exec.run(docker.clusterNames(), { signal });
  signal.throwIfAborted();
  const names = ran.kind === 'exited' ? readLines(ran.stdout) : [];
  const prefix = ownClusterName('');
  const labs = names.filter((name) => name.startsWith(prefix));
  return [...new Set(labs.map((name) => name.slice(prefix.length)))];
}

/** Removes it; its kubeconfig lies in the lab's work folder and goes with that. */
export async function removeOwnCluster(
  { exec, signal }: OwnDeps,
  { kubeconfig, env }: LabRun,
  found: readonly Leftover[],
): Promise<void> {
  for (const { name } of found.filter((left) => left.kind === KIND)) {
    // Its result is not believed either way: what counts is what is there afterwards.
    await exec.run(kind.delete(name, kubeconfig), { env, signal, timeoutMs: 120_000 });
    signal.throwIfAborted();
  }
}
