import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { readInfo, readTool, type ToolName } from '../machine/requirements.ts';
import { EXIT, UserError } from '../outcome.ts';
import type { BundledImages, BundleIndex } from './bundle-index.ts';
import { engineArch } from './engine-arch.ts';
import { inspectImage } from './image-facts.ts';
import { toolFile } from './layout.ts';
import { requireRoom } from './room.ts';

/** What of an archive this machine lacks. */
export interface TakePlan {
  /** Files for `docker load` with an image that is not here, or not the same. */
  readonly load: readonly BundledImages[];
  /** Names of images that are here as they are in the archive. */
  readonly here: readonly string[];
  /** Public names that stand for other images here, and the name under which those stay. */
  readonly renamed: readonly { readonly name: string; readonly keptAs: string }[];
  /** Programs that are missing here, or not fit. */
  readonly tools: readonly ToolName[];
  /** Programs that are missing here and are in the archive for another system. */
  readonly unfit: readonly ToolName[];
  readonly takesSite: boolean;
}

/** Compares an archive with this machine. Changes nothing. */
export async function planTaking(deps: Deps, index: BundleIndex): Promise<TakePlan> {
  const load: BundledImages[] = [];
  const here: string[] = [];
  const renamed: { name: string; keptAs: string }[] = [];
  for (const file of index.images) {
    let isNeeded = false;
    for (const { name, content, context } of file.holds) {
      const found = await inspectImage(deps, name);
      if (found?.content === content) {
        here.push(name);
        continue;
      }
      isNeeded = true;
      // Those that the course builds are the course's: what a name stood for before can be built again.
      if (found !== undefined && context === undefined)
        renamed.push({ name, keptAs: `${name}-before-${found.content.slice(0, 8)}` });
    }
    if (isNeeded) load.push(file);
  }
  const lacking: ToolName[] = [];
  for (const { name } of index.tools)
    if ((await readTool(deps, name)).state !== 'ready') lacking.push(name);
  const fits = (name: ToolName) =>
    index.tools.some((tool) => tool.name === name && tool.path === toolFile(name, deps.host));
  return {
    load,
    here,
    renamed,
    tools: lacking.filter(fits),
    unfit: lacking.filter((name) => !fits(name)),
    takesSite: !(await deps.files.exists(join(deps.paths.root, 'dist', 'index.html'))),
  };
}

/** Refuses an archive whose images this engine cannot run. */
export async function requireSameArch(
  deps: Deps,
  { arch }: BundleIndex,
  file: string,
): Promise<void> {
  const own = engineArch(await readInfo(deps));
  if (own === undefined || own === arch) return;
  throw new UserError(EXIT.machine, {
    what: {
      en: `${file} is for ${arch}; this Docker engine runs on ${own}.`,
      zh: `${file} 面向 ${arch}，而这台 Docker 引擎是 ${own}。`,
    },
    why: {
      en: 'Images hold programs for one processor.',
      zh: '镜像里的程序只适用于一种处理器。',
    },
    next: {
      en: `Ask for the archive whose name ends in -${own}.tar. It is made on a machine of that kind: npx lab bundle`,
      zh: `请索取文件名以 -${own}.tar 结尾的归档；它要在同类机器上打包：npx lab bundle`,
    },
  });
}

/** Refuses, before anything is written, when the images would not fit. */
export async function requireRoomFor(deps: Deps, { load }: TakePlan): Promise<void> {
  const sizes = load.map(({ bytes }) => bytes);
  const largest = Math.max(0, ...sizes);
  const { root } = await readInfo(deps);
  // The engine unpacks a file beside its layers before it takes it in.
  if (root !== undefined && (await deps.files.exists(root)))
    await requireRoom(deps, root, sizes.reduce((sum, bytes) => sum + bytes, 0) + largest);
  await requireRoom(deps, deps.paths.home, largest);
}
