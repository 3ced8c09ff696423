import type { Language, Text } from '../../lab-kit/text.ts';
import type { UserError } from '../outcome.ts';
import { EXIT } from '../outcome.ts';

/** How a failure is told: for a person as lines, under `--json` as data. */
export interface ErrorReport {
  readonly code: number;
  readonly text: string;
  readonly json: { readonly error: Readonly<Record<string, string | number | undefined>> };
}

const LABELS = {
  why: { en: 'Why', zh: '原因' },
  next: { en: 'Next', zh: '下一步' },
} as const satisfies Record<string, Text>;

/** Exit code of a shell for a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** A refusal: what, why, next. */
export function reportRefusal(error: UserError, language: Language): ErrorReport {
  const what = error.what[language];
  const why = error.why?.[language];
  const next = error.next[language];
  const lines = [
    `✘ ${what}`,
    ...(why === undefined ? [] : [`  ${LABELS.why[language]}: ${indent(why)}`]),
    `  ${LABELS.next[language]}: ${indent(next)}`,
  ];
  return {
    code: error.code,
    text: lines.join('\n'),
    json: { error: { code: error.code, what, why, next } },
  };
}

/** Ctrl-C. What was begun is in a state that the next command understands. */
export function reportInterrupt(command: string, language: Language): ErrorReport {
  const what: Text = { en: 'Stopped.', zh: '已停止。' };
  const next: Text = {
    en: `\`npx lab ${command}\` goes on from here.`,
    zh: `再次运行 \`npx lab ${command}\` 会接着做。`,
  };
  return {
    code: INTERRUPTED,
    text: `${what[language]} ${next[language]}`,
    json: {
      error: { code: INTERRUPTED, what: what[language], why: undefined, next: next[language] },
    },
  };
}

/** Anything that is not a refusal is our bug, and says so with all that is needed to report it. */
export function reportBug(error: unknown, address: string, language: Language): ErrorReport {
  const stack = error instanceof Error ? fullStack(error) : String(error);
  const what: Text = {
    en: 'This is a bug in the lab runner, not your mistake.',
    zh: '这是实验程序自身的缺陷，不是你的操作问题。',
  };
  const next: Text = {
    en: `Please report it with the lines above and the output of \`npx lab doctor\`: ${address}`,
    zh: `请附上以上内容和 \`npx lab doctor\` 的输出反馈给我们：${address}`,
  };
  return {
    code: EXIT.bug,
    text: `${stack}\n\n✘ ${what[language]}\n  ${LABELS.next[language]}: ${next[language]}`,
    json: { error: { code: EXIT.bug, what: what[language], why: stack, next: next[language] } },
  };
}

function fullStack(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nCaused by: ${fullStack(error.cause)}` : own;
}

function indent(text: string): string {
  return text.trimEnd().replaceAll('\n', '\n    ');
}
