import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keep } from './keep.ts';

/** An API server of three calls: it holds Pods and counts what it is asked. */
function makeApi(pods) {
  const calls = [];
  return {
    calls,
    listNamespacedPod: async (request) => {
      calls.push(['list', request]);
      return { items: pods };
    },
    createNamespacedPod: async (request) => {
      calls.push(['create', request]);
      return { metadata: { name: 'hello-new' } };
    },
    deleteNamespacedPod: async (request) => {
      calls.push(['delete', request]);
      return {};
    },
  };
}

const wanted = (replicas) => ({
  metadata: { name: 'hello', namespace: 'here', uid: '1-2-3' },
  data: { replicas, pod: 'spec:\n  containers:\n    - name: app\n      image: busybox:1.37\n' },
});
const pod = (name, rest = {}) => ({ metadata: { name }, status: { phase: 'Running' }, ...rest });
const leaving = { metadata: { name: 'leaving', deletionTimestamp: new Date() } };
const did = ({ calls }) => calls.map(([verb]) => verb).filter((verb) => verb !== 'list');

describe('keep', () => {
  it('makes as many as are missing', async () => {
    const api = makeApi([pod('a')]);
    assert.deepEqual(await keep(api, wanted('3')), ['made hello-new', 'made hello-new']);
    assert.deepEqual(did(api), ['create', 'create']);
  });

  it('does nothing when there are as many as wanted', async () => {
    const api = makeApi([pod('a'), pod('b')]);
    assert.deepEqual(await keep(api, wanted('2')), []);
    assert.deepEqual(did(api), []);
  });

  it('deletes the surplus, and nothing else', async () => {
    const api = makeApi([pod('a'), pod('b'), pod('c')]);
    assert.deepEqual(await keep(api, wanted('1')), ['deleted b', 'deleted c']);
    assert.deepEqual(did(api), ['delete', 'delete']);
  });

  it('deletes the youngest', async () => {
    const born = (name, second) => ({
      metadata: { name, creationTimestamp: new Date(second * 1000) },
    });
    const api = makeApi([born('young', 9), born('oldest', 1), born('old', 2)]);
    assert.deepEqual(await keep(api, wanted('2')), ['deleted young']);
  });

  it('replaces a Pod that is on its way out, failed or ended, and deletes none of them', async () => {
    const ended = ['Failed', 'Succeeded'].map((phase) => pod(phase, { status: { phase } }));
    const api = makeApi([pod('a'), leaving, ...ended]);
    assert.deepEqual(await keep(api, wanted('2')), ['made hello-new']);
    assert.deepEqual(did(api), ['create']);
  });

  it('asks only for its own Pods, and marks those it makes as its own', async () => {
    const api = makeApi([]);
    await keep(api, wanted('1'));
    const [[, list], [, { namespace, body }]] = api.calls;
    assert.deepEqual(list, { namespace: 'here', labelSelector: 'kept-for=hello' });
    assert.equal(namespace, 'here');
    assert.equal(body.metadata.generateName, 'hello-');
    assert.deepEqual(body.metadata.labels, { 'kept-for': 'hello' });
    assert.deepEqual(body.metadata.ownerReferences, [
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'hello', uid: '1-2-3', controller: true },
    ]);
    assert.equal(body.spec.containers[0].image, 'busybox:1.37');
  });

  it('wants none when none is wanted', async () => {
    const api = makeApi([pod('a')]);
    assert.deepEqual(await keep(api, wanted('0')), ['deleted a']);
  });

  for (const nonsense of ['many', '-1', '1.5', undefined]) {
    it(`touches nothing when replicas is ${String(nonsense)}`, async () => {
      const api = makeApi([pod('a')]);
      assert.deepEqual(await keep(api, wanted(nonsense)), ['replicas is no count: left as it is']);
      assert.deepEqual(api.calls, []);
    });
  }

  it('passes on what the API server refuses', async () => {
    const api = makeApi([]);
    api.createNamespacedPod = async () => {
      throw new Error('forbidden');
    };
    await assert.rejects(keep(api, wanted('1')), /forbidden/);
  });
});
