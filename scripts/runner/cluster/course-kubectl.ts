import type { Deps } from '../deps.ts';
import { EXIT, same, UserError } from '../outcome.ts';

/** What is needed to run kubectl against the course's cluster. */
export type KubectlDeps = Pick<Deps, 'exec' | 'paths' | 'signal'>;

/** Runs kubectl against the course's cluster, never against the user's, and refuses with its own words. */
export async function courseKubectl(
  { exec, paths, signal }: KubectlDeps,
  args: readonly string[],
  input?: string,
): Promise<string> {
  const ran = await exec.run(['kubectl', '--kubeconfig', paths.kubeconfig, ...args], {
    signal,
    ...(input === undefined ? {} : { input }),
  });
  if (ran.kind === 'exited' && ran.code === 0) return ran.stdout;
  if (ran.kind === 'cancelled') signal.throwIfAborted();
  throw new UserError(EXIT.machine, {
    what: { en: 'The cluster did not do what it was asked.', zh: '集群没有完成请求。' },
    why: same(ran.kind === 'exited' ? ran.stderr.trim() : ran.kind),
    next: same('npx lab doctor --cluster'),
  });
}
