import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { IMAGES, LAB_LABEL } from '../../scripts/lab-kit/versions.ts';
import { makeExec } from '../../scripts/runner/adapters/exec.ts';
import { realEnvironment } from './engine.ts';

const exec = makeExec({ env: realEnvironment });

/** Everything on the engine that a lab could leave, in lines that can be compared. */
export type EngineSnapshot = Readonly<Record<string, readonly string[]>>;

/** How each kind of thing is asked for. A container that ran before must run afterwards, too. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  containers: ['ps', '--all', '--no-trunc', '--format', '{{.ID}} {{.Names}} {{.State}}'],
  volumes: ['volume', 'ls', '--format', '{{.Driver}} {{.Name}}'],
  networks: ['network', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Name}} {{.Driver}}'],
  plugins: ['plugin', 'ls', '--no-trunc', '--format', '{{.ID}} {{.Name}} {{.Enabled}}'],
  contexts: ['context', 'ls', '--format', '{{.Name}} {{.Current}} {{.DockerEndpoint}}'],
  builders: ['buildx', 'ls', '--format', '{{.Name}}'],
  swarm: ['info', '--format', '{{.Swarm.LocalNodeState}} {{.Swarm.NodeID}}'],
};

/**
 * Looks at the whole engine. Two kinds of images are left out, which stay on purpose until `lab down` or longer, so that
 * the next start is quick: the labs' base images, and those built from `labs/apps`. The build cache stays, too.
 */
export async function takeSnapshot(): Promise<EngineSnapshot> {
  const lists = await Promise.all(
    Object.entries(LISTS).map(async ([what, args]) => [what, await lines(args)] as const),
  );
  return {
    ...Object.fromEntries(lists),
    images: await ownImages(),
    // Logging in to a registry, or another context, is written there.
    settings: [await fingerprint(join(homedir(), '.docker', 'config.json'))],
  };
}

async function ownImages(): Promise<readonly string[]> {
  const format = ['--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}'];
  const kept = await lines(['images', '--all', ...format, '--filter', `label=${LAB_LABEL}=apps`]);
  const bases: readonly string[] = Object.values(IMAGES).map(({ name }) => name);
  return (await lines(['images', '--all', ...format])).filter(
    (line) => !kept.includes(line) && !bases.includes(line.split(' ')[1] ?? ''),
  );
}

async function lines(args: readonly string[]): Promise<readonly string[]> {
  const ran = await exec.run(['docker', ...args]);
  if (ran.kind !== 'exited' || ran.code !== 0)
    throw new Error(`docker ${args.join(' ')}: ${ran.kind === 'exited' ? ran.stderr : ran.kind}`);
  return ran.stdout.split('\n').filter(Boolean).toSorted();
}

async function fingerprint(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes === undefined ? 'none' : createHash('sha256').update(bytes).digest('hex');
}
