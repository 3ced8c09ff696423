import type { Deps } from '../deps.ts';
import type { KubeObject } from '../ports.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import type { LabRun } from '../lab-run.ts';
import { type OwnNode, ownSwarmNode } from './lab-swarm.ts';

/** Things that are in a swarm, not on one engine. */
const IN_SWARM = ['service', 'secret', 'config'] as const;
/** Kinds of things that carry labels, in the order in which they can be removed: a service would start its containers anew. */
const KINDS = [...IN_SWARM, 'container', 'image', 'volume', 'network'] as const;
type Kind = (typeof KINDS)[number];

/**
 * One thing of a lab: `container web`, `namespace lab-services`, `ClusterRole reader`, `kind cluster lab-proxy`, `swarm`
 * for the engine's membership.
 */
export interface Leftover {
  readonly kind: string;
  readonly name: string;
  /** What the engine calls it; images may have several names and one id. */
  readonly id: string;
  /** An object of the cluster outside the lab's namespaces. */
  readonly object?: KubeObject;
}

type DockerDeps = Pick<Deps, 'exec' | 'files' | 'paths' | 'clock' | 'signal'>;

const LIST: Readonly<Record<Kind, { args: readonly string[]; format: string }>> = {
  service: { args: ['service', 'ls'], format: '{{.ID}}\t{{.Name}}' },
  secret: { args: ['secret', 'ls'], format: '{{.ID}}\t{{.Name}}' },
  config: { args: ['config', 'ls'], format: '{{.ID}}\t{{.Name}}' },
  container: { args: ['container', 'ls', '--all', '--no-trunc'], format: '{{.ID}}\t{{.Names}}' },
  image: {
    args: ['image', 'ls', '--all', '--no-trunc'],
    format: '{{.ID}}\t{{.Repository}}:{{.Tag}}',
  },
  volume: { args: ['volume', 'ls'], format: '{{.Name}}\t{{.Name}}' },
  network: { args: ['network', 'ls', '--no-trunc'], format: '{{.ID}}\t{{.Name}}' },
};

/**
 * Everything on the engine that is the lab's: what carries its label, what Compose made in its project, and all that is
 * in its own swarm, labelled or not.
 */
export async function listDockerObjects(
  deps: DockerDeps,
  run: LabRun,
): Promise<readonly Leftover[]> {
  const node = run.usesSwarm ? await ownSwarmNode(deps, run) : undefined;
  const labels = [run.label];
  if (run.composeProject !== undefined)
    labels.push(`com.docker.compose.project=${run.composeProject}`);
  const lists = await Promise.all([
    ...KINDS.filter((kind) => !isInSwarm(kind)).flatMap((kind) =>
      labels.map(async (label) => await list(deps, run, kind, `label=${label}`)),
    ),
    ...(node === undefined ? [] : [listOfSwarm(deps, run, node)]),
  ]);
  return once(lists.flat());
}

/** All that is in the lab's own swarm, and what is still there of it a moment after it was left. */
async function listOfSwarm(
  deps: DockerDeps,
  run: LabRun,
  { id, is }: OwnNode,
): Promise<readonly Leftover[]> {
  // Docker marks the containers of tasks itself; labels of a service do not reach them.
  const tasks = list(deps, run, 'container', `label=com.docker.swarm.node.id=${id}`);
  // Of another swarm, nothing is the lab's.
  if (is === 'elsewhere') return await tasks;
  const networks = await list(deps, run, 'network', 'scope=swarm');
  if (is === 'out') return [...(await tasks), ...networks];
  const others = await Promise.all(IN_SWARM.map(async (kind) => await list(deps, run, kind)));
  return [
    ...(await tasks),
    ...others.flat(),
    // Swarm's own; it goes with the swarm.
    ...networks.filter(({ name }) => name !== 'ingress'),
    { kind: 'swarm', name: 'of this engine', id },
  ];
}

async function list(
  deps: DockerDeps,
  run: LabRun,
  kind: Kind,
  only?: string,
): Promise<readonly Leftover[]> {
  const { args, format } = LIST[kind];
  const filter = only === undefined ? [] : ['--filter', only];
  const out = await docker(deps, run, [...args, ...filter, '--format', format]);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', name = id] = line.split('\t');
      return { kind, id, name: name.includes('<none>') ? id.slice(0, 19) : name };
    });
}

/** A thing may carry both the lab's label and Compose's. */
function once(found: readonly Leftover[]): readonly Leftover[] {
  const key = ({ kind, id, name }: Leftover): string => `${kind} ${id} ${name}`;
  return [...new Map(found.map((object) => [key(object), object])).values()];
}

function isInSwarm(kind: Kind): boolean {
  return (IN_SWARM as readonly string[]).includes(kind);
}

/** Removes what `listDockerObjects` found, but for the swarm itself. Volumes and networks last: containers hold on to them. */
export async function removeDockerObjects(
  deps: DockerDeps,
  run: LabRun,
  objects: readonly Leftover[],
): Promise<void> {
  for (const kind of KINDS) {
    const ids = [...new Set(objects.filter((object) => object.kind === kind).map(({ id }) => id))];
    if (ids.length === 0) continue;
    const force = kind === 'network' || isInSwarm(kind) ? [] : ['--force'];
    // With their anonymous volumes, which nothing else would ever name again.
    const also = kind === 'container' ? ['--volumes'] : [];
    // What somebody else removed meanwhile is no error: what is left is proven afterwards.
    await docker(deps, run, [kind, 'rm', ...force, ...also, ...ids], { tolerate: true });
  }
}

/** Runs docker and refuses with its own last words. */
async function docker(
  { exec, signal }: DockerDeps,
  { env }: LabRun,
  args: readonly string[],
  { tolerate = false }: { tolerate?: boolean } = {},
): Promise<string> {
  const ran = await exec.run(['docker', ...args], { env, signal, timeoutMs: 120_000 });
  if (ran.kind === 'exited' && (ran.code === 0 || tolerate)) return ran.stdout;
  if (ran.kind === 'cancelled') signal.throwIfAborted();
  throw new UserError(EXIT.machine, {
    what: { en: 'The Docker engine does not answer.', zh: 'Docker 引擎没有响应。' },
    why: same(ran.kind === 'exited' ? ran.stderr.trim() : ran.kind),
    next: same('npx lab doctor'),
  });
}
