import { EMPTY, type Tally } from './tally.ts';

/** One named check of the test run: a program, and whether it reports a tally of tests. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Counts tests through one of our reporters; otherwise the stage itself is one check. */
  readonly tallies: boolean;
  /** Needs a Docker engine. */
  readonly engine?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const vitest = (project: string): Stage['command'] => [
  'vitest',
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=./scripts/testing/vitest-tally.ts',
];

/** All that `npm test` runs, cheapest first, the real engine last. */
export const STAGES: readonly Stage[] = [
  {
    name: 'format',
    command: ['prettier', '--check', '--log-level', 'warn', '.'],
    tallies: false,
  },
  // What Astro knows of collections and of Vite; without it the linter takes them for errors, as on a fresh clone.
  { name: 'types of Astro', command: ['astro', 'sync'], tallies: false },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.tools.json'], tallies: false },
  { name: 'lint', command: ['eslint', '.', '--max-warnings=0'], tallies: false },
  { name: 'unused code', command: ['knip'], tallies: false },
  { name: 'unit', command: vitest('unit'), tallies: true },
  {
    name: 'programs of the labs',
    // A test that waits for what never comes fails, instead of holding up all that follow.
    command: ['node', '--test', '--test-timeout=60000', 'labs/apps/*/*.test.mjs'],
    tallies: false,
  },
  { name: 'content', command: vitest('content'), tallies: true },
  {
    name: 'types of pages',
    command: ['astro', 'check', '--minimumSeverity', 'warning'],
    tallies: false,
  },
  { name: 'build', command: ['astro', 'build'], tallies: false },
  {
    name: 'site',
    command: ['playwright', 'test', '--reporter=line,./scripts/testing/playwright-tally.ts'],
    tallies: true,
  },
  { name: 'engine and cluster', command: vitest('e2e'), tallies: true, engine: true },
];

/** What a stage that counts no tests adds: itself, passed or failed. */
export function stageTally(stage: string, succeeded: boolean): Tally {
  return succeeded
    ? { ...EMPTY, passed: 1 }
    : { ...EMPTY, failures: [{ name: stage, reason: 'see its output above' }] };
}
