import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { gather, packTar, readTar, textFile, type TarFile } from './tar.ts';

/** As fast as a disk writes; the next levels take five times as long for a twentieth of the size. */
const LEVEL = 3;

/** What `docker save` writes, packed small. `docker load` of every engine that the course takes unpacks it by itself. */
export async function* packImages(saved: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const zip = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const done = pipeline(packTar(evened(saved)), zip);
  // Its error comes out of the loop below, too.
  done.catch(() => undefined);
  yield* zip as AsyncIterable<Uint8Array>;
  await done;
}

/** `docker save` lists images in the order of chance and notes the time of day; here the same images are the same bytes. */
async function* evened(saved: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  for await (const file of readTar(saved)) {
    const even = LISTS[file.path];
    if (even === undefined) {
      yield file;
      continue;
    }
    const data: unknown = JSON.parse((await gather(file.content())).toString());
    yield textFile(file.path, JSON.stringify(even(data)));
  }
}

/** The two lists in a save, and how each is put in order. Layers and the rest go by as they are. */
const LISTS: Readonly<Record<string, (data: unknown) => unknown>> = {
  'index.json': (data) => {
    const index = data as Readonly<Record<string, unknown>>;
    return { ...index, manifests: inOrder(index['manifests']) };
  },
  'manifest.json': inOrder,
};

function inOrder(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  const texts = list.map((entry: unknown) => JSON.stringify(entry)).toSorted();
  return texts.map((text): unknown => JSON.parse(text));
}
