import { createHash, type Hash } from 'node:crypto';
import { gather, NoTar, packTar, readTar, textFile, type TarFile } from './tar.ts';

/** The last file of an archive: a line for each of the others, as `sha256sum -c` reads them. */
export const SUMS = 'SHA256SUMS';

/** The archive, piece by piece: the files in their order, then their checksums. */
export function packArchive(files: Iterable<TarFile>): AsyncIterable<Uint8Array> {
  return packTar(withSums(files));
}

function* withSums(files: Iterable<TarFile>): Generator<TarFile> {
  const sums: string[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    yield { ...file, content: () => hashed(file.content(), hash) };
    sums.push(`${hash.digest('hex')}  ${file.path}\n`);
  }
  yield textFile(SUMS, sums.join(''));
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/** An archive that is not what was packed: cut off, or changed on the way. */
export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive';
  /** Paths of the files that are not as they were; empty when not even their order can be read. */
  readonly paths: readonly string[];

  constructor(paths: readonly string[], options?: ErrorOptions) {
    super(`damaged: ${paths.join(', ')}`, options);
    this.paths = paths;
  }
}

/** Reads the whole archive and compares each file with its checksum; throws `DamagedArchive` unless all are as packed. */
export async function verifyArchive(source: AsyncIterable<Uint8Array>): Promise<void> {
  const found = new Map<string, string>();
  let expected: ReadonlyMap<string, string> | undefined;
  try {
    for await (const { path, content } of readTar(source)) {
      if (path === SUMS) {
        expected = readSums((await gather(content())).toString());
        continue;
      }
      const hash = createHash('sha256');
      for await (const piece of content()) hash.update(piece);
      found.set(path, hash.digest('hex'));
    }
  } catch (error) {
    throw error instanceof NoTar ? new DamagedArchive([], { cause: error }) : error;
  }
  // Cut off between two files a tar still reads well.
  if (expected === undefined) throw new DamagedArchive([SUMS]);
  const paths = new Set([...expected.keys(), ...found.keys()]);
  const bad = [...paths].filter((path) => expected.get(path) !== found.get(path));
  if (bad.length > 0) throw new DamagedArchive(bad);
}

function readSums(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}
