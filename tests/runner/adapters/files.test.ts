import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';

const files = makeFiles();
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('read and write', () => {
  it('what is not there is undefined, what cannot be read is an error', async () => {
    expect(await files.read(join(folder, 'none'))).toBeUndefined();
    expect(await files.read(join(folder, 'none', 'deeper'))).toBeUndefined();
    await expect(files.read(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it('makes the folders on the way and leaves no temporary file', async () => {
    const path = join(folder, 'a', 'b', 'note.txt');
    await files.write(path, 'first');
    await files.write(path, 'second');
    expect(await files.read(path)).toBe('second');
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['note.txt']);
  });

  it('a reader never sees half a file', async () => {
    const path = join(folder, 'note.txt');
    const whole = ['a', 'b'].map((letter) => letter.repeat(500_000));
    await files.write(path, whole[0] ?? '');
    const writing = (async () => {
      for (let round = 0; round < 20; round++) await files.write(path, whole[round % 2] ?? '');
    })();
    for (let look = 0; look < 40; look++) expect(whole).toContain(await readFile(path, 'utf8'));
    await writing;
  });

  it('leaves the old file and no rest when the new one cannot take its place', async () => {
    const path = join(folder, 'is-a-folder');
    await mkdir(join(path, 'inner'), { recursive: true });
    await expect(files.write(path, 'text')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['is-a-folder']);
  });

  it('writes a program that may be run', async () => {
    const path = join(folder, 'program');
    await files.writeProgram(path, new TextEncoder().encode('#!/bin/sh\n'));
    expect((await stat(path)).mode & 0o777).toBe(0o755);
  });
});

describe('folders', () => {
  it('lists and walks in order, and a missing folder is empty', async () => {
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b', 'z'), '');
    await writeFile(join(folder, 'b', 'a'), '');
    await writeFile(join(folder, 'c'), '');
    expect(await files.list(folder)).toEqual(['b', 'c']);
    expect(await files.walk(folder)).toEqual([join('b', 'a'), join('b', 'z'), 'c']);
    expect(await files.list(join(folder, 'none'))).toEqual([]);
    expect(await files.walk(join(folder, 'none'))).toEqual([]);
  });

  it('walks past what is no file: a link to a socket, a link to nowhere', async () => {
    const server = createServer().listen(join(folder, 'engine.sock'));
    await once(server, 'listening');
    try {
      await symlink(join(folder, 'engine.sock'), join(folder, 'link'));
      await symlink(join(folder, 'none'), join(folder, 'dangling'));
      await symlink('file', join(folder, 'near'));
      await writeFile(join(folder, 'file'), '');
      expect(await files.walk(folder)).toEqual(['file']);
      await files.copyFolder(folder, `${folder}-copy`);
      expect(await readdir(`${folder}-copy`)).toEqual(['dangling', 'file', 'link', 'near']);
      expect(await readlink(join(`${folder}-copy`, 'near'))).toBe('file');
    } finally {
      await files.remove(`${folder}-copy`);
      server.close();
    }
  });

  it('copies with the right to execute, moves, removes what is not there', async () => {
    await mkdir(join(folder, 'from'));
    await writeFile(join(folder, 'from', 'run'), 'x');
    await chmod(join(folder, 'from', 'run'), 0o755);
    await files.copyFolder(join(folder, 'from'), join(folder, 'to'));
    expect((await stat(join(folder, 'to', 'run'))).mode & 0o111).not.toBe(0);
    await files.move(join(folder, 'to'), join(folder, 'new', 'place'));
    expect(await files.list(join(folder, 'new', 'place'))).toEqual(['run']);
    await files.remove(join(folder, 'none'));
  });

  it('knows the free space of a folder that is still to be made', async () => {
    expect(await files.freeBytes(join(folder, 'not', 'yet'))).toBeGreaterThan(0);
  });
});

describe('lock', () => {
  it('is held once, and free again after it was let go', async () => {
    const path = join(folder, 'lock');
    const release = await files.lock(path);
    expect(release).toBeDefined();
    expect(await files.lock(path)).toBeUndefined();
    await release?.();
    const again = await files.lock(path);
    expect(again).toBeDefined();
    await again?.();
  });
});
