import { defineCommand } from '../command.ts';
import { requireMachine } from '../engine/machine-ready.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { judgePart } from '../session/judge.ts';
import { keepHints } from '../session/keep-evidence.ts';
import { openAt, taskKey } from '../session/session.ts';
import { writeLabProgress } from '../state.ts';

/** `lab hint`: the hint of the check that fails, then one more of the task's own hints each time. */
export const command = defineCommand({
  name: 'hint',
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
    const { reporter } = deps;
    if (part?.type !== 'task') {
      const id = part?.id ?? session.lab.id;
      reporter.line({
        en: `${id} is not a task: type its commands, or have them run with npx lab next --run`,
        zh: `${id} 不是任务：请输入其中的命令，或用 npx lab next --run 代为执行`,
      });
      return { code: EXIT.done, data: { lab: session.lab.id, at: part?.id, hints: [] } };
    }
    await requireMachine(deps, session.run, 'under-way');
    const { reports, progress } = await judgePart(deps, session, part, { atMost: 0 });
    const failing = reports.find(({ result }) => result.status !== 'pass');
    if (failing === undefined) {
      reporter.line(
        {
          en: `Everything passes already. Go on: npx lab ${session.fault === undefined ? 'next' : 'check'}`,
          zh: `检查已全部通过。继续：npx lab ${session.fault === undefined ? 'next' : 'check'}`,
        },
        'pass',
      );
      return { code: EXIT.done, data: { lab: session.lab.id, at: part.id, hints: [] } };
    }
    const key = taskKey(session, part);
    const shown = Math.min((progress.hints[key] ?? 0) + 1, part.hints.length);
    if (!options.dryRun) {
      await writeLabProgress(deps, session.lab.id, {
        ...progress,
        hints: { ...progress.hints, [key]: shown },
      });
      await keepHints(deps, session, part, shown);
    }
    if (failing.check.hint !== undefined)
      reporter.line(
        {
          en: `${failing.check.id}: ${failing.check.hint.en}`,
          zh: `${failing.check.id}：${failing.check.hint.zh}`,
        },
        'info',
      );
    const hints = part.hints.slice(0, shown);
    for (const [index, hint] of hints.entries())
      reporter.line({
        en: `${String(index + 1)}. ${hint.en}`,
        zh: `${String(index + 1)}. ${hint.zh}`,
      });
    reporter.line(
      shown < part.hints.length
        ? {
            en: `${String(part.hints.length - shown)} more: npx lab hint`,
            zh: `还有 ${String(part.hints.length - shown)} 条：npx lab hint`,
          }
        : {
            en: 'That was the last one. See it done: npx lab solve',
            zh: '这是最后一条提示。查看做法：npx lab solve',
          },
    );
    return {
      code: EXIT.done,
      data: {
        lab: session.lab.id,
        at: part.id,
        check: failing.check.id,
        checkHint: failing.check.hint,
        hints,
        more: part.hints.length - shown,
      },
    };
  },
});
