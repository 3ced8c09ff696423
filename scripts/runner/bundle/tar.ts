import { once } from 'node:events';
import { Readable } from 'node:stream';
import { extract, pack } from 'tar-stream';

/** A file of a tar. Its size must be known before its bytes are read: a tar says it first. */
export interface TarFile {
  /** With `/`, relative. */
  readonly path: string;
  readonly bytes: number;
  readonly isProgram?: boolean;
  /** Where a symbolic link leads; it has no bytes then. */
  readonly link?: string;
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** A tar that ends in the middle, or bytes that are none. */
export class NoTar extends Error {
  override readonly name = 'NoTar';
}

/**
 * A tar, piece by piece, with the files in the order in which they come. Nothing of the machine or the time gets into it,
 * so the same files make the same bytes.
 */
export async function* packTar(
  files: Iterable<TarFile> | AsyncIterable<TarFile>,
): AsyncGenerator<Uint8Array> {
  const tar = pack();
  // The loop below throws it, too.
  tar.on('error', ignore);
  const filling = fill(tar, files).catch((error: unknown) => {
    tar.destroy(error as Error);
  });
  yield* piecesOf(tar);
  await filling;
}

async function fill(
  tar: ReturnType<typeof pack>,
  files: Iterable<TarFile> | AsyncIterable<TarFile>,
): Promise<void> {
  for await (const file of files) {
    const { promise: done, resolve, reject } = Promise.withResolvers<undefined>();
    done.catch(ignore);
    const entry = tar.entry(headerOf(file), (error) => {
      if (error) reject(error);
      else resolve(undefined);
    });
    entry.on('error', ignore);
    if (file.link === undefined) {
      for await (const piece of file.content())
        if (!entry.write(piece)) await Promise.race([once(entry, 'drain'), done]);
      entry.end(null);
    }
    await done;
  }
  tar.finalize();
}

function headerOf({ path: name, bytes: size, isProgram = false, link }: TarFile) {
  const common = { name, mtime: new Date(0), mode: isProgram ? 0o755 : 0o644 };
  return link === undefined
    ? { ...common, size }
    : { ...common, type: 'symlink' as const, linkname: link };
}

/**
 * The files and links of a tar, in order. The pieces of one are there until the next is asked for; who leaves early need
 * not read on. Throws `NoTar` for what is none, and what the source throws as it is.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const tar = extract();
  tar.on('error', ignore);
  const input = Readable.from(source, { objectMode: false });
  let trouble: unknown;
  input.on('error', (error) => {
    trouble = error;
    tar.destroy(error);
  });
  const explained = (error: unknown): unknown => {
    if (trouble !== undefined) return trouble;
    return isTarError(error) ? new NoTar('', { cause: error }) : error;
  };
  async function* contentOf(entry: unknown): AsyncGenerator<Uint8Array> {
    try {
      yield* piecesOf(entry);
    } catch (error) {
      throw explained(error);
    }
  }
  input.pipe(tar);
  try {
    for await (const entry of tar) {
      const { name: path, size: bytes, mode, type, linkname } = entry.header;
      if (type === 'file') {
        const isProgram = (mode & 0o111) !== 0;
        yield { path, bytes, isProgram, content: () => contentOf(entry) };
      } else if (type === 'symlink') {
        yield { path, bytes: 0, link: linkname, content: () => contentOf(entry) };
      }
      // What was not read must go by, or the stream stands still.
      entry.resume();
    }
  } catch (error) {
    throw explained(error);
  } finally {
    input.destroy();
    tar.destroy();
  }
}

/** All bytes of a small file. */
export async function gather(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A file that is a text. */
export function textFile(path: string, text: string): TarFile {
  const bytes = Buffer.from(text);
  return {
    path,
    bytes: bytes.length,
    // eslint-disable-next-line @typescript-eslint/require-await -- one piece, as a stream has them
    content: async function* () {
      yield bytes;
    },
  };
}

/** For an error that is told elsewhere: unheard it would end the process. */
function ignore(): void {}

/** tar-stream's streams give bytes; their published types leave that out. */
function piecesOf(stream: unknown): AsyncIterable<Uint8Array> {
  return stream as AsyncIterable<Uint8Array>;
}

/** What tar-stream says of bytes that are no tar, or only the beginning of one. */
function isTarError(error: unknown): boolean {
  return error instanceof Error && /Unexpected end of data|Invalid tar header/.test(error.message);
}
