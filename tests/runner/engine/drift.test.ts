import { expect, it } from 'vitest';
import tiny from '../../fixtures/labs/tiny/lab.ts';
import type { LabDefinition } from '../../../scripts/lab-kit/lab.ts';
import type { RecordedPart, Recording } from '../../../scripts/lab-kit/recording.ts';
import { findDrift } from '../../../scripts/runner/engine/drift.ts';

const part = (output: string, run = 'docker ps'): RecordedPart => ({
  id: 'say-hello',
  commands: [{ run, output, exit: 0, durationMs: Math.random() * 100 }],
  durationMs: 1,
});
const recording = (parts: readonly RecordedPart[]): Recording => ({
  lab: 'tiny',
  provenance: {} as Recording['provenance'],
  parts,
});

it('does not mind how long it took', () => {
  expect(findDrift(tiny, recording([part('a\nb')]), [part('a\nb')])).toBeUndefined();
});

it('shows what is printed now against what was recorded', () => {
  const drift = findDrift(tiny, recording([part('a\nb\nc')]), [part('a\nB\nc')]) ?? '';
  expect(drift.split('\n')).toEqual(
    expect.arrayContaining([' $ docker ps', ' a', '-b', '+B', ' c']),
  );
  expect(drift).toMatch(/^--- recording\.json/);
});

it('notices another command, another exit code, a part more', () => {
  const old = recording([part('a')]);
  expect(findDrift(tiny, old, [part('a', 'docker ps -a')])).toContain('+$ docker ps -a');
  const [failed] = [part('a')].map((one) => ({
    ...one,
    commands: one.commands.map((c) => ({ ...c, exit: 1 })),
  }));
  expect(findDrift(tiny, old, failed === undefined ? [] : [failed])).toContain('+(exit 1)');
  expect(findDrift(tiny, old, [part('a'), { id: 'more', commands: [], durationMs: 0 }])).toContain(
    '+[more]',
  );
});

it('leaves out what the lab says varies', () => {
  const varying: LabDefinition = {
    ...tiny,
    steps: [
      {
        ...tiny.steps[0],
        commands: [{ run: 'docker ps', varies: { en: 'at random', zh: '随机' } }],
      },
    ],
  };
  expect(findDrift(varying, recording([part('a')]), [part('b')])).toBeUndefined();
});
