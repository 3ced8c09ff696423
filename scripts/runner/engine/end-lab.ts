import type { Text } from '../../lab-kit/text.ts';
import { buildAgain, type Repaired, repairCluster, straighten } from '../cluster/repair.ts';
import { giveFirstAid, tellNames } from '../cluster/first-aid.ts';
import { readClusterState } from '../cluster/state.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { UserError, whatAndWhy } from '../outcome.ts';
import { shellLine, shellPlace } from '../shell-line.ts';
import { removeLeftovers } from './clean-up.ts';
import type { Leftover } from './docker-objects.ts';

/** How long a line that puts something back may take. */
const PUT_BACK_MS = 120_000;

/** What the end of a lab came to. */
export interface Ended {
  readonly removed: readonly Leftover[];
  /** What it took to have the cluster as new; `undefined` after a lab that does not disturb it. */
  readonly cluster: Repaired | undefined;
}

/**
 * Ends a lab, wherever it was left: what it did to the nodes is undone, its own lines that put things back are run, and
 * all that it made is removed. After a lab that disturbs the cluster, the cluster is as new, or it is a new one.
 */
export async function endLab(
  deps: Deps,
  run: LabRun,
  { hasCluster, update }: { hasCluster: boolean; update: (text: Text) => void },
): Promise<Ended> {
  const disturbs = run.lab.definition.disturbs !== undefined && (await hasNodes(deps));
  if (!disturbs) {
    await putBack(deps, run);
    const removed = await removeLeftovers(deps, run, hasCluster);
    if (run.usesSwarm) await tellNames(deps);
    return { removed, cluster: undefined };
  }
  update({ en: 'Putting the nodes back', zh: '正在复原节点' });
  // So far that the rest can be removed at all: a Pod on a stopped node would never go.
  const wasAided = await giveFirstAid(deps);
  const { changed } = await straighten(deps);
  await putBack(deps, run);
  const remove = async () => await removeLeftovers(deps, run, true);
  let removed: readonly Leftover[] | undefined;
  try {
    removed = await remove();
  } catch {
    // Whatever it was: the cluster comes first, and then it is tried again.
    deps.signal.throwIfAborted();
  }
  const cluster = await repairCluster(deps, update, wasAided || changed);
  if (removed !== undefined) return { removed, cluster };
  try {
    return { removed: await remove(), cluster };
  } catch (error) {
    deps.signal.throwIfAborted();
    if (!(error instanceof UserError)) throw error;
    const anew = await buildAgain(deps, whatAndWhy(error));
    return { removed: await remove(), cluster: anew };
  }
}

/** Whether our cluster's containers are there, in whatever state: an absent or a foreign one has nothing to put back. */
async function hasNodes(deps: Deps): Promise<boolean> {
  const state = await readClusterState(deps);
  return state.kind !== 'absent' && state.kind !== 'foreign';
}

/** The lab's own lines. One that fails is none the worse for it: it may have had nothing to do. */
async function putBack({ exec, files, paths, signal }: Deps, run: LabRun): Promise<void> {
  const place = shellPlace(run);
  const cwd = (await files.exists(run.folder)) ? run.folder : paths.root;
  for (const line of run.lab.definition.putBack ?? []) {
    await exec.run(shellLine(line), { ...place, cwd, timeoutMs: PUT_BACK_MS, signal });
    signal.throwIfAborted();
  }
}
