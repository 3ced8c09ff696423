import { LAB_LABEL } from '../../lab-kit/versions.ts';
import type { Deps } from '../deps.ts';
import { docker } from '../tools/docker-swarm.ts';

/** Networks in which Docker gives no names: a container that is only there has none to lose. */
const NAMELESS: readonly string[] = ['bridge', 'host', 'none'];

const LABELS = [
  LAB_LABEL,
  'com.docker.compose.project',
  'com.docker.swarm.task.id',
  'io.x-k8s.kind.cluster',
] as const;

/**
 * What else runs on the engine and is found by name: other labs, then containers of no lab. An engine that leaves a swarm
 * forgets those names in all its networks (https://github.com/moby/moby/issues/45144). Left out: tasks of the swarm, which
 * go with it, and the nodes of the course's cluster, whose names first aid puts back.
 */
export async function findNeighbours(
  { exec, clusterName, signal }: Pick<Deps, 'exec' | 'clusterName' | 'signal'>,
  lab: string,
): Promise<readonly string[]> {
  const ran = await exec.run(docker.running(LABELS), { signal });
  signal.throwIfAborted();
  if (ran.kind !== 'exited' || ran.code !== 0) return [];
  const [labs, others] = [new Set<string>(), new Set<string>()];
  for (const line of ran.stdout.split('\n').filter((each) => each !== '')) {
    const [name = '', networks = '', label = '', project = '', task, cluster] = line.split('\t');
    const isNameless = networks.split(',').every((network) => NAMELESS.includes(network));
    if (isNameless || task || cluster === clusterName) continue;
    const owner = label || /^lab-(.+)$/.exec(project)?.[1];
    if (owner === undefined) others.add(name);
    else if (owner !== lab) labs.add(owner);
  }
  return [...labs, ...others];
}
