import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Text } from '../../lab-kit/text.ts';
import { same } from '../outcome.ts';

/** What to look for in an image: a path, a text, or either. */
export interface Wanted {
  readonly path: RegExp | undefined;
  readonly text: string | undefined;
}

/** Where it was found first. */
export interface Found {
  readonly what: string;
  /** A path in a layer, or the image's configuration. */
  readonly where: Text;
}

/** Files of the archive that are JSON: manifest, index and the configuration with its history. Layers are far larger. */
const JSON_LIMIT = 1024 * 1024;
const RECORD: Text = { en: 'the configuration or history', zh: '镜像的配置或构建历史' };

/**
 * Searches an image as `docker save` writes it: a tar of blobs, some of them layers (tar again, perhaps gzip). Reads
 * it as a stream, since an image may be larger than the memory at hand.
 */
export async function searchImage(
  archive: AsyncIterable<Uint8Array>,
  wanted: Wanted,
): Promise<Found | undefined> {
  const outer = extract();
  const source = Readable.from(archive, { objectMode: false });
  source.on('error', (error) => outer.destroy(error));
  source.pipe(outer);
  let found: Found | undefined;
  try {
    for await (const entry of outer) {
      // Everything must be read to its end, or the stream stands still.
      if (found !== undefined || entry.header.type !== 'file') entry.resume();
      else found = await searchBlob(bytesOf(entry), wanted);
    }
  } finally {
    source.destroy();
  }
  return found;
}

async function searchBlob(
  blob: AsyncIterable<Uint8Array>,
  wanted: Wanted,
): Promise<Found | undefined> {
  const iterator = blob[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>;
  const head: Uint8Array[] = [];
  let length = 0;
  // 512 bytes are the first header of a tar; enough to tell what the blob is.
  while (length < 512) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    head.push(value);
    length += value.length;
  }
  const start = Buffer.concat(head);
  const whole = Readable.from(
    (async function* () {
      yield start;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) return;
        yield value;
      }
    })(),
    { objectMode: false },
  );
  if (start[0] === 0x1f && start[1] === 0x8b) {
    const unpacked = whole.pipe(createGunzip());
    whole.on('error', (error) => unpacked.destroy(error));
    return await searchLayer(unpacked, wanted);
  }
  if (start.subarray(257, 262).toString('latin1') === 'ustar')
    return await searchLayer(whole, wanted);
  return await searchText(whole, wanted.text, RECORD, JSON_LIMIT);
}

async function searchLayer(layer: Readable, { path, text }: Wanted): Promise<Found | undefined> {
  const inner = extract();
  layer.on('error', (error) => inner.destroy(error));
  layer.pipe(inner);
  let found: Found | undefined;
  for await (const entry of inner) {
    const name = entry.header.name.replace(/^\.\//, '');
    if (found === undefined && path?.test(name) === true)
      found = { what: `/${path.source}/`, where: same(name) };
    if (found !== undefined || text === undefined || entry.header.type !== 'file') entry.resume();
    else found = await searchText(bytesOf(entry), text, same(name));
  }
  return found;
}

async function searchText(
  content: AsyncIterable<Uint8Array>,
  text: string | undefined,
  where: Text,
  limit = Number.POSITIVE_INFINITY,
): Promise<Found | undefined> {
  const wanted = Buffer.from(text ?? '');
  let tail = Buffer.alloc(0);
  let length = 0;
  let isFound = false;
  for await (const part of content) {
    length += part.length;
    if (isFound || wanted.length === 0 || length > limit) continue;
    const window = Buffer.concat([tail, part]);
    isFound = window.includes(wanted);
    // The text may begin in one chunk and end in the next.
    tail = window.subarray(Math.max(0, window.length - wanted.length + 1));
  }
  return isFound ? { what: `“${text ?? ''}”`, where } : undefined;
}

/** An entry is a stream that can be iterated; its published types leave that out. */
function bytesOf(entry: unknown): AsyncIterable<Uint8Array> {
  return entry as AsyncIterable<Uint8Array>;
}
