import type { Text } from '../lab-kit/text.ts';

/** Exit codes of the command line. */
export const EXIT = {
  done: 0,
  /** Checks are not met yet. */
  notMet: 1,
  /** Unknown command, flag, lab or step. */
  usage: 2,
  /** Docker, kind, kubectl, disk, ports, network. */
  machine: 3,
  /** Our bug. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command gives back. Only `scripts/lab.ts` turns it into an exit code and prints `data` under `--json`. */
export interface Outcome {
  readonly code: ExitCode;
  /** What `--json` prints: plain data, texts in both languages left as `{ en, zh }` objects chosen by the printer. */
  readonly data?: unknown;
  /** Exit code of a program the learner ran through us (`lab shell -- …`): passed on in place of `code`. */
  readonly childCode?: number;
}

/** A refusal the learner can act on: what happened, why, and what to type next. Anything else thrown is our bug. */
export class UserError extends Error {
  readonly code: Exclude<ExitCode, 0 | 70>;
  readonly what: Text;
  /** Usually the last lines of the program that failed. */
  readonly why: Text | undefined;
  /** What to do, and where it can be, a command to paste. */
  readonly next: Text;

  constructor(
    code: Exclude<ExitCode, 0 | 70>,
    problem: { what: Text; why?: Text | undefined; next: Text },
  ) {
    super(problem.what.en);
    this.name = 'UserError';
    this.code = code;
    this.what = problem.what;
    this.why = problem.why;
    this.next = problem.next;
  }
}

/** What happened and, where it is known, why: English puts a space between its sentences, Chinese does not. */
export function whatAndWhy({ what, why }: { what: Text; why?: Text | undefined }): Text {
  return why === undefined ? what : { en: `${what.en} ${why.en}`, zh: `${what.zh}${why.zh}` };
}

/** The same words in every language: a name, a path, a program's own output. */
export function same(text: string): Text {
  return { en: text, zh: text };
}
