import type { Text } from '../../lab-kit/text.ts';
import type { Repaired } from '../cluster/repair.ts';
import { defineCommand } from '../command.ts';
import { readClusterState } from '../cluster/state.ts';
import type { Deps } from '../deps.ts';
import { listLeftovers } from '../engine/clean-up.ts';
import { endLab } from '../engine/end-lab.ts';
import { describeRun } from '../lab-run.ts';
import { loadLab } from '../labs.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { chooseLab } from '../session/session.ts';
import { putAwayWork } from '../session/put-away.ts';

/** `lab stop`: removes what a lab made, by label, and proves that nothing is left. Base images stay. */
export const command = defineCommand({
  name: 'stop',
  args: [
    {
      name: 'lab',
      summary: { en: 'its id; the one under way unless told', zh: '实验名；默认是正在进行的实验' },
    },
  ],
  flags: {},
  locks: true,
  details: {
    en: 'Removes what the lab made, by label, and looks again. After a lab that disturbs the cluster it puts the cluster back, which takes up to two minutes; what cannot be put back is built again.',
    zh: '按标签清理实验创建的一切，然后再检查一遍。对会影响整个集群的实验，还会复原集群，最多需要两分钟；无法复原时会重新创建集群。',
  },
  run: async (deps, options, args): Promise<Outcome> => {
    const lab = await loadLab(deps, await chooseLab(deps, args.lab));
    const run = await describeRun(deps, lab);
    const { reporter } = deps;
    // Without its cluster the lab's objects there are gone, and the rest must still be removable.
    const hasCluster = run.usesCluster && (await readClusterState(deps)).kind === 'running';
    if (options.dryRun) {
      const found = await listLeftovers(deps, run, hasCluster);
      for (const { kind, name } of found)
        reporter.line({ en: `Would remove ${kind} ${name}`, zh: `将删除 ${kind} ${name}` });
      return { code: EXIT.done, data: { lab: lab.id, dryRun: true, found } };
    }
    const { removed, cluster } = await reporter.during(
      { en: `Removing what the lab ${lab.id} made`, zh: `正在清理实验 ${lab.id} 创建的一切` },
      async (update) => await endLab(deps, run, { hasCluster, update }),
    );
    const backup = await putAwayWork(deps, run);
    for (const { kind, name } of removed)
      reporter.line({ en: `removed ${kind} ${name}`, zh: `已删除 ${kind} ${name}` }, 'info');
    if (backup !== undefined)
      reporter.line({ en: `Your files are in ${backup}`, zh: `你的文件在 ${backup}` }, 'info');
    reporter.line(
      {
        en: `Nothing labelled ${run.label} is left.`,
        zh: `已没有任何带标签 ${run.label} 的对象。`,
      },
      'pass',
    );
    if (cluster !== undefined) tellCluster(deps, cluster);
    return { code: EXIT.done, data: { lab: lab.id, removed, backup, cluster } };
  },
});

const CLUSTER_WORDS: Readonly<Record<Repaired, Text>> = {
  'was-well': {
    en: 'The cluster was looked at: it is as new.',
    zh: '已检查集群：与新建时一样。',
  },
  'put-back': {
    en: 'The cluster was put back and looked at: it is as new.',
    zh: '集群已复原并检查：与新建时一样。',
  },
  'built-again': {
    en: 'The cluster was built again. Other labs that were under way in it begin anew.',
    zh: '集群已重新创建。其中正在进行的其他实验需要从头开始。',
  },
};

function tellCluster({ reporter }: Pick<Deps, 'reporter'>, cluster: Repaired): void {
  reporter.line(CLUSTER_WORDS[cluster], cluster === 'built-again' ? 'warn' : 'pass');
}
