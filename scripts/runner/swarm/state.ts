import type { Deps } from '../deps.ts';
import { docker, readSwarm } from '../tools/docker-swarm.ts';
import { expectSuccess } from '../tools/succeed.ts';
import { readSwarmRecord, type SwarmRecord } from './record.ts';

type SwarmDeps = Pick<Deps, 'exec' | 'files' | 'paths' | 'signal'>;

/** Which swarm the engine is in, if any, and whether this copy of the course made it. */
export type SwarmState =
  | { readonly kind: 'none'; readonly record: SwarmRecord | undefined }
  | { readonly kind: 'ours'; readonly record: SwarmRecord; readonly nodeId: string }
  | { readonly kind: 'foreign'; readonly record: SwarmRecord | undefined; readonly nodeId: string }
  /** The engine knows nothing of swarms (Podman, for one). */
  | { readonly kind: 'unsupported' };

/**
 * A swarm whose id could not be noted any more is ours when it was made within this time after we asked for it.
 */
const MAKING_MS = 60_000;

/** Asks the engine. */
export async function readSwarmState(deps: SwarmDeps): Promise<SwarmState> {
  const ran = await deps.exec.run(docker.info(), { timeoutMs: 15_000, signal: deps.signal });
  deps.signal.throwIfAborted();
  const { stdout } = expectSuccess(ran, {
    what: { en: 'The Docker engine does not answer.', zh: 'Docker 引擎没有响应。' },
    next: { en: 'npx lab doctor', zh: 'npx lab doctor' },
  });
  const swarm = readSwarm(stdout);
  if (swarm === undefined) return { kind: 'unsupported' };
  const record = await readSwarmRecord(deps);
  if (swarm.state === 'inactive') return { kind: 'none', record };
  const { nodeId } = swarm;
  return record !== undefined && isMade(record, nodeId, swarm.createdAt)
    ? { kind: 'ours', record, nodeId }
    : { kind: 'foreign', record, nodeId };
}

function isMade(record: SwarmRecord, nodeId: string, createdAt: number | undefined): boolean {
  if (record.nodeId !== undefined) return record.nodeId === nodeId;
  if (createdAt === undefined) return false;
  return Math.abs(createdAt - Date.parse(record.startedAt)) < MAKING_MS;
}
