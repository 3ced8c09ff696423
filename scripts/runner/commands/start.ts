import type { Text } from '../../lab-kit/text.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { requireAlone } from '../engine/lab-alone.ts';
import { isInSwarm } from '../engine/lab-swarm.ts';
import { requireMachine } from '../engine/machine-ready.ts';
import { setUpLab } from '../engine/set-up.ts';
import { caseRun, chooseFault } from '../faults.ts';
import { describeRun, type LabRun } from '../lab-run.ts';
import { loadLab, partsOf } from '../labs.ts';
import { EXIT } from '../outcome.ts';
import { chooseLab, currentPart } from '../session/session.ts';
import { leaveCase, startCase } from '../session/start-case.ts';
import { tellPart } from '../session/tell.ts';
import { findNeighbours } from '../swarm/neighbours.ts';
import { freshLab, type LabProgress, readLabProgress, writeLabProgress } from '../state.ts';

/** `lab start <lab>`: brings the machine to the lab's beginning, or to where the learner was. */
export const command = defineCommand({
  name: 'start',
  args: [{ name: 'lab', summary: { en: 'its id', zh: '实验名' } }],
  flags: {
    fault: {
      type: 'string',
      value: 'name',
      summary: {
        en: 'something broken to find and repair: its name, or random',
        zh: '给你一个故障去查找和修复：故障名，或 random',
      },
    },
  },
  locks: true,
  details: {
    en: 'Fetches and builds the images it needs, copies its files to a work folder of your own, and shows the first step. Run again, it goes on where you were; your files are kept.\nA lab that disturbs the whole cluster is not begun beside another one, unless --yes is given.\n--fault gives you a broken namespace instead, and the complaint of somebody who uses it. What is broken is told when it is repaired; random takes one that you have not repaired yet. Another start puts the case before it away; without --fault you are back in the lab.',
    zh: '准备实验所需的镜像，把文件复制到你自己的工作目录，并显示第一步。再次运行会从上次的位置继续，你的文件不会丢。\n会影响整个集群的实验不与其他实验同时进行，除非加上 --yes。\n加上 --fault 则得到一个坏掉的命名空间和用户的抱怨；修好之后才告诉你坏在哪里。random 会挑一个你还没有修过的。再次运行会收走当前案例；不带 --fault 就回到实验。',
  },
  run: async (deps, options, args) => {
    const lab = await loadLab(deps, await chooseLab(deps, args.lab));
    const run = await describeRun(deps, lab);
    const { reporter } = deps;
    const earlier = await readLabProgress(deps, lab.id);
    const repaired = Object.keys(earlier?.passed ?? {});
    const fault =
      options.fault === undefined ? undefined : chooseFault(lab, options.fault, { repaired });
    const number = (earlier?.case?.number ?? 0) + 1;
    if (options.dryRun) {
      tellPlan(deps, run);
      if (fault !== undefined) tellCasePlan(deps, caseRun(run, fault, number));
      return { code: EXIT.done, data: { lab: lab.id, dryRun: true, folder: run.folder } };
    }
    await requireMachine(deps, run);
    if (!options.yes) await requireAlone(deps, run);
    const lost = earlier && (await whereLost(deps, run));
    const { folder } = await reporter.during(
      { en: `Preparing the lab ${lab.id}`, zh: `正在准备实验 ${lab.id}` },
      async (update) => await setUpLab(deps, run, update),
    );
    const first = partsOf(lab.definition)[0]?.id ?? '';
    const isAgain = earlier !== undefined && lost === undefined && folder === 'kept';
    // Also of a cluster that is no more: its folder is still there.
    const left = earlier === undefined ? undefined : await leaveCase(deps, run, earlier);
    const progress: LabProgress =
      isAgain && left !== undefined ? left : freshLab(deps.clock.now(), first);
    await writeLabProgress(deps, lab.id, progress);
    if (fault !== undefined) return await startCase(deps, run, { fault, number }, progress);
    reporter.title({
      en: `${lab.id} · ${lab.definition.title.en}`,
      zh: `${lab.id} · ${lab.definition.title.zh}`,
    });
    reporter.line(lab.definition.summary);
    if (lab.definition.disturbs !== undefined) tellDisturbs(deps, run, lab.definition.disturbs);
    if (run.usesSwarm) tellNeighbours(deps, await findNeighbours(deps, lab.id));
    if (folder === 'kept')
      reporter.line(
        { en: `Your files in ${run.folder} were kept.`, zh: `保留了你在 ${run.folder} 中的文件。` },
        'info',
      );
    if (lost !== undefined) tellLost(deps, run, lost);
    const part = currentPart({ lab, run, progress });
    if (part !== undefined) tellPart(reporter, lab, run, part);
    else
      reporter.line({
        en: `You have finished this lab. Do it again: npx lab reset ${lab.id}`,
        zh: `你已完成这个实验。重做：npx lab reset ${lab.id}`,
      });
    return {
      code: EXIT.done,
      data: {
        lab: lab.id,
        folder: run.folder,
        kubeconfig: run.usesCluster ? run.kubeconfig : undefined,
        at: progress.at,
        files: folder,
      },
    };
  },
});

