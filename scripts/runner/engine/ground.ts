import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { readEngineState } from '../machine/requirements.ts';

type GroundDeps = Pick<
  Deps,
  'exec' | 'env' | 'host' | 'signal' | 'files' | 'paths' | 'cluster' | 'clock'
>;

/** A lab may have stopped what would answer; evidence without a version is better than a check that waits. */
const PATIENCE_MS = 3000;

/** On which versions something passed: the course's, the machine's, the engine's and the cluster's, as far as they say. */
export async function describeGround(
  deps: GroundDeps,
  run: Pick<LabRun, 'usesCluster'>,
): Promise<Readonly<Record<string, string>>> {
  const [course, docker, kubernetes] = await Promise.all([
    courseVersion(deps),
    engineVersion(deps),
    run.usesCluster ? kubernetesVersion(deps) : undefined,
  ]);
  const found = {
    course,
    platform: `${deps.host.os}/${deps.host.arch}`,
    docker,
    kubernetes,
  };
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function courseVersion({ files, paths }: GroundDeps): Promise<string | undefined> {
  const text = await files.read(join(paths.root, 'package.json'));
  const { version } = JSON.parse(text ?? '{}') as { version?: unknown };
  return typeof version === 'string' ? version : undefined;
}

async function engineVersion(deps: GroundDeps): Promise<string | undefined> {
  const engine = await readEngineState(deps);
  return engine.state === 'ready' ? engine.version : undefined;
}

async function kubernetesVersion({
  cluster,
  clock,
  signal,
}: GroundDeps): Promise<string | undefined> {
  const ends = new AbortController();
  const asked = async (): Promise<string | undefined> => {
    const nodes = await (await cluster()).list({ kind: 'Node' }, ends.signal);
    const found = nodes.map(({ status }) => kubeletVersion(status));
    return found.find((version) => version !== undefined);
  };
  const late = clock
    .wait(PATIENCE_MS, AbortSignal.any([signal, ends.signal]))
    .catch(() => undefined);
  try {
    // `wait` gives nothing, which is what is known when it wins.
    return (await Promise.race([asked(), late])) ?? undefined;
  } catch {
    return undefined;
  } finally {
    ends.abort(new Error('answered'));
  }
}

function kubeletVersion(status: unknown): string | undefined {
  const { nodeInfo } = (status ?? {}) as { nodeInfo?: { kubeletVersion?: unknown } };
  const version = nodeInfo?.kubeletVersion;
  return typeof version === 'string' ? version.replace(/^v/, '') : undefined;
}
