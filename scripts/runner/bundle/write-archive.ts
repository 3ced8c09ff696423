import { dirname, join } from 'node:path';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { packArchive, verifyArchive } from './archive.ts';
import { INDEX } from './bundle-index.ts';
import { courseFiles } from './course-files.ts';
import type { Parts } from './gather-parts.ts';
import { guides } from './guide.ts';
import { GUIDES } from './layout.ts';
import { counted, type Watch } from './progress.ts';
import { textFile } from './tar.ts';

/** Writes the archive under its name when it is whole, then reads it again as the other machines will. */
export async function writeArchive(
  deps: Deps,
  target: string,
  { index, files: parts }: Parts,
  update: Watch['update'],
): Promise<number> {
  const { files, signal } = deps;
  const course = await courseFiles(deps);
  const guide = guides(index, target);
  // What a machine asks for first stands first; what takes longest to read past stands last.
  const all = [
    textFile(INDEX, `${JSON.stringify(index, undefined, 2)}\n`),
    textFile(GUIDES.en, guide.en),
    textFile(GUIDES.zh, guide.zh),
    ...course,
    ...parts,
  ];
  const total = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const watched = (pieces: AsyncIterable<Uint8Array>, text: Text) =>
    counted(pieces, { total, text, update, signal });
  const packed = packArchive(all);
  await files.writeStream(
    target,
    watched(packed, { en: 'Writing the archive', zh: '正在写入归档' }),
  );
  const written = files.readStream(target);
  await verifyArchive(watched(written, { en: 'Reading it again', zh: '正在复读校验' }));
  return (await files.stat(target))?.bytes ?? 0;
}

/** Folder for what is saved on the way: on the disk where the archive will be. */
export function stageFolder(target: string): string {
  return join(dirname(target), '.bundle-parts');
}
