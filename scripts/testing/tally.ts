import { stripVTControlCharacters } from 'node:util';

/** A test that did not run, and why. */
export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** A test that failed, and the first line of its reason. */
export interface Failure {
  readonly name: string;
  readonly reason: string;
}

/** What one stage of the test run counted. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skipped: readonly Skip[];
}

/** Environment variable that tells our reporters which file to write their tally to. */
export const TALLY_FILE = 'TEST_TALLY_FILE';

export const EMPTY: Tally = { passed: 0, failures: [], skipped: [] };

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}

/**
 * The first line of an error's text that says something, without colours, short enough for one line of a log: the
 * closing lines are often all that is kept of a run.
 */
export function firstLine(text: string | undefined): string {
  const line = stripVTControlCharacters(text ?? '')
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each !== '');
  if (line === undefined) return 'no reason given';
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON - 1)}…` : line;
}

const LONGEST_REASON = 1000;
