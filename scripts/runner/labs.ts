import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LabDefinition, Step, Task } from '../lab-kit/lab.ts';
import type { Deps } from './deps.ts';
import { EXIT, same, UserError } from './outcome.ts';

/** A lab as it lies in the repository: its data and where its real files are. */
export interface Lab {
  readonly id: string;
  /** `labs/<id>`, absolute. */
  readonly folder: string;
  readonly definition: LabDefinition;
}

/** One thing the learner goes through, in order: the steps, then the tasks, then the breaks. */
export type Part =
  (Step & { readonly type: 'step' | 'break' }) | (Task & { readonly type: 'task' });

type LabDeps = Pick<Deps, 'files' | 'paths'>;

/** Ids of all labs: the folders that hold a `lab.ts`, sorted. */
export async function findLabs({ files, paths }: LabDeps): Promise<readonly string[]> {
  const names = await files.list(paths.labs);
  const found = await Promise.all(
    names.map(async (name) => await files.exists(join(paths.labs, name, 'lab.ts'))),
  );
  return names.filter((_, index) => found[index] === true);
}

/**
 * Loads a lab and refuses it, with every problem it has, when it is not valid. The schema is loaded here and not
 * above: `lab list` reads labs without it and has a third of a second.
 */
export async function loadLab(deps: LabDeps, id: string): Promise<Lab> {
  const lab = await readLab(deps, id);
  const { problemsOfLab } = await import('./lab-problems.ts');
  const problems = await problemsOfLab(deps, lab);
  if (problems.length === 0) return lab;
  throw new UserError(EXIT.usage, {
    what: {
      en: `labs/${id}/lab.ts has ${String(problems.length)} problem(s):\n${problems.map(({ at, says }) => `  ${at}: ${says.en}`).join('\n')}`,
      zh: `labs/${id}/lab.ts 有 ${String(problems.length)} 处问题：\n${problems.map(({ at, says }) => `  ${at}：${says.zh}`).join('\n')}`,
    },
    next: {
      en: `Correct them, then: npx lab test ${id}`,
      zh: `改正之后运行：npx lab test ${id}`,
    },
  });
}

/** Loads a lab without judging it: for the validator, and for lists. Refuses an unknown id and a file that throws. */
export async function readLab(deps: LabDeps, id: string): Promise<Lab> {
  const folder = join(deps.paths.labs, id);
  const file = join(folder, 'lab.ts');
  if (!/^[a-z0-9-]+$/.test(id) || !(await deps.files.exists(file)))
    throw await unknownLab(deps, id);
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    return { id, folder, definition: module.default as LabDefinition };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new UserError(EXIT.usage, {
      what: { en: `labs/${id}/lab.ts cannot be loaded.`, zh: `无法加载 labs/${id}/lab.ts。` },
      why: same(why.split('\n').slice(0, 4).join('\n')),
      next: {
        en: `Correct the file, then: npx lab test ${id}`,
        zh: `改正文件后运行：npx lab test ${id}`,
      },
    });
  }
}

async function unknownLab(deps: LabDeps, id: string): Promise<UserError> {
  const ids = await findLabs(deps);
  return new UserError(EXIT.usage, {
    what: { en: `There is no lab “${id}”.`, zh: `没有名为“${id}”的实验。` },
    why: { en: `The labs are: ${ids.join(', ')}.`, zh: `现有的实验：${ids.join('、')}。` },
    next: same('npx lab list'),
  });
}

/** What the learner goes through, in order. */
export function partsOf({ steps, tasks, breaks }: LabDefinition): readonly Part[] {
  return [
    ...steps.map((step) => ({ ...step, type: 'step' as const })),
    ...tasks.map((task) => ({ ...task, type: 'task' as const })),
    ...breaks.map((step) => ({ ...step, type: 'break' as const })),
  ];
}

/** One part by its id; refuses with the ids there are. */
export function findPart(lab: Lab, id: string): Part {
  const parts = partsOf(lab.definition);
  const part = parts.find((candidate) => candidate.id === id);
  if (part !== undefined) return part;
  const ids = parts.map((candidate) => candidate.id);
  throw new UserError(EXIT.usage, {
    what: {
      en: `The lab ${lab.id} has no step, task or break “${id}”.`,
      zh: `实验 ${lab.id} 中没有名为“${id}”的步骤、任务或故障。`,
    },
    why: { en: `It has: ${ids.join(', ')}.`, zh: `现有：${ids.join('、')}。` },
    next: same(`npx lab check ${lab.id} ${ids[0] ?? ''}`.trim()),
  });
}
