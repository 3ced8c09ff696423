import { join } from 'node:path';
import type { Check } from '../lab-kit/checks.ts';
import { type Fault, LASTS } from '../lab-kit/fault.ts';
import type { LabDefinition, ShownFile } from '../lab-kit/lab.ts';
import type { Text } from '../lab-kit/text.ts';
import { IMAGES } from '../lab-kit/versions.ts';
import type { Deps } from './deps.ts';
import { missingNeeds } from './lab-needs.ts';
import { labSchema } from './lab-schema.ts';
import { type Lab, partsOf } from './labs.ts';
import { shapeProblem } from './lab-shape-problem.ts';

/** One thing that is wrong with a lab: where in its data, and what. */
export interface LabProblem {
  readonly at: string;
  readonly says: Text;
}

/** Kinds of check that look at the cluster; a lab that needs only Docker cannot have them. */
const CLUSTER_KINDS = new Set<Check['type']>([
  'object',
  'count',
  'endpoints',
  'dns',
  'exec',
  'absent',
  'replaced',
  'node',
]);

/**
 * Everything that is wrong with a lab, never only the first. Shape first; what the parts say about each other is
 * looked at only when the shape is right.
 */
export async function problemsOfLab(
  deps: Pick<Deps, 'files'>,
  lab: Lab,
): Promise<readonly LabProblem[]> {
  const parsed = labSchema.safeParse(lab.definition);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => shapeProblem(issue));
  return [
    ...duplicateIds(lab.definition),
    ...wrongReferences(lab.definition),
    ...uselessChecks(lab.definition),
    ...missingNeeds(lab.definition),
    ...unpinnedImages(lab.definition),
    ...(await missingFiles(deps, lab)),
  ];
}

function duplicateIds(lab: LabDefinition): LabProblem[] {
  const problems: LabProblem[] = [];
  const look = (at: string, ids: readonly string[]): void => {
    for (const id of new Set(ids.filter((candidate, index) => ids.indexOf(candidate) !== index)))
      problems.push({ at, says: { en: `the id “${id}” is used twice`, zh: `id“${id}”重复` } });
  };
  look(
    'steps, tasks, breaks',
    partsOf(lab).map(({ id }) => id),
  );
  look(
    'claims',
    lab.claims.map(({ id }) => id),
  );
  look(
    'faults',
    (lab.faults ?? []).map(({ id }) => id),
  );
  for (const part of [...partsOf(lab), ...(lab.faults ?? [])])
    look(
      `${part.id}.checks`,
      part.checks.map(({ id }) => id),
    );
  for (const { id, wrong } of answered(lab))
    look(
      `${id}.wrong`,
      wrong.map((answer) => answer.id),
    );
  return problems;
}

function wrongReferences(lab: LabDefinition): LabProblem[] {
  const problems: LabProblem[] = [];
  const parts = partsOf(lab).map(({ id }) => id);
  for (const { id, checks, wrong, lasts } of answered(lab)) {
    const ids = [...checks.map((check) => check.id), ...lasts];
    for (const answer of wrong.filter(({ caughtBy }) => !ids.includes(caughtBy)))
      problems.push({
        at: `${id}.wrong.${answer.id}.caughtBy`,
        says: {
          en: `no check is called “${answer.caughtBy}”; there are: ${ids.join(', ')}`,
          zh: `没有名为“${answer.caughtBy}”的检查；现有：${ids.join('、')}`,
        },
      });
    for (const check of checks.filter(({ hint }) => hint === undefined))
      problems.push({
        at: `${id}.checks.${check.id}`,
        says: { en: 'a check of a task needs a hint', zh: '任务的检查必须带提示 (hint)' },
      });
  }
  for (const { id, proof } of lab.claims.filter((claim) => !parts.includes(claim.proof)))
    problems.push({
      at: `claims.${id}.proof`,
      says: {
        en: `no step, task or break is called “${proof}”`,
        zh: `没有名为“${proof}”的步骤、任务或故障`,
      },
    });
  const remembered = new Set<string>();
  for (const part of partsOf(lab))
    for (const check of part.checks.map(innermost)) {
      if ('seen' in check && !remembered.has(check.seen))
        problems.push({
          at: `${part.id}.checks.${check.id}.seen`,
          says: {
            en: `no earlier check remembers “${check.seen}”`,
            zh: `前面没有检查记住“${check.seen}”`,
          },
        });
      if ('remember' in check && check.remember !== undefined) remembered.add(check.remember);
    }
  return problems;
}

