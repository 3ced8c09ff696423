import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { UserError, whatAndWhy } from '../outcome.ts';
import { putBackBaseline } from './baseline.ts';
import { deleteCluster, ensureCluster } from './ensure.ts';
import { giveFirstAid } from './first-aid.ts';
import { type Finding, lookAtCluster } from './health.ts';
import { removeMarks } from './node-marks.ts';

/** Building a cluster anew takes less than waiting longer would. */
export const REPAIR_MS = 120_000;
const PAUSE_MS = 2_000;

/** What it took until the cluster was as new: nothing, putting things back, or a new cluster. */
export type Repaired = 'was-well' | 'put-back' | 'built-again';

/**
 * Puts back what a lab, or a learner, did to the nodes and to what the cluster itself runs; then looks until all is
 * well, twice in a row, since a node that has just been started still has the state it had before. What cannot be put
 * back in time is built again. `wasTouched`: something was put back already.
 */
export async function repairCluster(
  deps: Deps,
  update: (text: Text) => void,
  wasTouched = false,
): Promise<Repaired> {
  const deadline = deps.clock.now() + REPAIR_MS;
  update({ en: 'Putting the cluster back', zh: '正在复原集群' });
  let isTouched = wasTouched;
  let wasWell = false;
  for (;;) {
    isTouched = (await giveFirstAid(deps)) || isTouched;
    const { changed, problem } = await straighten(deps);
    isTouched ||= changed;
    const bad = (await lookAtCluster(deps)).filter(({ isGood }) => !isGood);
    const isWell = bad.length === 0;
    if (isWell && (!isTouched || wasWell)) return isTouched ? 'put-back' : 'was-well';
    isTouched ||= !isWell;
    wasWell = isWell;
    if (deps.clock.now() >= deadline) return await buildAgain(deps, problem ?? describe(bad));
    if (!isWell) update(waitingFor(bad));
    await deps.clock.wait(PAUSE_MS, deps.signal);
  }
}

/** What the API can put back: whether anything had to be, and why it could not. */
export async function straighten(
  deps: Deps,
): Promise<{ readonly changed: boolean; readonly problem?: Text }> {
  let changed = false;
  try {
    const api = await deps.cluster();
    for (const node of await api.list({ kind: 'Node' }, deps.signal)) {
      const had = await removeMarks(deps, node);
      changed ||= had;
    }
    const had = await putBackBaseline(deps);
    return { changed: changed || had };
  } catch (error) {
    deps.signal.throwIfAborted();
    // The API may be on its way up, or a node changed meanwhile: what is left is seen in the next look.
    if (error instanceof UserError) return { changed, problem: whatAndWhy(error) };
    throw error;
  }
}

/** Deletes our cluster and makes it anew; says so, and why. */
export async function buildAgain(deps: Deps, why: Text): Promise<Repaired> {
  const seconds = String(REPAIR_MS / 1000);
  deps.reporter.line(
    {
      en: `The cluster could not be put back within ${seconds} s, so it is built again. ${why.en}`,
      zh: `集群在 ${seconds} 秒内未能复原，因此重新创建。${why.zh}`,
    },
    'warn',
  );
  await deleteCluster(deps);
  await ensureCluster(
    deps,
    { kind: 'absent', record: undefined },
    async () => await Promise.resolve(true),
  );
  return 'built-again';
}

function describe(bad: readonly Finding[]): Text {
  return {
    en: bad.map(({ name, saw }) => `${name.en}: ${saw.en}.`).join(' '),
    zh: bad.map(({ name, saw }) => `${name.zh}：${saw.zh}。`).join(''),
  };
}

function waitingFor(bad: readonly Finding[]): Text {
  return {
    en: `Putting the cluster back: waiting for ${bad.map(({ name }) => name.en).join(', ')}`,
    zh: `正在复原集群：等待${bad.map(({ name }) => name.zh).join('、')}`,
  };
}
