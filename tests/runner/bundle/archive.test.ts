import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  DamagedArchive,
  packArchive,
  SUMS,
  verifyArchive,
} from '../../../scripts/runner/bundle/archive.ts';
import { gather, readTar, textFile, type TarFile } from '../../../scripts/runner/bundle/tar.ts';

const FILES: readonly TarFile[] = [
  textFile('bundle.json', '{}\n'),
  { ...textFile('course/lab', '#!/bin/sh\n'), isProgram: true },
  textFile(`course/${'deep/'.repeat(40)}page.html`, '页面'),
  textFile('course/empty', ''),
  textFile('images/labs.tar.gz', 'x'.repeat(3_000_000)),
];

const pack = async (files: Iterable<TarFile> = FILES) => await gather(packArchive(files));

/** In pieces as a disk gives them. */
// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asked one by one
async function* pieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function damage(bytes: Uint8Array): Promise<readonly string[]> {
  const error: unknown = await verifyArchive(pieces(bytes)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DamagedArchive);
  return (error as DamagedArchive).paths;
}

describe('an archive', () => {
  it('holds the files in their order, and then their checksums', async () => {
    const found: [string, string][] = [];
    for await (const { path, content } of readTar(pieces(await pack())))
      found.push([path, (await gather(content())).toString()]);
    expect(found.map(([path]) => path)).toEqual([...FILES.map(({ path }) => path), SUMS]);
    const sums = found.at(-1)?.[1] ?? '';
    const page = createHash('sha256').update('页面').digest('hex');
    expect(sums.split('\n')[2]).toBe(`${page}  ${FILES[2]?.path ?? ''}`);
    await expect(verifyArchive(pieces(await pack()))).resolves.toBeUndefined();
  });

  it('is the same to the byte each time', async () => {
    expect(
      createHash('sha256')
        .update(await pack())
        .digest('hex'),
    ).toBe(
      createHash('sha256')
        .update(await pack())
        .digest('hex'),
    );
  });

  it('can be left after the first file', async () => {
    let asked = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces(await pack())) {
        asked += 1;
        yield piece;
      }
    }
    for await (const { path } of readTar(source())) {
      expect(path).toBe('bundle.json');
      break;
    }
    expect(asked).toBeLessThan(10);
  });

  it('a file that is not as long as was said ends the packing', async () => {
    const liar = { ...textFile('grown.txt', 'abc'), bytes: 2 };
    await expect(pack([liar])).rejects.toThrow();
  });

  it('a file that cannot be read ends the packing with its own error', async () => {
    const gone: TarFile = {
      path: 'gone.txt',
      bytes: 3,
      // eslint-disable-next-line @typescript-eslint/require-await, require-yield -- fails before it gives anything
      content: async function* () {
        throw new Error('no such file');
      },
    };
    await expect(pack([textFile('first', 'x'), gone])).rejects.toThrow('no such file');
  });

  it('what the source throws is what comes out', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield* pieces((await pack()).subarray(0, 100_000));
      throw new Error('unplugged');
    }
    await expect(verifyArchive(failing())).rejects.toThrow('unplugged');
  });
});

describe('damage is found', () => {
  it('one byte changed: the file is named', async () => {
    const bytes = await pack();
    const at = bytes.indexOf('xxxx') + 1_000_000;
    bytes[at] = 0x79;
    expect(await damage(bytes)).toEqual(['images/labs.tar.gz']);
  });

  it('cut off in the middle of a file', async () => {
    const bytes = await pack();
    expect(await damage(bytes.subarray(0, bytes.length - 2_000_000))).toEqual([]);
  });

  it('cut off between two files', async () => {
    const whole = await pack();
    // A tar's end may be missing without a word from who reads it; the checksums are missing then, too.
    const without = await gather(packArchive(FILES.slice(0, 2)));
    const end = without.indexOf(SUMS);
    expect(whole.subarray(0, end).equals(without.subarray(0, end))).toBe(true);
    expect(await damage(whole.subarray(0, end))).toEqual([SUMS]);
  });

  it('a checksum changed', async () => {
    const bytes = await pack();
    const at = bytes.lastIndexOf('  course/empty') - 1;
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    expect(await damage(bytes)).toEqual(['course/empty']);
  });

  it('no archive at all', async () => {
    expect(await damage(Buffer.alloc(4096, 7))).toEqual([]);
    expect(await damage(Buffer.alloc(0))).toEqual([SUMS]);
  });
});
