import type { LabRun } from './lab-run.ts';
import type { RunOptions } from './ports.ts';

/** How a line of a lab is run, by steps and by checks alike: by a POSIX shell … */
export function shellLine(line: string): readonly ['sh', '-c', string] {
  return ['sh', '-c', line];
}

/** … in the lab's work folder, with its environment. */
export function shellPlace({ folder, env }: LabRun): Pick<RunOptions, 'cwd' | 'env'> {
  return { cwd: folder, env };
}
