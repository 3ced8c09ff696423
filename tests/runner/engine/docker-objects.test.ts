import { describe, expect, it } from 'vitest';
import { listLeftovers, removeLeftovers } from '../../../scripts/runner/engine/clean-up.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';
import { type Answer, makeFakeExec } from '../support/fake-exec.ts';

type Things = Record<string, { label: string; at?: number }>;

/** An engine with these things (`container web`); removing takes away what is not held. */
function engineWith(things: Things, isHeld: (thing: string) => boolean = () => false) {
  const answer: Answer = (line) => {
    const [, kind = '', label = ''] = /^docker (\w+) ls .*label=(\S+)/.exec(line) ?? [];
    if (kind !== '')
      return Object.entries(things)
        .filter(([name, thing]) => name.startsWith(`${kind} `) && thing.label.includes(label))
        .map(([name]) => `${name.split(' ')[1] ?? ''}\t${name.split(' ')[1] ?? ''}\n`)
        .join('');
    const [, removed = '', names = ''] = /^docker (\w+) rm (.*)$/.exec(line) ?? [];
    for (const name of names.split(' ').filter((word) => !word.startsWith('--')))
      if (!isHeld(`${removed} ${name}`)) delete things[`${removed} ${name}`];
    return '';
  };
  return makeFakeExec([answer]);
}

async function labOf(id: string, exec: ReturnType<typeof makeFakeExec>) {
  const deps = await makeFakeDeps({ exec });
  const run = await describeRun(deps, await loadLab(deps, id));
  return { deps, run };
}

const LABEL = 'learn-k8s.lab=tiny-compose';
const PROJECT = 'com.docker.compose.project=lab-tiny-compose';

describe('what a lab leaves on the engine', () => {
  it('is found by label, and by the name of its Compose project; each thing once', async () => {
    const exec = engineWith({
      'container by-label': { label: LABEL },
      'container by-both': { label: `${LABEL} ${PROJECT}` },
      'image built': { label: PROJECT },
      'volume data': { label: PROJECT },
      'network inner': { label: PROJECT },
      'volume theirs': { label: 'com.docker.compose.project=shop' },
    });
    const { deps, run } = await labOf('tiny-compose', exec);
    expect(run.env['COMPOSE_PROJECT_NAME']).toBe('lab-tiny-compose');
    const found = await removeLeftovers(deps, run, false);
    expect(found.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
      'container by-both',
      'container by-label',
      'image built',
      'network inner',
      'volume data',
    ]);
    expect(exec.lines.filter((line) => line.includes(' rm '))).toEqual([
      'docker container rm --force --volumes by-label by-both',
      'docker image rm --force built',
      'docker volume rm --force data',
      'docker network rm inner',
    ]);
    expect(await listLeftovers(deps, run, false)).toEqual([]);
  });

  it('is not looked for in Compose or a swarm by a lab that needs neither', async () => {
    const exec = engineWith({});
    const { deps, run } = await labOf('tiny', exec);
    expect(run.env).not.toHaveProperty('COMPOSE_PROJECT_NAME');
    await removeLeftovers(deps, run, false);
    expect(exec.lines.filter((line) => /compose|swarm|service|docker info/.test(line))).toEqual([]);
  });

  it('is tried again for a while: an engine lets go of a network a moment later', async () => {
    let tries = 0;
    const things: Things = { 'network inner': { label: PROJECT } };
    const { deps, run } = await labOf(
      'tiny-compose',
      engineWith(things, (thing) => thing === 'network inner' && ++tries < 3),
    );
    const began = deps.clock.now();
    await removeLeftovers(deps, run, false);
    expect(things).toEqual({});
    expect(deps.clock.now() - began).toBe(1000);
  });

  it('is named when it does not go: code 3, both languages', async () => {
    const things: Things = { 'volume data': { label: PROJECT } };
    const { deps, run } = await labOf(
      'tiny-compose',
      engineWith(things, () => true),
    );
    await expect(removeLeftovers(deps, run, false)).rejects.toMatchObject({
      code: 3,
      what: {
        en: 'Not everything could be removed. Left: volume data.',
        zh: expect.stringContaining('volume data') as string,
      },
    });
  });
});
