import type { Fault } from '../../lab-kit/fault.ts';
import type { Deps } from '../deps.ts';
import { faultKey } from '../../lab-kit/fault.ts';
import { casePart, openCase } from '../faults.ts';
import { describeRun, type LabRun } from '../lab-run.ts';
import { findLabs, findPart, type Lab, loadLab, type Part, partsOf } from '../labs.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { type LabProgress, readLabProgress, readProgress, writeLabProgress } from '../state.ts';

/** A lab that the learner has begun. */
export interface Session {
  readonly lab: Lab;
  readonly run: LabRun;
  readonly progress: LabProgress;
  /** The fault that is to be found: then lab and run are those of its case. */
  readonly fault?: Fault;
}

/** Ids of the labs that are under way: begun, and their work folder is there. */
export async function openLabs(deps: Deps): Promise<readonly string[]> {
  const { labs } = await readProgress(deps);
  const ids = Object.keys(labs);
  const there = await Promise.all(
    ids.map(async (id) => await deps.files.exists(`${deps.paths.work}/${id}`)),
  );
  return ids.filter((_, index) => there[index] === true);
}

/** The lab that is meant: the one named, else the only one under way. */
export async function chooseLab(deps: Deps, id: string | undefined): Promise<string> {
  if (id !== undefined) return id;
  const open = await openLabs(deps);
  const [only] = open;
  if (only !== undefined && open.length === 1) return only;
  const ids = open.length > 1 ? open : await findLabs(deps);
  throw new UserError(EXIT.usage, {
    what:
      open.length > 1
        ? {
            en: 'Several labs are under way; say which one.',
            zh: '有多个实验在进行，请指明是哪一个。',
          }
        : { en: 'No lab is under way; say which one.', zh: '没有正在进行的实验，请指明是哪一个。' },
    why: { en: `Labs: ${ids.join(', ')}.`, zh: `实验：${ids.join('、')}。` },
    next: same(open.length > 1 ? `npx lab check ${ids[0] ?? ''}` : `npx lab start ${ids[0] ?? ''}`),
  });
}

/** Opens a lab that was begun; refuses one that was not. */
export async function openSession(deps: Deps, id: string | undefined): Promise<Session> {
  const lab = await loadLab(deps, await chooseLab(deps, id));
  const run = await describeRun(deps, lab);
  const progress = await readLabProgress(deps, lab.id);
  if (progress !== undefined && (await deps.files.exists(run.folder))) {
    const open = openCase(run, progress);
    return open === undefined
      ? { lab, run, progress }
      : { lab: open.run.lab, run: open.run, progress, fault: open.fault };
  }
  throw new UserError(EXIT.usage, {
    what: { en: `The lab ${lab.id} has not been started.`, zh: `实验 ${lab.id} 还没有开始。` },
    next: same(`npx lab start ${lab.id}`),
  });
}

/** Under what the progress keeps a task: a case by its fault, so that each has its own. */
export function taskKey({ fault }: Pick<Session, 'fault'>, part: Part): string {
  return fault === undefined ? part.id : faultKey(fault.id);
}

/**
 * Lab and part out of up to two words. One word may be either: `check services`, or, with one lab under way,
 * `check stable-address`.
 */
export async function openAt(
  deps: Deps,
  first: string | undefined,
  second: string | undefined,
): Promise<{ readonly session: Session; readonly part: Part | undefined }> {
  const isLab = first === undefined || (await findLabs(deps)).includes(first);
  const open = isLab || second !== undefined ? [] : await openLabs(deps);
  if (!isLab && open.length === 1) {
    const session = await openSession(deps, open[0]);
    return { session, part: findPart(session.lab, first) };
  }
  const session = await openSession(deps, first);
  return {
    session,
    part: second === undefined ? currentPart(session) : findPart(session.lab, second),
  };
}

/** Where the learner is; `undefined` once the lab is finished. */
export function currentPart({ lab, progress, fault }: Session): Part | undefined {
  if (fault !== undefined) return casePart(lab);
  if (progress.at === undefined) return undefined;
  const parts = partsOf(lab.definition);
  // A part may have been renamed since the lab was begun: then the first one that is not done.
  return (
    parts.find(({ id }) => id === progress.at) ??
    parts.find(({ id }) => !progress.done.includes(id))
  );
}

/** The progress once a part is passed: the part after it is next. */
export function passPart(
  { lab, progress }: Pick<Session, 'lab' | 'progress'>,
  part: Part,
  { now, solved = false }: { now: number; solved?: boolean },
): LabProgress {
  const parts = partsOf(lab.definition);
  const done = [...progress.done.filter((id) => id !== part.id), part.id];
  const isCurrent = progress.at === part.id || progress.at === undefined;
  const next = parts[parts.findIndex(({ id }) => id === part.id) + 1];
  return {
    ...progress,
    at: isCurrent && progress.at !== undefined ? next?.id : progress.at,
    done,
    passed: part.type === 'task' ? markTask(progress, part.id, now, solved) : progress.passed,
  };
}

/** Notes that a task was passed, and whether it was solved for the learner. The first time counts. */
export function markTask(
  progress: LabProgress,
  id: string,
  now: number,
  solved: boolean,
): LabProgress['passed'] {
  const earlier = progress.passed[id];
  return earlier === undefined
    ? { ...progress.passed, [id]: { at: new Date(now).toISOString(), solved } }
    : progress.passed;
}

/** Keeps what the checks remembered, whether they passed or not. */
export async function saveMemory(
  deps: Deps,
  { lab, progress }: Session,
  memory: ReadonlyMap<string, string>,
): Promise<LabProgress> {
  const remembered = Object.fromEntries(memory);
  if (JSON.stringify(remembered) === JSON.stringify(progress.remembered)) return progress;
  const next = { ...progress, remembered };
  await writeLabProgress(deps, lab.id, next);
  return next;
}
