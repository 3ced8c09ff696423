import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { makeFiles } from '../../scripts/runner/adapters/files.ts';
import { findLabs, type Lab, readLab } from '../../scripts/runner/labs.ts';
import { makePaths } from '../../scripts/runner/paths.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Ids of the course's labs that need a cluster, or of those that Docker is enough for. */
export async function courseLabs({ cluster }: { cluster: boolean }): Promise<readonly string[]> {
  return (await readLabs())
    .filter(({ definition }) => definition.needs.includes('cluster') === cluster)
    .map(({ id }) => id);
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

/** The command line as a learner starts it; its report goes to the test's log as it comes. Gives the exit code. */
export async function runLab(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(process.execPath, labArguments(args), {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return await new Promise((done) => child.on('close', done));
}
