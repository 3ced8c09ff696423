import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { requireMachine } from '../engine/machine-ready.ts';
import { allPass, type CheckReport } from '../engine/evaluate.ts';
import { type Part, partsOf } from '../labs.ts';
import { EXIT, type Outcome, UserError } from '../outcome.ts';
import { judgePart } from '../session/judge.ts';
import { keepLook } from '../session/keep-evidence.ts';
import { markTask, openAt, type Session, taskKey } from '../session/session.ts';
import { tellRepaired } from '../session/tell-case.ts';
import { exitCodeOf, reportData, tellReports } from '../session/tell.ts';
import { writeLabProgress } from '../state.ts';

/** `lab check`: says whether the current (or the named) step, task or break is met, and changes nothing in the lab. */
export const command = defineCommand({
  name: 'check',
  args: [
    {
      name: 'lab',
      summary: { en: 'its id; the one under way unless told', zh: '实验名；默认是正在进行的实验' },
    },
    {
      name: 'part',
      summary: {
        en: 'a step, task or break; the current one unless told',
        zh: '步骤、任务或故障；默认是当前这一个',
      },
    },
  ],
  flags: {
    all: { type: 'boolean', summary: { en: 'every task of the lab', zh: '检查该实验的全部任务' } },
  },
  locks: true,
  details: {
    en: 'Exit code 0: met. 1: not met yet. 3: the machine could not be asked.',
    zh: '退出码 0：已完成；1：尚未完成；3：无法检查本机环境。',
  },
  run: async (deps, options, args): Promise<Outcome> => {
    const { session, part } = await openAt(deps, args.lab, args.part);
    const parts = options.all
      ? partsOf(session.lab.definition).filter(({ type }) => type === 'task')
      : [part ?? lastPart(session)];
    if (options.dryRun) {
      for (const { id, checks } of parts)
        deps.reporter.line({
          en: `Would look at ${id}: ${checks.map((check) => check.id).join(', ')}`,
          zh: `将检查 ${id}：${checks.map((check) => check.id).join('、')}`,
        });
      return { code: EXIT.done, data: { lab: session.lab.id, dryRun: true } };
    }
    await requireMachine(deps, session.run, 'under-way');
    const all: { part: Part; reports: readonly CheckReport[] }[] = [];
    let { progress } = session;
    for (const each of parts) {
      deps.reporter.title({ en: each.title.en, zh: each.title.zh });
      const judged = await judgePart(deps, { ...session, progress }, each);
      progress = judged.progress;
      const isMet = allPass(judged.reports);
      if (each.type === 'task' && isMet) {
        const key = taskKey(session, each);
        progress = { ...progress, passed: markTask(progress, key, deps.clock.now(), false) };
        await writeLabProgress(deps, session.lab.id, progress);
      }
      // Checked again after `solve`, it is still what `solve` did.
      const how = progress.passed[taskKey(session, each)]?.solved === true ? 'solved' : 'own';
      await keepLook(deps, { ...session, progress }, each, judged.reports, how);
      tellReports(deps.reporter, each, judged.reports, judged.evidence);
      if (session.fault !== undefined && isMet) tellRepaired(deps, { ...session, progress });
      all.push({ part: each, reports: judged.reports });
    }
    const code = exitCodeOf(all.flatMap(({ reports }) => reports));
    if (session.fault === undefined || code !== EXIT.done)
      tellHowToGoOn(deps, code === EXIT.done, parts);
    return {
      code,
      data: {
        lab: session.lab.id,
        parts: all.map(({ part: looked, reports }) => ({
          id: looked.id,
          checks: reportData(looked, reports),
        })),
      },
    };
  },
});

/** A finished lab is looked at where it ended. */
function lastPart({ lab }: Session): Part {
  const last = partsOf(lab.definition).at(-1);
  if (last === undefined)
    throw new UserError(EXIT.usage, {
      what: { en: 'The lab is empty.', zh: '实验是空的。' },
      next: { en: 'npx lab list', zh: 'npx lab list' },
    });
  return last;
}

function tellHowToGoOn({ reporter }: Deps, isMet: boolean, parts: readonly Part[]): void {
  if (isMet) reporter.line({ en: 'Met. Go on: npx lab next', zh: '已完成。继续：npx lab next' });
  else if (parts.some(({ type }) => type === 'task'))
    reporter.line({
      en: 'Not met yet. Help: npx lab hint',
      zh: '尚未完成。需要帮助：npx lab hint',
    });
  // A step has no hints: what to do stands in it, and can be done for the learner.
  else
    reporter.line({
      en: 'Not met yet. Have its commands run: npx lab next --run',
      zh: '尚未完成。可以让它代为执行这一步的命令：npx lab next --run',
    });
}
