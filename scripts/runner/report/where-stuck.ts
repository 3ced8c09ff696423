import type { PartEvidence } from '../../lab-kit/evidence.ts';
import type { CourseLab } from '../course.ts';
import type { Learner } from './read-class.ts';

/** A part on which learners needed more than one try, or help. */
export interface StuckPart {
  readonly lab: string;
  readonly part: string;
  /** Learners whom a check refused there, and who have not passed it. */
  readonly open: readonly string[];
  /** Learners whom a check refused there and who then passed it themselves. */
  readonly overcame: number;
  /** Learners who had it solved. */
  readonly solved: number;
  /** Times a check refused. */
  readonly tries: number;
  readonly hints: number;
  /** The check that refused most often. */
  readonly check: string | undefined;
}

/** What a learner's evidence says of a part; `undefined` when nothing. */
export function partOf(
  { evidence }: Pick<Learner, 'evidence'>,
  lab: string,
  part: string,
): PartEvidence | undefined {
  const { labs } = evidence;
  const parts = Object.hasOwn(labs, lab) ? labs[lab]?.parts : undefined;
  return parts !== undefined && Object.hasOwn(parts, part) ? parts[part] : undefined;
}

/** How often checks refused. */
export function triesOf({ missed }: PartEvidence): number {
  return Object.values(missed).reduce((all, count) => all + count, 0);
}

/** Where people get stuck, worst first: who still is, then how many had it solved, then how many tries it took. */
export function whereStuck(
  course: readonly CourseLab[],
  learners: readonly Learner[],
): readonly StuckPart[] {
  return course
    .flatMap(({ id, parts }) => parts.map((part) => lookAt(id, part.id, learners)))
    .filter(({ tries, solved, hints }) => tries + solved + hints > 0)
    .toSorted((a, b) => b.open.length - a.open.length || b.solved - a.solved || b.tries - a.tries);
}

function lookAt(lab: string, part: string, learners: readonly Learner[]): StuckPart {
  const found = learners.flatMap((learner) => {
    const evidence = partOf(learner, lab, part);
    return evidence === undefined ? [] : [{ learner, evidence }];
  });
  const refused = found.filter(({ evidence }) => triesOf(evidence) > 0);
  const byCheck = new Map<string, number>();
  for (const { evidence } of refused)
    for (const [check, count] of Object.entries(evidence.missed))
      byCheck.set(check, (byCheck.get(check) ?? 0) + count);
  return {
    lab,
    part,
    open: refused
      .filter(({ evidence }) => evidence.passed === undefined)
      .map(({ learner }) => learner.name),
    overcame: refused.filter(({ evidence }) => evidence.passed?.how === 'own').length,
    solved: found.filter(({ evidence }) => evidence.passed?.how === 'solved').length,
    tries: [...byCheck.values()].reduce((all, count) => all + count, 0),
    hints: found.reduce((all, { evidence }) => all + evidence.hints, 0),
    check: [...byCheck].toSorted(([, a], [, b]) => b - a)[0]?.[0],
  };
}
