import { defineCommand } from '../command.ts';
import { endLab } from '../engine/end-lab.ts';
import { requireMachine } from '../engine/machine-ready.ts';
import { setUpLab } from '../engine/set-up.ts';
import { backUpWorkFolder } from '../engine/work-folder.ts';
import { describeRun } from '../lab-run.ts';
import { loadLab, partsOf } from '../labs.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { putAwayCase } from '../session/put-away.ts';
import { chooseLab } from '../session/session.ts';
import { tellPart } from '../session/tell.ts';
import { freshLab, writeLabProgress } from '../state.ts';

/** `lab reset`: back to the lab's beginning. The learner's files are moved to a backup, never deleted. */
export const command = defineCommand({
  name: 'reset',
  args: [
    {
      name: 'lab',
      summary: { en: 'its id; the one under way unless told', zh: '实验名；默认是正在进行的实验' },
    },
  ],
  flags: {},
  locks: true,
  run: async (deps, options, args): Promise<Outcome> => {
    const lab = await loadLab(deps, await chooseLab(deps, args.lab));
    const run = await describeRun(deps, lab);
    const { reporter } = deps;
    if (options.dryRun) {
      reporter.line({
        en: `Would remove everything labelled ${run.label} and move ${run.folder} to the backups.`,
        zh: `将删除所有带标签 ${run.label} 的对象，并把 ${run.folder} 移到备份目录。`,
      });
      return { code: EXIT.done, data: { lab: lab.id, dryRun: true } };
    }
    await requireMachine(deps, run, 'under-way');
    const isSure = await deps.confirm({
      en: `Put the lab ${lab.id} back to its beginning? What you made in it is removed; your files are kept in a backup.`,
      zh: `要把实验 ${lab.id} 恢复到最初吗？你在其中创建的对象会被删除，文件会备份。`,
    });
    if (!isSure) {
      reporter.line({
        en: 'Nothing was changed. With --yes it does not ask.',
        zh: '没有任何改动。加上 --yes 可不再询问。',
      });
      return { code: EXIT.notMet, data: { lab: lab.id, reset: false } };
    }
    const backup = await reporter.during(
      { en: `Resetting the lab ${lab.id}`, zh: `正在重置实验 ${lab.id}` },
      async (update) => {
        await endLab(deps, run, { hasCluster: run.usesCluster, update });
        const ofCase = await putAwayCase(deps, run);
        const moved = (await backUpWorkFolder(deps, run)) ?? ofCase;
        // Forgotten before it is set up again: after Ctrl-C in between, `start` begins afresh.
        await writeLabProgress(deps, lab.id, undefined);
        // Described anew: a cluster that had to be built again may have other ports.
        await setUpLab(deps, await describeRun(deps, lab), update);
        return moved;
      },
    );
    const [first] = partsOf(lab.definition);
    await writeLabProgress(deps, lab.id, freshLab(deps.clock.now(), first?.id ?? ''));
    if (backup !== undefined)
      reporter.line({ en: `Your files are in ${backup}`, zh: `你的文件在 ${backup}` }, 'info');
    if (first !== undefined) tellPart(reporter, lab, run, first);
    return { code: EXIT.done, data: { lab: lab.id, reset: true, backup, at: first?.id } };
  },
});
