import { median, type Row } from './measurement.ts';
import { seconds } from './run.ts';

const RUNS = 7;

/** How fast `lab list` answers. */
export async function measureCommandLine(
  env: Readonly<Record<string, string>>,
): Promise<readonly Row[]> {
  return [
    {
      what: '`lab list`',
      value: await medianOf(['list', '--quiet'], env),
      unit: 's',
      target: { atMost: 0.3 },
      note: `median of ${RUNS}`,
    },
  ];
}

/** Median seconds of a command of the command line. */
export async function medianOf(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const figures: number[] = [];
  for (let run = 0; run < RUNS; run += 1) figures.push(await seconds(labCommand(args), env));
  return median(figures);
}

/** The command line as `npm run lab` starts it, without npm's own start-up. */
export function labCommand(args: readonly string[]): readonly [string, ...string[]] {
  return ['node', '--disable-warning=ExperimentalWarning', 'scripts/lab.ts', ...args];
}
