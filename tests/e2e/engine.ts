import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** PATH of the real tests: with the programs that the course downloaded, where the machine has none. */
export const PATH = [process.env['PATH'] ?? '', join(ROOT, '.lab/bin')].join(delimiter);

/** The environment of the real tests. */
export const realEnvironment: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  ),
  PATH,
};

/** Why the tests that need Docker cannot run here; `undefined` when they can. */
export const engineMissing = whyNot('docker', ['version', '--format', '{{.Server.Version}}']);

/** Why the tests that need a cluster cannot run here; `undefined` when they can. */
export const clusterMissing =
  engineMissing ?? whyNot('kind', ['version']) ?? whyNot('kubectl', ['version', '--client']);

/**
 * Skips a test, with the reason, where its machine is missing. With CI=true nothing may be missing, so it fails there:
 * `beforeEach((context) => { need(context, clusterMissing); })`.
 */
export function need(context: TestContext, missing: string | undefined): void {
  if (missing === undefined) return;
  if (process.env['CI'] === 'true') throw new Error(`CI=true, but ${missing}`);
  context.skip(missing);
}

function whyNot(program: string, args: readonly string[]): string | undefined {
  const { error, status, stderr } = spawnSync(program, args, {
    env: { ...process.env, PATH },
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (error !== undefined) return `${program} is not here (${error.message})`;
  return status === 0 ? undefined : `${program}: ${stderr.trim().split('\n').at(-1) ?? ''}`;
}
