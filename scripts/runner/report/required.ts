import type { CourseLab } from '../course.ts';
import type { Learner } from './read-class.ts';
import { partOf } from './where-stuck.ts';

/** Who has not finished which of the labs that everybody must have finished. */
export function unmet(
  course: readonly CourseLab[],
  learners: readonly Learner[],
  required: readonly string[],
): readonly { readonly name: string; readonly lab: string }[] {
  const labs = course.filter(({ id }) => required.includes(id));
  return learners.flatMap((learner) =>
    labs
      .filter(({ id, parts }) =>
        parts.some((part) => partOf(learner, id, part.id)?.passed === undefined),
      )
      .map(({ id }) => ({ name: learner.name, lab: id })),
  );
}
