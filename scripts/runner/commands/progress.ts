import { resolve } from 'node:path';
import { isName, readEvidence, sealEvidence } from '../../lab-kit/evidence.ts';
import { type NextPart, progressOf } from '../../lab-kit/progress.ts';
import { defineCommand } from '../command.ts';
import { type CourseLab, readCourse } from '../course.ts';
import type { Deps } from '../deps.ts';
import { lookAtOwnEvidence } from '../evidence-file.ts';
import { ANY_FAULT } from '../faults.ts';
import { EXIT, type Outcome, same, UserError } from '../outcome.ts';

/** `lab progress`: what was passed and what is next, and a copy of the evidence to hand on. */
export const command = defineCommand({
  name: 'progress',
  args: [],
  flags: {
    save: {
      type: 'string',
      value: 'file',
      summary: {
        en: 'write a copy to give to the page or to your teacher',
        zh: '另存一份，用来交给页面或老师',
      },
    },
    name: {
      type: 'string',
      value: 'name',
      summary: {
        en: 'with --save: write this name into the copy; without it the copy holds none',
        zh: '配合 --save：把这个名字写进副本；不加则副本里没有名字',
      },
    },
  },
  locks: false,
  details: {
    en: 'The evidence holds ids of parts, times, versions and counts of tries: no host name, no path, no output. Nothing is sent anywhere.',
    zh: '学习记录里只有各部分的名字、时间、版本和尝试次数：没有主机名、路径和输出。它不会被发送到任何地方。',
  },
  run: async (deps, { save, name, dryRun }): Promise<Outcome> => {
    if (name !== undefined && save === undefined) throw nameWithoutCopy();
    if (name !== undefined && !isName(name)) throw noName();
    const [course, evidence] = await Promise.all([readCourse(deps), lookAtOwnEvidence(deps)]);
    const found = progressOf(course, evidence);
    const titles = new Map(course.map(({ id, title }) => [id, title]));
    for (const { id, passed, parts } of found.labs) {
      if (passed === 0) continue;
      const title = titles.get(id) ?? same(id);
      const count = `${String(passed)}/${String(parts)}`;
      deps.reporter.line(
        { en: `${id}: ${count} · ${title.en}`, zh: `${id}：${count} · ${title.zh}` },
        passed === parts ? 'pass' : 'info',
      );
    }
    deps.reporter.line({
      en: `Passed ${String(found.passed)} of ${String(found.parts)} parts, ${String(found.finished)} of ${String(course.length)} labs finished.`,
      zh: `已通过 ${String(found.passed)}/${String(found.parts)} 个部分，完成 ${String(found.finished)}/${String(course.length)} 个实验。`,
    });
    tellNext(deps, course, found.next);
    const copy = save === undefined ? undefined : resolve(save);
    if (copy !== undefined && !dryRun) {
      await refuseForeign(deps, copy);
      const named = name === undefined ? evidence : { ...evidence, name };
      await deps.files.write(copy, sealEvidence(named));
    }
    tellWhere(deps, copy);
    return {
      code: EXIT.done,
      data: {
        file: deps.paths.evidence,
        ...(copy === undefined ? {} : { saved: copy }),
        ...found,
      },
    };
  },
});

function tellNext({ reporter }: Deps, course: readonly CourseLab[], next?: NextPart): void {
  if (next === undefined) {
    reporter.line({ en: 'That was all of it.', zh: '全部完成。' }, 'pass');
    return;
  }
  const lab = course.find(({ id }) => id === next.lab);
  const part = lab?.parts.find(({ id }) => id === next.part);
  // A fault's name would give it away.
  const isFault = part?.type === 'fault';
  const name = isFault ? part.title : same(next.part);
  const start = `npx lab start ${next.lab}${isFault ? ` --fault ${ANY_FAULT}` : ''}`;
  reporter.line({
    en: `Next: ${next.lab}, ${name.en}. Begin or go on: ${start}`,
    zh: `下一个：${next.lab} 的 ${name.zh}。开始或继续：${start}`,
  });
}

function tellWhere({ reporter, paths }: Deps, copy: string | undefined): void {
  if (copy === undefined)
    reporter.line({
      en: `The evidence is in ${paths.evidence}\nA copy for the page “Your progress”, or for your teacher: npx lab progress --save my-evidence.json`,
      zh: `学习记录在 ${paths.evidence}\n另存一份交给“我的进度”页面或老师：npx lab progress --save my-evidence.json`,
    });
  else reporter.line({ en: `The copy is ${copy}`, zh: `副本：${copy}` }, 'info');
}

/** A mistyped name must not cost the learner a file of theirs. */
async function refuseForeign({ files }: Deps, copy: string): Promise<void> {
  const there = await files.read(copy);
  if (there === undefined || readEvidence(there).kind === 'fine') return;
  throw new UserError(EXIT.usage, {
    what: {
      en: `${copy} is there already, and is no evidence that could be replaced.`,
      zh: `${copy} 已经存在，而且不是可以替换的学习记录。`,
    },
    next: {
      en: 'Choose another name: npx lab progress --save my-evidence.json',
      zh: '换一个文件名：npx lab progress --save my-evidence.json',
    },
  });
}

function nameWithoutCopy(): UserError {
  return new UserError(EXIT.usage, {
    what: {
      en: '--name goes into a copy, and there is none without --save.',
      zh: '--name 写进副本里，没有 --save 就没有副本。',
    },
    next: same('npx lab progress --save my-evidence.json --name Ada'),
  });
}

function noName(): UserError {
  return new UserError(EXIT.usage, {
    what: {
      en: '--name takes one line of at most 80 characters.',
      zh: '--name 只能是一行，最多 80 个字符。',
    },
    next: same('npx lab progress --save my-evidence.json --name Ada'),
  });
}
