import { type Answer, exited, type FakeExec, makeFakeExec } from './fake-exec.ts';

/** What a fake engine knows of swarms. */
interface FakeSwarm {
  /** Empty: in none. */
  nodeId: string;
  /** Overrides `active` and `inactive`; empty: the engine knows nothing of swarms. */
  state: string | undefined;
  createdAt: string | undefined;
  hasGateway: boolean;
  readonly services: string[];
  /** Names of the tasks' containers. */
  readonly tasks: string[];
  /** Networks of the swarm that the engine still has. */
  readonly networks: string[];
  refuses: string | undefined;
  onInit: () => void;
}

export interface SwarmEngine extends FakeExec {
  readonly swarm: FakeSwarm;
}

/** As much of an engine as making and leaving a swarm needs; each swarm that is made has its own node. */
export function makeSwarmEngine(before: Answer = () => undefined): SwarmEngine {
  let made = 0;
  const swarm: FakeSwarm = {
    nodeId: '',
    state: undefined,
    createdAt: undefined,
    hasGateway: false,
    services: [],
    tasks: [],
    networks: [],
    refuses: undefined,
    onInit: () => undefined,
  };
  const info = (): string =>
    JSON.stringify({
      NodeID: swarm.nodeId,
      LocalNodeState: swarm.state ?? (swarm.nodeId === '' ? 'inactive' : 'active'),
      ...(swarm.createdAt === undefined ? {} : { Cluster: { CreatedAt: swarm.createdAt } }),
    });
  const rows = (names: readonly string[]): string =>
    names.map((name) => `${name}\t${name}\n`).join('');
  const docker: Answer = (line) => {
    if (line.startsWith('docker info')) return info();
    if (line.startsWith('docker image inspect')) return 'sha256:1234\n';
    if (line.startsWith('docker swarm init')) {
      if (swarm.refuses !== undefined) return exited(1, '', swarm.refuses);
      made += 1;
      Object.assign(swarm, { nodeId: `node-${String(made)}`, hasGateway: true });
      swarm.onInit();
      return '';
    }
    if (line.startsWith('docker swarm leave')) {
      Object.assign(swarm, { nodeId: '' });
      return '';
    }
    if (line.startsWith('docker network ls --quiet')) return swarm.hasGateway ? 'abc\n' : '';
    if (line.startsWith('docker network rm docker_gwbridge')) {
      swarm.hasGateway = false;
      return '';
    }
    if (line.includes('network ls') && line.includes('scope=swarm')) return rows(swarm.networks);
    if (line.startsWith('docker network rm')) swarm.networks.length = 0;
    if (line.startsWith('docker service ls')) return rows(swarm.services);
    if (line.startsWith('docker service rm')) swarm.services.length = 0;
    if (line.includes('container ls') && line.includes('label=com.docker.swarm.node.id=node-1'))
      return rows(swarm.tasks);
    if (line.startsWith('docker container rm')) swarm.tasks.length = 0;
    return / (?:ls|rm) /.test(line) ? '' : undefined;
  };
  return { ...makeFakeExec([before, docker]), swarm };
}
