import { join, resolve } from 'node:path';
import { progressOf } from '../../lab-kit/progress.ts';
import { defineCommand } from '../command.ts';
import { type CourseLab, readCourse } from '../course.ts';
import type { Deps } from '../deps.ts';
import { EXIT, type Outcome, same, UserError } from '../outcome.ts';
import { classCsv } from '../report/csv.ts';
import { counted } from '../report/counted.ts';
import { type NumberedClass, withNumbers } from '../report/numbered.ts';
import { reportPage } from '../report/page.ts';
import { type ClassEvidence, readClass } from '../report/read-class.ts';
import { unmet } from '../report/required.ts';
import { type StuckPart, whereStuck } from '../report/where-stuck.ts';

/** Rows of what is hard that the terminal shows; the page has more. */
const STUCK_SHOWN = 5;

/** `lab report`: one table and one page out of a class's evidence files. */
export const command = defineCommand({
  name: 'report',
  args: [
    {
      name: 'folder',
      required: true,
      summary: {
        en: 'folder of evidence files, as `npx lab progress --save` writes them; folders in it too',
        zh: '存放学习记录的文件夹（由 `npx lab progress --save` 生成），包括其中的子文件夹',
      },
    },
  ],
  flags: {
    page: {
      type: 'string',
      value: 'file',
      summary: {
        en: 'where to write the page; report.html in the folder unless told',
        zh: '页面写到哪里；默认是该文件夹中的 report.html',
      },
    },
    csv: {
      type: 'string',
      value: 'file',
      summary: {
        en: 'also write a table for a spreadsheet: a line for each part that a learner has begun',
        zh: '另写一份表格文件：每名学生做过的每个部分一行',
      },
    },
    require: {
      type: 'string',
      value: 'labs',
      summary: {
        en: 'labs, with commas between them, that everybody must have finished; else exit code 1',
        zh: '每个人都必须完成的实验，用逗号分隔；否则退出码为 1',
      },
    },
    numbered: {
      type: 'boolean',
      summary: {
        en: 'numbers in place of names and file names in what is written; the terminal tells whose they are, but not with --quiet',
        zh: '写出的内容中用编号代替姓名和文件名；编号属于谁只在终端显示，加 --quiet 则不显示',
      },
    },
  },
  locks: false,
  details: {
    en: 'A name is the one the learner wrote into the file (`--name`), else the file’s name; for one called evidence.json or my-evidence.json that of the folder around it.\nA file that is broken, changed, of another format or no evidence at all is named, and the others are merged all the same; the exit code is then 1.',
    zh: '姓名取学生写进文件的名字（`--name`），否则取文件名；文件名是 evidence.json 或 my-evidence.json 时，取所在文件夹的名字。\n损坏的、被改动过的、格式不同的文件，以及根本不是学习记录的文件，都会被点名，其余的照常汇总；此时退出码为 1。',
  },
  run: async (deps, options, args): Promise<Outcome> => {
    const folder = resolve(args.folder);
    const course = await readCourse(deps);
    const required = requiredLabs(course, options.require);
    const found = await readClass(deps, folder, course);
    if (found.learners.length + found.refused.length === 0) throw nothingThere(folder, found);
    const numbered = options.numbered ? withNumbers(found) : undefined;
    const written: ClassEvidence = numbered ?? found;
    if (numbered !== undefined) tellNumbers(deps, numbered);
    tellFiles(deps, written);
    tellLearners(deps, course, written);
    const stuck = whereStuck(course, written.learners);
    tellStuck(deps, stuck);
    const missing = unmet(course, written.learners, required);
    for (const { name, lab } of missing)
      deps.reporter.line(
        { en: `${name} has not finished ${lab}.`, zh: `${name} 还没有完成 ${lab}。` },
        'not-yet',
      );
    const page = resolve(options.page ?? join(folder, 'report.html'));
    const csv = options.csv === undefined ? undefined : resolve(options.csv);
    if (!options.dryRun) {
      const { language } = options;
      await deps.files.write(
        page,
        reportPage(course, written, { language, now: deps.clock.now() }),
      );
      if (csv !== undefined) await deps.files.write(csv, classCsv(course, written.learners));
    }
    for (const file of [page, ...(csv === undefined ? [] : [csv])])
      deps.reporter.line(
        options.dryRun
          ? { en: `Would write ${file}`, zh: `将写入 ${file}` }
          : { en: `Written: ${file}`, zh: `已写入：${file}` },
        'info',
      );
    const isFine = found.refused.length === 0 && missing.length === 0;
    return {
      code: isFine ? EXIT.done : EXIT.notMet,
      data: {
        page,
        csv,
        learners: written.learners.map(({ name, file, evidence }) => ({
          name,
          file,
          ...progressOf(course, evidence),
          evidence: evidence.labs,
        })),
        refused: written.refused,
        odd: written.odd,
        others: written.others,
        stuck,
        unmet: missing,
      },
    };
  },
});

