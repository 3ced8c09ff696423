import {
  type Evidence,
  type LabEvidence,
  type PartEvidence,
  type Pass,
  type PassedHow,
} from '../../lab-kit/evidence.ts';
import { betterPass } from '../../lab-kit/merge-evidence.ts';
import type { Deps } from '../deps.ts';
import { describeGround } from '../engine/ground.ts';
import { allPass, type CheckReport } from '../engine/evaluate.ts';
import { readOwnEvidence, writeOwnEvidence } from '../evidence-file.ts';
import type { Part } from '../labs.ts';
import { type Session, taskKey } from './session.ts';

const NOTHING: PartEvidence = { missed: {}, hints: 0 };

/**
 * Keeps what a look at a part found: that it passed, when, how and on what; or which check refused. What was passed stays
 * passed, whatever `stop` and `reset` do to the lab; a task that was solved for the learner becomes theirs when they
 * do it again.
 */
export async function keepLook(
  deps: Deps,
  session: Session,
  part: Part,
  reports: readonly CheckReport[],
  how: PassedHow,
): Promise<void> {
  await change(deps, session, part, async (before) => {
    if (!allPass(reports)) return withMiss(before, reports);
    const isKept = before.passed !== undefined && (part.type !== 'task' || how !== 'own');
    if (isKept || before.passed?.how === how) return before;
    const at = new Date(deps.clock.now()).toISOString();
    const pass: Pass = { at, how, on: await describeGround(deps, session.run) };
    return { ...before, passed: betterPass(before.passed, pass) ?? pass };
  });
}

/** Keeps how many of a task's hints were shown. */
export async function keepHints(
  deps: Deps,
  session: Session,
  part: Part,
  shown: number,
): Promise<void> {
  await change(deps, session, part, (before) =>
    shown > before.hints ? { ...before, hints: shown } : before,
  );
}

/** A check that the machine kept from looking says nothing of the learner. */
function withMiss(before: PartEvidence, reports: readonly CheckReport[]): PartEvidence {
  const refused = reports.find(
    ({ result: { status } }) => status === 'not-yet' || status === 'wrong',
  );
  if (refused === undefined || before.passed !== undefined) return before;
  const { id } = refused.check;
  return { ...before, missed: { ...before.missed, [id]: (before.missed[id] ?? 0) + 1 } };
}

async function change(
  deps: Deps,
  session: Session,
  part: Part,
  next: (before: PartEvidence) => PartEvidence | Promise<PartEvidence>,
): Promise<void> {
  const { lab, progress } = session;
  const key = taskKey(session, part);
  const evidence = await readOwnEvidence(deps);
  const mine: LabEvidence = evidence.labs[lab.id] ?? { begun: progress.startedAt, parts: {} };
  const before = mine.parts[key] ?? NOTHING;
  const after = await next(before);
  if (after === before) return;
  const parts = { ...mine.parts, [key]: after };
  const labs: Evidence['labs'] = { ...evidence.labs, [lab.id]: { ...mine, parts } };
  await writeOwnEvidence(deps, { ...evidence, labs });
}
