import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Evidence, NO_EVIDENCE, readEvidence } from '../../../scripts/lab-kit/evidence.ts';
import type { Command } from '../../../scripts/runner/command.ts';
import { command as check } from '../../../scripts/runner/commands/check.ts';
import { command as hint } from '../../../scripts/runner/commands/hint.ts';
import { command as next } from '../../../scripts/runner/commands/next.ts';
import { command as progress } from '../../../scripts/runner/commands/progress.ts';
import { command as reset } from '../../../scripts/runner/commands/reset.ts';
import { command as solve } from '../../../scripts/runner/commands/solve.ts';
import { command as start } from '../../../scripts/runner/commands/start.ts';
import { command as stop } from '../../../scripts/runner/commands/stop.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { type Heard, makeFakeDeps, OPTIONS } from '../support/fake-deps.ts';
import { exited } from '../support/fake-exec.ts';
import { makeTinyEngine } from '../support/tiny-engine.ts';

let deps: Deps & { readonly reporter: Heard };
beforeEach(async () => {
  const cluster = () => Promise.reject(new Error('it opened the cluster'));
  deps = await makeFakeDeps({ exec: makeTinyEngine(), cluster });
});

async function lab(command: Command, flags: object = {}, args: object = {}) {
  const given = { lab: undefined, part: undefined, task: undefined, ...args };
  const options = { ...OPTIONS, all: false, run: false, ...flags } as Parameters<Command['run']>[1];
  return await command.run(deps, options, given);
}
/** The learner does the task by hand. */
const doTheTask = async () =>
  await deps.exec.run([
    'sh',
    '-c',
    'docker run --name tiny-task --label learn-k8s.lab=tiny busybox:1.37 echo good morning',
  ]);
const evidence = async (): Promise<Evidence> => {
  const text = await deps.files.read(deps.paths.evidence);
  if (text === undefined) return NO_EVIDENCE;
  const reading = readEvidence(text);
  if (reading.kind !== 'fine') throw new Error(`the runner wrote what it calls ${reading.kind}`);
  return reading.evidence;
};
const part = async (id: string) => (await evidence()).labs['tiny']?.parts[id];
const heard = (): string => deps.reporter.lines.join('\n');

