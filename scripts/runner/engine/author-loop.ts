import type { Text } from '../../lab-kit/text.ts';
import type { Task } from '../../lab-kit/lab.ts';
import type { RecordedPart } from '../../lab-kit/recording.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { type Part, partsOf } from '../labs.ts';
import { listLeftovers } from './clean-up.ts';
import { endLab } from './end-lab.ts';
import { allPass, type CheckReport, evaluate } from './evaluate.ts';
import { gatherEvidence } from './evidence.ts';
import { follow } from './objects/follow.ts';
import { keepObjects } from './objects/select.ts';
import { makeRecorder, type Recorder } from './recorder.ts';
import { proveFaults } from './prove-faults.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { setUpLab } from './set-up.ts';
import { addBeside, removeBeside } from './work-folder.ts';
import { tryWrongAnswer } from './wrong-answer.ts';

/** One thing that the loop found wrong with a lab. */
export interface Finding {
  /** Which part: `step three-replicas`, `task stable-address, wrong answer port`. */
  readonly at: string;
  readonly says: Text;
  /** Output, events, a diff: to be read as it is. */
  readonly evidence?: string;
}

/** What one run through a lab gave. */
export interface LoopResult {
  readonly findings: readonly Finding[];
  readonly parts: readonly RecordedPart[];
  /** Steps, solving and breaks, without images and wrong answers. */
  readonly learnerMs: number;
  readonly totalMs: number;
}

/** What the parts of the loop share. */
export interface Loop {
  readonly deps: Deps;
  readonly run: LabRun;
  readonly memory: Map<string, string>;
  readonly recorder: Recorder;
  readonly findings: Finding[];
  readonly update: (text: Text) => void;
}

/** Nothing after this makes sense. */
export class LoopEnd extends Error {}

/**
 * Goes through a lab as the author's loop demands: each part untouched fails, done passes; each wrong answer fails by
 * its own check; at the end nothing labelled is left. Goes on after a finding where what follows still means something.
 */
export async function proveLab(
  deps: Deps,
  run: LabRun,
  { update, keep = false }: { update: (text: Text) => void; keep?: boolean },
): Promise<LoopResult> {
  const began = deps.clock.now();
  const recorder = await makeRecorder(deps, run);
  const loop: Loop = { deps, run, memory: new Map(), recorder, findings: [], update };
  try {
    await deps.files.remove(run.folder);
    await setUpLab(deps, run, update);
    for (const part of partsOf(run.lab.definition)) await provePart(loop, part);
    await proveFaults(loop);
  } catch (error) {
    if (!(error instanceof LoopEnd)) throw error;
  } finally {
    if (!keep) await leaveNothing(loop);
  }
  const parts = recorder.parts();
  return {
    findings: loop.findings,
    parts,
    learnerMs: parts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    totalMs: deps.clock.now() - began,
  };
}

async function provePart(loop: Loop, part: Part): Promise<void> {
  const { run, update } = loop;
  const at = `${part.type} ${part.id}`;
  update({ en: `${run.lab.id}: ${at}`, zh: `${run.lab.id}：${at}` });
  await mustFailUntouched(loop, part, at);
  if (part.type === 'task') {
    await proveTask(loop, part, at);
    await mustPass(loop, part, at);
  } else await proveStep(loop, part, at);
}

async function proveStep(loop: Loop, step: Exclude<Part, Task>, at: string): Promise<void> {
  const { deps, run, recorder } = loop;
  recorder.begin(step.id);
  const following = step.follows && follow(deps, run, step.follows);
  try {
    for (const command of step.commands) {
      const began = following?.now();
      mustSucceed(loop, at, await runCommand(deps, run, command), true, began);
    }
    await mustPass(loop, step, at);
  } finally {
    const changes = await following?.stop();
    if (changes !== undefined) recorder.follow(changes);
  }
  if (step.keeps !== undefined) recorder.keep(await keepObjects(deps, run, step.keeps));
}