function requiredLabs(course: readonly CourseLab[], list: string | undefined): readonly string[] {
  const ids = (list ?? '').split(',').flatMap((id) => id.trim() || []);
  const unknown = ids.filter((id) => !course.some((lab) => lab.id === id));
  if (unknown.length === 0) return ids;
  const known = course.map(({ id }) => id);
  throw new UserError(EXIT.usage, {
    what: {
      en: `--require names labs that there are not: ${unknown.join(', ')}.`,
      zh: `--require 中有不存在的实验：${unknown.join('、')}。`,
    },
    why: { en: `The labs are: ${known.join(', ')}.`, zh: `现有的实验：${known.join('、')}。` },
    next: same('npx lab list'),
  });
}

function nothingThere(folder: string, { others }: ClassEvidence): UserError {
  const seen = others.slice(0, 5);
  return new UserError(EXIT.usage, {
    what: {
      en: `There is no evidence file in ${folder}.`,
      zh: `${folder} 中没有学习记录文件。`,
    },
    ...(seen.length === 0
      ? {}
      : {
          why: {
            en: `There is: ${seen.join(', ')}. Evidence files end in .json.`,
            zh: `其中有：${seen.join('、')}。学习记录文件以 .json 结尾。`,
          },
        }),
    next: {
      en: 'Have each learner run: npx lab progress --save their-name.json',
      zh: '请每名学生运行：npx lab progress --save 自己的名字.json',
    },
  });
}

function tellFiles({ reporter }: Deps, { refused, odd, others }: ClassEvidence): void {
  for (const { file, says } of refused)
    reporter.line(
      { en: `${file}: ${says.en}. Not taken.`, zh: `${file}：${says.zh}。没有计入。` },
      'wrong',
    );
  for (const { file, says } of odd)
    reporter.line({ en: `${file}: ${says.en}.`, zh: `${file}：${says.zh}。` }, 'warn');
  if (others.length > 0)
    reporter.line(
      {
        en: `Not looked at, since they are no .json files: ${others.join(', ')}`,
        zh: `不是 .json 文件，没有查看：${others.join('、')}`,
      },
      'info',
    );
}

/** Whose the numbers are: here and nowhere else, and not under `--quiet`, which is for logs that others read. */
function tellNumbers({ reporter }: Deps, { numbers }: NumberedClass): void {
  for (const [file, number] of numbers) reporter.line(same(`${number} = ${file}`), 'info');
}

function tellLearners(
  { reporter }: Deps,
  course: readonly CourseLab[],
  { learners }: ClassEvidence,
): void {
  reporter.title({
    en: counted(learners.length),
    zh: `${String(learners.length)} 名学生`,
  });
  for (const { name, evidence } of learners) {
    const { passed, parts, finished, next } = progressOf(course, evidence);
    const at = next === undefined ? '–' : `${next.lab}/${next.part}`;
    reporter.line(
      {
        en: `${name}: ${String(passed)}/${String(parts)} parts, ${String(finished)} labs finished, next ${at}`,
        zh: `${name}：通过 ${String(passed)}/${String(parts)} 个部分，完成 ${String(finished)} 个实验，接下来 ${at}`,
      },
      next === undefined ? 'pass' : 'info',
    );
  }
}

function tellStuck({ reporter }: Deps, stuck: readonly StuckPart[]): void {
  const shown = stuck.filter(({ tries, solved }) => tries + solved > 0).slice(0, STUCK_SHOWN);
  if (shown.length === 0) return;
  reporter.title({ en: 'Where people get stuck', zh: '大家卡在哪里' });
  for (const { lab, part, open, solved, tries, check } of shown)
    reporter.line({
      en: `${lab}/${part}: ${String(open.length)} still there, ${String(solved)} had it solved, refused ${String(tries)} ×${check === undefined ? '' : `, most by ${check}`}`,
      zh: `${lab}/${part}：${String(open.length)} 人仍卡着，${String(solved)} 人用了解答，检查未过 ${String(tries)} 次${check === undefined ? '' : `，最常是 ${check}`}`,
    });
}
