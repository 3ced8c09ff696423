import type { Deps } from '../deps.ts';
import { judgeCase } from '../engine/case.ts';
import { type CheckReport, evaluate, type EvaluateOptions } from '../engine/evaluate.ts';
import { gatherEvidence } from '../engine/evidence.ts';
import type { Part } from '../labs.ts';
import type { LabProgress } from '../state.ts';
import { saveMemory, type Session } from './session.ts';
import { waitingFor } from './tell.ts';

/**
 * Looks with a part's checks up to the first that fails, showing which one, and keeps what they remembered. Those after it
 * mostly fail for its reason, and their verdicts would send the learner to the wrong place.
 */
export async function judgePart(
  deps: Deps,
  session: Session,
  part: Part,
  { atMost }: { atMost?: number } = {},
): Promise<{
  readonly reports: readonly CheckReport[];
  readonly evidence: string;
  readonly progress: LabProgress;
}> {
  const memory = new Map(Object.entries(session.progress.remembered));
  const start = { en: `Looking: ${part.id}`, zh: `正在检查：${part.id}` };
  const { reports, evidence } = await deps.reporter.during(start, async (update) => {
    const options: EvaluateOptions = {
      memory,
      stopAtFirst: true,
      ...(atMost === undefined ? {} : { atMost }),
      onCheck: (check, seconds) => {
        update(waitingFor(check, seconds));
      },
    };
    if (session.fault === undefined) {
      const found = await evaluate(deps, session.run, part.checks, options);
      return { reports: found, evidence: await gatherEvidence(deps, session.run, found) };
    }
    // Events and logs are for the learner to look for.
    return { reports: await judgeCase(deps, session.run, options), evidence: '' };
  });
  return { reports, evidence, progress: await saveMemory(deps, session, memory) };
}
