import type { CommonOptions, Deps } from '../deps.ts';

/** Asks on the terminal. `--yes` answers yes; without a terminal nobody is there to agree, so the answer is no. */
export function makeConfirm({ language, yes, json }: CommonOptions): Deps['confirm'] {
  return async (question) => {
    if (yes) return true;
    if (json || !process.stdin.isTTY || !process.stderr.isTTY) return false;
    const { createInterface } = await import('node:readline/promises');
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      const answer = await terminal.question(`${question[language]} [y/N] `);
      return /^(y|yes|是|好)$/i.test(answer.trim());
    } finally {
      terminal.close();
    }
  };
}
