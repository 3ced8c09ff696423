import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { command as start } from '../../../scripts/runner/commands/start.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { listLeftovers, removeLeftovers } from '../../../scripts/runner/engine/clean-up.ts';
import { makeSwarm, requireSwarm } from '../../../scripts/runner/engine/lab-swarm.ts';
import { setUpLab } from '../../../scripts/runner/engine/set-up.ts';
import { describeRun, type LabRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import { readSwarmState } from '../../../scripts/runner/swarm/state.ts';
import { makeFakeDeps, OPTIONS } from '../support/fake-deps.ts';
import { makeSwarmEngine, type SwarmEngine } from '../support/swarm-engine.ts';

let engine: SwarmEngine;
let deps: Deps;
let run: LabRun;
beforeEach(async () => {
  engine = makeSwarmEngine();
  deps = await makeFakeDeps({ exec: engine });
  run = await describeRun(deps, await loadLab(deps, 'tiny-swarm'));
});

const record = async (): Promise<unknown> => {
  const text = await deps.files.read(join(deps.paths.home, 'swarm.json'));
  return text === undefined ? undefined : JSON.parse(text);
};
const changed = (): readonly string[] =>
  engine.lines.filter((line) => / (?:init|leave|rm) /.test(`${line} `));

it('a learner is told what else runs: it would be found by name no more', async () => {
  const told = await makeFakeDeps({
    exec: makeSwarmEngine((line) => {
      if (line.startsWith('docker version'))
        return JSON.stringify({ Client: { Version: '29.0.0' }, Server: { Version: '29.0.0' } });
      return line.includes('{{.Networks}}') ? 'sn-db\tsn\tstorage-and-networks\t\t\t\n' : undefined;
    }),
  });
  await start.run(told, { ...OPTIONS }, { lab: 'tiny-swarm' });
  expect(told.reporter.marks).toContain('warn');
  expect(told.reporter.lines.join('\n')).toContain('Running now: storage-and-networks. When this');
});

it('a learner whose swarm was left since is told that the lab begins again', async () => {
  const swarm = makeSwarmEngine((line) =>
    line.startsWith('docker version')
      ? JSON.stringify({ Client: { Version: '29.0.0' }, Server: { Version: '29.0.0' } })
      : undefined,
  );
  const told = await makeFakeDeps({ exec: swarm });
  const begin = async () => await start.run(told, { ...OPTIONS }, { lab: 'tiny-swarm' });
  const again = 'What the lab had made in the swarm is gone';
  await begin();
  await begin();
  expect(told.reporter.lines.join('\n')).not.toContain(again);
  await swarm.run(['docker', 'swarm', 'leave', '--force']);
  await begin();
  expect(told.reporter.lines.join('\n')).toContain(again);
});

describe('an engine that is in no swarm', () => {
  it('is made one of its own, that nobody else can reach, and this is remembered', async () => {
    expect(await makeSwarm(deps, run)).toBe(true);
    expect(changed()).toEqual([
      'docker swarm init --advertise-addr 127.0.0.1 --listen-addr 127.0.0.1:2377',
    ]);
    expect(await record()).toMatchObject({
      lab: 'tiny-swarm',
      nodeId: 'node-1',
      hadGateway: false,
    });
  });

  it('is asked only once', async () => {
    await makeSwarm(deps, run);
    await requireSwarm(deps, run);
    expect(await makeSwarm(deps, run)).toBe(false);
    expect(changed()).toHaveLength(1);
  });

  it('is told as it is when it cannot', async () => {
    engine.swarm.refuses = 'listen tcp 127.0.0.1:2377: bind: address already in use';
    await expect(makeSwarm(deps, run)).rejects.toMatchObject({
      code: 3,
      why: { en: expect.stringContaining('address already in use') as string },
      next: { en: expect.stringContaining('docker swarm init') as string },
    });
    expect(await record()).toBeUndefined();
  });

  it('leaves it again with all that is in it, then its bridge; then nothing is left', async () => {
    await makeSwarm(deps, run);
    engine.swarm.services.push('web');
    engine.swarm.tasks.push('web.1.abc');
    engine.swarm.networks.push('ingress', 'inner');
    expect(
      (await listLeftovers(deps, run, false)).map(({ kind, name }) => `${kind} ${name}`),
    ).toEqual(['container web.1.abc', 'service web', 'network inner', 'swarm of this engine']);
    await removeLeftovers(deps, run, false);
    expect(changed().slice(1)).toEqual([
      'docker service rm web',
      'docker container rm --force --volumes web.1.abc',
      'docker network rm inner',
      'docker swarm leave --force',
      'docker network rm docker_gwbridge',
    ]);
    expect(engine.swarm).toMatchObject({ nodeId: '', tasks: [], hasGateway: false });
    expect(await record()).toBeUndefined();
  });

  it('keeps the bridge that was there before', async () => {
    engine.swarm.hasGateway = true;
    await makeSwarm(deps, run);
    await removeLeftovers(deps, run, false);
    expect(engine.swarm.hasGateway).toBe(true);
  });

  it('is left alone when the learner left the swarm, but for what stayed', async () => {
    await makeSwarm(deps, run);
    engine.swarm.nodeId = '';
    engine.swarm.tasks.push('web.1.abc');
    engine.swarm.networks.push('inner');
    await removeLeftovers(deps, run, false);
    expect(changed().slice(1)).toEqual([
      'docker container rm --force --volumes web.1.abc',
      'docker network rm inner',
      'docker network rm docker_gwbridge',
    ]);
    expect(await record()).toBeUndefined();
  });
});

describe('a swarm that is not ours', () => {
  beforeEach(() => {
    engine.swarm.nodeId = 'somebody';
    engine.swarm.createdAt = '2026-11-20T08:00:00.1Z';
    engine.swarm.services.push('theirs');
  });

  it('is refused with the reason and the way out, in both languages, code 3', async () => {
    // Called one after the other: a promise that nobody waits for yet is an error of its own when it is refused.
    for (const refuse of [requireSwarm, makeSwarm])
      await expect(refuse(deps, run)).rejects.toMatchObject({
        code: 3,
        what: {
          en: expect.stringContaining('did not make') as string,
          zh: expect.stringContaining('不是本课程创建的') as string,
        },
        next: {
          en: expect.stringContaining('npx lab start tiny-swarm') as string,
          zh: expect.stringContaining('docker swarm leave --force') as string,
        },
      });
  });

  it('is never left and never emptied, not even when ours was there before', async () => {
    await deps.files.write(
      join(deps.paths.home, 'swarm.json'),
      JSON.stringify({
        lab: 'tiny-swarm',
        startedAt: '2026-11-21T11:00:00Z',
        nodeId: 'ours-once',
        hadGateway: false,
      }),
    );
    Object.assign(engine.swarm, { hasGateway: true, networks: ['ingress', 'theirs'] });
    await removeLeftovers(deps, run, false);
    expect(changed()).toEqual([]);
    expect(await record()).toBeUndefined();
  });

  it('is not taken for one whose id was never noted', async () => {
    const noted = { lab: 'tiny-swarm', startedAt: '2026-11-21T11:00:00Z', hadGateway: false };
    await deps.files.write(join(deps.paths.home, 'swarm.json'), JSON.stringify(noted));
    expect((await readSwarmState(deps)).kind).toBe('foreign');
    engine.swarm.createdAt = '2026-11-21T11:00:01.5Z';
    expect((await readSwarmState(deps)).kind).toBe('ours');
  });

  it('is one that cannot be asked about (a worker, a locked manager), too', async () => {
    engine.swarm.createdAt = undefined;
    engine.swarm.state = 'locked';
    await expect(requireSwarm(deps, run)).rejects.toMatchObject({ code: 3 });
  });
});

describe('other cases', () => {
  it('another lab has the swarm: which, and how to end it', async () => {
    await makeSwarm(deps, { ...run, lab: { ...run.lab, id: 'shop' } });
    await expect(requireSwarm(deps, run)).rejects.toMatchObject({
      code: 3,
      what: { en: expect.stringContaining('The lab shop') as string },
      next: { en: 'npx lab stop shop' },
    });
    await removeLeftovers(deps, run, false);
    expect(engine.swarm.nodeId).toBe('node-1');
  });

  it('an engine without swarms', async () => {
    engine.swarm.state = '';
    await expect(requireSwarm(deps, run)).rejects.toMatchObject({
      code: 3,
      what: { en: 'This engine does not do swarms.' },
    });
  });

  it('Ctrl-C while it is made: it is left again before we go', async () => {
    const interrupt = new AbortController();
    engine.swarm.onInit = () => {
      interrupt.abort(new Error('Ctrl-C'));
    };
    const going = setUpLab({ ...deps, signal: interrupt.signal }, run, () => undefined);
    await expect(going).rejects.toThrow('Ctrl-C');
    expect(engine.swarm).toMatchObject({ nodeId: '', hasGateway: false });
    expect(await record()).toBeUndefined();
  });
});
