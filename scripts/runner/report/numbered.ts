import type { ClassEvidence } from './read-class.ts';

/** A class without names, and beside it whose the numbers are. */
export interface NumberedClass extends ClassEvidence {
  readonly numbers: readonly (readonly [file: string, number: string])[];
}

/**
 * The same class with a number for each learner and each file. The order of numbers follows nothing that names somebody: it
 * is that of when each began, which shuffles a list of names and stays the same until somebody hands in who began earlier.
 */
export function withNumbers(found: ClassEvidence): NumberedClass {
  const began = (labs: ClassEvidence['learners'][number]['evidence']['labs']): string =>
    Object.values(labs)
      .map(({ begun }) => begun)
      .toSorted()[0] ?? '';
  const learners = found.learners.toSorted((a, b) =>
    began(a.evidence.labs).localeCompare(began(b.evidence.labs), 'en'),
  );
  const files = [
    ...learners.map(({ file }) => file),
    ...found.refused.map(({ file }) => file),
    ...found.others,
  ];
  const numberOf = (file: string): string => `#${String(files.indexOf(file) + 1)}`;
  // Longest first: one file's name may be the end of another's.
  const byLength = files.toSorted((a, b) => b.length - a.length);
  const hide = (text: string): string =>
    byLength.reduce((shown, file) => shown.replaceAll(file, numberOf(file)), text);
  const hidden = ({ file, says }: ClassEvidence['refused'][number]) => ({
    file: numberOf(file),
    says: { en: hide(says.en), zh: hide(says.zh) },
  });
  return {
    numbers: files.map((file) => [file, numberOf(file)] as const),
    learners: learners.map(({ file, evidence }) => ({
      name: numberOf(file),
      file: numberOf(file),
      evidence,
    })),
    refused: found.refused.map(hidden),
    odd: found.odd.map(hidden),
    others: found.others.map(numberOf),
  };
}
