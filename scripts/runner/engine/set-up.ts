import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { rememberBaseline } from '../cluster/baseline.ts';
import { renewNames } from '../cluster/first-aid.ts';
import { repairCluster } from '../cluster/repair.ts';
import { prepareNamespace } from './lab-cluster.ts';
import { prepareImages } from './lab-images.ts';
import { prepareSite } from './lab-site.ts';
import { fetchManifests } from './lab-manifests.ts';
import { makeSwarm, unmakeSwarm } from './lab-swarm.ts';
import { prepareWorkFolder } from './work-folder.ts';

/**
 * Brings the machine to where the lab's first step begins. Every part finds out for itself what is there already, so
 * it may be done again after Ctrl-C, or with the learner's work half done.
 */
export async function setUpLab(
  deps: Deps,
  run: LabRun,
  update: (text: Text) => void,
): Promise<{ readonly folder: 'new' | 'kept' }> {
  if (run.lab.definition.disturbs !== undefined && (await renewNames(deps)))
    await repairCluster(deps, update, true);
  await prepareSite(deps, run, update);
  await prepareImages(deps, run, update);
  if (run.usesCluster) {
    update({
      en: `Preparing the namespace ${run.namespace}`,
      zh: `正在准备命名空间 ${run.namespace}`,
    });
    await prepareNamespace(deps, run);
    // For a cluster that was made before this was remembered at its making.
    if (run.lab.definition.disturbs !== undefined) await rememberBaseline(deps);
  }
  const isNew = run.usesSwarm && (await makeSwarm(deps, run));
  try {
    const folder = await prepareWorkFolder(deps, run);
    await fetchManifests(deps, run, update);
    return { folder };
  } catch (error) {
    if (isNew) await unmakeSwarm(deps, run);
    throw error;
  }
}
