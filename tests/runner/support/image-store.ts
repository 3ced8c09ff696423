import { createHash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { gather, packTar, readTar, textFile } from '../../../scripts/runner/bundle/tar.ts';
import type { Exec } from '../../../scripts/runner/ports.ts';
import { exited, makeFakeExec, type Answer, type FakeExec } from './fake-exec.ts';

/** A Docker engine that is nothing but images: what it has by name is a text. */
export interface ImageStore extends Exec {
  readonly images: Map<string, string>;
  readonly lines: FakeExec['lines'];
}

/** How this engine differs from an ordinary one. */
interface StoreOptions {
  readonly arch?: string;
  readonly root?: string;
  /** Bytes that each image says it takes. */
  readonly size?: number;
  readonly answers?: readonly Answer[];
}

/** An engine with these images. Building an image makes one; saving and loading carry them over. */
export function makeImageStore(
  images: Readonly<Record<string, string>> = {},
  { arch = 'x86_64', root, size = 1000, answers = [] }: StoreOptions = {},
): ImageStore {
  const store = new Map(Object.entries(images));
  const exec = makeFakeExec([...answers, async (line) => await answer(line)]);

  async function answer(line: string): Promise<ReturnType<typeof exited> | string | undefined> {
    const [, verb = '', ...words] = line.split(' ');
    const last = words.at(-1) ?? '';
    if (!line.startsWith('docker ')) return undefined;
    switch (verb) {
      case 'version':
        return '{"Client":{"Context":"default"},"Server":{"Version":"27.3.1"}}';
      case 'info':
        return JSON.stringify({
          Architecture: arch,
          ...(root === undefined ? {} : { DockerRootDir: root }),
        });
      case 'image': {
        const found = store.get(last);
        if (found === undefined) return exited(1, '[]\n', `No such image: ${last}`);
        if (words.includes('--format')) return `sha256:${digest(found)}\n`;
        const Architecture = arch === 'x86_64' ? 'amd64' : 'arm64';
        const RootFS = { Layers: [`sha256:${digest(found)}`] };
        return JSON.stringify([{ Architecture, Size: size, RootFS, Config: { Cmd: null } }]);
      }
      case 'build':
        store.set(words[words.indexOf('--tag') + 1] ?? '', 'built here');
        return '';
      case 'tag':
        store.set(last, store.get(words[0] ?? '') ?? '');
        return '';
      case 'load': {
        const bytes = zstdDecompressSync(readFileSync(last));
        for await (const { path, content } of readTar(pieces(bytes)))
          store.set(decodeURIComponent(path), (await gather(content())).toString());
        return '';
      }
      default:
        return undefined;
    }
  }

  return {
    images: store,
    lines: exec.lines,
    run: async (argv, given) => await exec.run(argv, given),
    stream: ([, , ...names]) =>
      packTar(names.map((name) => textFile(encodeURIComponent(name), store.get(name) ?? ''))),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream is asked one by one
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
