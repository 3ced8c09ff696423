import { describe, expect, it } from 'vitest';
import { stageTally } from '../../scripts/testing/stages.ts';
import { firstLine, sum } from '../../scripts/testing/tally.ts';

describe('the closing lines of a test run', () => {
  it('name what failed, of every stage', () => {
    const total = sum([
      { passed: 2, failures: [{ name: 'a', reason: 'no' }], skipped: [] },
      stageTally('lint', false),
      stageTally('types', true),
    ]);
    expect(total.passed).toBe(3);
    expect(total.failures.map(({ name }) => name)).toEqual(['a', 'lint']);
  });

  it('give the first line that says something, without colours and not without end', () => {
    expect(firstLine('\n  \u001b[31mexpected 1\u001b[39m to be 0\nat x.ts')).toBe(
      'expected 1 to be 0',
    );
    expect(firstLine('x'.repeat(5000)).length).toBe(1000);
    expect(firstLine(undefined)).toBe('no reason given');
  });
});
