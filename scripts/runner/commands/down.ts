import { deleteCluster, foreignCluster } from '../cluster/ensure.ts';
import { findNodes, readClusterState } from '../cluster/state.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { removeLeftovers } from '../engine/clean-up.ts';
import type { Leftover } from '../engine/docker-objects.ts';
import { findOwnClusters } from '../engine/own-cluster.ts';
import { countLeftovers, findLabelled, removeLabelled, type Leftovers } from '../leftovers.ts';
import { describeRun } from '../lab-run.ts';
import { findLabs, readLab } from '../labs.ts';
import { requireEngine } from '../machine/requirements.ts';
import { EXIT, UserError } from '../outcome.ts';

/** `lab down` */
export const command = defineCommand({
  name: 'down',
  args: [],
  flags: {
    'cluster-only': {
      type: 'boolean',
      summary: {
        en: 'leave the containers and images that labs made on the engine',
        zh: '保留实验在 Docker 引擎上创建的容器和镜像',
      },
    },
  },
  locks: true,
  details: {
    en: 'Deletes only what this course made; then looks again and says so when something is left. Your progress and the downloaded programs stay.',
    zh: '只删除课程自己创建的内容，然后再检查一遍，有残余会告诉你。学习进度和下载的程序都保留。',
  },
  run: async (deps, options) => {
    await requireEngine(deps);
    const state = await readClusterState(deps);
    if (state.kind === 'foreign') {
      throw foreignCluster(
        deps,
        state.nodes.map(({ name }) => name),
      );
    }
    const sweep = !options['cluster-only'];
    if (options.dryRun)
      return await say(deps, state.kind, sweep ? await findLabelled(deps) : undefined);
    // Also when no container is left: the kubeconfig and the record of a cluster that went behind our back go too.
    await deleteCluster(deps);
    const removed = sweep ? await findLabelled(deps) : undefined;
    const also = sweep ? await sweepLabs(deps, removed) : [];
    if (sweep) await removeLabelled(deps);
    await proveGone(deps);
    const count = also.length + (removed === undefined ? 0 : countLeftovers(removed));
    deps.reporter.line(
      {
        en: `Gone: the cluster “${deps.clusterName}”${sweep ? ` and ${String(count)} labelled things on the engine` : ''}. Looked again: nothing is left.`,
        zh: `已删除集群“${deps.clusterName}”${sweep ? `和引擎上 ${String(count)} 个带标签的对象` : ''}。复查过：没有残余。`,
      },
      'pass',
    );
    return { code: EXIT.done, data: { cluster: deps.clusterName, was: state.kind, removed, also } };
  },
});

/** What carries no label of ours but is a lab's all the same: Compose projects, a swarm with all in it, kind clusters. */
async function sweepLabs(
  deps: Deps,
  labelled: Leftovers | undefined,
): Promise<readonly Leftover[]> {
  const known = new Set(Object.values(labelled ?? {}).flat());
  const removed: Leftover[] = [];
  const own = await findOwnClusters(deps);
  for (const id of await findLabs(deps)) {
    const run = await readLab(deps, id).then(
      async (lab) => await describeRun(deps, lab),
      // A lab that is being written must not be in the way.
      () => undefined,
    );
    if (run === undefined) continue;
    if (run.usesSwarm || run.composeProject !== undefined || own.includes(id))
      removed.push(...(await removeLeftovers(deps, run, false)));
  }
  return removed.filter(({ id }) => !known.has(id));
}

async function proveGone(deps: Deps): Promise<void> {
  const left = await findNodes(deps);
  if (left.length === 0) return;
  const names = left.map(({ name }) => name).join(' ');
  throw new UserError(EXIT.machine, {
    what: { en: `Nodes are still there: ${names}`, zh: `仍有节点残留：${names}` },
    next: {
      en: `docker rm --force --volumes ${names}`,
      zh: `docker rm --force --volumes ${names}`,
    },
  });
}

async function say(
  { reporter, clusterName }: Deps,
  state: string,
  leftovers: Leftovers | undefined,
): Promise<{ code: 0; data: unknown }> {
  const count = leftovers === undefined ? 0 : countLeftovers(leftovers);
  reporter.line({
    en: `Would delete the cluster “${clusterName}” (${state}) and ${String(count)} labelled things on the engine.`,
    zh: `将会删除集群“${clusterName}”（${state}）和引擎上 ${String(count)} 个带标签的对象。`,
  });
  return await Promise.resolve({
    code: EXIT.done,
    data: { cluster: clusterName, state, wouldRemove: leftovers },
  });
}
