import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { backUpWorkFolder } from '../engine/work-folder.ts';
import { openCase } from '../faults.ts';
import type { LabRun } from '../lab-run.ts';
import { readLabProgress, writeLabProgress } from '../state.ts';

/** Clears a work folder away: files that differ from the lab's own are moved to the backups, and where is given back. */
export async function putAwayFolder(deps: Deps, run: LabRun): Promise<string | undefined> {
  const isEdited = await hasOwnWork(deps, run);
  const backup = isEdited ? await backUpWorkFolder(deps, run) : undefined;
  await deps.files.remove(run.folder);
  await deps.files.remove(run.kubeconfig);
  return backup;
}

/**
 * Ends a lab's stay on this machine, its work folder's and that of the case that is under way. A finished lab stays
 * finished in the progress; one left half way is forgotten.
 */
export async function putAwayWork(deps: Deps, run: LabRun): Promise<string | undefined> {
  const caseBackup = await putAwayCase(deps, run);
  const backup = (await putAwayFolder(deps, run)) ?? caseBackup;
  const progress = await readLabProgress(deps, run.lab.id);
  if (progress !== undefined && progress.at !== undefined)
    await writeLabProgress(deps, run.lab.id, undefined);
  return backup;
}

/** The same for the case that is under way, if one is. Its namespace is not looked at here. */
export async function putAwayCase(deps: Deps, run: LabRun): Promise<string | undefined> {
  const progress = await readLabProgress(deps, run.lab.id);
  const open = openCase(run, progress);
  if (progress === undefined || open === undefined) return undefined;
  const backup = await putAwayFolder(deps, open.run);
  await writeLabProgress(deps, run.lab.id, { ...progress, case: undefined });
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
