import type { HttpCheck } from '../../lab-kit/checks.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { type HttpAnswer, NODE_SCRIPT, parseWget, WGET_SCRIPT } from './http-script.ts';
import { show } from './match.ts';
import { lacksProgram, type PodTarget, runInPod } from './pod-exec.ts';
import { brokenRun, lastLines, result } from './result.ts';

/** An HTTP request answers as told, asked from this machine or from inside a Pod. */
export const http: CheckKind<HttpCheck> = {
  takesMs: ({ distinct }) => 15_000 + (distinct?.requests ?? 1) * 200,
  look: async (check, facts) => {
    const times = check.distinct?.requests ?? 1;
    const answers =
      check.from === 'host'
        ? await askFromHost(check.url, times, facts)
        : await askFromPod(check.url, times, check.from, facts);
    return 'status' in answers ? answers : judge(check, answers.all);
  },
};

type Asked = { readonly all: readonly HttpAnswer[] } | CheckResult;

async function askFromHost(url: string, times: number, { exec, signal }: Facts): Promise<Asked> {
  const ran = await exec.run([process.execPath, '-e', NODE_SCRIPT, url, String(times)], { signal });
  const broken = brokenRun(ran, 'node');
  if (broken !== undefined) return broken;
  return ran.kind === 'exited' ? parseNode(ran.stdout, ran.stderr) : { all: [] };
}

async function askFromPod(
  url: string,
  times: number,
  pod: PodTarget,
  facts: Facts,
): Promise<Asked> {
  const byNode = await runInPod(pod, ['node', '-e', NODE_SCRIPT, url, String(times)], facts);
  if (byNode.kind === 'failed') return byNode.result;
  if (byNode.kind === 'ran') return parseNode(byNode.stdout, byNode.stderr);
  const byWget = await runInPod(pod, ['sh', '-c', WGET_SCRIPT, 'sh', url, String(times)], facts);
  if (byWget.kind === 'failed') return byWget.result;
  if (byWget.kind === 'no-program' || /wget: (?:not found|command not found)/.test(byWget.stdout))
    return lacksProgram(pod, ['node', 'wget']);
  return { all: parseWget(byWget.stdout) };
}

function parseNode(stdout: string, stderr: string): Asked {
  try {
    return { all: JSON.parse(stdout) as readonly HttpAnswer[] };
  } catch {
    return result('broken', {
      expected: { en: 'node can ask', zh: 'node 能发出请求' },
      actual: lastLines(stderr === '' ? stdout : stderr),
      next: 'npx lab doctor',
    });
  }
}

/** Compares the answers with what was wanted. No answer may still come; another answer than wanted is wrong. */
export function judge(check: HttpCheck, answers: readonly HttpAnswer[]): CheckResult {
  const next = nextLook(check);
  const from = check.from === 'host' ? {} : { pods: [check.from.pod] };
  const wanted = check.status ?? 200;
  for (const { status, body, error } of answers) {
    if (status === undefined || error !== undefined)
      return result(
        'not-yet',
        {
          expected: {
            en: `${check.url} answers ${String(wanted)}`,
            zh: `${check.url} 返回 ${String(wanted)}`,
          },
          actual: error ?? { en: 'no answer', zh: '没有响应' },
          next,
        },
        from,
      );
    if (status !== wanted)
      return result('wrong', {
        expected: `HTTP ${String(wanted)}`,
        actual: `HTTP ${String(status)} ${show(body.trim())}`,
        next,
      });
    if (check.body !== undefined && !new RegExp(check.body, 'm').test(body))
      return result('wrong', { expected: `/${check.body}/`, actual: show(body.trim()), next });
  }
  const { distinct } = check;
  if (distinct !== undefined) {
    const values = new Set(
      answers.map(({ headers }) => headers[distinct.header.toLowerCase()] ?? '(absent)'),
    );
    if (values.size < distinct.atLeast)
      return result('wrong', {
        expected: {
          en: `at least ${String(distinct.atLeast)} different ${distinct.header} in ${String(distinct.requests)} answers`,
          zh: `${String(distinct.requests)} 次响应中至少有 ${String(distinct.atLeast)} 个不同的 ${distinct.header}`,
        },
        actual: `${String(values.size)}: ${[...values].sort().join(', ')}`,
        next,
      });
  }
  return result('pass', {
    expected: `HTTP ${String(wanted)}`,
    actual: `HTTP ${String(wanted)}`,
    next: '',
  });
}

function nextLook({ url, from }: HttpCheck): string {
  if (from === 'host') return `curl -i ${url}`;
  const where = from.container === undefined ? from.pod : `${from.pod} -c ${from.container}`;
  return `kubectl exec ${where} -- wget -q -S -O - ${url}`;
}
