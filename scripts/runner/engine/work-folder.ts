import { basename, join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';

type FolderDeps = Pick<Deps, 'files' | 'paths' | 'clock'>;

/** Makes the work folder from `start/`. One that is there holds the learner's work and is kept. */
export async function prepareWorkFolder(
  { files }: FolderDeps,
  run: LabRun,
): Promise<'new' | 'kept'> {
  if (await files.exists(run.folder)) return 'kept';
  // Copied beside and renamed: a folder that is there is whole, whenever Ctrl-C came.
  const half = `${run.folder}.half`;
  await files.remove(half);
  await files.copyFolder(join(run.lab.folder, 'start'), half);
  await files.move(half, run.folder);
  return 'new';
}

/** Puts the lab's `solution/` or `wrong/` beside the learner's files, where its commands look for it. */
export async function addBeside(
  { files }: FolderDeps,
  run: LabRun,
  name: 'solution' | 'wrong',
): Promise<void> {
  const from = join(run.lab.folder, name);
  if (await files.exists(from)) await files.copyFolder(from, join(run.folder, name));
}

/** Takes it away again. */
export async function removeBeside(
  { files }: FolderDeps,
  run: LabRun,
  name: 'solution' | 'wrong',
): Promise<void> {
  await files.remove(join(run.folder, name));
}

/** Runs `work`, then puts the work folder back as it was, whatever happened. */
export async function withFolderRestored<T>(
  { files }: FolderDeps,
  run: LabRun,
  work: () => Promise<T>,
): Promise<T> {
  const kept = await files.makeTemporaryFolder('lab-work-');
  try {
    await files.copyFolder(run.folder, kept);
    try {
      return await work();
    } finally {
      await files.remove(run.folder);
      await files.copyFolder(kept, run.folder);
    }
  } finally {
    await files.remove(kept);
  }
}

/** Moves the work folder to `<home>/backup/<id>-<time>` and says where; `undefined` when there was none. */
export async function backUpWorkFolder(
  { files, paths, clock }: FolderDeps,
  run: LabRun,
): Promise<string | undefined> {
  if (!(await files.exists(run.folder))) return undefined;
  const time = new Date(clock.now()).toISOString().replace(/[:.]/g, '-').slice(0, 19);
  const backup = join(paths.home, 'backup', `${basename(run.folder)}-${time}`);
  await files.move(run.folder, backup);
  return backup;
}
