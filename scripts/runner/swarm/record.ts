import { join } from 'node:path';
import type { Deps } from '../deps.ts';

/** What this copy of the course remembers of the swarm it made: only so can it be told from somebody else's. */
export interface SwarmRecord {
  /** Id of the lab it was made for. */
  readonly lab: string;
  /** ISO time, just before the swarm was asked for. */
  readonly startedAt: string;
  /** The engine's id in it; `undefined` when the machine went down before it was known. */
  readonly nodeId: string | undefined;
  /** Whether Docker's bridge for swarms was there before: `docker swarm leave` does not take it away. */
  readonly hadGateway: boolean;
}

type RecordDeps = Pick<Deps, 'files' | 'paths'>;

const recordPath = ({ paths }: RecordDeps): string => join(paths.home, 'swarm.json');

/** The swarm that this copy of the course made, as far as it remembers. */
export async function readSwarmRecord(deps: RecordDeps): Promise<SwarmRecord | undefined> {
  const text = await deps.files.read(recordPath(deps));
  if (text === undefined) return undefined;
  try {
    return parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function parse(data: unknown): SwarmRecord | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { lab, startedAt, nodeId, hadGateway } = data as Readonly<Record<string, unknown>>;
  if (typeof lab !== 'string' || typeof startedAt !== 'string') return undefined;
  return {
    lab,
    startedAt,
    nodeId: typeof nodeId === 'string' ? nodeId : undefined,
    // When in doubt it was there: a network that stays does no harm.
    hadGateway: hadGateway !== false,
  };
}

/** Remembers. */
export async function writeSwarmRecord(deps: RecordDeps, record: SwarmRecord): Promise<void> {
  await deps.files.write(recordPath(deps), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Forgets. */
export async function forgetSwarm(deps: RecordDeps): Promise<void> {
  await deps.files.remove(recordPath(deps));
}
