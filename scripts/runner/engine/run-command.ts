import type { Command, CommandSpec } from '../../lab-kit/lab.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { shellLine, shellPlace } from '../shell-line.ts';

/** How a lab's command ended. */
export interface CommandResult {
  readonly spec: CommandSpec;
  /** Both streams together, as a terminal would show them. */
  readonly output: string;
  readonly exit: number;
  readonly durationMs: number;
  /** What was not as the lab says; `undefined` when all is well. */
  readonly problem: Text | undefined;
}

const DEFAULT_SECONDS = 120;

/** A command in its long form. */
export function specOf(command: Command): CommandSpec {
  return typeof command === 'string' ? { run: command } : command;
}

/** Runs one line as the learner's shell would. */
export async function runCommand(
  { exec, signal, clock }: Pick<Deps, 'exec' | 'signal' | 'clock'>,
  run: LabRun,
  command: Command,
  onLine?: (line: string) => void,
): Promise<CommandResult> {
  const spec = specOf(command);
  const seconds = spec.within ?? DEFAULT_SECONDS;
  const began = clock.now();
  const ran = await exec.run(shellLine(spec.run), {
    ...shellPlace(run),
    timeoutMs: seconds * 1000,
    signal,
    ...(onLine === undefined ? {} : { onLine }),
  });
  const wanted = spec.exit ?? 0;
  const ended = (output: string, exit: number, problem: Text | undefined): CommandResult => ({
    spec,
    output,
    exit,
    durationMs: clock.now() - began,
    problem,
  });
  switch (ran.kind) {
    case 'exited':
      return ended(
        ran.all,
        ran.code,
        ran.code === wanted ? undefined : wrongExit(ran.code, wanted),
      );
    case 'timed-out':
      return ended(ran.all, -1, {
        en: `it did not end within ${String(seconds)} s`,
        zh: `${String(seconds)} 秒内没有结束`,
      });
    case 'cancelled':
      signal.throwIfAborted();
      throw new DOMException('The command was cancelled', 'AbortError');
    case 'too-much-output':
      return ended(ran.all, -1, { en: 'it printed too much', zh: '输出过多' });
    case 'killed':
      return ended(ran.all, -1, {
        en: `it was killed by ${ran.signal}`,
        zh: `被 ${ran.signal} 终止`,
      });
    case 'not-found':
    case 'not-permitted':
      throw new UserError(EXIT.machine, {
        what: {
          en: 'The labs need a POSIX shell, and sh cannot be run.',
          zh: '实验需要 POSIX shell，但无法运行 sh。',
        },
        next: {
          en: 'Use Linux, macOS, or WSL2 on Windows.',
          zh: '请使用 Linux、macOS，或 Windows 上的 WSL2。',
        },
      });
  }
}

function wrongExit(code: number, wanted: number): Text {
  return {
    en: `it ended with exit code ${String(code)} instead of ${String(wanted)}`,
    zh: `退出码为 ${String(code)}，应为 ${String(wanted)}`,
  };
}

/** Refuses to go on after a command that did not do what the lab says. */
export function commandFailed({ spec, output, problem }: CommandResult): UserError {
  return new UserError(EXIT.notMet, {
    what: {
      en: `The command failed: ${problem?.en ?? ''}\n  ${spec.run}`,
      zh: `命令失败：${problem?.zh ?? ''}\n  ${spec.run}`,
    },
    why: same(output.trim().split('\n').slice(-8).join('\n')),
    next: {
      en: 'If you changed a file, mend it, or begin anew with: npx lab reset. If not, look with: npx lab check',
      zh: '改过文件的话，把它改对，或用 npx lab reset 从头再来；没改过就用 npx lab check 查看',
    },
  });
}
