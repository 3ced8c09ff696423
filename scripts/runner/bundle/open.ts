import type { Deps } from '../deps.ts';
import { EXIT, UserError } from '../outcome.ts';
import { DamagedArchive, verifyArchive } from './archive.ts';
import { INDEX, notOurs, readIndex, type BundleIndex } from './bundle-index.ts';
import { counted, type Watch } from './progress.ts';
import { gather, NoTar, readTar } from './tar.ts';

type OpenDeps = Pick<Deps, 'files' | 'signal'>;

/** Reads what an archive says of itself: its first file and nothing after it. */
export async function openBundle({ files }: OpenDeps, file: string): Promise<BundleIndex> {
  if ((await files.stat(file)) === undefined) {
    throw new UserError(EXIT.usage, {
      what: { en: `There is no file ${file}.`, zh: `没有文件 ${file}。` },
      next: {
        en: 'Give the archive that `lab bundle` wrote: npx lab unbundle FILE',
        zh: '请给出 `lab bundle` 写的归档：npx lab unbundle 文件',
      },
    });
  }
  const text = await firstFile(files.readStream(file));
  if (text === undefined) throw notOurs(file);
  return readIndex(text, file);
}

async function firstFile(source: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  try {
    for await (const { path, content } of readTar(source))
      return path === INDEX ? (await gather(content())).toString() : undefined;
  } catch (error) {
    if (!(error instanceof NoTar)) throw error;
  }
  return undefined;
}

/** Reads the whole archive; refuses it unless every file in it is as it was packed. */
export async function verifyBundle(
  { files, signal }: OpenDeps,
  file: string,
  update: Watch['update'],
): Promise<void> {
  const total = (await files.stat(file))?.bytes ?? 0;
  const text = { en: 'Checking every checksum', zh: '正在核对全部校验和' };
  try {
    await verifyArchive(counted(files.readStream(file), { total, text, update, signal }));
  } catch (error) {
    if (error instanceof DamagedArchive) throw damaged(file, error);
    throw error;
  }
}

/** More names than this help nobody. */
const SHOWN = 5;

function damaged(file: string, { paths }: DamagedArchive): UserError {
  const shown = paths.slice(0, SHOWN);
  const more = paths.length - shown.length;
  return new UserError(EXIT.machine, {
    what: {
      en: `${file} is damaged. Nothing was taken from it.`,
      zh: `${file} 已损坏，没有从中取用任何内容。`,
    },
    why:
      paths.length === 0
        ? {
            en: 'It ends in the middle, or has bytes that no archive has.',
            zh: '它在中途截断，或含有归档中不会出现的内容。',
          }
        : {
            en: `Not as they were packed: ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}.`,
            zh: `与打包时不一致：${shown.join('、')}${more > 0 ? `等 ${String(paths.length)} 个文件` : ''}。`,
          },
    next: {
      en: 'Copy it again from where it came from, and compare: sha256sum FILE on both machines.',
      zh: '从来源处重新拷贝，并在两台机器上用 sha256sum 比较。',
    },
  });
}
