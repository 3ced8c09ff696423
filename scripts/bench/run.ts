import { execa } from 'execa';
import { Unmeasurable } from './measurement.ts';

type Argv = readonly [string, ...string[]];

/** Runs a program to its end and gives the seconds it took. A program that fails makes the measurement void. */
export async function seconds(
  argv: Argv,
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const started = performance.now();
  await printed(argv, env);
  return (performance.now() - started) / 1000;
}

/** Runs a program to its end and gives what it printed. */
export async function printed(
  argv: Argv,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [program, ...args] = argv;
  const result = await execa(program, args, { preferLocal: true, reject: false, all: true, env });
  if (result.exitCode !== 0) {
    const tail = result.all.split('\n').slice(-5).join(' / ');
    throw new Unmeasurable(
      `\`${argv.join(' ')}\` ended with ${result.exitCode ?? 'no code'}: ${tail}`,
    );
  }
  return result.stdout;
}
