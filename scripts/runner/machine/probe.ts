import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { probeCluster, probeKubeContext } from './probe-cluster.ts';
import { probeEngine } from './probe-engine.ts';
import { probeImages } from './probe-images.ts';
import { probePrograms } from './programs.ts';
import { probeSwarm } from './probe-swarm.ts';
import { probeInotify, probeNode, probePorts, probeProxy, probeTool } from './probe-host.ts';

/** One thing that was looked at. */
export interface Probe {
  /** Stable name for scripts that read `--json`. */
  readonly id: string;
  readonly name: Text;
  /** What was found. */
  readonly saw: Text;
  /** `missing`: the labs cannot run like this. `note`: they can, but know this. `unknown`: it could not be looked at. */
  readonly verdict: 'good' | 'note' | 'missing' | 'unknown';
  readonly fix?: Text;
}

/** Looks at everything and reports all of it: who mends one thing wants to know the next one, too. */
export async function probeMachine(deps: Deps): Promise<readonly Probe[]> {
  const [engine, ...others] = await Promise.all([
    probeEngine(deps),
    probeTool(deps, 'kind'),
    probeTool(deps, 'kubectl'),
    probePorts(deps),
    probeInotify(deps),
    probeKubeContext(deps),
  ]);
  const needEngine = engine.isReady
    ? await Promise.all([
        probePrograms(deps),
        probeSwarm(deps),
        probeImages(deps),
        probeCluster(deps),
      ])
    : [];
  return [
    probeNode(deps),
    ...engine.probes,
    ...others.flat(),
    ...probeProxy(deps),
    ...needEngine.flat(),
  ];
}
