import { LASTS } from '../../lab-kit/fault.ts';
import type { Task, WrongAnswer } from '../../lab-kit/lab.ts';
import { describe, type Finding, type Loop, mustSucceed } from './author-loop.ts';
import { judgeLasting } from './case.ts';
import { evaluate } from './evaluate.ts';
import { runCommand } from './run-command.ts';
import { addBeside, withFolderRestored } from './work-folder.ts';

/**
 * Seconds that the catching check is given to pass by mistake. Its own deadline is made for slow machines and right
 * answers; here every answer is wrong, and waiting the whole time for each would take most of the run.
 */
const MISTAKE_SECONDS = 10;
/** The same, where all Pods were replaced just now: a Pod that needs longer to be ready must not make a lucky answer look caught. */
const LUCKY_SECONDS = 15;
/** A check that passes by mistake passes a little later, too: each look costs what a learner's does, and there are many. */
const MISTAKE_TICK_MS = 5000;

/** Tries one wrong answer: all checks before `caughtBy` pass, `caughtBy` fails; then it is taken back. */
export async function tryWrongAnswer(
  loop: Loop,
  task: Task,
  answer: WrongAnswer,
  whose: string,
): Promise<void> {
  const { deps, run, findings } = loop;
  const at = `${whose}, wrong answer ${answer.id}`;
  await withFolderRestored(deps, run, async () => {
    await addBeside(deps, run, 'wrong');
    const outputs: string[] = [];
    // A wrong answer may well fail to apply; what it must not do is pass.
    for (const command of answer.run) outputs.push((await runCommand(deps, run, command)).output);
    const finding = await judge(loop, task, answer, at, outputs.join('\n'));
    if (finding !== undefined) findings.push(finding);
    for (const command of answer.undo ?? [])
      mustSucceed(loop, `${at}, undo`, await runCommand(deps, run, command), false);
  });
}

async function judge(
  { deps, run, memory }: Loop,
  { checks }: Task,
  { caughtBy }: WrongAnswer,
  at: string,
  output: string,
): Promise<Finding | undefined> {
  // All of a fault's checks pass before it is looked whether that lasts.
  const index = caughtBy === LASTS ? checks.length : checks.findIndex(({ id }) => id === caughtBy);
  // What it makes the checks remember is not what the learner's own answer will make them remember.
  const own = new Map(memory);
  const before = await evaluate(deps, run, checks.slice(0, index), {
    memory: own,
    stopAtFirst: true,
  });
  const early = before.find(({ result }) => result.status !== 'pass');
  if (early !== undefined)
    return {
      at,
      says: {
        en: `it should be caught by “${caughtBy}”, but the earlier check “${early.check.id}” caught it\n${describe(before, 'en')}`,
        zh: `应由“${caughtBy}”发现，却被更早的检查“${early.check.id}”发现\n${describe(before, 'zh')}`,
      },
      evidence: output,
    };
  const seldom = { memory: own, tickMs: MISTAKE_TICK_MS };
  const reports =
    caughtBy === LASTS
      ? [await judgeLasting(deps, run, { ...seldom, atMost: LUCKY_SECONDS })]
      : await evaluate(deps, run, checks.slice(index, index + 1), {
          ...seldom,
          atMost: MISTAKE_SECONDS,
        });
  const [report] = reports;
  if (report?.result.status === 'pass')
    return {
      at,
      says: {
        en: `“${caughtBy}” does not catch it: the check passes`,
        zh: `“${caughtBy}”没有发现它：检查通过了`,
      },
      evidence: output,
    };
  if (report?.result.status === 'broken')
    return {
      at,
      says: {
        en: `“${caughtBy}” could not look at all, which is no verdict\n${describe(reports, 'en')}`,
        zh: `“${caughtBy}”根本无法检查，这不算结论\n${describe(reports, 'zh')}`,
      },
      evidence: output,
    };
  return undefined;
}
