import type { Text } from '../../lab-kit/text.ts';
import { repairCluster } from '../cluster/repair.ts';
import { readClusterState } from '../cluster/state.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { examineCluster } from '../engine/examine-cluster.ts';
import { withLock } from '../lock.ts';
import { installTool } from '../machine/install-tool.ts';
import { probeMachine, type Probe } from '../machine/probe.ts';
import { TOOLS } from '../machine/require-tools.ts';
import { readTool, requireEngine, toolProblem } from '../machine/requirements.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import type { Mark } from '../ports.ts';

const MARKS: Readonly<Record<Probe['verdict'], Mark>> = {
  good: 'pass',
  note: 'warn',
  missing: 'broken',
  unknown: 'info',
};

/** `lab doctor` */
export const command = defineCommand({
  name: 'doctor',
  args: [],
  flags: {
    fix: {
      type: 'boolean',
      summary: {
        en: "download what can be downloaded (kind, kubectl) into the course's own folder; with --cluster: put the cluster back",
        zh: '把能下载的程序（kind、kubectl）下载到课程自己的目录；与 --cluster 一起用：复原集群',
      },
    },
    cluster: {
      type: 'boolean',
      summary: {
        en: 'look at the cluster alone: nodes, control plane, kube-proxy, DNS, what labs left',
        zh: '只检查集群：节点、控制平面、kube-proxy、DNS、实验残留',
      },
    },
  },
  locks: false,
  details: {
    en:
      'Looks and changes nothing, unless --fix is given. Ends with 3 when something that every lab with a cluster needs is missing.\n' +
      'With --cluster it ends with 0 when the cluster is as new. What --fix cannot put back within two minutes it builds again.',
    zh:
      '只检查，不做改动（除非加 --fix）。集群实验所需的条件有缺失时，退出码为 3。\n' +
      '加 --cluster 时，集群与新建时一样则退出码为 0。--fix 在两分钟内无法复原的集群会重新创建。',
  },
  run: async (deps, options) => {
    const mends = options.fix && !options.dryRun;
    if (options.cluster) return await examine(deps, mends);
    if (mends) await fix(deps);
    const probes = await deps.reporter.during(
      { en: 'Looking at this machine', zh: '正在检查本机' },
      async () => await probeMachine(deps),
    );
    for (const probe of probes) tell(deps, probe);
    const missing = probes.filter(({ verdict }) => verdict === 'missing').length;
    const rest = probes.some(({ id, verdict }) => id === 'engine' && verdict === 'good')
      ? {
          en: 'Labs that need only Docker run already; npx lab list shows which.',
          zh: '只需要 Docker 的实验现在就能做，用 npx lab list 查看是哪些。',
        }
      : { en: 'Reading the site needs none of them.', zh: '只阅读网站则不需要这些。' };
    const closing: Text =
      missing === 0
        ? {
            en: 'This machine is ready. Next: npx lab up',
            zh: '本机已就绪。下一步：npx lab up',
          }
        : {
            en: `${String(missing)} thing(s) are missing; each line says how to get there. ${rest.en}`,
            zh: `缺少 ${String(missing)} 项，每一行都写了解决办法。${rest.zh}`,
          };
    deps.reporter.line({ en: `\n${closing.en}`, zh: `\n${closing.zh}` });
    return {
      code: missing === 0 ? EXIT.done : EXIT.machine,
      data: { ready: missing === 0, probes },
    };
  },
});

async function examine(deps: Deps, mends: boolean): Promise<Outcome> {
  await requireEngine(deps);
  if (mends) await withLock(deps, 'doctor', async () => await mend(deps));
  const probes = await deps.reporter.during(
    { en: 'Looking at the cluster', zh: '正在检查集群' },
    async () => await examineCluster(deps),
  );
  for (const probe of probes) tell(deps, probe);
  const isWell = probes.every(({ verdict }) => verdict === 'good');
  return { code: isWell ? EXIT.done : EXIT.machine, data: { ready: isWell, probes } };
}

/** One that is absent or somebody else's is told afterwards, with its remedy. */
async function mend(deps: Deps): Promise<void> {
  const { kind } = await readClusterState(deps);
  if (kind === 'absent' || kind === 'foreign') return;
  await deps.reporter.during(
    { en: 'Putting the cluster back', zh: '正在复原集群' },
    async (update) => await repairCluster(deps, update),
  );
}

async function fix(deps: Deps): Promise<void> {
  for (const name of TOOLS) {
    if (toolProblem(name, await readTool(deps, name)) !== undefined) await installTool(deps, name);
  }
}

function tell({ reporter }: Deps, { name, saw, fix: remedy, verdict }: Probe): void {
  reporter.line({ en: `${name.en}: ${saw.en}`, zh: `${name.zh}：${saw.zh}` }, MARKS[verdict]);
  if (remedy !== undefined) {
    const arrow: Text = { en: `    → ${remedy.en}`, zh: `    → ${remedy.zh}` };
    reporter.line(arrow);
  }
}
