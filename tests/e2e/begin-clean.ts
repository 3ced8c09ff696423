import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundWrong, runLab } from './course-labs.ts';
import { clusterMissing, realEnvironment } from './engine.ts';
import { deleteTestCluster, TEST_CLUSTERS } from './test-clusters.ts';

/**
 * Takes away what an interrupted run left on the engine (the machine was switched off, say): its clusters bear the tests'
 * names but are in no record any more, so the command line would rightly leave them alone and refuse to work.
 */
export async function setup(): Promise<void> {
  if (clusterMissing !== undefined) return;
  for (const name of Object.values(TEST_CLUSTERS)) await deleteTestCluster(name);
  const home = await mkdtemp(join(tmpdir(), 'begin-clean-'));
  const own = { ...realEnvironment, LAB_HOME: home, LAB_CLUSTER: TEST_CLUSTERS.labs };
  const down = await runLab(['down', '--yes'], own);
  await rm(home, { recursive: true, force: true });
  if (down.code !== 0) throw new Error(`The engine cannot be tidied up. ${foundWrong(down)}`);
}
