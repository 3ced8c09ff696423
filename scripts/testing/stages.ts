import { EMPTY, type Tally } from './tally.ts';

/** One named check of the test run: a program, and whether it reports a tally of tests. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Counts tests through one of our reporters; otherwise the stage itself is one check. */
  readonly tallies: boolean;
  /** It leaves a core free most of the time, and needs none of the others of this kind: they run beside each other. */
  readonly besideOthers?: true;
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

/** Labs that Docker is enough for. They wait more than they compute. */
const ENGINE_ALONE = 'tests/e2e/leaves-nothing.test.ts';

/** A program whose end says it all, and that uses one core. */
const single = (name: string, ...command: Stage['command']): Stage => ({
  name,
  command,
  tallies: false,
  besideOthers: true,
});

/** All that `npm test` runs. What needs no engine is beside the labs that mostly wait; the cluster comes last. */
export const STAGES: readonly Stage[] = [
  // What Astro knows of collections and of Vite; without it the linter takes them for errors, as on a fresh clone.
  { name: 'types of Astro', command: ['astro', 'sync'], tallies: false },
  { name: 'build', command: ['astro', 'build'], tallies: false },
  {
    name: 'engine',
    command: [...vitest('e2e'), ENGINE_ALONE],
    tallies: true,
    engine: true,
    besideOthers: true,
  },
  single('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  single('lint', 'eslint', '.', '--max-warnings=0'),
  single('types', 'tsc', '--noEmit', '-p', 'tsconfig.tools.json'),
  single('unused code', 'knip'),
  // A test that waits for what never comes fails, instead of holding up all that follow.
  single(
    'programs of the labs',
    'node',
    '--test',
    '--test-timeout=60000',
    '--test-reporter=dot',
    'labs/apps/*/*.test.mjs',
  ),
  single('types of pages', 'astro', 'check', '--minimumSeverity', 'warning'),
  { name: 'unit', command: vitest('unit'), tallies: true, besideOthers: true },
  { name: 'content', command: vitest('content'), tallies: true, besideOthers: true },
  {
    name: 'site',
    command: ['playwright', 'test', '--reporter=line,./scripts/testing/playwright-tally.ts'],
    tallies: true,
    besideOthers: true,
  },
  {
    name: 'engine and cluster',
    command: [...vitest('e2e'), '--exclude', ENGINE_ALONE],
    tallies: true,
    engine: true,
  },
];

/** What a stage that counts no tests adds: itself, passed or failed. */
export function stageTally(stage: string, succeeded: boolean): Tally {
  return succeeded
    ? { ...EMPTY, passed: 1 }
    : { ...EMPTY, failures: [{ name: stage, reason: 'see its output above' }] };
}
