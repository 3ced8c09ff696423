import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';
import type { CommonOptions, Deps } from '../../../scripts/runner/deps.ts';
import { makePaths } from '../../../scripts/runner/paths.ts';
import type { Mark, Reporter } from '../../../scripts/runner/ports.ts';
import { makeFakeClock } from './fake-clock.ts';
import { makeFakeCluster } from './fake-cluster.ts';
import { makeFakeExec } from './fake-exec.ts';

/** The repository. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');
/** Labs that only tests have. */
export const FIXTURE_LABS = join(ROOT, 'tests', 'fixtures', 'labs');

/** What was said, in English and in Chinese. */
export interface Heard extends Reporter {
  readonly lines: readonly string[];
  readonly chinese: readonly string[];
  readonly marks: readonly Mark[];
}

export function makeHeard(): Heard {
  const lines: string[] = [];
  const chinese: string[] = [];
  const marks: Mark[] = [];
  const say = ({ en, zh }: { en: string; zh: string }): void => {
    lines.push(en);
    chinese.push(zh);
  };
  return {
    lines,
    chinese,
    marks,
    title: say,
    line: (text, mark) => {
      say(text);
      if (mark !== undefined) marks.push(mark);
    },
    block: (text) => {
      say({ en: text, zh: text });
    },
    during: async (_text, work) => await work(() => undefined),
  };
}

export const OPTIONS: CommonOptions = {
  language: 'en',
  json: false,
  quiet: false,
  yes: false,
  dryRun: false,
};

/** Everything a command is given: real files in a temporary home, the fixture labs, and nothing else that is real. */
export async function makeFakeDeps(
  overrides: Partial<Omit<Deps, 'reporter'>> = {},
): Promise<Deps & { readonly reporter: Heard }> {
  const home = await mkdtemp(join(tmpdir(), 'lab-home-'));
  const cluster = makeFakeCluster();
  return {
    exec: makeFakeExec([]),
    files: makeFiles(),
    clock: makeFakeClock(),
    network: {} as Deps['network'],
    host: { os: 'linux', arch: 'amd64', node: '22.23.2', userHome: home },
    cluster: () => Promise.resolve(cluster),
    paths: { ...makePaths(ROOT, { LAB_HOME: home }), labs: FIXTURE_LABS },
    clusterName: 'course',
    env: { PATH: '/usr/bin' },
    signal: new AbortController().signal,
    confirm: () => Promise.resolve(true),
    ...overrides,
    reporter: makeHeard(),
  };
}
