import { expect, it } from 'vitest';
import { describeGround } from '../../../scripts/runner/engine/ground.ts';
import type { Cluster } from '../../../scripts/runner/ports.ts';
import { makeFakeCluster, object } from '../support/fake-cluster.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';
import { makeTinyEngine } from '../support/tiny-engine.ts';

const nodes = makeFakeCluster([
  object('Node', 'course-control-plane', { status: {} }),
  object('Node', 'course-worker', { status: { nodeInfo: { kubeletVersion: 'v1.37.0' } } }),
]);
const ground = async (cluster: () => Promise<Cluster>, usesCluster = true) =>
  await describeGround(await makeFakeDeps({ exec: makeTinyEngine(), cluster }), { usesCluster });

it('names the course, the machine, the engine and the cluster, and nothing that tells whose they are', async () => {
  expect(await ground(() => Promise.resolve(nodes))).toEqual({
    course: expect.stringMatching(/^\d+\.\d+\.\d+$/) as unknown,
    platform: 'linux/amd64',
    docker: '26.1.5',
    kubernetes: '1.37.0',
  });
});

it('asks no cluster in a lab that needs none', async () => {
  const found = await ground(() => Promise.reject(new Error('it opened the cluster')), false);
  expect(Object.keys(found)).toEqual(['course', 'platform', 'docker']);
});

it.each([
  ['refuses', () => Promise.reject(new Error('connection refused'))],
  ['never answers', () => new Promise<never>(() => {})],
])(
  'goes without the version of a cluster that %s: a lab may have stopped it',
  async (_how, list) => {
    const silent: Cluster = { ...nodes, list };
    expect(await ground(() => Promise.resolve(silent))).not.toHaveProperty('kubernetes');
  },
);

it('leaves out an engine that does not say who it is', async () => {
  const exec = makeTinyEngine([(line) => (line.startsWith('docker version') ? '{}' : undefined)]);
  const cluster = () => Promise.resolve(nodes);
  const found = await describeGround(await makeFakeDeps({ exec, cluster }), { usesCluster: true });
  expect(found).not.toHaveProperty('docker');
});
