import type { Deps } from '../deps.ts';
import { EXIT, UserError } from '../outcome.ts';
import { gigabytes } from './progress.ts';

/** Refuses before anything is written when the disk that holds a path has less free than is needed there. */
export async function requireRoom(
  { files }: Pick<Deps, 'files'>,
  path: string,
  needed: number,
): Promise<void> {
  const free = await files.freeBytes(path);
  if (free >= needed) return;
  const [has, wants] = [gigabytes(free), gigabytes(needed)];
  throw new UserError(EXIT.machine, {
    what: {
      en: `Not enough room: ${has} free at ${path}, and this needs up to ${wants}. Nothing was written.`,
      zh: `空间不够：${path} 只剩 ${has}，而这里最多需要 ${wants}。什么都没有写。`,
    },
    next: {
      en: 'See what takes the space with `docker system df`, or choose fewer labs when packing: npx lab bundle pods services',
      zh: '用 `docker system df` 看看是什么占了空间；打包时也可以少选几个实验：npx lab bundle pods services',
    },
  });
}
