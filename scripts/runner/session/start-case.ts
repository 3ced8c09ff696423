import type { Fault } from '../../lab-kit/fault.ts';
import type { Deps } from '../deps.ts';
import { makeCase, removeCase } from '../engine/case.ts';
import { casePart, caseRun, openCase } from '../faults.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { type LabProgress, writeLabProgress } from '../state.ts';
import { putAwayCase, putAwayFolder } from './put-away.ts';
import { tellPart } from './tell.ts';

/** Begins a case: a namespace is made and broken, and the complaint is shown. */
export async function startCase(
  deps: Deps,
  run: LabRun,
  { fault, number }: { readonly fault: Fault; readonly number: number },
  progress: LabProgress,
): Promise<Outcome> {
  const own = caseRun(run, fault, number);
  const { lab } = own;
  await deps.reporter.during(
    { en: `Preparing case ${String(number)}`, zh: `正在准备案例 ${String(number)}` },
    async () => {
      // Whatever was left here belongs to no case that the progress knows.
      tellBackup(deps, await putAwayFolder(deps, own));
      await makeCase(deps, own);
      const open = { fault: fault.id, number };
      await writeLabProgress(deps, lab.id, { ...progress, case: open });
    },
  );
  tellPart(deps.reporter, lab, own, casePart(lab));
  return {
    code: EXIT.done,
    data: { lab: lab.id, case: number, folder: own.folder, kubeconfig: own.kubeconfig },
  };
}

/** Ends the case that is under way, if one is; files that were edited are kept in the backups. */
export async function leaveCase(
  deps: Deps,
  run: LabRun,
  progress: LabProgress,
): Promise<LabProgress> {
  const open = openCase(run, progress);
  if (open === undefined) return progress;
  await removeCase(deps, open.run);
  tellBackup(deps, await putAwayCase(deps, run));
  return { ...progress, case: undefined };
}

function tellBackup({ reporter }: Deps, backup: string | undefined): void {
  if (backup !== undefined)
    reporter.line({ en: `Your files are in ${backup}`, zh: `你的文件在 ${backup}` }, 'info');
}
