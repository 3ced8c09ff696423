type Argv = readonly [string, ...string[]];

/** Docker's own bridge, through which tasks reach the world. Made with a swarm, not removed with it. */
export const GATEWAY = 'docker_gwbridge';

/** Arguments for what concerns a swarm. */
export const docker = {
  info: (): Argv => ['docker', 'info', '--format', '{{json .Swarm}}'],
  /** A swarm of this one engine, which nobody outside of this machine can join. */
  init: (): Argv => [
    'docker',
    'swarm',
    'init',
    '--advertise-addr',
    '127.0.0.1',
    '--listen-addr',
    '127.0.0.1:2377',
  ],
  leave: (): Argv => ['docker', 'swarm', 'leave', '--force'],
  /** Containers that run: name, networks, then the values of these labels. */
  running: (labels: readonly string[]): Argv => [
    'docker',
    'container',
    'ls',
    '--format',
    ['{{.Names}}', '{{.Networks}}', ...labels.map((label) => `{{.Label "${label}"}}`)].join('\t'),
  ],
  gateway: (): Argv => ['docker', 'network', 'ls', '--quiet', '--filter', `name=^${GATEWAY}$`],
  removeGateway: (): Argv => ['docker', 'network', 'rm', GATEWAY],
} as const;

/** What `docker info` says of swarms. */
export interface SwarmInfo {
  /** `inactive`, `pending`, `active`, `error`, `locked`: all but the first mean that the engine is in one. */
  readonly state: string;
  readonly nodeId: string;
  /** Only a manager knows. */
  readonly createdAt: number | undefined;
}

/** Reads the output of `docker info`; `undefined` when the engine knows nothing of swarms. */
export function readSwarm(stdout: string): SwarmInfo | undefined {
  let data: unknown;
  try {
    data = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  const swarm = asRecord(data);
  const { LocalNodeState: state, NodeID: nodeId } = swarm;
  if (typeof state !== 'string' || state === '') return undefined;
  const created = Date.parse(String(asRecord(swarm['Cluster'])['CreatedAt']));
  return {
    state,
    nodeId: typeof nodeId === 'string' ? nodeId : '',
    createdAt: Number.isNaN(created) ? undefined : created,
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