/** What a lab makes its objects in, as messages call it. */
const PLACES = {
  swarm: { en: 'swarm', zh: ' Swarm ' },
  cluster: { en: 'cluster', zh: '集群' },
} as const;

/** Progress without a swarm or a namespace: the swarm was left, the cluster deleted since, whoever did it. */
async function whereLost(deps: Deps, run: LabRun): Promise<keyof typeof PLACES | undefined> {
  if (run.usesSwarm && !(await isInSwarm(deps, run))) return 'swarm';
  if (!run.usesCluster) return undefined;
  const found = await (
    await deps.cluster()
  ).list({ kind: 'Namespace', name: run.namespace }, deps.signal);
  return found.length === 0 ? 'cluster' : undefined;
}

function tellLost({ reporter }: Deps, run: LabRun, lost: keyof typeof PLACES): void {
  const where = PLACES[lost];
  reporter.line(
    {
      en: `What the lab had made in the ${where.en} is gone (it is a new one), so it begins again.`,
      zh: `实验在${where.zh}中创建的对象已不存在（${where.zh}是新建的），因此从头开始。`,
    },
    'warn',
  );
  if (!run.usesSwarm || !run.usesCluster) return;
  reporter.line(
    {
      en: `What it had made elsewhere may still be there and would be in the way. Clear it up first: npx lab reset ${run.lab.id}`,
      zh: `它在别处创建的对象可能还在，会妨碍重做。请先清理：npx lab reset ${run.lab.id}`,
    },
    'warn',
  );
}

function tellDisturbs({ reporter }: Deps, { lab }: LabRun, why: Text): void {
  reporter.line(
    {
      en: `This lab has the cluster to itself: ${why.en} npx lab stop ${lab.id} puts everything back.`,
      zh: `这个实验独占集群：${why.zh}npx lab stop ${lab.id} 会全部复原。`,
    },
    'warn',
  );
}

function tellNeighbours({ reporter }: Deps, names: readonly string[]): void {
  if (names.length === 0) return;
  const shown = names.length > 4 ? [...names.slice(0, 3), '…'] : names;
  reporter.line(
    {
      en: `Running now: ${shown.join(', ')}. When this lab ends, the engine leaves its swarm and forgets the names by which running containers find each other (moby#45144): stop these first, or restart them afterwards.`,
      zh: `正在运行：${shown.join('、')}。本实验结束时引擎会退出 Swarm，并忘记运行中的容器互相查找用的名字（moby#45144）：请先停掉它们，或在结束后重启它们。`,
    },
    'warn',
  );
}

/** Where the case would be; not what is broken in it. */
function tellCasePlan({ reporter }: Deps, { namespace, folder }: LabRun): void {
  reporter.line({
    en: `Would create the namespace ${namespace} for the case, and break it. Its files would be in ${folder}.`,
    zh: `将为案例创建命名空间 ${namespace}，再把它弄坏；案例的文件放在 ${folder}。`,
  });
}

function tellPlan({ reporter }: Deps, run: LabRun): void {
  const { base, build = [], load = [] } = run.lab.definition.images;
  reporter.line({
    en: `Would have: ${base.join(', ')} on the engine.`,
    zh: `将确保引擎上有：${base.join('、')}。`,
  });
  if (run.lab.definition.needs.includes('site'))
    reporter.line({
      en: 'Would build the site, unless dist/ is up to date.',
      zh: '如果 dist/ 不是最新的，将构建网站。',
    });
  for (const { tag, context } of build)
    reporter.line({
      en: `Would build ${tag} from labs/${run.lab.id}/${context}.`,
      zh: `将从 labs/${run.lab.id}/${context} 构建 ${tag}。`,
    });
  if (load.length > 0)
    reporter.line({
      en: `Would load into the nodes, where missing: ${load.join(', ')}.`,
      zh: `将把节点上缺少的镜像载入：${load.join('、')}。`,
    });
  if (run.usesSwarm)
    reporter.line({
      en: 'Would make a swarm of this engine alone, unless the lab has it already.',
      zh: '将用这一个引擎创建 Swarm（如果实验还没有）。',
    });
  if (run.usesCluster)
    reporter.line({
      en: `Would create the namespace ${run.namespace}.`,
      zh: `将创建命名空间 ${run.namespace}。`,
    });
  reporter.line({
    en: `Would copy the lab's files to ${run.folder}, unless they are there.`,
    zh: `如尚不存在，将把实验文件复制到 ${run.folder}。`,
  });
}
