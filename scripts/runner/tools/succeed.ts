import type { Text } from '../../lab-kit/text.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import type { RunResult } from '../ports.ts';

type Exited = Extract<RunResult, { kind: 'exited' }>;

/** Lines of a failed program that are worth showing: its complaint stands at the end. */
const LAST_LINES = 12;

/** The run when it ended with code 0; otherwise the refusal, whose reason is how the program ended. */
export function expectSuccess(
  result: RunResult,
  words: { readonly what: Text; readonly next: Text },
): Exited {
  if (result.kind === 'exited' && result.code === 0) return result;
  throw new UserError(EXIT.machine, { ...words, why: whyItFailed(result) });
}

/** How a program ended, in words, with its last lines. */
export function whyItFailed(result: RunResult): Text {
  switch (result.kind) {
    case 'exited': {
      const code = String(result.code);
      return tail(result.stderr === '' ? result.all : result.stderr, {
        en: `it ended with code ${code}`,
        zh: `退出码为 ${code}`,
      });
    }
    case 'not-found':
      return {
        en: `the program \`${result.program}\` is not installed, or not on PATH`,
        zh: `程序 \`${result.program}\` 没有安装，或不在 PATH 中`,
      };
    case 'not-permitted':
      return {
        en: `the program \`${result.program}\` is there, but may not be run`,
        zh: `程序 \`${result.program}\` 存在，但没有执行权限`,
      };
    case 'timed-out': {
      const seconds = String(Math.round(result.afterMs / 1000));
      return tail(result.all, {
        en: `it did not end within ${seconds} s`,
        zh: `${seconds} 秒内没有结束`,
      });
    }
    case 'too-much-output':
      return {
        en: `it printed more than ${String(result.limitBytes)} bytes`,
        zh: `输出超过 ${String(result.limitBytes)} 字节`,
      };
    case 'killed':
      return tail(result.all, {
        en: `it was ended by ${result.signal}`,
        zh: `被信号 ${result.signal} 终止`,
      });
    case 'cancelled':
      return { en: 'it was stopped by Ctrl-C', zh: '被 Ctrl-C 停止' };
  }
}

function tail(output: string, how: Text): Text {
  const lines = output.trimEnd().split('\n').slice(-LAST_LINES).join('\n').trim();
  const said = same(lines === '' ? '' : `:\n${lines}`);
  return { en: how.en + said.en, zh: how.zh + said.zh };
}
