import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  access,
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Files } from '../ports.ts';

/** Seconds after which the lock of a process that vanished counts as free (while alive it is refreshed). */
const STALE_LOCK_MS = 15_000;

/** Large files go through in pieces of this size: a megabyte keeps the disk busy and the memory free. */
const PIECE_BYTES = 1024 * 1024;

/** The real file system. */
export function makeFiles(): Files {
  return {
    read: async (path) => await orElse(readFile(path, 'utf8'), undefined),
    write: async (path, text) => {
      await writeWhole(path, text);
    },
    writeProgram: async (path, bytes) => {
      await writeWhole(path, bytes, 0o755);
    },
    readStream: (path) => createReadStream(path, { highWaterMark: PIECE_BYTES }),
    writeStream: async (path, pieces) => {
      await writeWhole(path, pieces);
    },
    stat: async (path) => {
      const facts = await orElse(stat(path), undefined);
      if (facts?.isFile() !== true) return undefined;
      return { bytes: facts.size, isProgram: (facts.mode & 0o111) !== 0 };
    },
    exists: async (path) =>
      await access(path).then(
        () => true,
        () => false,
      ),
    list: async (folder) => (await orElse(readdir(folder), [])).toSorted(),
    walk: async (folder) => await walk(folder),
    copyFolder: async (from, to) => {
      await cp(from, to, {
        recursive: true,
        force: true,
        // A link within the folder must lead into the copy.
        verbatimSymlinks: true,
        filter: isCopied,
      });
    },
    move: async (from, to) => {
      await mkdir(dirname(to), { recursive: true });
      await rename(from, to);
    },
    remove: async (path) => {
      await rm(path, { recursive: true, force: true, maxRetries: 2 });
    },
    makeTemporaryFolder: async (prefix) => await mkdtemp(join(tmpdir(), prefix)),
    freeBytes: async (path) => {
      const { bavail, bsize } = await statfs(await nearestExisting(path));
      return bavail * bsize;
    },
    lock,
  };
}

/** A reader sees the old file or the new one: the temporary one lies in the same folder, so that rename is atomic. */
async function writeWhole(
  path: string,
  data: string | Uint8Array | AsyncIterable<Uint8Array>,
  mode?: number,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, data);
    // Set after writing: the file-mode mask does not apply to chmod.
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Sockets and pipes belong to the program that made them; copying one is an error. */
async function isCopied(path: string): Promise<boolean> {
  const entry = await lstat(path);
  return entry.isFile() || entry.isDirectory() || entry.isSymbolicLink();
}

async function walk(folder: string): Promise<readonly string[]> {
  const entries = await orElse(readdir(folder, { recursive: true, withFileTypes: true }), []);
  return (
    entries
      // A socket cannot be read, and a link may lead to one.
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .toSorted()
  );
}

async function lock(path: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(dirname(path), { recursive: true });
  // Loaded here, because `lab list` takes no lock and has 0.3 s.
  const { default: lockfile } = await import('proper-lockfile');
  try {
    return await lockfile.lock(path, {
      realpath: false,
      lockfilePath: path,
      stale: STALE_LOCK_MS,
      // The default throws out of a timer, past every handler. What holds the lock goes on; the next one finds out.
      onCompromised: () => undefined,
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ELOCKED') return undefined;
    throw error;
  }
}

async function nearestExisting(path: string): Promise<string> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there || path === dirname(path) ? path : await nearestExisting(dirname(path));
}

/** Only "it is not there" is an answer; a disk error must stay an error. */
async function orElse<T, U>(promise: Promise<T>, missing: U): Promise<T | U> {
  try {
    return await promise;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
    throw error;
  }
}
