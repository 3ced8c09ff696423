import { join } from 'node:path';
import type { RebuildCheck } from '../../lab-kit/checks.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { brokenRun, lastLines, result } from './result.ts';

const SECONDS = 300;

/** A build is repeated with one file changed, in a copy of its context: the step that matters must come from the cache. */
export const rebuild: CheckKind<RebuildCheck> = {
  takesMs: () => 2 * SECONDS * 1000,
  look: async (check, facts) => {
    const { files, run, exec } = facts;
    const copy = await files.makeTemporaryFolder('lab-rebuild-');
    const tag = `learn-k8s-check/${run.lab.id}:${facts.clock.now().toString(36)}`;
    try {
      await files.copyFolder(join(run.folder, check.context), copy);
      const first = await build(check, copy, tag, facts);
      if ('status' in first) return first;
      const touched = join(copy, check.touch);
      const text = await files.read(touched);
      if (text === undefined)
        return result(
          'wrong',
          {
            expected: {
              en: `the file ${check.touch} in the build context`,
              zh: `构建上下文中有文件 ${check.touch}`,
            },
            actual: { en: 'there is none', zh: '没有' },
            next: `ls ${check.context}`,
          },
          { certain: true },
        );
      // Another line each time: the builder would remember an earlier run of this very check and skip every step.
      await files.write(touched, `${text}\n${String(facts.clock.now())}\n`);
      const second = await build(check, copy, tag, facts);
      if ('status' in second) return second;
      return judge(check, second.output);
    } finally {
      await exec.run(['docker', 'image', 'rm', '-f', tag], { env: run.env });
      await files.remove(copy);
    }
  },
};

async function build(
  { context, dockerfile = 'Dockerfile' }: RebuildCheck,
  folder: string,
  tag: string,
  { exec, run, signal }: Facts,
): Promise<{ output: string } | CheckResult> {
  const ran = await exec.run(
    ['docker', 'build', '--progress=plain', '--label', run.label, '-t', tag, '-f', dockerfile, '.'],
    { cwd: folder, env: run.env, signal, timeoutMs: SECONDS * 1000 },
  );
  const broken = brokenRun(ran, 'docker');
  if (broken !== undefined || ran.kind !== 'exited')
    return broken ?? result('broken', { expected: '', actual: '', next: '' });
  if (ran.code === 0) return { output: ran.all };
  return result(
    'wrong',
    {
      expected: { en: 'the build succeeds', zh: '构建成功' },
      actual: lastLines(ran.all, 5),
      next: `docker build --progress=plain ${context}`,
    },
    { certain: true },
  );
}

/** Reads BuildKit's plain progress: which steps there were and whether each came from the cache. */
export function judge(
  { cached, touch, context }: Pick<RebuildCheck, 'cached' | 'touch' | 'context'>,
  output: string,
): CheckResult {
  const steps = [...output.matchAll(/^#(\d+) (\[.*\d+\/\d+\] .+)$/gm)].map(
    ([, number = '', text = '']) => ({ number, text }),
  );
  const fromCache = new Set([...output.matchAll(/^#(\d+) CACHED$/gm)].map(([, number]) => number));
  const wanted = steps.filter(({ text }) => new RegExp(cached, 'm').test(text));
  const next = `docker build --progress=plain ${context}`;
  const expected = {
    en: `after a change of ${touch} alone, the step /${cached}/ comes from the cache`,
    zh: `只改动 ${touch} 之后，步骤 /${cached}/ 来自缓存`,
  };
  if (wanted.length === 0)
    return result(
      'wrong',
      { expected, actual: { en: 'no such step', zh: '没有这个步骤' }, next },
      { certain: true },
    );
  const again = wanted.find(({ number }) => !fromCache.has(number));
  if (again !== undefined)
    return result(
      'wrong',
      {
        expected,
        actual: { en: `it ran again: ${again.text}`, zh: `它又执行了一次：${again.text}` },
        next,
      },
      { certain: true },
    );
  return result('pass', { expected, actual: expected, next: '' });
}
