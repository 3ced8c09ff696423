import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kindConfig } from '../../../scripts/runner/cluster/config.ts';
import { portVariables, type ClusterRecord } from '../../../scripts/runner/cluster/record.ts';
import { judge } from '../../../scripts/runner/cluster/state.ts';

const began = '2026-11-21T12:00:00.000Z';
const at = Date.parse(began);
const ready: ClusterRecord = {
  name: 'course',
  ownerId: 'me',
  phase: 'ready',
  createdAt: began,
  nodeIds: ['a', 'b', 'c'],
  image: 'kindest/node:v1.37.0',
  httpPort: 30080,
  httpsPort: 30443,
};
const creating: ClusterRecord = { ...ready, phase: 'creating', nodeIds: [] };
const node = (id: string, status = 'running', createdAt = at + 1000) => ({
  id,
  name: `course-${id}`,
  status,
  createdAt,
});
const all = (status: string) => ['a', 'b', 'c'].map((id) => node(id, status));

describe('what stands under our name', () => {
  it.each([
    ['nothing, never made', [], undefined, 'absent'],
    ['nothing, deleted behind our back', [], ready, 'absent'],
    ['ours, all running', all('running'), ready, 'running'],
    ['ours, the machine was restarted', all('exited'), ready, 'stopped'],
    ['ours, one stopped', [...all('running').slice(1), node('a', 'exited')], ready, 'stopped'],
    ['ours, paused', all('paused'), ready, 'stopped'],
    ['ours, one gone', all('running').slice(1), ready, 'broken'],
    ['ours, one dead', [...all('running').slice(1), node('a', 'dead')], ready, 'broken'],
    ['made by somebody else, no record', all('running'), undefined, 'foreign'],
    ['made anew by somebody else', [node('x'), node('y')], ready, 'foreign'],
    ['ours, with a stranger among them', [...all('running'), node('x')], ready, 'foreign'],
    ['half made by us', [node('x', 'created')], creating, 'broken'],
    ['older than our attempt', [node('x', 'running', at - 60_000)], creating, 'foreign'],
  ] as const)('%s', (_name, nodes, record, kind) => {
    expect(judge(nodes, record).kind).toBe(kind);
  });

  it('tells an interrupted creation from a cluster with something in it', () => {
    expect(judge([node('x')], creating)).toMatchObject({ kind: 'broken', interrupted: true });
    expect(judge(all('running').slice(1), ready)).toMatchObject({
      kind: 'broken',
      interrupted: false,
    });
  });
});

it('asks kind for three nodes and for ports of this machine only', () => {
  const config = parse(kindConfig({ ownerId: 'me', httpPort: 31000, httpsPort: 31001 })) as {
    networking: unknown;
    nodes: { role: string; labels: unknown; extraPortMappings?: unknown }[];
  };
  expect(config.networking).toEqual({ apiServerAddress: '127.0.0.1' });
  expect(config.nodes.map(({ role }) => role)).toEqual(['control-plane', 'worker', 'worker']);
  expect(config.nodes.map(({ labels }) => labels)).toEqual(
    Array(3).fill({ 'learn-k8s.owner': 'me' }),
  );
  expect(config.nodes.flatMap(({ extraPortMappings = [] }) => extraPortMappings)).toEqual([
    { containerPort: 30080, hostPort: 31000, listenAddress: '127.0.0.1' },
    { containerPort: 30443, hostPort: 31001, listenAddress: '127.0.0.1' },
  ]);
});

it('tells the labs where the ports are', () => {
  expect(portVariables(ready)).toEqual({ LAB_HTTP_PORT: '30080', LAB_HTTPS_PORT: '30443' });
  expect(portVariables(undefined)).toEqual({});
});