/** Tasks and faults: both have answers, and a fault's may be caught by its not lasting. */
function answered(lab: LabDefinition) {
  const faults: readonly Fault[] = lab.faults ?? [];
  return [
    ...lab.tasks.map((task) => ({ ...task, lasts: [] })),
    ...faults.map((fault) => ({ ...fault, lasts: [LASTS] })),
  ];
}

function uselessChecks(lab: LabDefinition): LabProblem[] {
  const problems: LabProblem[] = [];
  for (const part of [...partsOf(lab), ...(lab.faults ?? [])])
    for (const outer of part.checks) {
      const at = `${part.id}.checks.${outer.id}`;
      const check = innermost(outer);
      const needsCluster =
        CLUSTER_KINDS.has(check.type) || (check.type === 'http' && check.from !== 'host');
      if (needsCluster && !lab.needs.includes('cluster'))
        problems.push({
          at,
          says: {
            en: `a ${check.type} check needs the cluster, but the lab's needs do not name it`,
            zh: `${check.type} 检查需要集群，但 needs 中没有 cluster`,
          },
        });
    }
  return problems;
}

function unpinnedImages({ images }: LabDefinition): LabProblem[] {
  const known: readonly string[] = Object.values(IMAGES).map(({ name }) => name);
  const here = [...images.base, ...(images.build ?? []).map(({ tag }) => tag)];
  return [
    ...images.base
      .filter((name) => !known.includes(name))
      .map((name) => ({
        at: 'images.base',
        says: {
          en: `${name} is not in scripts/lab-kit/versions.ts, where every image is pinned`,
          zh: `${name} 不在 scripts/lab-kit/versions.ts 中；所有镜像都在那里固定版本`,
        },
      })),
    ...(images.load ?? [])
      .filter((name) => !here.includes(name))
      .map((name) => ({
        at: 'images.load',
        says: {
          en: `${name} is neither a base image nor built by the lab`,
          zh: `${name} 既不是基础镜像，也不由实验构建`,
        },
      })),
  ];
}

async function missingFiles({ files }: Pick<Deps, 'files'>, lab: Lab): Promise<LabProblem[]> {
  const problems: LabProblem[] = [];
  const look = async (at: string, path: string): Promise<void> => {
    if (await files.exists(join(lab.folder, path))) return;
    problems.push({ at, says: { en: `there is no ${path}`, zh: `没有 ${path}` } });
  };
  for (const part of partsOf(lab.definition))
    for (const file of part.files ?? []) await look(`${part.id}.files`, shownPath(file));
  for (const task of lab.definition.tasks)
    for (const file of task.solution)
      await look(
        `${task.id}.solution`,
        file.path.startsWith('solution/') ? file.path : `solution/${file.path}`,
      );
  for (const { id } of lab.definition.faults ?? [])
    await look(`faults.${id}`, join('faults', id, 'start'));
  for (const { tag, context, dockerfile = 'Dockerfile' } of lab.definition.images.build ?? [])
    await look(`images.build.${tag}`, join(context, dockerfile));
  return problems;
}

/** Where a shown file lies, relative to the lab's folder. */
function shownPath({ path }: ShownFile): string {
  return path.startsWith('solution/') ? path : join('start', path);
}

function innermost(check: Check): Exclude<Check, { type: 'stable' }> {
  return check.type === 'stable' ? innermost(check.check) : check;
}
