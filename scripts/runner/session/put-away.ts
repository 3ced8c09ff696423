import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { backUpWorkFolder } from '../engine/work-folder.ts';
import type { LabRun } from '../lab-run.ts';
import { readLabProgress, writeLabProgress } from '../state.ts';

/**
 * Ends a lab's stay on this machine: work that differs from the lab's own files is moved to the backups (where is
 * given back), the rest goes. A finished lab stays finished in the progress; one left half way is forgotten.
 */
export async function putAwayWork(deps: Deps, run: LabRun): Promise<string | undefined> {
  const { files } = deps;
  const isEdited = await hasOwnWork(deps, run);
  const backup = isEdited ? await backUpWorkFolder(deps, run) : undefined;
  await files.remove(run.folder);
  await files.remove(run.kubeconfig);
  const progress = await readLabProgress(deps, run.lab.id);
  if (progress !== undefined && progress.at !== undefined)
    await writeLabProgress(deps, run.lab.id, undefined);
  return backup;
}

/** Whether anything in the work folder is not just as the lab brought it. */
async function hasOwnWork({ files }: Pick<Deps, 'files'>, run: LabRun): Promise<boolean> {
  const fetched = (run.lab.definition.fetches ?? []).map(({ file }) => file);
  for (const path of await files.walk(run.folder)) {
    if (fetched.includes(path)) continue;
    const from = path.startsWith('solution/') ? run.lab.folder : join(run.lab.folder, 'start');
    const [own, brought] = await Promise.all([
      files.read(join(run.folder, path)),
      files.read(join(from, path)),
    ]);
    if (own !== brought) return true;
  }
  return false;
}
