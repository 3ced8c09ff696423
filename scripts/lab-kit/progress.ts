import type { Evidence } from './evidence.ts';

/** The course as far as progress needs it: labs in order, and the ids of their parts in order. */
export interface CourseOutline {
  readonly id: string;
  readonly parts: readonly { readonly id: string }[];
}

/** A part that is to be done. */
export interface NextPart {
  readonly lab: string;
  readonly part: string;
}

/** How far a learner is. */
export interface ProgressView {
  readonly labs: readonly {
    readonly id: string;
    readonly passed: number;
    readonly parts: number;
  }[];
  readonly passed: number;
  readonly parts: number;
  readonly finished: number;
  /** `undefined` when everything was passed. */
  readonly next: NextPart | undefined;
}

/**
 * How far somebody is, and what is next: the lab under way that saw the latest pass goes on; else the first of the course
 * that is not finished. Parts that this edition of the course does not have count for nothing.
 */
export function progressOf(
  course: readonly CourseOutline[],
  { labs }: Pick<Evidence, 'labs'>,
): ProgressView {
  const rows = course.map(({ id, parts }) => {
    const mine = Object.hasOwn(labs, id) ? labs[id]?.parts : undefined;
    const passes = parts.map((part) =>
      mine !== undefined && Object.hasOwn(mine, part.id) ? mine[part.id]?.passed : undefined,
    );
    const times = passes.flatMap((pass) => pass?.at ?? []).sort();
    const open = parts[passes.indexOf(undefined)];
    return { id, parts: parts.length, passed: times.length, latest: times.at(-1) ?? '', open };
  });
  const underWay = rows
    .filter(({ open, passed }) => open !== undefined && passed > 0)
    .sort((a, b) => (a.latest < b.latest ? 1 : -1));
  const next = underWay[0] ?? rows.find(({ open }) => open !== undefined);
  const sum = (of: 'passed' | 'parts'): number => rows.reduce((all, row) => all + row[of], 0);
  return {
    labs: rows.map(({ id, passed, parts }) => ({ id, passed, parts })),
    passed: sum('passed'),
    parts: sum('parts'),
    finished: rows.filter(({ open }) => open === undefined).length,
    next: next?.open === undefined ? undefined : { lab: next.id, part: next.open.id },
  };
}
