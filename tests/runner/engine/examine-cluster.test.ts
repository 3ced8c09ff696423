import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { command as doctor } from '../../../scripts/runner/commands/doctor.ts';
import { testLock } from '../../../scripts/runner/engine/test-lock.ts';
import { object } from '../support/fake-cluster.ts';
import { OPTIONS } from '../support/fake-deps.ts';
import { type FakeNodes, makeFakeNodes } from '../support/fake-nodes.ts';

let nodes: FakeNodes;
beforeEach(async () => {
  nodes = await makeFakeNodes();
});

async function examine(flags: object = {}) {
  const options = { ...OPTIONS, cluster: true, fix: false, ...flags };
  const { code, data } = await doctor.run(nodes.deps, options, {});
  const { probes } = data as {
    probes: readonly { id: string; verdict: string; fix?: { en: string } }[];
  };
  return { code, bad: probes.filter(({ verdict }) => verdict !== 'good'), probes };
}

describe('lab doctor --cluster', () => {
  it('a cluster as new: a line for each part, code 0', async () => {
    const { code, probes } = await examine();
    expect(code).toBe(0);
    expect(probes.map(({ id }) => id)).toEqual([
      'containers',
      'nodes',
      'marks',
      'control-plane',
      'kube-proxy',
      'system-pods',
      'dns',
      'versions',
      'leftovers',
    ]);
    expect(nodes.deps.reporter.marks.every((mark) => mark === 'pass')).toBe(true);
  });

  it('a node that is stopped: code 3 and the remedy; --fix starts it', async () => {
    nodes.states.set('course-worker2', 'exited');
    const { code, bad } = await examine();
    expect(code).toBe(3);
    expect(bad).toMatchObject([
      { id: 'containers', fix: { en: 'npx lab doctor --cluster --fix' } },
    ]);
    expect((await examine({ fix: true })).code).toBe(0);
    expect(nodes.states.get('course-worker2')).toBe('running');
  });

  it('under --dry-run --fix changes nothing', async () => {
    nodes.states.set('course-worker2', 'exited');
    expect((await examine({ fix: true, dryRun: true })).code).toBe(3);
    expect(nodes.states.get('course-worker2')).toBe('exited');
  });

  it('what a lab left is told with how to remove it, unless the lab is under way', async () => {
    const labels = { 'learn-k8s.lab': 'pods' };
    nodes.add(
      object('Namespace', 'lab-pods', { metadata: { namespace: undefined, labels } }),
      object('Service', 'shop', { metadata: { namespace: 'lab-pods', labels } }),
      object('ClusterRole', 'reader', { metadata: { namespace: undefined, labels } }),
    );
    const { bad } = await examine();
    expect(bad).toMatchObject([
      {
        id: 'leftovers',
        saw: { en: 'Namespace lab-pods, ClusterRole reader' },
        fix: { en: 'npx lab stop pods' },
      },
    ]);
    await nodes.deps.files.write(join(nodes.deps.paths.work, 'pods', 'shop.yaml'), '');
    expect((await examine()).code).toBe(0);
  });

  it('nor while a test is at it', async () => {
    const labels = { 'learn-k8s.lab': 'pods' };
    nodes.add(object('ClusterRole', 'reader', { metadata: { namespace: undefined, labels } }));
    const { files, paths } = nodes.deps;
    const release = await files.lock(testLock(paths.home, 'pods'));
    expect((await examine()).code).toBe(0);
    await release?.();
    expect((await examine()).code).toBe(3);
  });

  it('no cluster: one line', async () => {
    nodes.states.clear();
    expect(await examine()).toMatchObject({
      code: 3,
      bad: [{ id: 'cluster', fix: { en: 'npx lab up' } }],
    });
  });
});
