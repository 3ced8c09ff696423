import { ensureCluster } from '../cluster/ensure.ts';
import { readClusterState, type ClusterState } from '../cluster/state.ts';
import type { Text } from '../../lab-kit/text.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { requireDisk, requireEngine } from '../machine/requirements.ts';
import { requireTools } from '../machine/require-tools.ts';
import { EXIT, type Outcome } from '../outcome.ts';

/** `lab up` */
export const command = defineCommand({
  name: 'up',
  args: [],
  flags: {},
  locks: true,
  details: {
    en:
      'One control plane and two workers in Docker, with a kubeconfig of their own; your contexts are never touched.\n' +
      'Running it again is harmless: it starts what was stopped and finishes what was interrupted.',
    zh:
      '在 Docker 里运行一个控制平面和两个工作节点，使用独立的 kubeconfig，不会动你的 context。\n' +
      '重复运行没有副作用：停掉的会启动，中断的会做完。',
  },
  run: async (deps, options) => {
    const began = deps.clock.now();
    await requireEngine(deps);
    await requireTools(deps, options);
    const state = await readClusterState(deps);
    if (options.dryRun) return tellPlan(deps, state.kind);
    if (state.kind === 'absent' || state.kind === 'broken') await requireDisk(deps);
    const { did, record } = await ensureCluster(
      deps,
      state,
      async () =>
        await deps.confirm({
          en: 'The cluster is broken. Delete it and make it anew? What labs have in it is lost.',
          zh: '集群已损坏。删除并重新创建吗？其中实验的内容会丢失。',
        }),
    );
    const seconds = Math.round((deps.clock.now() - began) / 1000);
    const port = String(record.httpPort);
    deps.reporter.line(
      did === 'was-running'
        ? { en: `The cluster “${record.name}” is running.`, zh: `集群“${record.name}”正在运行。` }
        : {
            en: `The cluster “${record.name}” is up after ${String(seconds)} s: three nodes, NodePort 30080 at http://127.0.0.1:${port}.`,
            zh: `集群“${record.name}”已启动，用时 ${String(seconds)} 秒：三个节点，NodePort 30080 对应 http://127.0.0.1:${port}。`,
          },
      'pass',
    );
    const { name, httpPort, httpsPort, image } = record;
    const { kubeconfig } = deps.paths;
    return {
      code: EXIT.done,
      data: { cluster: name, did, seconds, kubeconfig, httpPort, httpsPort, image },
    };
  },
});

const PLANS: Readonly<Record<ClusterState['kind'], { would: string; text: Text }>> = {
  running: {
    would: 'nothing',
    text: { en: 'is running; nothing would be done', zh: '正在运行，不会做任何事' },
  },
  stopped: {
    would: 'start',
    text: { en: 'is stopped; it would be started', zh: '已停止，将会启动' },
  },
  absent: {
    would: 'create',
    text: { en: 'is not there; it would be made', zh: '不存在，将会创建' },
  },
  broken: {
    would: 'create',
    text: { en: 'is broken; it would be made anew', zh: '已损坏，将会重新创建' },
  },
  foreign: {
    would: 'refuse',
    text: { en: 'is not ours; it would be left alone', zh: '不属于本课程，不会动它' },
  },
};

function tellPlan({ reporter, clusterName }: Deps, state: ClusterState['kind']): Outcome {
  const { would, text } = PLANS[state];
  reporter.line({
    en: `The cluster “${clusterName}” ${text.en}.`,
    zh: `集群“${clusterName}”${text.zh}。`,
  });
  return { code: EXIT.done, data: { cluster: clusterName, state, would } };
}
