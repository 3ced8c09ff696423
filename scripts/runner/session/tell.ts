import type { Check } from '../../lab-kit/checks.ts';
import type { Task } from '../../lab-kit/lab.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { type CheckReport } from '../engine/evaluate.ts';
import { specOf } from '../engine/run-command.ts';
import type { LabRun } from '../lab-run.ts';
import { type Lab, type Part, partsOf } from '../labs.ts';
import { EXIT, type ExitCode, same } from '../outcome.ts';
import type { Reporter } from '../ports.ts';

const TYPE_WORDS: Readonly<Record<Part['type'], Text>> = {
  step: { en: 'Step', zh: '步骤' },
  task: { en: 'Your turn', zh: '轮到你了' },
  break: { en: 'Break it', zh: '故意弄坏' },
};

/** Shows a part: what it is about, what to type, and how to go on. */
export function tellPart(reporter: Reporter, lab: Lab, run: LabRun, part: Part): void {
  const parts = partsOf(lab.definition);
  const place = `${String(parts.findIndex(({ id }) => id === part.id) + 1)}/${String(parts.length)}`;
  const word = TYPE_WORDS[part.type];
  reporter.title({
    en: `${word.en} ${place} · ${part.title.en}`,
    zh: `${word.zh} ${place} · ${part.title.zh}`,
  });
  reporter.line(part.text);
  if (part.files !== undefined && part.files.length > 0) {
    const paths = part.files.map(({ path }) => path);
    reporter.line({ en: `Files: ${paths.join(', ')}`, zh: `文件：${paths.join('、')}` });
  }
  reporter.line({ en: `Folder: ${run.folder}`, zh: `目录：${run.folder}` });
  if (part.type === 'task') {
    reporter.line({
      en: `In npx lab shell ${lab.id} do it your way; npx lab check tells how far you are, npx lab hint helps.`,
      zh: `在 npx lab shell ${lab.id} 中用你的办法完成；npx lab check 告诉你进展，npx lab hint 给出提示。`,
    });
    return;
  }
  for (const command of part.commands) reporter.block(specOf(command).run, 'command');
  reporter.line({
    en: `Type these in npx lab shell ${lab.id}, then: npx lab next. Or have them run: npx lab next --run`,
    zh: `在 npx lab shell ${lab.id} 中输入这些命令，然后运行 npx lab next；也可以让它代为执行：npx lab next --run`,
  });
}

/**
 * Shows what the checks of a part found, one line each; for the one that failed what was expected and found and how to
 * look; then which ones were not looked at because of it.
 */
export function tellReports(
  reporter: Reporter,
  { checks }: Pick<Part, 'checks'>,
  reports: readonly CheckReport[],
  evidence: string,
): void {
  for (const { check, result } of reports) {
    // The mark says which of the four it is.
    reporter.line(same(check.id), result.status);
    if (result.status === 'pass') continue;
    reporter.line(row({ en: 'expected:', zh: '期望：' }, result.expected));
    reporter.line(row({ en: 'found:   ', zh: '实际：' }, result.actual));
    if (check.hint !== undefined) reporter.line(row({ en: 'hint:    ', zh: '提示：' }, check.hint));
    reporter.line(row({ en: 'look:    ', zh: '查看：' }, result.next));
  }
  for (const { id } of checks.slice(reports.length))
    reporter.line({ en: `${id}: not looked at yet`, zh: `${id}：还没有检查` }, 'info');
  if (evidence !== '') reporter.block(evidence, 'output');
}

/** Says that a task was solved for the learner, and which files did it, where there are any. */
export function tellSolved(reporter: Reporter, { solution }: Pick<Task, 'solution'>): void {
  const files = solution.map(({ path }) => `solution/${path.replace(/^solution\//, '')}`);
  const by =
    files.length === 0 ? { en: '', zh: '' } : { en: files.join(', '), zh: files.join('、') };
  reporter.line(
    {
      en: `Solved${by.en && `, with ${by.en}`}. Go on: npx lab next`,
      zh: `已完成${by.zh && `，用到的文件：${by.zh}`}。继续：npx lab next`,
    },
    'pass',
  );
}

/** A labelled line under a check; what has several lines stays under its first. */
function row(label: Text, text: Text): Text {
  return {
    en: `    ${label.en} ${text.en.replaceAll('\n', `\n${' '.repeat(14)}`)}`,
    zh: `    ${label.zh}${text.zh.replaceAll('\n', `\n${' '.repeat(10)}`)}`,
  };
}

/** 0 when all passed, 3 when the machine kept one from looking, else 1. */
export function exitCodeOf(reports: readonly CheckReport[]): ExitCode {
  if (reports.some(({ result }) => result.status === 'broken')) return EXIT.machine;
  return reports.every(({ result }) => result.status === 'pass') ? EXIT.done : EXIT.notMet;
}

/** What `--json` says of the checks of a part. */
export function reportData(
  { checks }: Pick<Part, 'checks'>,
  reports: readonly CheckReport[],
): readonly object[] {
  const looked = reports.map(({ check, result }) => ({
    id: check.id,
    type: check.type,
    status: result.status,
    expected: result.expected,
    actual: result.actual,
    next: result.next,
    ...(check.hint === undefined || result.status === 'pass' ? {} : { hint: check.hint }),
  }));
  const rest = checks.slice(reports.length);
  return [...looked, ...rest.map(({ id, type }) => ({ id, type, status: 'not-looked-at' }))];
}

/** The sign of life while a check waits. */
export function waitingFor({ id }: Check, seconds: number): Text {
  return seconds === 0
    ? { en: `Looking: ${id}`, zh: `正在检查：${id}` }
    : {
        en: `Looking: ${id} (up to ${String(seconds)} s)`,
        zh: `正在检查：${id}（最多 ${String(seconds)} 秒）`,
      };
}

/** Shows that a command runs, and what it printed. */
export function tellOutput(reporter: Deps['reporter'], output: string): void {
  if (output.trim() !== '') reporter.block(output.trimEnd(), 'output');
}
