import type { Deps } from '../deps.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import type { LabRun } from '../lab-run.ts';

/** Kinds of things on the engine that carry labels, in the order in which they can be removed. */
const KINDS = ['container', 'image', 'volume', 'network'] as const;
type Kind = (typeof KINDS)[number];

/** One labelled thing: `container web`, `namespace lab-services`. */
export interface Leftover {
  readonly kind: Kind | 'namespace';
  readonly name: string;
  /** What the engine calls it; images may have several names and one id. */
  readonly id: string;
}

type DockerDeps = Pick<Deps, 'exec' | 'signal'>;

const LIST: Readonly<Record<Kind, { args: readonly string[]; format: string }>> = {
  container: { args: ['container', 'ls', '--all', '--no-trunc'], format: '{{.ID}}\t{{.Names}}' },
  image: {
    args: ['image', 'ls', '--all', '--no-trunc'],
    format: '{{.ID}}\t{{.Repository}}:{{.Tag}}',
  },
  volume: { args: ['volume', 'ls'], format: '{{.Name}}\t{{.Name}}' },
  network: { args: ['network', 'ls', '--no-trunc'], format: '{{.ID}}\t{{.Name}}' },
};

/** Everything on the engine that carries the lab's label. */
export async function listDockerObjects(
  deps: DockerDeps,
  run: LabRun,
): Promise<readonly Leftover[]> {
  const lists = await Promise.all(
    KINDS.map(async (kind) => {
      const { args, format } = LIST[kind];
      const out = await docker(deps, run, [
        ...args,
        '--filter',
        `label=${run.label}`,
        '--format',
        format,
      ]);
      return out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [id = '', name = id] = line.split('\t');
          return { kind, id, name: name.includes('<none>') ? id.slice(0, 19) : name };
        });
    }),
  );
  return lists.flat();
}

/** Removes what `listDockerObjects` found. Volumes and networks last: containers hold on to them. */
export async function removeDockerObjects(
  deps: DockerDeps,
  run: LabRun,
  objects: readonly Leftover[],
): Promise<void> {
  for (const kind of KINDS) {
    const ids = [...new Set(objects.filter((object) => object.kind === kind).map(({ id }) => id))];
    if (ids.length === 0) continue;
    const force = kind === 'network' ? [] : ['--force'];
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
