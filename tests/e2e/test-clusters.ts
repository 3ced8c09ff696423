import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
} as const;

const NO_KUBECONFIG = join(tmpdir(), 'no-kubeconfig');

/** Deletes a cluster of the tests, recorded or not. The kubeconfig of whoever runs the tests is not touched. */
export function deleteTestCluster(name: string): void {
  const args = ['delete', 'cluster', '--name', name, '--kubeconfig', NO_KUBECONFIG];
  const { status, stderr } = spawnSync('kind', args, { env: realEnvironment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`kind ${args.join(' ')}: ${stderr}`);
}
