import { expect, it } from 'vitest';
import type { RecordedPart } from '../../scripts/lab-kit/index.ts';
import { timelineOf, toneOf } from '../../src/site/timeline.ts';

const part: RecordedPart = {
  id: 'update',
  durationMs: 400,
  commands: [{ run: 'kubectl apply -f web.yaml', output: '', exit: 0, durationMs: 400, atMs: 100 }],
  changes: [
    { atMs: 0, kind: 'Pod', name: 'old', state: 'Ready' },
    { atMs: 500, kind: 'Pod', name: 'new', state: 'Pending' },
    { atMs: 600, kind: 'Pod', name: 'new', event: 'Scheduled', by: 'default-scheduler' },
    { atMs: 1_000, kind: 'Pod', name: 'old', state: 'Terminating' },
    { atMs: 2_000, kind: 'Pod', name: 'old', state: 'gone' },
    {
      atMs: 1_500,
      kind: 'HorizontalPodAutoscaler',
      name: 'web',
      state: 'desired 3',
      detail: 'cpu 210%',
    },
  ],
};

it('gives each object a lane whose bars end where the next state begins, or with the object', () => {
  const { lanes, endMs } = timelineOf(part, { kinds: ['Pod'] });
  expect(endMs).toBe(2_000);
  expect(lanes.map(({ name }) => name)).toEqual(['old', 'new']);
  expect(lanes[0]?.segments).toEqual([
    { from: 0, length: 0.5, tone: 'good' },
    { from: 0.5, length: 0.5, tone: 'ending' },
  ]);
  expect(lanes[1]?.segments).toEqual([{ from: 0.25, length: 0.75, tone: 'waiting' }]);
  expect(lanes[1]?.moments.map(({ says, by }) => [says, by])).toEqual([
    ['Pending', undefined],
    ['Scheduled', 'default-scheduler'],
  ]);
});

it('orders lanes by the kinds asked for, and tells commands and figures', () => {
  const view = timelineOf(part, { kinds: ['HorizontalPodAutoscaler', 'Pod'], without: ['old'] });
  expect(view.lanes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'HorizontalPodAutoscaler web',
    'Pod new',
  ]);
  expect(view.lanes[0]?.moments[0]?.says).toBe('desired 3 (cpu 210%)');
  expect(view.commands).toMatchObject([{ atMs: 100, run: 'kubectl apply -f web.yaml' }]);
});

it('puts at most eight marks on the axis', () => {
  const at = (atMs: number) =>
    timelineOf({ ...part, changes: [{ atMs, kind: 'Pod', name: 'x', state: 'Ready' }] }).ticks;
  for (const ms of [300, 2_000, 9_999, 75_000, 400_000]) expect(at(ms).length).toBeLessThan(9);
  expect(at(2_000)).toEqual([0, 500, 1_000, 1_500, 2_000]);
});

it('refuses a part that was not followed', () => {
  expect(() => timelineOf({ ...part, changes: [] })).toThrow(/no recorded changes/);
  expect(() => timelineOf(part, { kinds: ['Node'] })).toThrow(/of Node/);
});

it.each([
  ['Ready (restarts 2)', 'good'],
  ['ready 1/3, updated 2', 'waiting'],
  ['ready 3/3, updated 3', 'good'],
  ['Init:0/2', 'waiting'],
  ['Init:CrashLoopBackOff', 'bad'],
  ['CrashLoopBackOff (restarts 1)', 'bad'],
  ['Evicted', 'bad'],
  ['desired 4', 'plain'],
])('%s is %s', (state, tone) => {
  expect(toneOf(state)).toBe(tone);
});

it('ends a container’s bar where its run ends, whatever came of it', () => {
  const changes = [
    { atMs: 0, kind: 'container', name: 'shop/init', state: 'Running' },
    { atMs: 500, kind: 'container', name: 'shop/init', state: 'Completed' },
    { atMs: 1_000, kind: 'Pod', name: 'shop', state: 'Ready' },
  ];
  const { lanes } = timelineOf({ ...part, commands: [], changes }, { kinds: ['container'] });
  expect(lanes[0]?.segments).toEqual([{ from: 0, length: 1, tone: 'started' }]);
  expect(lanes[0]?.moments.map(({ says }) => says)).toEqual(['Running', 'Completed']);
});
