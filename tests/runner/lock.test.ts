import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFiles } from '../../scripts/runner/adapters/files.ts';
import { withLock } from '../../scripts/runner/lock.ts';
import { makePaths } from '../../scripts/runner/paths.ts';

const files = makeFiles();
let home = '';
const deps = () => ({ files, paths: makePaths('/nowhere', { LAB_HOME: home }) });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lock-test-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

it('refuses a second command with code 3 and names the first', async () => {
  await withLock(deps(), 'up', async () => {
    const second = withLock(deps(), 'down', async () => await Promise.resolve());
    await expect(second).rejects.toMatchObject({
      code: 3,
      what: {
        en: `Another command is at work: lab up (pid ${String(process.pid)}).`,
        zh: `另一条命令正在运行：lab up (pid ${String(process.pid)})。`,
      },
    });
  });
});

it('is free again after the work, also after work that failed', async () => {
  const failing = withLock(deps(), 'up', async () => await Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await withLock(deps(), 'up', async () => await Promise.resolve('done'))).toBe('done');
  expect(await files.list(home)).toEqual([]);
});

it('takes over from a process that died', async () => {
  await mkdir(join(home, 'lock'));
  await writeFile(join(home, 'lock.json'), JSON.stringify({ pid: 4_000_000, command: 'up' }));
  const self = { pid: process.pid, isAlive: (pid: number) => pid !== 4_000_000 };
  expect(await withLock(deps(), 'down', async () => await Promise.resolve('done'), self)).toBe(
    'done',
  );
});

it('does not take over from one that lives, or that nobody knows', async () => {
  await mkdir(join(home, 'lock'));
  const work = async () => await Promise.resolve();
  await expect(withLock(deps(), 'down', work)).rejects.toMatchObject({ code: 3 });
  await writeFile(join(home, 'lock.json'), JSON.stringify({ pid: 7, command: 'up' }));
  const self = { pid: process.pid, isAlive: () => true };
  await expect(withLock(deps(), 'down', work, self)).rejects.toThrow('pid 7');
});
