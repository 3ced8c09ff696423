import { createHash } from 'node:crypto';
import type { PartEvidence } from '../../lab-kit/evidence.ts';
import type { Language, Text } from '../../lab-kit/text.ts';
import type { CourseLab } from '../course.ts';
import { classMinutes } from './class-minutes.ts';
import { counted } from './counted.ts';
import { STYLE } from './page-style.ts';
import type { ClassEvidence, FileProblem, Learner } from './read-class.ts';
import { partOf, triesOf, whereStuck } from './where-stuck.ts';

/** At most so many rows of what is hard: a teacher looks at the top of it. */
const STUCK_ROWS = 20;

/** A class's report as one HTML file: no script, nothing fetched, safe to open whatever the files were called. */
export function reportPage(
  course: readonly CourseLab[],
  found: ClassEvidence,
  { language, now }: { language: Language; now: number },
): string {
  const say = (text: Text): string => escape(text[language]);
  const labs = course.filter(({ id }) =>
    found.learners.some(({ evidence }) => Object.hasOwn(evidence.labs, id)),
  );
  const title = say({ en: 'Class report', zh: '班级报告' });
  const style = createHash('sha256').update(STYLE).digest('base64');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="dim">${say({
    en: `${counted(found.learners.length)}, made on ${day(now)}. This page holds personal data of learners: keep it where you keep marks.`,
    zh: `${String(found.learners.length)} 名学生，生成于 ${day(now)}。本页包含学生的个人数据，请像保管成绩一样保管它。`,
  })}</p>
${problems(found, say)}
${overview(labs, found.learners, say, language)}
${stuck(labs, found.learners, say)}
${details(labs, found.learners, say, language)}
<h2>${say({ en: 'What this can and cannot prove', zh: '它能证明什么，不能证明什么' })}</h2>
<p>${say({
    en: 'Every file carries a digest of its content. It catches a slip and a quick edit. It holds no secret, so who reads the source of the course can compute it anew; and no file can show who sat at the keyboard. Let learners show a task and explain it where it counts.',
    zh: '每个文件都带有内容的摘要。它能发现失误和随手的改动；但其中没有任何秘密，读得懂课程源代码的人可以重新算出来。文件也证明不了是谁在敲键盘。要算成绩的地方，请让学生当面演示并讲解一个任务。',
  })}</p>
</main>
</body>
</html>
`;
}

type Say = (text: Text) => string;

function problems({ refused, odd, others }: ClassEvidence, say: Say): string {
  if (refused.length + odd.length + others.length === 0) return '';
  const colon = say({ en: ': ', zh: '：' });
  const list = (found: readonly FileProblem[]): string =>
    found
      .map(({ file, says }) => `<li><code>${escape(file)}</code>${colon}${say(says)}</li>`)
      .join('\n');
  const block = (head: Text, items: string): string =>
    items === '' ? '' : `<p class="bad">${say(head)}</p>\n<ul>\n${items}\n</ul>`;
  return `<h2>${say({ en: 'Files to look at', zh: '需要留意的文件' })}</h2>
${block({ en: 'Not taken into the tables:', zh: '没有计入下面的表格：' }, list(refused))}
${block({ en: 'Taken, but look at them:', zh: '已计入，但请看一看：' }, list(odd))}
${block(
  { en: 'Not looked at, since they are no .json files:', zh: '不是 .json 文件，没有查看：' },
  others.map((file) => `<li><code>${escape(file)}</code></li>`).join('\n'),
)}`;
}

function overview(
  labs: readonly CourseLab[],
  learners: readonly Learner[],
  say: Say,
  language: Language,
): string {
  const head = labs.map(
    ({ id, title }) => `<th scope="col" title="${escape(id)}">${escape(title[language])}</th>`,
  );
  const rows = learners.map((learner) => {
    const counts = labs.map((lab) => passedOf(lab, learner));
    const all = counts.reduce((sum, count) => sum + count, 0);
    const cells = labs.map(({ parts, id }, index) => {
      const count = counts[index] ?? 0;
      const isBegun = Object.hasOwn(learner.evidence.labs, id);
      const state = count === parts.length ? 'full' : isBegun ? 'open' : 'none';
      return `<td class="${state}">${isBegun ? `${String(count)}/${String(parts.length)}` : '–'}</td>`;
    });
    return `<tr><th scope="row">${escape(learner.name)}</th><td>${String(all)}</td>${cells.join('')}</tr>`;
  });
  const minutes = labs.map((lab) => {
    const took = classMinutes(lab, learners);
    return `<td>${took === undefined ? '–' : say({ en: `${String(took.minutes)} min (${String(took.of)})`, zh: `${String(took.minutes)} 分钟（${String(took.of)} 人）` })}</td>`;
  });
  return table(
    say({ en: 'Who passed what', zh: '谁通过了什么' }),
    say({
      en: 'Parts passed, of the parts each lab has. Last line: the middle time from beginning a lab to its last part, of those who did it in one sitting (how many).',
      zh: '通过的部分数 / 实验的部分数。最后一行：从开始到最后一部分用时的中位数，只算一次做完的人（人数）。',
    }),
    `<th scope="col">${say({ en: 'Learner', zh: '学生' })}</th><th scope="col">${say({ en: 'All', zh: '合计' })}</th>${head.join('')}`,
    [
      ...rows,
      `<tr><th scope="row">${say({ en: 'Minutes', zh: '用时' })}</th><td></td>${minutes.join('')}</tr>`,
    ],
  );
}

function stuck(labs: readonly CourseLab[], learners: readonly Learner[], say: Say): string {
  const comma = say({ en: ', ', zh: '、' });
  const rows = whereStuck(labs, learners)
    .slice(0, STUCK_ROWS)
    .map(
      ({ lab, part, open, overcame, solved, tries, hints, check }) =>
        `<tr><th scope="row"><code>${lab}/${part}</code></th><td>${open.map(escape).join(comma) || '–'}</td><td>${String(overcame)}</td><td>${String(solved)}</td><td>${String(tries)}</td><td>${String(hints)}</td><td><code>${check ?? ''}</code></td></tr>`,
    );
  const columns: readonly Text[] = [
    { en: 'Part', zh: '部分' },
    { en: 'Still stuck', zh: '仍卡在这里' },
    { en: 'Got over it', zh: '自己解决了' },
    { en: 'Had it solved', zh: '用了解答' },
    { en: 'Refusals', zh: '检查未过次数' },
    { en: 'Hints', zh: '提示' },
    { en: 'Check that refused most', zh: '最常没过的检查' },
  ];
  return table(
    say({ en: 'Where people get stuck', zh: '大家卡在哪里' }),
    say({
      en: 'Worst first: who is still there, then who had it solved, then how often a check refused.',
      zh: '按严重程度排列：先看还卡着的人，再看用了解答的人，再看检查没过的次数。',
    }),
    columns.map((column) => `<th scope="col">${say(column)}</th>`).join(''),
    rows,
  );
}

function details(
  labs: readonly CourseLab[],
  learners: readonly Learner[],
  say: Say,
  language: Language,
): string {
  const head = say({ en: 'Part by part', zh: '逐个部分' });
  const blocks = labs.map((lab) => {
    const done = learners.filter((learner) => passedOf(lab, learner) === lab.parts.length).length;
    const columns = lab.parts.map(
      ({ id, title }) =>
        `<th scope="col" title="${escape(title[language])}"><code>${id}</code></th>`,
    );
    const rows = learners
      .filter(({ evidence }) => Object.hasOwn(evidence.labs, lab.id))
      .map(
        (learner) =>
          `<tr><th scope="row">${escape(learner.name)}</th>${lab.parts.map(({ id }) => cell(partOf(learner, lab.id, id), say)).join('')}</tr>`,
      );
    const finished = say({
      en: `${String(done)} of ${String(learners.length)} finished`,
      zh: `${String(learners.length)} 人中 ${String(done)} 人完成`,
    });
    return `<details><summary>${escape(lab.title[language])} · ${finished}</summary>
${scrolling(lab.title[language], `<table><thead><tr><th scope="col">${say({ en: 'Learner', zh: '学生' })}</th>${columns.join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`)}
</details>`;
  });
  return `<h2>${head}</h2>\n${blocks.join('\n')}`;
}

const HOW: Readonly<Record<'own' | 'run' | 'solved', Text>> = {
  own: { en: '✓ own', zh: '✓ 自己' },
  run: { en: '✓ run', zh: '✓ 代为执行' },
  solved: { en: '≈ solved', zh: '≈ 用了解答' },
};

function cell(part: PartEvidence | undefined, say: Say): string {
  if (part === undefined) return '<td class="none">–</td>';
  const tries = triesOf(part);
  const after =
    tries === 0 ? '' : say({ en: `, ${String(tries)} refused`, zh: `，未过 ${String(tries)} 次` });
  if (part.passed === undefined)
    return `<td class="open">${say({ en: 'open', zh: '未通过' })}${after}</td>`;
  const { how, at } = part.passed;
  return `<td class="${how === 'solved' ? 'open' : 'full'}" title="${day(Date.parse(at))}">${say(HOW[how])}${after}</td>`;
}

function table(head: string, caption: string, columns: string, rows: readonly string[]): string {
  return `<h2>${head}</h2>
${scrolling(head, `<table><caption>${caption}</caption><thead><tr>${columns}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`)}`;
}

/** A wide table scrolls by itself, by keyboard too, and has a name that is heard on arriving. */
function scrolling(label: string, content: string): string {
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escape(label)}">${content}</div>`;
}

function passedOf({ id, parts }: CourseLab, learner: Learner): number {
  return parts.filter((part) => partOf(learner, id, part.id)?.passed !== undefined).length;
}

/** The day, and no more: at what hour somebody works is their own affair. */
function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** File names and names come from others. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
