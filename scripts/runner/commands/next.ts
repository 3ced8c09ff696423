import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { allPass } from '../engine/evaluate.ts';
import { requireMachine } from '../engine/machine-ready.ts';
import { ANY_FAULT } from '../faults.ts';
import { EXIT, type Outcome, UserError } from '../outcome.ts';
import { judgePart } from '../session/judge.ts';
import { keepLook } from '../session/keep-evidence.ts';
import { runVisibly } from '../session/run-visibly.ts';
import { currentPart, openSession, passPart, type Session } from '../session/session.ts';
import { exitCodeOf, reportData, tellPart, tellReports } from '../session/tell.ts';
import { writeLabProgress } from '../state.ts';

/** `lab next`: goes on to the next part, once the current one is met. */
export const command = defineCommand({
  name: 'next',
  args: [
    {
      name: 'lab',
      summary: { en: 'its id; the one under way unless told', zh: '实验名；默认是正在进行的实验' },
    },
  ],
  flags: {
    run: {
      type: 'boolean',
      summary: { en: "run the current step's commands first", zh: '先代为执行当前步骤的命令' },
    },
  },
  locks: true,
  run: async (deps, options, args): Promise<Outcome> => {
    const session = await openSession(deps, args.lab);
    if (session.fault !== undefined) throw caseIsOpen(session.lab.id);
    const part = currentPart(session);
    if (part === undefined) return finished(deps, session);
    if (options.dryRun) {
      if (options.run && part.type !== 'task')
        for (const line of part.commands)
          deps.reporter.block(typeof line === 'string' ? line : line.run, 'command');
      deps.reporter.line({
        en: `Would check ${part.id} and go on.`,
        zh: `将检查 ${part.id} 并继续。`,
      });
      return { code: EXIT.done, data: { lab: session.lab.id, at: part.id, dryRun: true } };
    }
    await requireMachine(deps, session.run, 'under-way');
    if (options.run) {
      if (part.type === 'task') throw taskIsYours(part.id);
      await runVisibly(deps, session.run, part.commands);
    }
    const judged = await judgePart(deps, session, part);
    const isSolved = judged.progress.passed[part.id]?.solved === true;
    const how = isSolved ? 'solved' : options.run ? 'run' : 'own';
    await keepLook(deps, session, part, judged.reports, how);
    tellReports(deps.reporter, part, judged.reports, judged.evidence);
    const checks = reportData(part, judged.reports);
    if (!allPass(judged.reports)) {
      deps.reporter.line({
        en: `${part.id} is not met yet, so this is still where you are.`,
        zh: `${part.id} 尚未完成，所以仍停在这里。`,
      });
      return {
        code: exitCodeOf(judged.reports),
        data: { lab: session.lab.id, at: part.id, checks },
      };
    }
    const progress = passPart({ ...session, progress: judged.progress }, part, {
      now: deps.clock.now(),
    });
    await writeLabProgress(deps, session.lab.id, progress);
    const following = currentPart({ ...session, progress });
    if (following === undefined) return finished(deps, session);
    tellPart(deps.reporter, session.lab, session.run, following);
    return {
      code: EXIT.done,
      data: { lab: session.lab.id, passed: part.id, at: following.id, checks },
    };
  },
});

function finished({ reporter }: Deps, { lab }: Session): Outcome {
  reporter.line({ en: `The lab ${lab.id} is finished.`, zh: `实验 ${lab.id} 已完成。` }, 'pass');
  reporter.line({
    en: `Remove what it made: npx lab stop ${lab.id}`,
    zh: `清理它创建的一切：npx lab stop ${lab.id}`,
  });
  return { code: EXIT.done, data: { lab: lab.id, finished: true } };
}

function caseIsOpen(id: string): UserError {
  return new UserError(EXIT.usage, {
    what: {
      en: `You have a case to solve; the lab ${id} waits where you left it.`,
      zh: `你正在处理一个案例；实验 ${id} 停在你离开的地方。`,
    },
    why: {
      en: `npx lab check tells whether it is repaired; npx lab start ${id} --fault ${ANY_FAULT} gives the next one.`,
      zh: `npx lab check 检查是否修好；npx lab start ${id} --fault ${ANY_FAULT} 换下一个案例。`,
    },
    next: {
      en: `Back to the lab: npx lab start ${id}`,
      zh: `回到实验：npx lab start ${id}`,
    },
  });
}

function taskIsYours(id: string): UserError {
  return new UserError(EXIT.usage, {
    what: {
      en: `${id} is a task: it has no commands to run for you.`,
      zh: `${id} 是任务，没有可以代为执行的命令。`,
    },
    next: {
      en: 'npx lab hint or npx lab solve; when it is solved: npx lab next',
      zh: 'npx lab hint 或 npx lab solve；已经解决时：npx lab next',
    },
  });
}
