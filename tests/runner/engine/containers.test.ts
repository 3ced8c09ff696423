import { expect, it } from 'vitest';
import { makeContainerWatch } from '../../../scripts/runner/engine/objects/containers.ts';
import { object } from '../support/fake-cluster.ts';

const BEGAN = Date.parse('2026-01-01T10:00:00.500Z');
const stamp = (seconds: number) => new Date(BEGAN - 500 + seconds * 1000).toISOString();
const running = (name: string, since: number) => ({
  name,
  state: { running: { startedAt: stamp(since) } },
});
const ended = (name: string, since: number, until: number) => ({
  name,
  state: {
    terminated: { startedAt: stamp(since), finishedAt: stamp(until), reason: 'Completed' },
  },
});
const pod = (initContainerStatuses: object[], containerStatuses: object[]) =>
  object('Pod', 'shop', { status: { initContainerStatuses, containerStatuses } });
const short = (changes: ReturnType<ReturnType<typeof makeContainerWatch>['news']>) =>
  changes.map(({ atMs, name, state }) => `${String(atMs)} ${name} ${state ?? ''}`);

it('tells starts when they are seen, and ends that come all at once by their stamps', () => {
  const watch = makeContainerWatch(BEGAN);
  expect(short(watch.news(pod([running('log', 2)], []), 1_700))).toEqual(['1700 shop/log Running']);
  expect(watch.news(pod([running('log', 2)], []), 1_900)).toEqual([]);
  const last = pod([ended('log', 2, 8)], [ended('web', 3, 6)]);
  expect(short(watch.news(last, 9_000))).toEqual([
    '8499 shop/log Completed',
    '3499 shop/web Running',
    '6499 shop/web Completed',
  ]);
});

it('tells of what came before the part only how it stands, and a restart as an end and a start', () => {
  const watch = makeContainerWatch(BEGAN);
  const before = pod([ended('prepare', -9, -7)], [running('web', -5)]);
  expect(short(watch.news(before, 3))).toEqual(['0 shop/prepare Completed', '0 shop/web Running']);
  const web = { ...running('web', 5), lastState: ended('web', -5, 4).state };
  expect(short(watch.news(pod([], [web]), 9_000))).toEqual([
    '4499 shop/web Completed',
    '5499 shop/web Running',
  ]);
});
