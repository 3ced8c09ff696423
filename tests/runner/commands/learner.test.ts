import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../scripts/runner/command.ts';
import { command as check } from '../../../scripts/runner/commands/check.ts';
import { command as hint } from '../../../scripts/runner/commands/hint.ts';
import { command as next } from '../../../scripts/runner/commands/next.ts';
import { command as reset } from '../../../scripts/runner/commands/reset.ts';
import { command as solve } from '../../../scripts/runner/commands/solve.ts';
import { command as start } from '../../../scripts/runner/commands/start.ts';
import { command as stop } from '../../../scripts/runner/commands/stop.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { readLabProgress } from '../../../scripts/runner/state.ts';
import { type Heard, makeFakeDeps, OPTIONS } from '../support/fake-deps.ts';
import { exited } from '../support/fake-exec.ts';
import { makeTinyEngine, type TinyEngine } from '../support/tiny-engine.ts';

let engine: TinyEngine;
let deps: Deps & { readonly reporter: Heard };
beforeEach(async () => {
  engine = makeTinyEngine();
  const cluster = () => Promise.reject(new Error('it opened the cluster'));
  deps = await makeFakeDeps({ exec: engine, cluster });
});
afterEach(() => {
  // The lab needs Docker alone: none of the commands may ask for the rest.
  expect(engine.lines.filter((line) => /\b(?:kind|kubectl)\b/.test(line))).toEqual([]);
});

async function lab(
  command: Command,
  args: Record<string, string | undefined> = {},
  flags: object = {},
) {
  const given = { lab: undefined, part: undefined, task: undefined, ...args };
  const options = { ...OPTIONS, all: false, run: false, ...flags } as Parameters<Command['run']>[1];
  return await command.run(deps, options, given);
}
const work = (...path: string[]): string => join(deps.paths.work, 'tiny', ...path);
const progress = async () => await readLabProgress(deps, 'tiny');
const heard = (): string => deps.reporter.lines.join('\n');

