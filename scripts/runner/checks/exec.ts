import type { ExecCheck } from '../../lab-kit/checks.ts';
import type { CheckKind } from './check-kind.ts';
import { asCommand, judgeOutput } from './output.ts';
import { lacksProgram, runInPod } from './pod-exec.ts';
import { result } from './result.ts';

/** A program inside a container ends and prints as told. */
export const exec: CheckKind<ExecCheck> = {
  look: async (check, facts) => {
    const { pod, container, command } = check;
    const ran = await runInPod(check, command, facts);
    if (ran.kind === 'failed') return ran.result;
    if (ran.kind === 'no-program') return lacksProgram(check, [command[0]]);
    const where = container === undefined ? [pod] : [pod, '-c', container];
    const next = asCommand(['kubectl', 'exec', ...where, '--', ...command]);
    return (
      judgeOutput(check, ran, next) ??
      result('pass', { expected: asCommand(command), actual: asCommand(command), next: '' })
    );
  },
};
