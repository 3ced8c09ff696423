import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireMachine } from '../../../scripts/runner/engine/machine-ready.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';
import { type Answer, exited, makeFakeExec } from '../support/fake-exec.ts';

const NODES = ['course-control-plane', 'course-worker', 'course-worker2'];
const RECORD = {
  name: 'course',
  ownerId: 'me',
  phase: 'ready',
  createdAt: '2026-11-21T11:00:00.000Z',
  nodeIds: NODES,
  httpPort: 30080,
  httpsPort: 30443,
  image: 'kindest/node:v1.37.0',
};

const ready: Answer = (line) =>
  line.startsWith('docker version')
    ? JSON.stringify({ Client: { Context: 'default' }, Server: { Version: '26.1.5' } })
    : undefined;
const nodes =
  (names: readonly string[], status = 'running'): Answer =>
  (line) => {
    if (line.startsWith('docker ps')) return names.map((name) => `${name}\n`).join('');
    if (!line.startsWith('docker container inspect')) return undefined;
    return JSON.stringify(
      names.map((name) => ({
        Id: name,
        Name: `/${name}`,
        State: { Status: status },
        Created: '2026-11-21T11:01:00Z',
      })),
    );
  };
const api =
  (answers: boolean): Answer =>
  (line) =>
    line.includes('/readyz') ? (answers ? 'ok' : exited(1, '', 'connection refused')) : undefined;

async function ask(
  id: string,
  answers: readonly Answer[],
  record?: object,
  when: 'start' | 'under-way' = 'start',
): Promise<void> {
  const deps = await makeFakeDeps({ exec: makeFakeExec(answers) });
  await deps.files.write(deps.paths.kubeconfig, 'contexts: []\n');
  if (record !== undefined)
    await deps.files.write(join(deps.paths.home, 'cluster.json'), JSON.stringify(record));
  const run = await describeRun(deps, await loadLab(deps, id));
  if (record !== undefined && run.usesCluster) expect(run.env['LAB_HTTP_PORT']).toBe('30080');
  await requireMachine(deps, run, when);
}

describe('what a lab needs of the machine', () => {
  it('a Docker lab needs no cluster', async () => {
    await ask('tiny', [ready, nodes([])]);
  });

  it('a cluster lab goes on when the cluster runs', async () => {
    await ask('tiny-cluster', [ready, nodes(NODES), api(true)], RECORD);
  });

  it.each([
    ['a node that it stopped', nodes(NODES, 'exited'), api(true)],
    ['an API that it stopped', nodes(NODES), api(false)],
  ])('a lab under way that disturbs the cluster goes on with %s', async (_, there, answers) => {
    const given = [ready, there, answers];
    await ask('tiny-nodes', given, RECORD, 'under-way');
    await expect(ask('tiny-nodes', given, RECORD)).rejects.toMatchObject({ code: 3 });
    await expect(ask('tiny-cluster', given, RECORD, 'under-way')).rejects.toMatchObject({
      code: 3,
    });
  });

  it.each<[string, readonly Answer[], object | undefined, string, string]>([
    ['no Docker', [], undefined, 'Docker', 'doctor'],
    [
      'no cluster yet',
      [ready, nodes([])],
      undefined,
      'is not there yet',
      'npx lab up && npx lab start tiny-cluster',
    ],
    [
      'the cluster deleted behind our back',
      [ready, nodes([])],
      RECORD,
      'is gone',
      'npx lab up && npx lab start tiny-cluster',
    ],
    ['a stopped cluster', [ready, nodes(NODES, 'exited')], RECORD, 'is stopped', 'npx lab up'],
    ['a node gone', [ready, nodes(NODES.slice(1))], RECORD, 'is broken', 'npx lab up'],
    [
      'an API that does not answer',
      [ready, nodes(NODES), api(false)],
      RECORD,
      'is broken',
      'npx lab up',
    ],
    [
      'a cluster of that name that is not ours',
      [ready, nodes(['x'])],
      undefined,
      'did not make it',
      'LAB_CLUSTER=course2',
    ],
  ])('%s: code 3, what it is and the way out', async (_, answers, record, what, next) => {
    await expect(ask('tiny-cluster', answers, record)).rejects.toMatchObject({
      code: 3,
      what: {
        en: expect.stringContaining(what) as string,
        zh: expect.stringMatching(/\p{Script=Han}/u) as string,
      },
      next: { en: expect.stringContaining(next) as string },
    });
  });
});
