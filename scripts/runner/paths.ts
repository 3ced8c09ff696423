import { join, resolve } from 'node:path';
import type { Paths } from './deps.ts';

/** Where everything is, from the repository's folder and the environment. */
export function makePaths(root: string, env: Readonly<Record<string, string | undefined>>): Paths {
  const { LAB_HOME } = env;
  const home = LAB_HOME === undefined || LAB_HOME === '' ? join(root, '.lab') : resolve(LAB_HOME);
  return {
    root,
    labs: join(root, 'labs'),
    home,
    kubeconfig: join(home, 'kubeconfig'),
    bin: join(home, 'bin'),
    work: join(home, 'work'),
    progress: join(home, 'progress.json'),
    evidence: join(home, 'evidence.json'),
  };
}
