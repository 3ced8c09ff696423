import { expect, it } from 'vitest';
import { judgeOutput } from '../../../scripts/runner/checks/output.ts';

const RULES = [
  '*nat',
  '-A web --probability 0.25',
  '-A other',
  '-A more',
  '-A still-more',
  'COMMIT',
].join('\n');

it('shows the line that should not be there, not the end of a long output', () => {
  const judged = judgeOutput(
    { stdoutNot: String.raw`web --probability 0\.25` },
    { code: 0, stdout: RULES, stderr: '' },
    'look',
  );
  expect(judged?.status).toBe('wrong');
  expect(judged?.actual.en).toBe('-A web --probability 0.25');
});

it('is content when nothing unwanted is there', () => {
  expect(
    judgeOutput({ stdoutNot: 'gone' }, { code: 0, stdout: RULES, stderr: '' }, 'look'),
  ).toBeUndefined();
});
