import type { Exec } from '../ports.ts';
import type { ExecSettings } from './exec.ts';

/** The same as `exec.ts`, loaded with the first program: most of what `lab list` costs would be that library. */
export function makeExec(settings: ExecSettings): Exec {
  let loading: Promise<Exec> | undefined;
  const load = async () =>
    await (loading ??= import('./exec.ts').then((module) => module.makeExec(settings)));
  return {
    run: async (argv, options) => await (await load()).run(argv, options),
    stream: async function* (argv, options) {
      yield* (await load()).stream(argv, options);
    },
  };
}
