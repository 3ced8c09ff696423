import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { ClusterShape } from './config.ts';

/** What we know of the cluster we made, in `<home>/cluster.json`. */
export interface ClusterRecord extends ClusterShape {
  readonly name: string;
  /** `creating` from before the first container until the last is known: what is there in between is half a cluster. */
  readonly phase: 'creating' | 'ready';
  /** ISO time. Containers older than this are not ours. */
  readonly createdAt: string;
  /** Ids of the nodes' containers: nobody else's can have them. Empty while creating. */
  readonly nodeIds: readonly string[];
  readonly image: string;
}

type RecordDeps = Pick<Deps, 'files' | 'paths'>;

/** Where the record lies. */
export function recordPath({ paths }: Pick<Deps, 'paths'>): string {
  return join(paths.home, 'cluster.json');
}

/** The record, or `undefined` when there is none or it cannot be read: then no cluster counts as ours. */
export async function readRecord(deps: RecordDeps): Promise<ClusterRecord | undefined> {
  const text = await deps.files.read(recordPath(deps));
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as Partial<ClusterRecord>;
    const { name, ownerId, phase, createdAt, nodeIds, httpPort, httpsPort, image } = data;
    const isWhole =
      typeof name === 'string' &&
      typeof ownerId === 'string' &&
      (phase === 'creating' || phase === 'ready') &&
      typeof createdAt === 'string' &&
      Array.isArray(nodeIds) &&
      typeof httpPort === 'number' &&
      typeof httpsPort === 'number' &&
      typeof image === 'string';
    if (!isWhole) return undefined;
    return { name, ownerId, phase, createdAt, nodeIds, httpPort, httpsPort, image };
  } catch {
    return undefined;
  }
}

/** Writes the record. */
export async function writeRecord(deps: RecordDeps, record: ClusterRecord): Promise<void> {
  await deps.files.write(recordPath(deps), `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Variables that tell a lab's commands where the cluster's outside ports are on this machine. */
export function portVariables(record: ClusterShape | undefined): Readonly<Record<string, string>> {
  if (record === undefined) return {};
  return { LAB_HTTP_PORT: String(record.httpPort), LAB_HTTPS_PORT: String(record.httpsPort) };
}
