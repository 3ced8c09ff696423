import type { Problem } from './problem.ts';

/** Traces of the machine that something was written on; a reader's machine has none of these. */
const TRACES: readonly (readonly [RegExp, string])[] = [
  [/\/work\/(?:main|shared)\b/, 'a path of the author’s machine'],
  [/\/var\/cache\/local-cluster|\bCLUSTER_CACHE\b/, 'a path of the author’s cluster kit'],
  [/\.\.\/shared\/|\/tmp\/brief/, 'a path of the author’s workplace'],
];

/** No committed file tells where it was written. */
export function workplaceProblems(file: string, text: string): Problem[] {
  return text.split('\n').flatMap((line, index) =>
    TRACES.flatMap(([trace, what]) => {
      const found = trace.exec(line);
      return found ? [{ file: `${file}:${index + 1}`, says: `holds ${what}: ${found[0]}` }] : [];
    }),
  );
}
