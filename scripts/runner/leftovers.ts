import { LAB_LABEL } from '../lab-kit/versions.ts';
import type { Deps } from './deps.ts';
import { EXIT, UserError } from './outcome.ts';
import { docker, LABELLED, readLines, type Labelled } from './tools/docker.ts';
import { expectSuccess } from './tools/succeed.ts';

type EngineDeps = Pick<Deps, 'exec' | 'signal'>;

/** Ids of what carries our label on the engine, by kind of thing. */
export type Leftovers = Readonly<Record<Labelled, readonly string[]>>;

/** Finds everything on the engine that carries the label of one lab, or of any lab. */
export async function findLabelled({ exec, signal }: EngineDeps, lab?: string): Promise<Leftovers> {
  const label = lab === undefined ? LAB_LABEL : `${LAB_LABEL}=${lab}`;
  const found = await Promise.all(
    LABELLED.map(async (what) => {
      const result = await exec.run(docker.labelled(what, label), { signal });
      signal.throwIfAborted();
      const { stdout } = expectSuccess(result, {
        what: {
          en: `The engine could not list its ${what}s.`,
          zh: `Docker 引擎无法列出 ${what}。`,
        },
        next: { en: 'npx lab doctor', zh: 'npx lab doctor' },
      });
      // An image with two tags is listed twice.
      return [what, [...new Set(readLines(stdout))]] as const;
    }),
  );
  return Object.fromEntries(found) as Record<Labelled, readonly string[]>;
}

/** How many things there are. */
export function countLeftovers(leftovers: Leftovers): number {
  return LABELLED.reduce((sum, what) => sum + leftovers[what].length, 0);
}

/**
 * Removes everything that carries the label, then looks again: gives back what was removed, and refuses when something
 * is left.
 */
export async function removeLabelled(deps: EngineDeps, lab?: string): Promise<Leftovers> {
  const found = await findLabelled(deps, lab);
  // One kind after the other: a network cannot go while a container is on it, nor an image while one runs from it.
  for (const what of LABELLED) {
    const ids = found[what];
    if (ids.length === 0) continue;
    // Its result is not believed either way: what counts is what is there afterwards.
    await deps.exec.run(docker.remove(what, ids), { signal: deps.signal, timeoutMs: 120_000 });
    deps.signal.throwIfAborted();
  }
  const left = await findLabelled(deps, lab);
  if (countLeftovers(left) === 0) return found;
  const list = LABELLED.filter((what) => left[what].length > 0)
    .map((what) => `${what}: ${left[what].join(' ')}`)
    .join('\n');
  const [first] = LABELLED.filter((what) => left[what].length > 0);
  const command = docker.remove(first ?? 'container', left[first ?? 'container']).join(' ');
  throw new UserError(EXIT.machine, {
    what: {
      en: `Some things that labs made could not be removed:\n${list}`,
      zh: `实验创建的以下内容无法删除：\n${list}`,
    },
    next: {
      en: `Docker says why when you run it by hand: ${command}`,
      zh: `手动执行可看到 Docker 给出的原因：${command}`,
    },
  });
}
