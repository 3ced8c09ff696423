/** One thing that is wrong with the course's content: in which file, and what to do about it. */
export interface Problem {
  readonly file: string;
  readonly says: string;
}

/** Problems as lines for a test's report, sorted by file; an empty list is what a test expects. */
export const lines = (problems: readonly Problem[]): string[] =>
  problems.map(({ file, says }) => `${file}: ${says}`).sort();