async function proveTask(loop: Loop, task: Task, at: string): Promise<void> {
  const { deps, run, recorder, update } = loop;
  for (const answer of task.wrong) {
    update({
      en: `${run.lab.id}: ${at}, wrong answer ${answer.id}`,
      zh: `${run.lab.id}：${at}，错误答案 ${answer.id}`,
    });
    await tryWrongAnswer(loop, task, answer, at);
  }
  recorder.begin(task.id);
  await addBeside(deps, run, 'solution');
  try {
    for (const command of task.solve)
      mustSucceed(loop, `${at}, solve`, await runCommand(deps, run, command), true);
  } finally {
    await removeBeside(deps, run, 'solution');
  }
}

/** A check that is met before anybody did anything proves nothing. */
export async function mustFailUntouched(
  { deps, run, memory, findings }: Loop,
  part: Part,
  at: string,
): Promise<void> {
  // What checks remember here is remembered again when the part is done.
  const reports = await evaluate(deps, run, part.checks, {
    memory: new Map(memory),
    atMost: 0,
    stopAtFirst: true,
  });
  if (allPass(reports))
    findings.push({
      at,
      says: { en: 'its checks pass before anything was done', zh: '什么都还没做，检查就已通过' },
    });
}

async function mustPass(
  { deps, run, memory, findings }: Loop,
  part: Part,
  at: string,
): Promise<void> {
  const reports = await evaluate(deps, run, part.checks, { memory });
  if (allPass(reports)) return;
  findings.push({
    at,
    says: {
      en: `it was done as written, but not all checks pass\n${describe(reports, 'en')}`,
      zh: `已按步骤完成，但检查没有全部通过\n${describe(reports, 'zh')}`,
    },
    evidence: await gatherEvidence(deps, run, reports),
  });
  throw new LoopEnd();
}

/** Keeps what a command printed; one that did not end as the lab says ends the loop. */
export function mustSucceed(
  { recorder, findings }: Loop,
  at: string,
  result: CommandResult,
  isRecorded: boolean,
  atMs?: number,
): void {
  if (isRecorded) recorder.add(result, atMs);
  if (result.problem === undefined) return;
  findings.push({
    at,
    says: {
      en: `a command failed: ${result.problem.en}\n  ${result.spec.run}`,
      zh: `命令失败：${result.problem.zh}\n  ${result.spec.run}`,
    },
    evidence: result.output.trim().split('\n').slice(-15).join('\n'),
  });
  throw new LoopEnd();
}

/** The checks of a part, one line each, as a finding shows them. */
export function describe(reports: readonly CheckReport[], language: 'en' | 'zh'): string {
  const words =
    language === 'en' ? { wanted: 'expected', got: 'found' } : { wanted: '期望', got: '实际' };
  return reports
    .map(({ check, result }) =>
      result.status === 'pass'
        ? `  ${check.id}: pass`
        : `  ${check.id}: ${result.status}\n    ${words.wanted}: ${result.expected[language]}\n    ${words.got}: ${result.actual[language]}`,
    )
    .join('\n');
}

async function leaveNothing({ deps, run, findings, update }: Loop): Promise<void> {
  update({ en: `${run.lab.id}: removing`, zh: `${run.lab.id}：正在清理` });
  // After Ctrl-C there must still be a way to clean up.
  const calm = {
    ...deps,
    signal: deps.signal.aborted ? new AbortController().signal : deps.signal,
  };
  await endLab(calm, run, { hasCluster: run.usesCluster, update });
  await deps.files.remove(run.folder);
  await deps.files.remove(run.kubeconfig);
  const left = await listLeftovers(calm, run, run.usesCluster);
  for (const { kind, name } of left)
    findings.push({
      at: 'stop',
      says: { en: `${kind} ${name} is left`, zh: `${kind} ${name} 没有清理` },
    });
}
