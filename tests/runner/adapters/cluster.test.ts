import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCluster } from '../../../scripts/runner/adapters/cluster.ts';
import type { Cluster } from '../../../scripts/runner/ports.ts';
import { type FakeApi, listOf, startFakeApi } from '../../fixtures/fake-api.ts';

let api: FakeApi;
let folder = '';
let cluster: Cluster;

beforeEach(async () => {
  api = await startFakeApi();
  folder = await mkdtemp(join(tmpdir(), 'cluster-test-'));
  await writeFile(join(folder, 'kubeconfig'), api.kubeconfig);
  cluster = makeCluster(join(folder, 'kubeconfig'));
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const pods = '/api/v1/namespaces/shop/pods';
const pod = (name: string) => ({
  metadata: { name, uid: name, creationTimestamp: '2026-11-21T12:00:00Z' },
});

describe('list', () => {
  it('gives objects as the API has them, with their kind', async () => {
    const policy = { from: [{ podSelector: {} }], default: true };
    api.answers.set(pods, listOf([{ ...pod('web'), spec: policy }]));
    expect(await cluster.list({ kind: 'Pod', namespace: 'shop' })).toEqual([
      { ...pod('web'), kind: 'Pod', apiVersion: 'v1', spec: policy },
    ]);
  });

  it('asks by label and by name', async () => {
    api.answers.set('/apis/apps/v1/namespaces/shop/deployments', listOf([]));
    await cluster.list({
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      labelSelector: 'app=web,tier!=db',
    });
    const query = new URL(api.requests[0] ?? '', 'http://fake').searchParams;
    expect(query.get('fieldSelector')).toBe('metadata.name=web');
    expect(query.get('labelSelector')).toBe('app=web,tier!=db');
  });

  it('finds a kind that it does not know by asking the API, once', async () => {
    const groups = [{ preferredVersion: { groupVersion: 'policy/v1' } }];
    api.answers.set('/apis', { groups });
    api.answers.set('/api/v1', { resources: [] });
    api.answers.set('/apis/policy/v1', {
      resources: [
        { name: 'poddisruptionbudgets/status', kind: 'PodDisruptionBudget', namespaced: true },
        { name: 'poddisruptionbudgets', kind: 'PodDisruptionBudget', namespaced: true },
      ],
    });
    api.answers.set('/apis/policy/v1/namespaces/shop/poddisruptionbudgets', listOf([pod('a')]));
    for (let round = 0; round < 2; round++) {
      const found = await cluster.list({ kind: 'PodDisruptionBudget', namespace: 'shop' });
      expect(found).toMatchObject([{ kind: 'PodDisruptionBudget', apiVersion: 'policy/v1' }]);
    }
    expect(api.requests.filter((request) => request === '/apis')).toHaveLength(1);
    expect(await cluster.list({ kind: 'NoSuchKind' })).toEqual([]);
  });
});

describe('failures are the machine’s, with a remedy', () => {
  it.each([401, 403, 500, 503])('HTTP %i', async (status) => {
    api.answers.set(pods, status);
    await expect(cluster.list({ kind: 'Pod', namespace: 'shop' })).rejects.toMatchObject({
      code: 3,
      next: { en: 'npx lab up' },
    });
  });

  it('nobody answers', async () => {
    await api.close();
    await expect(cluster.list({ kind: 'Pod' })).rejects.toMatchObject({ code: 3 });
  });

  it('there is no kubeconfig', () => {
    expect(() => makeCluster('/no/such/file')).toThrow(expect.objectContaining({ code: 3 }));
  });

  it('an answer that means we asked wrongly stays our bug', async () => {
    api.answers.set(pods, 400);
    await expect(cluster.list({ kind: 'Pod', namespace: 'shop' })).rejects.toMatchObject({
      name: 'ApiRefusal',
    });
  });
});

describe('watch', () => {
  /** Starts a watch on Pods and gives back how often it called, and how to end it. */
  function watching() {
    const stop = new AbortController();
    let calls = 0;
    const ended = cluster.watch(
      { kind: 'Pod', namespace: 'shop' },
      () => (calls += 1),
      stop.signal,
    );
    return { stop, ended, calls: () => calls };
  }
  const open = () => [...api.watches];

  beforeEach(() => {
    api.answers.set(pods, listOf([], '42'));
  });

  it('calls once at once, then for each change but not for bookmarks, from the version it listed', async () => {
    const { stop, ended, calls } = watching();
    await expect.poll(open).toHaveLength(1);
    expect(calls()).toBe(1);
    const [watch] = open();
    expect(watch?.query.get('resourceVersion')).toBe('42');
    watch?.send({ type: 'BOOKMARK', object: pod('web') });
    watch?.send({ type: 'ADDED', object: pod('web') });
    await expect.poll(calls).toBe(2);
    stop.abort();
    await ended;
  });

  it('closes its connection when the signal fires', async () => {
    const { stop, ended } = watching();
    await expect.poll(open).toHaveLength(1);
    stop.abort();
    await ended;
    await expect.poll(open).toHaveLength(0);
  });

  it('lists anew and goes on when its version is too old', async () => {
    const { stop, ended, calls } = watching();
    await expect.poll(open).toHaveLength(1);
    api.answers.set(pods, listOf([], '77'));
    open()[0]?.send({ type: 'ERROR', object: { code: 410, reason: 'Expired' } });
    await expect
      .poll(() => open().map(({ query }) => query.get('resourceVersion')))
      .toEqual(['77']);
    expect(calls()).toBe(2);
    stop.abort();
    await ended;
  });

  it('opens another connection when the server ends one', async () => {
    const { stop, ended, calls } = watching();
    await expect.poll(open).toHaveLength(1);
    open()[0]?.end();
    await expect.poll(calls).toBe(2);
    await expect.poll(open).toHaveLength(1);
    stop.abort();
    await ended;
  });

  it('gives up with a remedy when the cluster is gone', async () => {
    const { ended } = watching();
    await expect.poll(open).toHaveLength(1);
    await api.close();
    await expect(ended).rejects.toMatchObject({ code: 3, next: { en: 'npx lab up' } });
  });

  it('does nothing when the signal has fired before', async () => {
    await cluster.watch({ kind: 'Pod' }, () => expect.unreachable(), AbortSignal.abort());
    expect(api.requests).toEqual([]);
  });
});

it('logs: the last lines, or nothing when there are none yet', async () => {
  api.answers.set(`${pods}/web/log`, 'one\ntwo\n');
  api.answers.set(`${pods}/starting/log`, 400);
  const logs = async (name: string) =>
    await cluster.logs({ namespace: 'shop', pod: name, container: 'c' }, 5);
  expect(await logs('web')).toBe('one\ntwo\n');
  expect(api.requests[0]).toContain('tailLines=5&container=c');
  expect(await logs('starting')).toBe('');
  expect(await logs('gone')).toBe('');
});

it('events: the last ones, oldest first, one line each', async () => {
  const event = (time: string, message: string, count = 1) => ({
    metadata: { name: time, uid: time },
    type: 'Warning',
    reason: 'BackOff',
    lastTimestamp: time,
    involvedObject: { kind: 'Pod', name: 'web' },
    message,
    count,
  });
  const items = [event('12:03', 'c', 4), event('12:01', 'a'), event('12:02', 'b')];
  api.answers.set('/api/v1/namespaces/shop/events', listOf(items));
  expect(await cluster.events('shop', 2)).toEqual([
    'Warning BackOff Pod/web: b',
    'Warning BackOff Pod/web: c (x4)',
  ]);
});