describe('start', () => {
  it('copies the files and shows the first step and how to go on', async () => {
    expect((await lab(start, { lab: 'tiny' })).code).toBe(0);
    expect(await readFile(work('greeting.txt'), 'utf8')).toBe('good evening\n');
    expect(await progress()).toMatchObject({ at: 'say-hello', done: [] });
    expect(heard()).toContain('Step 1/3 · Say hello');
    expect(heard()).toContain('npx lab next');
    expect(deps.reporter.chinese.join('\n')).toContain('步骤 1/3 · 打个招呼');
  });

  it('run again keeps the files and the place', async () => {
    await lab(start, { lab: 'tiny' });
    await lab(next, {}, { run: true });
    await writeFile(work('greeting.txt'), 'mine\n');
    await lab(start, { lab: 'tiny' });
    expect(await readFile(work('greeting.txt'), 'utf8')).toBe('mine\n');
    expect(await progress()).toMatchObject({ at: 'write-greeting', done: ['say-hello'] });
  });

  it('only says what it would do under --dry-run', async () => {
    await lab(start, { lab: 'tiny' }, { dryRun: true });
    expect(await deps.files.exists(work())).toBe(false);
    expect(engine.lines).toEqual([]);
  });

  it('without an engine: code 3 and nothing half done', async () => {
    engine = makeTinyEngine([
      (line) =>
        line.startsWith('docker version')
          ? exited(1, '', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock')
          : undefined,
    ]);
    deps = { ...deps, exec: engine };
    await expect(lab(start, { lab: 'tiny' })).rejects.toMatchObject({ code: 3 });
    expect(await progress()).toBeUndefined();
  });

  it('interrupted while it fetches images, it has promised nothing; run again it begins', async () => {
    const interrupt = new AbortController();
    const slow = makeTinyEngine([
      (line) => {
        if (line.startsWith('docker image inspect')) interrupt.abort(new Error('Ctrl-C'));
        return undefined;
      },
    ]);
    await expect(
      start.run({ ...deps, exec: slow, signal: interrupt.signal }, { ...OPTIONS }, { lab: 'tiny' }),
    ).rejects.toThrow('Ctrl-C');
    expect(await progress()).toBeUndefined();
    expect((await lab(start, { lab: 'tiny' })).code).toBe(0);
  });
});

describe('which lab', () => {
  it('is a question when none is under way', async () => {
    await expect(lab(check)).rejects.toMatchObject({
      code: 2,
      why: { en: expect.stringContaining('tiny') as string },
    });
  });

  it('is clear when one is, by its part too', async () => {
    await lab(start, { lab: 'tiny' });
    expect((await lab(check)).code).toBe(1);
    expect((await lab(check, { lab: 'remove-it' })).code).toBe(1);
    await expect(lab(check, { lab: 'nonsense' })).rejects.toMatchObject({ code: 2 });
  });

  it('must have been started', async () => {
    await expect(lab(check, { lab: 'tiny' })).rejects.toMatchObject({
      code: 2,
      next: { en: 'npx lab start tiny' },
    });
  });
});

describe('next', () => {
  beforeEach(async () => {
    await lab(start, { lab: 'tiny' });
  });

  it('stays where it is and says what is missing', async () => {
    expect((await lab(next)).code).toBe(1);
    expect(heard()).toContain('expected: a container called tiny-hello');
    expect(heard()).toContain('look:     docker ps -a');
    expect(await progress()).toMatchObject({ at: 'say-hello' });
  });

  it('goes on when the step is met', async () => {
    expect((await lab(next, {}, { run: true })).code).toBe(0);
    expect(heard()).toContain('Your turn 2/3 · Write a greeting');
    expect(await progress()).toMatchObject({ at: 'write-greeting', done: ['say-hello'] });
  });

  it('runs no task for the learner', async () => {
    await lab(next, {}, { run: true });
    await expect(lab(next, {}, { run: true })).rejects.toMatchObject({ code: 2 });
  });

  it('stops at a command that fails, with its words', async () => {
    deps = {
      ...deps,
      exec: makeTinyEngine([
        (line) =>
          line.startsWith('sh -c docker run') ? exited(125, '', 'no space left') : undefined,
      ]),
    };
    await expect(lab(next, {}, { run: true })).rejects.toMatchObject({
      code: 1,
      why: { en: 'no space left' },
      next: { en: expect.stringContaining('npx lab reset') as string },
    });
  });

  it('ends the lab after its last part, and then says so', async () => {
    await lab(next, {}, { run: true });
    await lab(solve);
    await lab(next);
    expect((await lab(next, {}, { run: true })).data).toEqual({ lab: 'tiny', finished: true });
    expect(await progress()).toMatchObject({
      at: undefined,
      done: ['say-hello', 'write-greeting', 'remove-it'],
    });
    expect((await lab(next)).data).toEqual({ lab: 'tiny', finished: true });
  });
});

describe('check, hint and solve', () => {
  beforeEach(async () => {
    await lab(start, { lab: 'tiny' });
    await lab(next, {}, { run: true });
  });

  it('says of the first check that fails what is wrong, with its hint', async () => {
    const { code, data } = await lab(check);
    expect(code).toBe(1);
    expect(data).toMatchObject({
      lab: 'tiny',
      parts: [
        {
          id: 'write-greeting',
          checks: [
            { id: 'there', status: 'not-yet' },
            { id: 'greets', status: 'not-looked-at' },
          ],
        },
      ],
    });
    expect(heard()).toContain('hint:     What is the container called?');
  });

  it('is broken, code 3, when the machine cannot be asked', async () => {
    deps = {
      ...deps,
      exec: makeTinyEngine([
        (line) =>
          line.startsWith('docker container inspect')
            ? exited(1, '', 'Cannot connect to the Docker daemon')
            : undefined,
      ]),
    };
    expect((await lab(check)).code).toBe(3);
  });

  it('notes a task that passes', async () => {
    await deps.exec.run([
      'sh',
      '-c',
      'docker run --name tiny-task --label learn-k8s.lab=tiny busybox:1.37 echo good morning',
    ]);
    expect((await lab(check)).code).toBe(0);
    expect((await progress())?.passed['write-greeting']).toMatchObject({ solved: false });
  });

  it('gives the hint of what fails, then one more of the task each time', async () => {
    await lab(hint);
    expect(heard()).toContain('there: What is the container called?');
    expect(heard()).toContain('1. A file can be mounted.');
    expect(heard()).not.toContain('2. Or given');
    await lab(hint);
    expect(heard()).toContain('2. Or given on standard input.');
    expect(heard()).toContain('That was the last one.');
    expect((await progress())?.hints).toEqual({ 'write-greeting': 2 });
  });

  it('solves only when told yes, before the learner’s eyes', async () => {
    deps = { ...deps, confirm: () => Promise.resolve(false) };
    expect((await lab(solve)).code).toBe(1);
    expect(await readFile(work('greeting.txt'), 'utf8')).toBe('good evening\n');
    deps = { ...deps, confirm: () => Promise.resolve(true) };
    expect((await lab(solve)).code).toBe(0);
    expect(heard()).toContain('cp solution/greeting.txt greeting.txt');
    expect((await progress())?.passed['write-greeting']).toMatchObject({ solved: true });
  });

  it('interrupted, it has changed nothing, and the next check works', async () => {
    const interrupt = new AbortController();
    const before = await progress();
    const slow = makeTinyEngine([
      (line) => {
        if (line.startsWith('docker container inspect')) interrupt.abort(new Error('Ctrl-C'));
        return undefined;
      },
    ]);
    await expect(
      check.run(
        { ...deps, exec: slow, signal: interrupt.signal },
        { ...OPTIONS, all: false },
        { lab: undefined, part: undefined },
      ),
    ).rejects.toThrow();
    expect(await progress()).toEqual(before);
    expect((await lab(check)).code).toBe(1);
  });
});

describe('reset and stop', () => {
  beforeEach(async () => {
    await lab(start, { lab: 'tiny' });
    await lab(next, {}, { run: true });
    await writeFile(work('greeting.txt'), 'mine\n');
  });

  it('reset removes by label, keeps the learner’s files in a backup and says where', async () => {
    engine.containers.push({ id: 'e'.repeat(64), name: 'somebody-elses', label: 'other', log: '' });
    const { data } = await lab(reset);
    const { backup = '' } = data as { backup?: string };
    expect(await readFile(join(backup, 'greeting.txt'), 'utf8')).toBe('mine\n');
    expect(heard()).toContain(backup);
    expect(await readFile(work('greeting.txt'), 'utf8')).toBe('good evening\n');
    expect(engine.containers.map(({ name }) => name)).toEqual(['somebody-elses']);
    expect(await progress()).toMatchObject({ at: 'say-hello', done: [] });
  });

  it('reset asks first', async () => {
    deps = { ...deps, confirm: () => Promise.resolve(false) };
    expect((await lab(reset)).code).toBe(1);
    expect(engine.containers).toHaveLength(1);
  });

  it('stop removes, keeps edited files in a backup, and forgets a lab left half way', async () => {
    const { data } = await lab(stop);
    expect(data).toMatchObject({ removed: [{ kind: 'container', name: 'tiny-hello' }] });
    expect(await readFile(join((data as { backup: string }).backup, 'greeting.txt'), 'utf8')).toBe(
      'mine\n',
    );
    expect(await deps.files.exists(work())).toBe(false);
    expect(await progress()).toBeUndefined();
  });

  it('stop backs up nothing that the lab brought itself', async () => {
    await writeFile(work('greeting.txt'), 'good evening\n');
    expect((await lab(stop)).data).toMatchObject({ backup: undefined });
  });

  it('stop does not claim what is not so', async () => {
    const stubborn = makeTinyEngine([
      (line) => (line.startsWith('docker container rm') ? exited(1, '', 'device busy') : undefined),
    ]);
    stubborn.containers.push(...engine.containers);
    deps = { ...deps, exec: stubborn };
    await expect(lab(stop)).rejects.toMatchObject({
      code: 3,
      what: { en: 'Not everything could be removed. Left: container tiny-hello.' },
    });
    expect(await deps.files.exists(work())).toBe(true);
  });
});
