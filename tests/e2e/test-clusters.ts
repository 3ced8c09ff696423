import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExec } from '../../scripts/runner/adapters/exec.ts';
import { kind } from '../../scripts/runner/tools/kind.ts';
import { realEnvironment } from './engine.ts';

/**
 * Names that only the tests give to clusters. No name begins with another: labs look for their nodes by the beginning of
 * their names.
 */
export const TEST_CLUSTERS = {
  /** Where labs run side by side. */
  labs: 'course-labs-test',
  /** Where labs that take nodes away are alone. */
  alone: 'alone-test',
  /** Which `lab up` and `lab down` are tried on. */
  machine: 'course-machine-test',
  /** In which the course's own site is published and read. */
  site: 'site-test',
} as const;

const NO_KUBECONFIG = join(tmpdir(), 'no-kubeconfig');

/** Deletes a cluster of the tests, recorded or not. The kubeconfig of whoever runs the tests is not touched. */
export async function deleteTestCluster(name: string): Promise<void> {
  const ran = await makeExec({ env: realEnvironment }).run(kind.delete(name, NO_KUBECONFIG), {
    timeoutMs: 180_000,
  });
  if (ran.kind !== 'exited' || ran.code !== 0)
    throw new Error(`${name} is still there: ${ran.kind === 'exited' ? ran.stderr : ran.kind}`);
}
