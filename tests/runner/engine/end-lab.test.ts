import { beforeEach, describe, expect, it } from 'vitest';
import type { LabDefinition } from '../../../scripts/lab-kit/lab.ts';
import { endLab } from '../../../scripts/runner/engine/end-lab.ts';
import { describeRun, type LabRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import { object } from '../support/fake-cluster.ts';
import { type Answer, exited } from '../support/fake-exec.ts';
import { type FakeNodes, makeFakeNodes } from '../support/fake-nodes.ts';

const label = { 'learn-k8s.lab': 'tiny-nodes' };
const quiet = { hasCluster: true, update: () => undefined };

let nodes: FakeNodes;
let run: LabRun;
beforeEach(async () => {
  await make();
});

async function make(before: readonly Answer[] = [], more: Partial<LabDefinition> = {}) {
  nodes = await makeFakeNodes(before);
  const lab = await loadLab(nodes.deps, 'tiny-nodes');
  run = await describeRun(nodes.deps, { ...lab, definition: { ...lab.definition, ...more } });
}

const at = (part: string): number => nodes.exec.lines.findIndex((line) => line.includes(part));

/** A cluster that does what it is told to delete. */
const obeys: Answer = (line, { input = '' }) => {
  if (line.includes('delete namespace')) nodes.remove('Namespace', 'lab-tiny-nodes');
  if (line.includes('delete --ignore-not-found') && input !== '')
    for (const { kind, metadata } of (
      JSON.parse(input) as { items: { kind: string; metadata: { name: string } }[] }
    ).items)
      nodes.remove(kind, metadata.name);
  return undefined;
};

describe('the end of a lab that disturbs the cluster', () => {
  it('nodes first, then the lab’s own lines, then what it made, then a look', async () => {
    await make([obeys]);
    nodes.states.set('course-worker2', 'exited');
    const metadata = { namespace: undefined, labels: label };
    nodes.add(
      object('Namespace', 'lab-tiny-nodes', { metadata }),
      object('ClusterRole', 'tiny-nodes', { metadata }),
    );
    const { removed, cluster } = await endLab(nodes.deps, run, quiet);
    expect(cluster).toBe('put-back');
    expect(removed.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'ClusterRole tiny-nodes',
      'namespace lab-tiny-nodes',
    ]);
    const order = [
      'docker start course-worker2',
      'sh -c kubectl delete configmap tiny-nodes',
      'delete --ignore-not-found --wait=false -f -',
      'delete namespace',
      'unshare',
    ].map(at);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('when something cannot be removed at first, the cluster is put back and it is tried again', async () => {
    let times = 0;
    const failsOnce: Answer = (line) => {
      if (!line.includes('delete --ignore-not-found')) return undefined;
      times += 1;
      return times === 1 ? exited(1, '', 'etcdserver: request timed out') : undefined;
    };
    await make([failsOnce, obeys]);
    nodes.add(
      object('ClusterRole', 'tiny-nodes', { metadata: { namespace: undefined, labels: label } }),
    );
    nodes.states.set('course-worker2', 'exited');
    expect(await endLab(nodes.deps, run, quiet)).toMatchObject({
      cluster: 'put-back',
      removed: [{ name: 'tiny-nodes' }],
    });
  });

  it('a line that fails, or does nothing, is no error', async () => {
    await make([(line) => (line.startsWith('sh -c') ? exited(1, '', 'not found') : undefined)]);
    expect((await endLab(nodes.deps, run, quiet)).cluster).toBe('was-well');
    expect(at('sh -c false')).toBeGreaterThan(0);
  });

  it('a cluster that is gone has nothing to put back', async () => {
    nodes.states.clear();
    const { cluster } = await endLab(nodes.deps, run, { ...quiet, hasCluster: false });
    expect(cluster).toBeUndefined();
    expect(at('docker exec')).toBe(-1);
  });
});

describe('the end of another lab', () => {
  it('touches no node', async () => {
    await make([], { disturbs: undefined as never });
    nodes.states.set('course-worker2', 'exited');
    const { cluster } = await endLab(nodes.deps, run, quiet);
    expect(cluster).toBeUndefined();
    expect(nodes.states.get('course-worker2')).toBe('exited');
    expect(at('sh -c kubectl delete configmap')).toBeGreaterThanOrEqual(0);
  });

  it('with a swarm: the running nodes are told again where their control plane is', async () => {
    await make([], { disturbs: undefined as never, needs: ['docker', 'swarm'] });
    nodes.states.set('course-worker2', 'exited');
    await endLab(nodes.deps, run, quiet);
    const told = nodes.exec.lines.filter((line) => line.includes('getent hosts'));
    expect(told.map((line) => line.split(' ')[2])).toEqual([
      'course-control-plane',
      'course-worker',
    ]);
    expect(nodes.states.get('course-worker2')).toBe('exited');
  });
});
