import { describe, expect, it } from 'vitest';
import { isUnmarked, marksOf, removeMarks } from '../../../scripts/runner/cluster/node-marks.ts';
import { object } from '../support/fake-cluster.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';
import { makeFakeExec } from '../support/fake-exec.ts';

const PLANE = 'node-role.kubernetes.io/control-plane';
const own = { key: PLANE, effect: 'NoSchedule' };
const node = (spec: object, labels: Record<string, string> = {}) =>
  object('Node', 'course-worker', { metadata: { resourceVersion: '7', labels }, spec });

describe('what is left on a node', () => {
  it.each([
    ['nothing', node({})],
    ['the owner’s label', node({}, { 'learn-k8s.owner': 'me', 'kubernetes.io/os': 'linux' })],
    ['kubeadm’s taint on its node', node({ taints: [own] }, { [PLANE]: '' })],
    [
      'what goes by itself',
      node({ taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' }] }),
    ],
  ])('%s is none of a lab’s', (_, given) => {
    expect(isUnmarked(marksOf(given))).toBe(true);
  });

  it('cordon, taints that people set, labels of ours, and a taint of kubeadm’s that is missing', () => {
    const taints = [
      { key: 'disk', value: 'full', effect: 'NoSchedule' },
      { key: 'node.kubernetes.io/out-of-service', value: 'shut', effect: 'NoExecute' },
    ];
    const labels = { [PLANE]: '', 'learn-k8s.disk': 'fast', 'learn-k8s.owner': 'me' };
    expect(marksOf(node({ unschedulable: true, taints }, labels))).toEqual({
      name: 'course-worker',
      isCordoned: true,
      taints: [
        'disk=full:NoSchedule',
        'node.kubernetes.io/out-of-service=shut:NoExecute',
        `no ${PLANE}:NoSchedule`,
      ],
      labels: ['learn-k8s.disk'],
    });
  });

  it('goes in one change, which keeps what belongs there and fails when the node changed', async () => {
    const exec = makeFakeExec([() => '']);
    const deps = await makeFakeDeps({ exec });
    const going = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
    const taints = [going, { key: 'tiny', effect: 'NoExecute' }];
    await removeMarks(deps, node({ unschedulable: true, taints }, { 'learn-k8s.a': 'b' }));
    const [line = ''] = exec.lines;
    expect(line).toContain('patch node course-worker --type=merge -p ');
    expect(JSON.parse(line.slice(line.indexOf('{')))).toEqual({
      metadata: { resourceVersion: '7', labels: { 'learn-k8s.a': null } },
      spec: { unschedulable: null, taints: [going] },
    });
  });

  it('nothing is changed on a node without', async () => {
    const exec = makeFakeExec([() => '']);
    await removeMarks(await makeFakeDeps({ exec }), node({}));
    expect(exec.lines).toEqual([]);
  });
});
