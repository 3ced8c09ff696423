import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { makeFiles } from '../../scripts/runner/adapters/files.ts';
import { findLabs, type Lab, readLab } from '../../scripts/runner/labs.ts';
import { makePaths } from '../../scripts/runner/paths.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Ids of the course's labs by where they can be proven. */
export interface LabsByPlace {
  /** Docker is enough. */
  readonly engine: readonly string[];
  /** In a cluster, beside each other. */
  readonly cluster: readonly string[];
  /** In a cluster that nobody else uses: they, or their proofs, do something to its nodes. */
  readonly ownCluster: readonly string[];
}

/** All labs of the course. */
export async function courseLabs(): Promise<LabsByPlace> {
  const labs = await readLabs();
  const idsOf = (chosen: readonly Lab[]) => chosen.map(({ id }) => id);
  const inCluster = labs.filter(({ definition }) => definition.needs.includes('cluster'));
  return {
    engine: idsOf(labs.filter((lab) => !inCluster.includes(lab))),
    cluster: idsOf(inCluster.filter((lab) => !isFelt(lab))),
    ownCluster: idsOf(inCluster.filter(isFelt)),
  };
}

function isFelt({ definition: { disturbs, provenAlone } }: Lab): boolean {
  return disturbs !== undefined || provenAlone !== undefined;
}

/** Manifests that their lab says cannot run under Pod Security *restricted*, as paths in the repository. */
export async function securityExceptions(): Promise<readonly string[]> {
  return (await readLabs()).flatMap(({ id, definition }) =>
    (definition.securityExceptions ?? []).map(({ file }) => `labs/${id}/${file}`),
  );
}

async function readLabs(): Promise<readonly Lab[]> {
  const deps = { files: makeFiles(), paths: makePaths(ROOT, {}) };
  return await Promise.all((await findLabs(deps)).map(async (id) => await readLab(deps, id)));
}

/** The command line as a learner starts it. */
export function startLab(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcessByStdio<null, Readable, Readable> {
  const argv = ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts/lab.ts'), ...args];
  return spawn(process.execPath, argv, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** How a command of the command line ended, and all that it said. */
export interface LabEnded {
  readonly code: number | null;
  readonly text: string;
}

/** Listens until the command line has ended, and with `aloud` passes on what it says to the test's log as it comes. */
export async function hearLab(
  child: ReturnType<typeof startLab>,
  { aloud = false } = {},
): Promise<LabEnded> {
  let text = '';
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (aloud) process[stream].write(chunk);
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, text };
}

/** Runs the command line; its report goes to the test's log as it comes. */
export async function runLab(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<LabEnded> {
  return await hearLab(startLab(args, env), { aloud: true });
}

/** Each finding with the first lines of its evidence, in one line: a log's last lines may be all that is kept of it. */
export function foundWrong({ text }: LabEnded): string {
  const EVIDENCE = 8;
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim());
  return lines
    .flatMap((line, at) => (/^[✘⚠]/.test(line) ? lines.slice(at, at + 1 + EVIDENCE) : []))
    .join(' | ');
}
