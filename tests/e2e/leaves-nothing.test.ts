import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../scripts/runner/command.ts';
import { command as next } from '../../scripts/runner/commands/next.ts';
import { command as start } from '../../scripts/runner/commands/start.ts';
import { command as stop } from '../../scripts/runner/commands/stop.ts';
import type { Deps } from '../../scripts/runner/deps.ts';
import { proveAndCompare } from '../../scripts/runner/engine/prove-and-report.ts';
import type { Exec } from '../../scripts/runner/ports.ts';
import { OPTIONS } from '../runner/support/fake-deps.ts';
import { courseLabs, foundWrong, runLab } from './course-labs.ts';
import { takeSnapshot } from './engine-snapshot.ts';
import { engineMissing, need, realEnvironment } from './engine.ts';
import { exec, makeFixtureDeps } from './fixture-deps.ts';

// The engine before and after, compared exactly: the author's loop, a step that fails, Ctrl-C at the worst moments.
// First the course's own labs, then small ones, made to leave much behind.

/** Every lab, two at a time, on a slow machine. */
const TEST_MS = 30 * 60_000;

let home = '';
let deps: Deps;
const options = { rounds: 1, compares: false, keep: false, update: () => undefined } as const;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'nothing-test-'));
  deps = await makeFixtureDeps(home);
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});
beforeEach((context) => {
  need(context, engineMissing);
});

describe('labs that Docker is enough for', () => {
  // Those that need a cluster: labs.test.ts.
  it(
    'pass their author’s loop, print what was recorded, and leave the engine as it was',
    async () => {
      const before = await takeSnapshot();
      const { engine: labs } = await courseLabs();
      expect(labs).toContain('images');
      const own = { ...realEnvironment, LAB_HOME: home };
      const ended = await runLab(['test', ...labs, '--lang', 'en'], own);
      // Both are told: a lab that fails must leave nothing either.
      expect.soft(ended.code, foundWrong(ended)).toBe(0);
      expect(await takeSnapshot()).toEqual(before);
    },
    TEST_MS,
  );
});

type Run = Exec['run'];

/** Lines of a lab that have this in them are run in another way. */
function atLine(
  part: string,
  instead: (line: string, given: Parameters<Run>[1]) => ReturnType<Run>,
): Exec {
  return {
    ...exec,
    run: async (argv, given) => {
      const [program, , line = ''] = argv;
      const isIt = program === 'sh' && line.includes(part);
      return await (isIt ? instead(line, given) : exec.run(argv, given));
    },
  };
}

/** Does what the line says, and fails after that. */
const failAt = (part: string): Exec =>
  atLine(part, async (line, given) => await exec.run(['sh', '-c', `${line}; exit 9`], given));

/** Ctrl-C in the middle: what the line asks of the engine is on its way. */
const pressAt = (part: string, interrupt: AbortController): Exec =>
  atLine(part, async (line, given) => {
    setTimeout(() => {
      interrupt.abort(new Error('Ctrl-C'));
    }, 300);
    const ran = await exec.run(['sh', '-c', line], given);
    interrupt.abort(new Error('Ctrl-C'));
    return ran;
  });

describe.each([
  ['tiny', '--name tiny-hello', '--name tiny-task'],
  ['tiny-compose', 'compose', 'stop'],
  ['tiny-swarm', 'service create', 'scale --detach tiny=3'],
])('the author’s loop of %s', (id, early, late) => {
  it('leaves the engine as it was', async () => {
    const before = await takeSnapshot();
    expect((await proveAndCompare(deps, id, options)).findings).toEqual([]);
    expect(await takeSnapshot()).toEqual(before);
  });

  it.each([early, late])('also when a line fails after all: %s', async (line) => {
    const before = await takeSnapshot();
    const { findings } = await proveAndCompare({ ...deps, exec: failAt(line) }, id, options);
    expect(findings.length).toBeGreaterThan(0);
    expect(await takeSnapshot()).toEqual(before);
  });

  it.each([early, late])('also after Ctrl-C while a line runs: %s', async (line) => {
    const before = await takeSnapshot();
    const interrupt = new AbortController();
    const loop = proveAndCompare(
      { ...deps, exec: pressAt(line, interrupt), signal: interrupt.signal },
      id,
      options,
    );
    await expect(loop).rejects.toThrow();
    expect(await takeSnapshot()).toEqual(before);
  });
});

/** A learner at the command line: what each command does, without its process. */
async function lab(command: Command, id: string, more: Partial<Deps> = {}, flags: object = {}) {
  const given = { ...OPTIONS, run: false, ...flags } as Parameters<Command['run']>[1];
  return await command.run({ ...deps, ...more }, given, { lab: id });
}

describe('a learner', () => {
  it('who presses Ctrl-C while the swarm is made is in none', async () => {
    const before = await takeSnapshot();
    const interrupt = new AbortController();
    const pressing: Exec = {
      ...exec,
      run: async (argv, given) => {
        if (argv.join(' ').startsWith('docker swarm init')) interrupt.abort(new Error('Ctrl-C'));
        return await exec.run(argv, given);
      },
    };
    const starting = lab(start, 'tiny-swarm', { exec: pressing, signal: interrupt.signal });
    await expect(starting).rejects.toThrow('Ctrl-C');
    expect(await takeSnapshot()).toEqual(before);
  });

  it.each([
    ['tiny', '--name tiny-hello'],
    ['tiny-compose', 'compose'],
    ['tiny-swarm', 'service create'],
  ])(
    'of %s presses Ctrl-C in a step, whose line then fails; stop removes all',
    async (id, line) => {
      const before = await takeSnapshot();
      expect((await lab(start, id)).code).toBe(0);
      const interrupt = new AbortController();
      const interrupted = pressAt(line, interrupt);
      const { signal } = interrupt;
      await expect(lab(next, id, { exec: interrupted, signal }, { run: true })).rejects.toThrow();
      const failing = lab(next, id, { exec: failAt('') }, { run: true });
      await expect(failing).rejects.toMatchObject({ code: 1 });
      expect((await lab(stop, id)).code).toBe(0);
      expect(await takeSnapshot()).toEqual(before);
    },
  );
});
