import type { Exec, RunOptions, RunResult } from '../../../scripts/runner/ports.ts';

/** Answers a program run: a text is its standard output, `undefined` leaves it to the next answer. */
export type Answer = (
  line: string,
  options: RunOptions,
) => string | RunResult | undefined | Promise<string | RunResult | undefined>;

/** Programs that do not exist, and a record of what was run. */
export interface FakeExec extends Exec {
  readonly lines: readonly string[];
}

/** How a program ended by itself. */
export function exited(code: number, stdout = '', stderr = ''): RunResult {
  return { kind: 'exited', code, stdout, stderr, all: stdout + stderr, durationMs: 1 };
}

export function makeFakeExec(
  answers: readonly Answer[],
  streams: Readonly<Record<string, () => AsyncIterable<Uint8Array>>> = {},
): FakeExec {
  const lines: string[] = [];
  return {
    lines,
    run: async (argv, options = {}) => {
      if (options.signal?.aborted === true) return { kind: 'cancelled' };
      const line = argv.join(' ');
      lines.push(line);
      for (const answer of answers) {
        const said = await answer(line, options);
        if (said !== undefined) return typeof said === 'string' ? exited(0, said) : said;
      }
      return { kind: 'not-found', program: argv[0] };
    },
    stream: (argv) => {
      const make = streams[argv.join(' ')];
      if (make === undefined) throw new Error(`No such stream: ${argv.join(' ')}`);
      return make();
    },
  };
}
