import type { CourseLab } from '../course.ts';
import type { Learner } from './read-class.ts';
import { partOf } from './where-stuck.ts';

/** Longer than this, and the lab was put aside in between. */
const ONE_SITTING_MS = 4 * 60 * 60 * 1000;

/**
 * Minutes from beginning a lab to its last part, the middle one of the class: what the recordings cannot tell, since a
 * machine neither reads nor thinks. Only of those who passed every part in one sitting.
 */
export function classMinutes(
  { id, parts }: CourseLab,
  learners: readonly Learner[],
): { readonly minutes: number; readonly of: number } | undefined {
  const times = learners
    .flatMap((learner) => {
      const passes = parts.flatMap((part) => partOf(learner, id, part.id)?.passed ?? []);
      const begun = learner.evidence.labs[id]?.begun;
      if (begun === undefined || passes.length < parts.length) return [];
      const took = Math.max(...passes.map(({ at }) => Date.parse(at))) - Date.parse(begun);
      return took > 0 && took <= ONE_SITTING_MS ? [took] : [];
    })
    .toSorted((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)];
  return middle === undefined
    ? undefined
    : { minutes: Math.max(1, Math.round(middle / 60_000)), of: times.length };
}
