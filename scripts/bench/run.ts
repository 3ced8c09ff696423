import { execa } from 'execa';
import { Unmeasurable } from './measurement.ts';

/** Runs a program to its end and gives the seconds it took. A program that fails makes the measurement void. */
export async function seconds(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program, ...args] = argv;
  const started = performance.now();
  const result = await execa(program, args, { preferLocal: true, reject: false, all: true, env });
  const elapsed = (performance.now() - started) / 1000;
  if (result.exitCode !== 0) {
    const tail = result.all.split('\n').slice(-5).join(' / ');
    throw new Unmeasurable(
      `\`${argv.join(' ')}\` ended with ${result.exitCode ?? 'no code'}: ${tail}`,
    );
  }
  return elapsed;
}
