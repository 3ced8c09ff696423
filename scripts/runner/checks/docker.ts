import type { CheckResult, Facts } from './check-kind.ts';
import { isRecord } from './kube.ts';
import { brokenRun, lastLines, result } from './result.ts';

/** `docker image inspect` or `docker container inspect`: the first entry, `found: undefined` when there is none. */
export async function inspect(
  kind: 'image' | 'container',
  name: string,
  { exec, run, signal }: Facts,
): Promise<{ readonly found: Readonly<Record<string, unknown>> | undefined } | CheckResult> {
  const ran = await exec.run(['docker', kind, 'inspect', name], { env: run.env, signal });
  const broken = brokenRun(ran, 'docker');
  if (broken !== undefined) return broken;
  if (ran.kind !== 'exited') return { found: undefined };
  if (ran.code !== 0)
    return /no such (?:image|container|object)/i.test(ran.stderr)
      ? { found: undefined }
      : dockerFailed(ran.stderr);
  const data: unknown = JSON.parse(ran.stdout);
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  return { found: isRecord(first) ? first : undefined };
}

/** The engine did not do what any engine can do. */
export function dockerFailed(stderr: string): CheckResult {
  return result('broken', {
    expected: { en: 'the Docker engine answers', zh: 'Docker 引擎有响应' },
    actual: lastLines(stderr),
    next: 'npx lab doctor',
  });
}
