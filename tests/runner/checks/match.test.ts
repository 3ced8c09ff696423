import { describe, expect, it } from 'vitest';
import type { Matcher } from '../../../scripts/lab-kit/checks.ts';
import { findDifference } from '../../../scripts/runner/checks/match.ts';

const POD = {
  metadata: { name: 'web', labels: { app: 'web' } },
  spec: {
    containers: [
      { name: 'web', image: 'shop/web:1' },
      { name: 'log', image: 'shop/log:1' },
    ],
  },
  status: { phase: 'Running', restarts: 2 },
};

describe('what fits', () => {
  it.each<[string, Matcher]>([
    ['a part of an object', { metadata: { labels: { app: 'web' } } }],
    ['an entry wherever it stands', { spec: { containers: [{ name: 'log' }] } }],
    [
      'several entries in another order',
      { spec: { containers: [{ name: 'log' }, { name: 'web' }] } },
    ],
    ['at least', { status: { restarts: { $atLeast: 2 } } }],
    ['at most', { status: { restarts: { $atMost: 2 } } }],
    ['a pattern', { status: { phase: { $matches: '^Run' } } }],
    ['something present', { metadata: { labels: { $exists: true } } }],
    ['something absent', { metadata: { annotations: { $exists: false } } }],
    ['the opposite', { status: { phase: { $not: 'Pending' } } }],
    ['a length', { spec: { containers: { $length: 2 } } }],
    ['a number of keys', { metadata: { labels: { $length: 1 } } }],
  ])('%s', (_, matcher) => {
    expect(findDifference(matcher, POD)).toBeUndefined();
  });
});

describe('what does not fit says where, what was wanted and what is there', () => {
  it.each<[Matcher, string, string, string]>([
    [{ status: { phase: 'Pending' } }, 'status.phase', 'Pending', 'Running'],
    [{ spec: { replicas: 3 } }, 'spec.replicas', '3', '(absent)'],
    [{ status: { restarts: { $atMost: 1 } } }, 'status.restarts', '≤ 1', '2'],
    [{ metadata: { labels: { $exists: false } } }, 'metadata.labels', '(absent)', '{"app":"web"}'],
    [{ spec: { containers: { $length: 1 } } }, 'spec.containers', 'length 1', 'length 2'],
    [{ status: { phase: { $not: 'Running' } } }, 'status.phase', '≠ Running', 'Running'],
  ])('%j', (matcher, path, expected, actual) => {
    expect(findDifference(matcher, POD)).toEqual({ path, expected, actual });
  });

  it('with one candidate, its own difference', () => {
    const one = { spec: { ports: [{ port: 80, targetPort: 81 }] } };
    expect(findDifference({ spec: { ports: [{ port: 80, targetPort: 8080 }] } }, one)).toEqual({
      path: 'spec.ports[*].targetPort',
      expected: '8080',
      actual: '81',
    });
  });

  it('with several, the entry that is missing', () => {
    const difference = findDifference({ spec: { containers: [{ image: 'shop/web:2' }] } }, POD);
    expect(difference?.path).toBe('spec.containers[*]');
    expect(difference?.expected).toBe('{"image":"shop/web:2"}');
  });

  it('does not take a number for its text', () => {
    expect(findDifference({ status: { restarts: '2' } }, POD)).toBeDefined();
  });
});
