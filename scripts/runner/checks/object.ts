import type { ObjectCheck } from '../../lab-kit/checks.ts';
import type { KubeObject } from '../ports.ts';
import type { CheckKind, CheckResult } from './check-kind.ts';
import { describeCommand, isRecord, podTrouble } from './kube.ts';
import { findDifference } from './match.ts';
import { result, wordsOf } from './result.ts';

/** Kinds that people write: what their spec says changes only when somebody writes it again. */
const WRITTEN_BY_PEOPLE = new Set([
  'Pod',
  'Deployment',
  'Service',
  'ConfigMap',
  'Secret',
  'Job',
  'CronJob',
  'DaemonSet',
  'StatefulSet',
  'Ingress',
  'NetworkPolicy',
]);

/** An object exists and looks as told. */
export const object: CheckKind<ObjectCheck> = {
  watches: ({ kind, name }, { namespace }) => [{ kind, name, namespace }],
  look: async (check, { cluster, run, signal, memory }) => {
    const { kind, name } = check;
    const [found] = await (await cluster()).list({ kind, name, namespace: run.namespace }, signal);
    if (found === undefined)
      return result('not-yet', {
        expected: { en: `${kind} ${name} exists`, zh: `${kind} ${name} 存在` },
        actual: { en: `there is no ${kind} ${name}`, zh: `没有 ${kind} ${name}` },
        next: `kubectl get ${kind.toLowerCase()}`,
      });
    const failed = judge(check, found);
    if (failed !== undefined) return failed;
    if (check.remember !== undefined) memory.set(check.remember, found.metadata.uid);
    return result('pass', { expected: `${kind} ${name}`, actual: `${kind} ${name}`, next: '' });
  },
};

function judge(check: ObjectCheck, found: KubeObject): CheckResult | undefined {
  const next = describeCommand(check.kind, check.name);
  if (found.metadata.deletionTimestamp !== undefined)
    return result('not-yet', {
      expected: {
        en: `${check.kind} ${check.name} is there to stay`,
        zh: `${check.kind} ${check.name} 稳定存在`,
      },
      actual: { en: 'it is being deleted', zh: '它正在被删除' },
      next,
    });
  const difference = findDifference(check.match, found);
  if (difference !== undefined) {
    const isStatus = !/^(?:spec|data|stringData)\b/.test(difference.path);
    const owners = (found.metadata as { ownerReferences?: unknown }).ownerReferences;
    const isCertain = !isStatus && owners === undefined && WRITTEN_BY_PEOPLE.has(check.kind);
    return result(
      isStatus ? 'not-yet' : 'wrong',
      {
        ...wordsOf(difference),
        next: isStatus ? next : `kubectl get ${check.kind.toLowerCase()} ${check.name} -o yaml`,
      },
      { certain: isCertain, ...podsOf(found) },
    );
  }
  return staleStatus(check, found, next) ?? failedCondition(check, found, next);
}

/** The status still speaks of an older spec: what it says may be true of something that is no longer wanted. */
function staleStatus(check: ObjectCheck, found: KubeObject, next: string): CheckResult | undefined {
  const status = found['status'];
  const generation = (found.metadata as { generation?: unknown }).generation;
  const observed = isRecord(status) ? status['observedGeneration'] : undefined;
  if (typeof generation !== 'number' || typeof observed !== 'number' || observed >= generation)
    return undefined;
  return result('not-yet', {
    expected: {
      en: `the controller has seen the newest ${check.kind} ${check.name} (generation ${String(generation)})`,
      zh: `控制器已处理最新的 ${check.kind} ${check.name}（generation ${String(generation)}）`,
    },
    actual: `observedGeneration = ${String(observed)}`,
    next,
  });
}

function failedCondition(
  { conditions = {} }: ObjectCheck,
  found: KubeObject,
  next: string,
): CheckResult | undefined {
  const status = found['status'];
  const all: readonly unknown[] =
    isRecord(status) && Array.isArray(status['conditions']) ? status['conditions'] : [];
  for (const [type, wanted] of Object.entries(conditions)) {
    const condition = all.filter(isRecord).find((candidate) => candidate['type'] === type);
    if (condition?.['status'] === wanted) continue;
    const why = [condition?.['reason'], condition?.['message'], podTrouble(found)]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(': ');
    const actual =
      condition === undefined ? `${type} = (absent)` : `${type} = ${String(condition['status'])}`;
    return result(
      'not-yet',
      { expected: `${type} = ${wanted}`, actual: why === '' ? actual : `${actual} (${why})`, next },
      podsOf(found),
    );
  }
  return undefined;
}

function podsOf({ kind, metadata }: KubeObject): { pods?: readonly string[] } {
  return kind === 'Pod' ? { pods: [metadata.name] } : {};
}
