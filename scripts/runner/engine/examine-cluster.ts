import { join } from 'node:path';
import { LAB_LABEL } from '../../lab-kit/versions.ts';
import { foreignCluster } from '../cluster/ensure.ts';
import { type Finding, lookAtCluster } from '../cluster/health.ts';
import { readClusterState } from '../cluster/state.ts';
import type { Deps } from '../deps.ts';
import type { Probe } from '../machine/probe.ts';
import { same, UserError } from '../outcome.ts';
import { listLabelled } from './cluster-objects.ts';
import { testLock } from './test-lock.ts';
import { findOwnClusters } from './own-cluster.ts';

/** Looks at the course's cluster alone: each part of it, and whether labs that are over left anything in it. */
export async function examineCluster(deps: Deps): Promise<readonly Probe[]> {
  const state = await readClusterState(deps);
  if (state.kind === 'absent') return [absent(deps)];
  if (state.kind === 'foreign') {
    const { what, next } = foreignCluster(
      deps,
      state.nodes.map(({ name }) => name),
    );
    return [{ ...base(deps), saw: what, verdict: 'missing', fix: next }];
  }
  const findings = await lookAtCluster(deps);
  return [...findings.map(asProbe), await examineLeftovers(deps)];
}

function base({ clusterName }: Deps): Pick<Probe, 'id' | 'name'> {
  return {
    id: 'cluster',
    name: { en: `Cluster “${clusterName}”`, zh: `集群“${clusterName}”` },
  };
}

function absent(deps: Deps): Probe {
  const saw = { en: 'is not there', zh: '不存在' };
  return { ...base(deps), saw, verdict: 'missing', fix: same('npx lab up') };
}

function asProbe({ id, name, saw, isGood }: Finding): Probe {
  return isGood
    ? { id, name, saw, verdict: 'good' }
    : { id, name, saw, verdict: 'missing', fix: same('npx lab doctor --cluster --fix') };
}

/** What a lab that is under way or being tested has is not left. */
async function examineLeftovers(deps: Deps): Promise<Probe> {
  const probe = { id: 'leftovers', name: { en: 'Left by labs', zh: '实验残留' } };
  let left: readonly { readonly lab: string; readonly what: string }[];
  try {
    left = await findLeft(deps);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...probe, verdict: 'unknown', saw: error.what };
  }
  if (left.length === 0) return { ...probe, verdict: 'good', saw: { en: 'nothing', zh: '没有' } };
  const names = left.map(({ what }) => what);
  const labs = [...new Set(left.map(({ lab }) => lab))];
  return {
    ...probe,
    verdict: 'missing',
    saw: same(names.join(', ')),
    fix: same(labs.map((lab) => `npx lab stop ${lab}`).join('; ')),
  };
}

async function findLeft(deps: Deps): Promise<readonly { lab: string; what: string }[]> {
  const api = await deps.cluster();
  const [namespaces, objects, clusters] = await Promise.all([
    api.list({ kind: 'Namespace', labelSelector: LAB_LABEL }, deps.signal),
    listLabelled(deps, LAB_LABEL),
    findOwnClusters(deps),
  ]);
  const names = new Set(namespaces.map(({ metadata }) => metadata.name));
  const found = [
    ...namespaces,
    // What is in a lab's namespace goes with it.
    ...objects.filter(({ metadata }) => !names.has(metadata.namespace ?? '')),
  ].map(({ kind, metadata }) => ({
    lab: metadata.labels?.[LAB_LABEL] ?? '',
    what: `${kind} ${metadata.name}`,
  }));
  const all = [...found, ...clusters.map((lab) => ({ lab, what: `kind cluster lab-${lab}` }))];
  const isBusy = await Promise.all(all.map(async ({ lab }) => await isUnderWay(deps, lab)));
  return all.filter((_, index) => isBusy[index] === false);
}

/** The learner's work folder is there, or a test holds the lab's lock. */
async function isUnderWay({ files, paths }: Deps, lab: string): Promise<boolean> {
  if (await files.exists(join(paths.work, lab))) return true;
  const lock = testLock(paths.home, lab);
  if (!(await files.exists(lock))) return false;
  const release = await files.lock(lock);
  await release?.();
  return release === undefined;
}
