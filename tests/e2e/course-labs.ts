import { spawn } from 'node:child_process';
import { join } from 'node:path';
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
  /** In a cluster that nobody else uses: they take its nodes away. */
  readonly ownCluster: readonly string[];
}

export async function courseLabs(): Promise<LabsByPlace> {
  const labs = await readLabs();
  const idsOf = (chosen: readonly Lab[]) => chosen.map(({ id }) => id);
  const inCluster = labs.filter(({ definition }) => definition.needs.includes('cluster'));
  return {
    engine: idsOf(labs.filter((lab) => !inCluster.includes(lab))),
    cluster: idsOf(inCluster.filter(({ definition }) => definition.disturbs === undefined)),
    ownCluster: idsOf(inCluster.filter(({ definition }) => definition.disturbs !== undefined)),
  };
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

/** What Node is given to run the command line. */
export function labArguments(args: readonly string[]): readonly string[] {
  return ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts/lab.ts'), ...args];
}

/** How a command of the command line ended, and what it found wrong: all that a log's last lines may keep of it. */
export interface LabEnded {
  readonly code: number | null;
  readonly wrong: string;
}

/** The command line as a learner starts it; its report goes to the test's log as it comes. */
export async function runLab(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<LabEnded> {
  const child = spawn(process.execPath, labArguments(args), {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (through: NodeJS.WriteStream) => (chunk: Buffer) => {
    said += chunk.toString();
    through.write(chunk);
  };
  child.stdout.on('data', listen(process.stdout));
  child.stderr.on('data', listen(process.stderr));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, wrong: foundWrong(stripVTControlCharacters(said)) };
}

/** Each finding with the first lines of its evidence, in one line. */
function foundWrong(said: string): string {
  const EVIDENCE = 8;
  const lines = said.split('\n').map((line) => line.trim());
  return lines
    .flatMap((line, at) => (/^[✘⚠]/.test(line) ? lines.slice(at, at + 1 + EVIDENCE) : []))
    .join(' | ');
}
