/** A test that did not run, and why. */
export interface Skip {
  readonly name: string;
  readonly reason: string;
}

/** What one stage of the test run counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skip[];
}

/** Environment variable that tells our reporters which file to write their tally to. */
export const TALLY_FILE = 'TEST_TALLY_FILE';

export const EMPTY: Tally = { passed: 0, failed: 0, skipped: [] };

/** Adds tallies up. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    skipped: tallies.flatMap((tally) => tally.skipped),
  };
}
