import type { CountCheck } from '../../lab-kit/checks.ts';
import type { CheckKind } from './check-kind.ts';
import { isStaying, podTrouble } from './kube.ts';
import { findDifference } from './match.ts';
import { result, wordsOf } from './result.ts';

/** So many objects carry these labels, and each looks as told. Those already being deleted do not count. */
export const count: CheckKind<CountCheck> = {
  watches: ({ kind, selector }, { namespace }) => [{ kind, namespace, labelSelector: selector }],
  look: async (check, { cluster, run, signal }) => {
    const { kind, selector } = check;
    const query = { kind, namespace: run.namespace, labelSelector: selector };
    const found = (await (await cluster()).list(query, signal)).filter(isStaying);
    const next = `kubectl get ${kind.toLowerCase()} -l ${selector}`;
    const difference = findDifference(check.count, found.length);
    const pods = kind === 'Pod' ? found.map(({ metadata }) => metadata.name) : [];
    if (difference !== undefined) {
      const trouble = found.map(podTrouble).find((text) => text !== '');
      const actual = `${difference.actual}${trouble === undefined ? '' : ` (${trouble})`}`;
      return result(
        'not-yet',
        {
          expected: {
            en: `${difference.expected} × ${kind} with ${selector}`,
            zh: `${difference.expected} 个带有 ${selector} 的 ${kind}`,
          },
          actual: { en: `${actual} found`, zh: `找到 ${actual} 个` },
          next,
        },
        { pods },
      );
    }
    for (const object of found) {
      const inner = findDifference(check.match, object);
      if (inner === undefined) continue;
      const words = wordsOf({ ...inner, path: `${object.metadata.name}: ${inner.path}` });
      return result(
        inner.path.startsWith('status') ? 'not-yet' : 'wrong',
        { ...words, next },
        { pods },
      );
    }
    return result('pass', {
      expected: `${String(found.length)} × ${kind}`,
      actual: `${String(found.length)} × ${kind}`,
      next: '',
    });
  },
};
