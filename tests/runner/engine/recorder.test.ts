import { beforeEach, expect, it } from 'vitest';
import type { CommandSpec } from '../../../scripts/lab-kit/lab.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import { makeRecorder, type Recorder } from '../../../scripts/runner/engine/recorder.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';

const VARIES: Partial<CommandSpec> = { varies: { en: 'By chance.', zh: '随机。' } };

let recorder: Recorder;
beforeEach(async () => {
  const deps = await makeFakeDeps();
  recorder = await makeRecorder(deps, await describeRun(deps, await loadLab(deps, 'tiny')));
  recorder.begin('say-hello');
});

const add = (output: string, spec: Partial<CommandSpec> = {}): void => {
  recorder.add({
    spec: { run: 'ask', ...spec },
    output,
    exit: 0,
    durationMs: 5,
    problem: undefined,
  });
};
const outputs = (): readonly string[] =>
  recorder.parts().flatMap(({ commands }) => commands.map(({ output }) => output));

it('keeps what ran in order, with how long it took', () => {
  add('one');
  add('two');
  recorder.begin('remove-it');
  add('three', { show: 'none' });
  expect(recorder.parts()).toEqual([
    {
      id: 'say-hello',
      commands: [
        { run: 'ask', output: 'one', exit: 0, durationMs: 5 },
        { run: 'ask', output: 'two', exit: 0, durationMs: 5 },
      ],
      durationMs: 10,
    },
    {
      id: 'remove-it',
      commands: [{ run: 'ask', output: '', exit: 0, durationMs: 5 }],
      durationMs: 5,
    },
  ]);
});

it('does not let output that varies number the tokens of output that is compared', () => {
  add('10.244.1.9 10.244.1.8', VARIES);
  add('10.244.1.7');
  expect(outputs()[1]).toBe('<ip-1>');
});

it('gives a value one token, whether output that varies shows it first or last', () => {
  add('10.244.1.9 10.244.1.8', VARIES);
  add('10.244.1.8 10.244.1.9');
  add('10.244.1.8', VARIES);
  expect(outputs()).toEqual(['<ip-2> <ip-1>', '<ip-1> <ip-2>', '<ip-1>']);
});

it('gives two values two tokens, even when only output that varies shows them', () => {
  add('10.244.1.9', VARIES);
  add('10.244.1.7');
  add('10.244.1.8', VARIES);
  expect(outputs()).toEqual(['<ip-2>', '<ip-1>', '<ip-3>']);
});

it('says the same however often it is asked', () => {
  add('10.244.1.9', VARIES);
  add('10.244.1.7');
  const first = recorder.parts();
  expect(recorder.parts()).toEqual(first);
});
