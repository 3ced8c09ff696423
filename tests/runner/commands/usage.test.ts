import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeMachine, makeFakeMachine } from '../../fixtures/lab-command.ts';

/** Typed as unknown: vitest's own says `any`. */
const having = (text: string): unknown => expect.stringContaining(text);

let machine: FakeMachine;
beforeAll(async () => {
  machine = await makeFakeMachine();
  // A lab under way, so that a wrong step is the only thing wrong.
  await mkdir(join(machine.home, 'work', 'services'), { recursive: true });
  const services = { startedAt: '2026-11-21T12:00:00.000Z', at: 'three-replicas', done: [] };
  const progress = JSON.stringify({ version: 1, labs: { services } });
  await writeFile(join(machine.home, 'progress.json'), progress);
});
afterAll(async () => {
  await machine.remove();
});

describe('wrong usage: code 2, what was wrong and what was meant, in both languages, nothing run', () => {
  it.each([
    ['command', ['strat'], 'Unknown command: strat', '`start`', '未知的命令：strat', '`start`'],
    [
      'flag',
      ['list', '--jsno'],
      'Unknown flag: --jsno',
      '`--json`',
      '未知的选项：--jsno',
      '`--json`',
    ],
    ['language', ['list', '--lang', 'de'], 'Unknown language: de', '--lang zh', '', ''],
    ['word too many', ['list', 'all'], 'does not take: all', '--help', '不接受：all', '--help'],
    [
      'value for a switch',
      ['up', '--yes=1'],
      '--yes takes no value',
      'only --yes',
      '--yes 不带值',
      '--yes',
    ],
    ['lab', ['start', 'servces'], 'servces', 'services', 'servces', 'services'],
    ['step', ['check', 'services', 'no-such-step'], 'no-such-step', '', 'no-such-step', ''],
  ] as const)('%s', async (_name, args, what, next, zhWhat, zhNext) => {
    const english = await machine.lab(args);
    expect(english.code).toBe(2);
    expect(english.stdout).toBe('');
    expect(english.stderr).toContain(what);
    expect(english.stderr).toContain(next);
    expect(english.stderr).toContain('Next: ');
    const chinese = await machine.lab(args, { LANG: 'zh_CN.UTF-8' });
    expect(chinese.code).toBe(2);
    expect(chinese.stderr).toContain(zhWhat);
    expect(chinese.stderr).toContain(zhNext);
    expect(chinese.stderr).toContain('下一步: ');
    expect(await machine.calls()).toBe('');
  });
});

it('under --json an error is one document on standard output and nothing else', async () => {
  const { code, stdout, stderr } = await machine.lab(['lst', '--json', '--lang', 'zh']);
  expect(code).toBe(2);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    error: { code: 2, what: '未知的命令：lst', next: having('`list`') },
  });
});

it('help and version', async () => {
  const help = await machine.lab(['--help']);
  expect(help.code).toBe(0);
  for (const name of ['doctor', 'start', 'record']) expect(help.stdout).toContain(`  ${name}`);
  expect((await machine.lab(['up', '--help', '--lang', 'zh'])).stdout).toContain(
    '启动课程专用的集群',
  );
  expect((await machine.lab(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await machine.lab([])).stdout).toContain('npx lab <command>');
});

describe('list', () => {
  it('names every lab in the language asked for, and starts no program', async () => {
    const { code, stdout } = await machine.lab(['list', '--lang', 'zh']);
    expect(code).toBe(0);
    for (const lab of ['images', 'pods', 'services']) expect(stdout).toContain(lab);
    expect(stdout).toContain('未开始');
    expect(stdout).toContain('进行中 0/');
    expect(await machine.calls()).toBe('');
  });

  it('--json: one document with what a program needs', async () => {
    const { stdout, stderr } = await machine.lab(['list', '--json']);
    expect(stderr).toBe('');
    const { labs } = JSON.parse(stdout) as { labs: { id: string; title: unknown }[] };
    expect(labs.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['images', 'pods', 'services']),
    );
    expect(typeof labs[0]?.title).toBe('string');
  });
});

it('in a pipe there are colours only when asked for', async () => {
  // eslint-disable-next-line no-control-regex
  const escape = /\u001B\[/;
  expect((await machine.lab(['list'])).stdout).not.toMatch(escape);
  expect((await machine.lab(['list'], { FORCE_COLOR: '1' })).stdout).toMatch(escape);
});
