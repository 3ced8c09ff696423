import { describe, expect, it } from 'vitest';
import { check } from '../../../scripts/lab-kit/checks.ts';
import { result } from '../../../scripts/runner/checks/result.ts';
import type { CheckReport } from '../../../scripts/runner/engine/evaluate.ts';
import { reportData, tellReports, tellSolved } from '../../../scripts/runner/session/tell.ts';
import { makeHeard } from '../support/fake-deps.ts';

const hint = (en: string): { en: string; zh: string } => ({ en, zh: '提示' });

const context = check.command('true', { id: 'context', hint: hint('Which folder?') });
const built = check.image('bill:1', { id: 'built', hint: hint('What did it say?') });
const answers = check.run('bill:1', [], { id: 'answers', hint: hint('It starts, but') });
const other = check.run('bill:1', ['id'], { id: 'other', hint: hint('Which line?') });

/** A task whose image nobody has built: what comes after that cannot be looked at. */
const part = { checks: [context, built, answers, other] } as const;
const reports: readonly CheckReport[] = [
  { check: context, result: result('pass', { expected: 'it', actual: 'it', next: '' }) },
  {
    check: built,
    result: result('not-yet', {
      expected: 'an image bill:1',
      actual: 'there is none',
      next: 'docker images',
    }),
  },
];

describe('checks of which one failed', () => {
  it('are all named; the one says what was found, those after it that nobody looked', () => {
    const reporter = makeHeard();
    tellReports(reporter, part, reports, '');
    expect(reporter.marks).toEqual(['pass', 'not-yet', 'info', 'info']);
    expect(reporter.lines.map((line) => line.trim())).toEqual([
      'context',
      'built',
      'expected: an image bill:1',
      'found:    there is none',
      'hint:     What did it say?',
      'look:     docker images',
      'answers: not looked at yet',
      'other: not looked at yet',
    ]);
    expect(reporter.chinese.at(-1)).toBe('other：还没有检查');
  });

  it('are all there as data too, with one hint', () => {
    const data = reportData(part, reports);
    expect(data).toMatchObject([
      { id: 'context', status: 'pass' },
      { id: 'built', status: 'not-yet', hint: { en: 'What did it say?' } },
      { id: 'answers', status: 'not-looked-at' },
      { id: 'other', status: 'not-looked-at' },
    ]);
    expect(data.map((each) => 'hint' in each)).toEqual([false, true, false, false]);
  });
});

describe('a task that was solved for the learner', () => {
  it.each([
    [[], 'Solved. Go on: npx lab next', '已完成。继续：npx lab next'],
    [
      [{ path: 'till.json' }, { path: 'solution/up.sh' }],
      'Solved, with solution/till.json, solution/up.sh. Go on: npx lab next',
      '已完成，用到的文件：solution/till.json、solution/up.sh。继续：npx lab next',
    ],
  ])('names its files where there are any: %j', (solution, en, zh) => {
    const reporter = makeHeard();
    tellSolved(reporter, { solution });
    expect([reporter.lines, reporter.chinese]).toEqual([[en], [zh]]);
  });
});
