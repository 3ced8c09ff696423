import type { Command } from '../../lab-kit/lab.ts';
import type { Deps } from '../deps.ts';
import { commandFailed, runCommand, specOf } from '../engine/run-command.ts';
import type { LabRun } from '../lab-run.ts';
import { tellOutput } from './tell.ts';

/** Runs commands for the learner: each is shown, then what it printed. Stops at the first that fails. */
export async function runVisibly(
  deps: Deps,
  run: LabRun,
  commands: readonly Command[],
): Promise<void> {
  for (const command of commands) {
    const spec = specOf(command);
    deps.reporter.block(spec.run, 'command');
    const [line = ''] = spec.run.split('\n');
    const result = await deps.reporter.during(
      { en: `Running: ${line}`, zh: `正在运行：${line}` },
      async () => await runCommand(deps, run, spec),
    );
    tellOutput(deps.reporter, result.output);
    if (result.problem !== undefined) throw commandFailed(result);
  }
}