describe('evidence', () => {
  beforeEach(async () => {
    await lab(start, {}, { lab: 'tiny' });
  });

  it('is kept by a check: first what refused, then that it passed, when and on which versions', async () => {
    await lab(check);
    await lab(check);
    expect(await part('say-hello')).toEqual({ missed: { container: 2 }, hints: 0 });
    await lab(next, { run: true });
    expect(await part('say-hello')).toMatchObject({ missed: { container: 2 } });
    await doTheTask();
    expect((await lab(check)).code).toBe(0);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect((await part('write-greeting'))?.passed).toEqual({
      at: '2026-11-21T12:00:00.000Z',
      how: 'own',
      on: { course: version, platform: 'linux/amd64', docker: '26.1.5' },
    });
  });

  it('tells what was run or solved for the learner from their own work', async () => {
    await lab(next, { run: true });
    await lab(solve);
    await lab(next);
    expect((await part('say-hello'))?.passed?.how).toBe('run');
    expect((await part('write-greeting'))?.passed?.how).toBe('solved');
    // Looked at again, it is still what `solve` did.
    await lab(check, {}, { lab: 'tiny', part: 'write-greeting' });
    expect((await part('write-greeting'))?.passed?.how).toBe('solved');
  });

  it('what was solved becomes the learner’s own when they do it again after a reset', async () => {
    await lab(next, { run: true });
    await lab(solve);
    await lab(reset);
    await doTheTask();
    await lab(check, {}, { lab: 'tiny', part: 'write-greeting' });
    expect((await part('write-greeting'))?.passed?.how).toBe('own');
    // Backups carry the time to the second.
    await deps.clock.wait(2000);
    await lab(reset);
    await lab(solve, {}, { lab: 'tiny', task: 'write-greeting' });
    expect((await part('write-greeting'))?.passed?.how).toBe('own');
  });

  it('outlives the lab: stopped half way, what passed is still known', async () => {
    await lab(next, { run: true });
    await lab(stop);
    expect((await part('say-hello'))?.passed).toBeDefined();
  });

  it('counts the hints that were opened, and those once', async () => {
    await lab(next, { run: true });
    await lab(hint);
    await lab(hint, { dryRun: true });
    expect((await part('write-greeting'))?.hints).toBe(1);
    await lab(hint);
    await lab(hint);
    await lab(hint);
    expect(await part('write-greeting')).toEqual({ missed: {}, hints: 2 });
  });

  it('says nothing of the learner when the machine could not be asked', async () => {
    const cannot = exited(1, '', 'Cannot connect to the Docker daemon');
    const exec = makeTinyEngine([
      (line) => (line.startsWith('docker container inspect') ? cannot : undefined),
    ]);
    deps = { ...deps, exec };
    expect((await lab(check)).code).toBe(3);
    expect(await evidence()).toEqual(NO_EVIDENCE);
  });

  it('holds no name, no path and no host', async () => {
    await lab(next, { run: true });
    const text = (await deps.files.read(deps.paths.evidence)) ?? '';
    expect(text).not.toContain(deps.paths.home);
    expect(Object.keys(await evidence())).toEqual(['labs']);
  });

  it.each([
    ['changed by hand', (text: string) => text.replace('"run"', '"own"'), 'changed'],
    ['cut off', (text: string) => text.slice(0, 100), 'broken'],
  ])('that was %s is moved aside and never built on', async (_what, spoil, kind) => {
    await lab(next, { run: true });
    const spoilt = spoil((await deps.files.read(deps.paths.evidence)) ?? '');
    await writeFile(deps.paths.evidence, spoilt);
    await expect(lab(progress)).rejects.toMatchObject({ code: 2 });
    await doTheTask();
    await lab(check);
    expect(Object.keys((await evidence()).labs['tiny']?.parts ?? {})).toEqual(['write-greeting']);
    const aside = (await deps.files.list(deps.paths.home)).find((name) => name.includes(kind));
    expect(await deps.files.read(join(deps.paths.home, aside ?? ''))).toBe(spoilt);
    expect(heard()).toContain('Your evidence file cannot be gone on with');
    expect(deps.reporter.chinese.join('\n')).toContain('无法接着使用你的学习记录文件');
  });
});

describe('lab progress', () => {
  it('tells how far somebody is and what is next, and where the file is', async () => {
    await lab(start, {}, { lab: 'tiny' });
    await lab(next, { run: true });
    const { data } = await lab(progress);
    expect(data).toMatchObject({ passed: 1, next: { lab: 'tiny', part: 'write-greeting' } });
    expect(heard()).toContain('tiny: 1/3 · Tiny');
    expect(heard()).toContain(deps.paths.evidence);
    expect(deps.reporter.chinese.join('\n')).toContain('已通过 1/');
  });

  it('saves a copy, with a name only when one was given', async () => {
    const copy = join(deps.paths.home, 'copy.json');
    await lab(progress, { save: copy });
    expect(readEvidence(await readFile(copy, 'utf8'))).toMatchObject({ kind: 'fine' });
    expect(await readFile(copy, 'utf8')).not.toContain('"name"');
    await lab(progress, { save: copy, name: '小艾' });
    expect(readEvidence(await readFile(copy, 'utf8'))).toMatchObject({
      evidence: { name: '小艾' },
    });
    expect(await deps.files.read(deps.paths.evidence)).toBeUndefined();
  });

  it('overwrites no file that is something else, and writes nothing under --dry-run', async () => {
    const thesis = join(deps.paths.home, 'thesis.txt');
    await writeFile(thesis, 'mine');
    await expect(lab(progress, { save: thesis })).rejects.toMatchObject({ code: 2 });
    expect(await readFile(thesis, 'utf8')).toBe('mine');
    const copy = join(deps.paths.home, 'copy.json');
    await lab(progress, { save: copy, dryRun: true });
    expect(await deps.files.exists(copy)).toBe(false);
  });

  it.each([
    ['a name without a copy', { name: 'Ada' }],
    ['a name of two lines', { name: 'Ada\nBo', save: '/nowhere/x.json' }],
  ])('refuses %s', async (_what, flags) => {
    await expect(lab(progress, flags)).rejects.toMatchObject({ code: 2 });
  });
});
