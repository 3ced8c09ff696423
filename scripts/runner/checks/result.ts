import type { Text } from '../../lab-kit/text.ts';
import type { Difference } from './match.ts';
import { same } from '../outcome.ts';
import type { RunResult } from '../ports.ts';
import type { CheckResult, Status } from './check-kind.ts';

/** Makes a result; a plain string is the same in both languages (a command, a value). */
export function result(
  status: Status,
  words: { expected: Text | string; actual: Text | string; next: Text | string },
  more: Pick<CheckResult, 'certain' | 'pods'> = {},
): CheckResult {
  return {
    status,
    expected: asText(words.expected),
    actual: asText(words.actual),
    next: asText(words.next),
    ...more,
  };
}

/** The two halves of a difference, with the path in front where there is one. */
export function wordsOf({ path, expected, actual }: Difference): { expected: Text; actual: Text } {
  const at = path === '' ? '' : `${path} = `;
  return { expected: same(`${at}${expected}`), actual: same(`${at}${actual}`) };
}

/** Why a program could not even be asked; `undefined` when it ended by itself. */
export function brokenRun(ran: RunResult, program: string): CheckResult | undefined {
  const broken = (en: string, zh: string, next: string): CheckResult =>
    result('broken', {
      expected: { en: `${program} can be run`, zh: `能运行 ${program}` },
      actual: { en, zh },
      next,
    });
  switch (ran.kind) {
    case 'exited':
      return undefined;
    case 'not-found':
      return broken(`${ran.program} is not installed`, `没有安装 ${ran.program}`, 'npx lab doctor');
    case 'not-permitted':
      return broken(
        `${ran.program} may not be run`,
        `没有权限运行 ${ran.program}`,
        'npx lab doctor',
      );
    case 'timed-out': {
      const seconds = String(Math.round(ran.afterMs / 1000));
      return result('not-yet', {
        expected: { en: `${program} answers`, zh: `${program} 有响应` },
        actual: { en: `no answer in ${seconds} s`, zh: `${seconds} 秒内没有响应` },
        next: 'npx lab doctor',
      });
    }
    case 'too-much-output':
      return broken('it printed too much', '输出过多', 'npx lab doctor');
    case 'killed':
      return broken(
        `it was killed (${ran.signal})`,
        `进程被终止 (${ran.signal})`,
        'npx lab doctor',
      );
    case 'cancelled':
      // The look's own deadline, or Ctrl-C: the caller knows which.
      throw new DOMException('The look was cancelled', 'AbortError');
  }
}

/** The last lines of what a program said. */
export function lastLines(text: string, count = 3): string {
  return text.trim().split('\n').slice(-count).join('\n').slice(-600);
}

function asText(words: Text | string): Text {
  return typeof words === 'string' ? same(words) : words;
}

/** A node without the program: another node image than the course's. */
export function lacksOnNode(node: string, program: string): CheckResult {
  return result('broken', {
    expected: { en: `node ${node} has ${program}`, zh: `节点 ${node} 上有 ${program}` },
    actual: { en: 'it has not', zh: '没有' },
    next: 'npx lab doctor',
  });
}
