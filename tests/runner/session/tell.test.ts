import { describe, expect, it } from 'vitest';
import { check } from '../../../scripts/lab-kit/checks.ts';
import { result } from '../../../scripts/runner/checks/result.ts';
import type { CheckReport } from '../../../scripts/runner/engine/evaluate.ts';
import { reportData, tellReports } from '../../../scripts/runner/session/tell.ts';
import { makeHeard } from '../support/fake-deps.ts';

const hint = (en: string): { en: string; zh: string } => ({ en, zh: '提示' });
const missing = result('not-yet', {
  expected: 'an image bill:1',
  actual: 'there is none',
  next: 'docker images',
});

/** A task whose image nobody has built: two checks cannot look for the same reason, the third looks at other things. */
const reports: readonly CheckReport[] = [
  {
    check: check.image('bill:1', { id: 'built', hint: hint('What did it say?') }),
    result: missing,
  },
  {
    check: check.run('bill:1', [], { id: 'answers', hint: hint('It starts, but') }),
    result: missing,
  },
  {
    check: check.run('bill:1', ['id'], { id: 'other', hint: hint('Which line?') }),
    result: result('wrong', { expected: 'the build succeeds', actual: 'line 5', next: 'look' }),
  },
];

describe('checks that failed', () => {
  it('are all named, and what they found alike is said once', () => {
    const reporter = makeHeard();
    tellReports(reporter, reports, '');
    expect(reporter.marks).toEqual(['not-yet', 'not-yet', 'wrong']);
    expect(reporter.lines.map((line) => line.trim())).toEqual([
      'built',
      'expected: an image bill:1',
      'found:    there is none',
      'hint:     What did it say?',
      'look:     docker images',
      'answers',
      'other',
      'expected: the build succeeds',
      'found:    line 5',
    ]);
  });

  it('give the hint of the first only, as data too: the image of the second is not there to start', () => {
    expect(reportData(reports)).toMatchObject([{ hint: { en: 'What did it say?' } }, {}, {}]);
    expect(reportData(reports).map((data) => 'hint' in data)).toEqual([true, false, false]);
    expect(reportData(reports)[1]).toMatchObject({ actual: { en: 'there is none' } });
  });
});
