import type { CheckResult } from './check-kind.ts';
import { show } from './match.ts';
import { lastLines, result } from './result.ts';

/** What a program's end must look like. */
export interface WantedOutput {
  readonly exit?: number;
  readonly stdout?: string;
  readonly stdoutNot?: string;
}

/** Compares how a program ended with what was wanted; `undefined` when it fits. */
export function judgeOutput(
  wanted: WantedOutput,
  { code, stdout, stderr }: { code: number; stdout: string; stderr: string },
  next: string,
): CheckResult | undefined {
  const exit = wanted.exit ?? 0;
  const said = lastLines(stderr.trim() === '' ? stdout : stderr);
  if (code !== exit)
    return result('wrong', {
      expected: { en: `exit code ${String(exit)}`, zh: `退出码 ${String(exit)}` },
      actual: { en: `exit code ${String(code)}: ${said}`, zh: `退出码 ${String(code)}：${said}` },
      next,
    });
  if (wanted.stdout !== undefined && !new RegExp(wanted.stdout, 'm').test(stdout))
    return result('wrong', { expected: `/${wanted.stdout}/`, actual: shown(stdout), next });
  if (wanted.stdoutNot === undefined) return undefined;
  const unwanted = new RegExp(wanted.stdoutNot, 'm').exec(stdout);
  if (unwanted === null) return undefined;
  return result('wrong', {
    expected: { en: `no /${wanted.stdoutNot}/`, zh: `不含 /${wanted.stdoutNot}/` },
    // The end of a long output would not show what is meant.
    actual: shown(linesAround(stdout, unwanted.index, unwanted[0].length)),
    next,
  });
}

/** The whole lines in which a stretch of a text lies. */
function linesAround(text: string, from: number, length: number): string {
  const end = text.indexOf('\n', from + length);
  return text.slice(text.lastIndexOf('\n', from) + 1, end === -1 ? undefined : end);
}

function shown(stdout: string): string {
  return stdout.trim() === '' ? '(empty)' : show(lastLines(stdout));
}

/** An argument list as somebody would type it. */
export function asCommand(argv: readonly string[]): string {
  return argv
    .map((word) =>
      /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join(' ');
}
