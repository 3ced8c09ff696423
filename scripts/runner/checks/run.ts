import type { RunCheck } from '../../lab-kit/checks.ts';
import type { CheckKind } from './check-kind.ts';
import { dockerFailed } from './docker.ts';
import { asCommand, judgeOutput } from './output.ts';
import { brokenRun, result } from './result.ts';

const SECONDS = 60;

/** A throw-away container of an image ends and prints as told. */
export const run: CheckKind<RunCheck> = {
  takesMs: () => SECONDS * 1000,
  look: async (check, { exec, run: { label, env, lab }, clock, signal }) => {
    const { image, options = [], args } = check;
    const shown = ['docker', 'run', '--rm', ...options, image, ...args];
    const next = asCommand(shown);
    const name = `learn-k8s-check-${lab.id}-${clock.now().toString(36)}`;
    let hasEnded = false;
    try {
      const ran = await exec.run(
        [
          'docker',
          'run',
          '--rm',
          '--pull=never',
          '--label',
          label,
          '--name',
          name,
          ...options,
          image,
          ...args,
        ],
        { env, signal, timeoutMs: SECONDS * 1000 },
      );
      hasEnded = ran.kind === 'exited';
      if (ran.kind === 'timed-out')
        return result(
          'wrong',
          {
            expected: {
              en: `it ends within ${String(SECONDS)} s`,
              zh: `在 ${String(SECONDS)} 秒内结束`,
            },
            actual: { en: 'it is still running', zh: '仍在运行' },
            next,
          },
          { certain: true },
        );
      const broken = brokenRun(ran, 'docker');
      if (broken !== undefined || ran.kind !== 'exited') return broken ?? dockerFailed('');
      if (ran.code === 125 && /no such image|unable to find image/i.test(ran.stderr))
        return result(
          'not-yet',
          {
            expected: { en: `an image ${image}`, zh: `有镜像 ${image}` },
            actual: { en: 'there is none', zh: '没有' },
            next: 'docker images',
          },
          { certain: true },
        );
      if (ran.code === 125 && check.exit !== 125) return dockerFailed(ran.stderr);
      const failed = judgeOutput(check, ran, next);
      // Started afresh it would do the same again.
      return failed === undefined
        ? result('pass', { expected: next, actual: next, next: '' })
        : { ...failed, certain: true };
    } finally {
      // Killing the client leaves the container behind.
      if (!hasEnded) await exec.run(['docker', 'rm', '-f', name], { env });
    }
  },
};
