import { clock } from '../../scripts/runner/adapters/clock.ts';
import { makeExec } from '../../scripts/runner/adapters/exec.ts';
import { makeFiles } from '../../scripts/runner/adapters/files.ts';
import type { Deps } from '../../scripts/runner/deps.ts';
import { makePaths } from '../../scripts/runner/paths.ts';
import { FIXTURE_LABS, makeFakeDeps, ROOT } from '../runner/support/fake-deps.ts';
import { PATH, realEnvironment } from './engine.ts';

/** Programs of this machine. */
export const exec = makeExec({ env: realEnvironment });

/** The labs made for tests, on the real engine, with their work under `home`. */
export async function makeFixtureDeps(home: string): Promise<Deps> {
  const paths = { ...makePaths(ROOT, { LAB_HOME: home }), labs: FIXTURE_LABS };
  return { ...(await makeFakeDeps({ paths })), exec, clock, files: makeFiles(), env: { PATH } };
}
