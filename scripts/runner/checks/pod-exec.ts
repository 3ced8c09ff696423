import { same } from '../outcome.ts';
import type { CheckResult, Facts } from './check-kind.ts';
import { brokenRun, lastLines, result } from './result.ts';

/** Which container: a Pod's only or first one unless named. */
export interface PodTarget {
  readonly pod: string;
  readonly container?: string;
}

/** How a program inside a container ended, or why it never began. */
export type PodRun =
  | {
      readonly kind: 'ran';
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  /** The container has no such program. */
  | { readonly kind: 'no-program' }
  /** Said as a check's result: no such Pod, not running yet, no cluster. */
  | { readonly kind: 'failed'; readonly result: CheckResult };

/** Runs a program in a container of the lab's namespace, without a shell. */
export async function runInPod(
  { pod, container }: PodTarget,
  command: readonly string[],
  { exec, run, signal }: Facts,
): Promise<PodRun> {
  const where = container === undefined ? [pod] : [pod, '-c', container];
  const ran = await exec.run(
    ['kubectl', '--kubeconfig', run.kubeconfig, 'exec', ...where, '--', ...command],
    { cwd: run.folder, env: run.env, signal },
  );
  const broken = brokenRun(ran, 'kubectl');
  if (broken !== undefined || ran.kind !== 'exited') {
    if (broken !== undefined) return { kind: 'failed', result: broken };
    throw new Error('unreachable');
  }
  const { code, stdout, stderr } = ran;
  // kubectl passes the program's own exit code on and says so; any other failure is kubectl's.
  if (code === 0) return { kind: 'ran', code, stdout, stderr };
  if (
    /executable file not found|no such file or directory.*exec|exec: .*no such file/i.test(stderr)
  )
    return { kind: 'no-program' };
  if (/command terminated with exit code \d+/.test(stderr))
    return {
      kind: 'ran',
      code,
      stdout,
      stderr: stderr.replace(/^command terminated with.*$/m, ''),
    };
  return { kind: 'failed', result: explain(pod, stderr) };
}

function explain(pod: string, stderr: string): CheckResult {
  // A container that ends at this moment lets the program begin no more; the next look finds its successor.
  const isAbsence =
    /NotFound|not found|cannot exec in|is not running|does not have a host assigned|unable to upgrade connection|completed pod|failed to exec in container(?!.*permission denied)/i;
  if (isAbsence.test(stderr))
    return result(
      'not-yet',
      {
        expected: { en: `Pod ${pod} runs`, zh: `Pod ${pod} 正在运行` },
        actual: lastLines(stderr, 1),
        next: `kubectl describe pod ${pod}`,
      },
      pod.includes('/') ? {} : { pods: [pod] },
    );
  return result('broken', {
    expected: { en: 'the cluster answers', zh: '集群有响应' },
    actual: lastLines(stderr),
    next: 'npx lab doctor',
  });
}

/** A container without the programs that the question needs. */
export function lacksProgram({ pod }: PodTarget, programs: readonly string[]): CheckResult {
  return result('broken', {
    expected: {
      en: `a container of ${pod} has ${programs.join(' or ')}`,
      zh: `${pod} 的容器中有 ${programs.join(' 或 ')}`,
    },
    actual: { en: 'it has none of them', zh: '都没有' },
    next: same(`kubectl describe pod ${pod}`),
  });
}
