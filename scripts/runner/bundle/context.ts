import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Files } from '../ports.ts';

/** What a folder that an image is built from holds: the same for the same files, wherever the folder lies. */
export async function contextContent(
  files: Pick<Files, 'walk' | 'readStream'>,
  folder: string,
): Promise<string> {
  const whole = createHash('sha256');
  // Packages that an author installed to run a program's tests are no part of its image.
  const paths = (await files.walk(folder))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.split('/').includes('node_modules'))
    .toSorted();
  for (const path of paths) {
    const one = createHash('sha256');
    for await (const piece of files.readStream(join(folder, path))) one.update(piece);
    whole.update(`${one.digest('hex')}  ${path}\n`);
  }
  return whole.digest('hex');
}
