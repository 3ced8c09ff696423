import type { CommandCheck } from '../../lab-kit/checks.ts';
import { shellLine, shellPlace } from '../shell-line.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { dockerFailed } from './docker.ts';
import { judgeOutput } from './output.ts';
import { brokenRun, result } from './result.ts';

/** A look takes a moment; what waits (`--wait`, `watch`) is not for a check. */
const SECONDS = 30;

/** A line the learner could type ends and prints as told. What it asks may still be on its way, so it is repeated. */
export const command: CheckKind<CommandCheck> = {
  takesMs: () => (SECONDS + 5) * 1000,
  look: async (check, facts) => {
    const { exec, run, signal } = facts;
    const ran = await exec.run(shellLine(check.run), {
      ...shellPlace(run),
      timeoutMs: SECONDS * 1000,
      signal,
    });
    if (ran.kind === 'timed-out') return stillRunning(check);
    const broken = brokenRun(ran, 'sh');
    if (broken !== undefined || ran.kind !== 'exited') return broken ?? dockerFailed('');
    const failed = judgeOutput(check, ran, check.run);
    if (failed === undefined)
      return result('pass', { expected: check.run, actual: check.run, next: '' });
    if (ran.code === 0) return failed;
    if (/cannot connect to the docker daemon|error during connect/i.test(ran.stderr))
      return dockerFailed(ran.stderr);
    return (ran.code === 127 ? await missingProgram(ran.stderr, facts) : undefined) ?? failed;
  },
};

function stillRunning({ run }: CommandCheck): CheckResult {
  return result('not-yet', {
    expected: {
      en: `it ends within ${String(SECONDS)} s`,
      zh: `在 ${String(SECONDS)} 秒内结束`,
    },
    actual: { en: 'it is still running', zh: '仍在运行' },
    next: run,
  });
}

/**
 * A program that this machine lacks is nobody's wrong answer. The shell of a container complains in the same words, so
 * the machine itself is asked.
 */
async function missingProgram(
  stderr: string,
  { exec, run, signal }: Facts,
): Promise<CheckResult | undefined> {
  // dash: `sh: 1: curl: not found`; bash: `sh: line 1: curl: command not found`; busybox: `sh: curl: not found`.
  const program = /^\S*sh: (?:(?:line )?\d+: )?([\w.+-]+): (?:command )?not found$/m.exec(
    stderr,
  )?.[1];
  if (program === undefined) return undefined;
  const found = await exec.run(shellLine(`command -v -- ${program}`), {
    ...shellPlace(run),
    signal,
  });
  if (found.kind === 'exited' && found.code === 0) return undefined;
  return brokenRun({ kind: 'not-found', program }, program);
}
