import { defineCommand } from '../command.ts';
import { allPass } from '../engine/evaluate.ts';
import { requireMachine } from '../engine/machine-ready.ts';
import { addBeside } from '../engine/work-folder.ts';
import { EXIT, type Outcome, same, UserError } from '../outcome.ts';
import { judgePart } from '../session/judge.ts';
import { keepLook } from '../session/keep-evidence.ts';
import { runVisibly } from '../session/run-visibly.ts';
import { markTask, openAt, taskKey } from '../session/session.ts';
import { tellRepaired } from '../session/tell-case.ts';
import { exitCodeOf, reportData, tellReports, tellSolved } from '../session/tell.ts';
import { writeLabProgress } from '../state.ts';

/** `lab solve`: solves the task before the learner's eyes and checks the result. */
export const command = defineCommand({
  name: 'solve',
  args: [
    {
      name: 'lab',
      summary: { en: 'its id; the one under way unless told', zh: '实验名；默认是正在进行的实验' },
    },
    { name: 'task', summary: { en: 'the current one unless told', zh: '任务名；默认是当前任务' } },
  ],
  flags: {},
  locks: true,
  run: async (deps, options, args): Promise<Outcome> => {
    const { session, part } = await openAt(deps, args.lab, args.task);
    const { lab, run } = session;
    if (part?.type !== 'task')
      throw new UserError(EXIT.usage, {
        what: {
          en: `${part?.id ?? lab.id} is not a task; there is nothing to solve.`,
          zh: `${part?.id ?? lab.id} 不是任务，没有需要解答的内容。`,
        },
        next: same('npx lab next --run'),
      });
    if (options.dryRun) {
      for (const line of part.solve) deps.reporter.block(line, 'command');
      return {
        code: EXIT.done,
        data: { lab: lab.id, task: part.id, solve: part.solve, dryRun: true },
      };
    }
    await requireMachine(deps, run, 'under-way');
    const isSure = await deps.confirm({
      en: `Solve ${part.id} for you? Files of yours that it names are overwritten.`,
      zh: `要代你完成 ${part.id} 吗？其中提到的文件会被覆盖。`,
    });
    if (!isSure) {
      deps.reporter.line({
        en: 'Nothing was changed. With --yes it does not ask.',
        zh: '没有任何改动。加上 --yes 可不再询问。',
      });
      return { code: EXIT.notMet, data: { lab: lab.id, task: part.id, solved: false } };
    }
    await addBeside(deps, run, 'solution');
    await runVisibly(deps, run, part.solve);
    const judged = await judgePart(deps, session, part);
    tellReports(deps.reporter, part, judged.reports, judged.evidence);
    if (allPass(judged.reports)) {
      const key = taskKey(session, part);
      const passed = markTask(judged.progress, key, deps.clock.now(), true);
      const progress = { ...judged.progress, passed };
      await writeLabProgress(deps, lab.id, progress);
      const how = passed[key]?.solved === true ? 'solved' : 'own';
      await keepLook(deps, { ...session, progress }, part, judged.reports, how);
      if (session.fault === undefined) tellSolved(deps.reporter, part);
      else tellRepaired(deps, { ...session, progress });
    }
    return {
      code: exitCodeOf(judged.reports),
      data: {
        lab: lab.id,
        task: part.id,
        solved: allPass(judged.reports),
        checks: reportData(part, judged.reports),
      },
    };
  },
});
