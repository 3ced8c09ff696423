import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { IMAGES } from '../../lab-kit/versions.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { ensureImage } from '../images.ts';
import { EXIT, UserError } from '../outcome.ts';
import { docker } from '../tools/docker.ts';
import { kind, readKindStep } from '../tools/kind.ts';
import { expectSuccess } from '../tools/succeed.ts';
import { baselinePath, rememberBaseline } from './baseline.ts';
import { kindConfig, NODE_PORTS } from './config.ts';
import { findNodes, type ClusterState } from './state.ts';
import { readRecord, recordPath, writeRecord, type ClusterRecord } from './record.ts';
import { waitUntilReady } from './wait-ready.ts';

const CREATE_MS = 10 * 60_000;

/** What had to be done. */
export type Ensured = 'was-running' | 'started' | 'created';

/**
 * Brings the course's cluster to run: leaves a running one alone, starts a stopped one, finishes off what an
 * interrupted run left and begins anew, and touches nothing that is not ours.
 */
export async function ensureCluster(
  deps: Deps,
  state: ClusterState,
  mayRecreate: () => Promise<boolean>,
): Promise<{ readonly did: Ensured; readonly record: ClusterRecord }> {
  switch (state.kind) {
    case 'running':
      return { did: 'was-running', record: state.record };
    case 'stopped':
      await start(deps, state);
      return { did: 'started', record: state.record };
    case 'foreign':
      throw foreignCluster(
        deps,
        state.nodes.map(({ name }) => name),
      );
    case 'broken':
      if (!state.interrupted && !(await mayRecreate())) throw brokenCluster(deps, state.why);
      await deleteCluster(deps);
      return { did: 'created', record: await create(deps) };
    case 'absent':
      return { did: 'created', record: await create(deps) };
  }
}

/** Deletes our cluster's containers and our kubeconfig. The caller has made sure that it is ours. */
export async function deleteCluster(deps: Deps): Promise<void> {
  const result = await deps.reporter.during(
    { en: `Deleting the cluster ${deps.clusterName}`, zh: `正在删除集群 ${deps.clusterName}` },
    async () =>
      await deps.exec.run(kind.delete(deps.clusterName, deps.paths.kubeconfig), {
        timeoutMs: 180_000,
        signal: deps.signal,
      }),
  );
  deps.signal.throwIfAborted();
  expectSuccess(result, {
    what: {
      en: `The cluster ${deps.clusterName} could not be deleted.`,
      zh: `无法删除集群 ${deps.clusterName}。`,
    },
    next: {
      en: `kind delete cluster --name ${deps.clusterName}`,
      zh: `kind delete cluster --name ${deps.clusterName}`,
    },
  });
  await deps.files.remove(deps.paths.kubeconfig);
  await deps.files.remove(recordPath(deps));
  await deps.files.remove(baselinePath(deps));
}

/** The refusal to touch somebody else's cluster. */
export function foreignCluster(
  { clusterName }: Pick<Deps, 'clusterName'>,
  nodes: readonly string[],
): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `A kind cluster named “${clusterName}” exists, but this copy of the course did not make it. It is left alone.`,
      zh: `已有名为“${clusterName}”的 kind 集群，但它不是这份课程创建的，因此不会动它。`,
    },
    why: {
      en: `Its nodes: ${nodes.join(', ')}. None of their ids is in this copy's record.`,
      zh: `它的节点：${nodes.join('、')}。这份课程的记录里没有它们的 id。`,
    },
    next: {
      en: `Use another name: export LAB_CLUSTER=${clusterName}2. Or, if you know that nobody needs it: kind delete cluster --name ${clusterName}`,
      zh: `换一个名字：export LAB_CLUSTER=${clusterName}2。如果确定没有人需要它：kind delete cluster --name ${clusterName}`,
    },
  });
}

function brokenCluster({ clusterName }: Deps, why: Text): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The course's cluster “${clusterName}” is broken.`,
      zh: `课程的集群“${clusterName}”已损坏。`,
    },
    why,
    next: {
      en: 'Make it anew (what labs have in it is lost): npx lab up --yes',
      zh: '重新创建（其中实验的内容会丢失）：npx lab up --yes',
    },
  });
}

/** One home has one record and one kubeconfig: a second cluster would make an orphan of the first. */
async function refuseSecond(deps: Deps): Promise<void> {
  const record = await readRecord(deps);
  if (record === undefined || record.name === deps.clusterName) return;
  const nodes = await findNodes({ ...deps, clusterName: record.name });
  if (nodes.length === 0) return;
  throw new UserError(EXIT.machine, {
    what: {
      en: `This copy of the course already has a cluster, “${record.name}”.`,
      zh: `这份课程已经有一个集群“${record.name}”。`,
    },
    next: {
      en: `Use it (unset LAB_CLUSTER), or take it down first: LAB_CLUSTER=${record.name} npx lab down`,
      zh: `继续用它（unset LAB_CLUSTER），或先删除它：LAB_CLUSTER=${record.name} npx lab down`,
    },
  });
}

async function create(deps: Deps): Promise<ClusterRecord> {
  await refuseSecond(deps);
  const { name: image } = IMAGES.kindNode;
  await ensureImage(deps, image);
  const record: ClusterRecord = {
    name: deps.clusterName,
    ownerId: randomUUID(),
    phase: 'creating',
    createdAt: new Date(deps.clock.now()).toISOString(),
    nodeIds: [],
    image,
    httpPort: await deps.network.freePort(NODE_PORTS.http),
    httpsPort: await deps.network.freePort(NODE_PORTS.https),
  };
  const config = join(deps.paths.home, 'kind.yaml');
  await deps.files.write(config, kindConfig(record));
  await writeRecord(deps, record);
  const { clusterName: name } = deps;
  const { kubeconfig } = deps.paths;
  const text: Text = {
    en: `Creating the cluster ${name} (half a minute, mostly)`,
    zh: `正在创建集群 ${name}（一般半分钟）`,
  };
  await deps.reporter.during(text, async (update) => {
    const result = await deps.exec.run(kind.create({ name, image, config, kubeconfig }), {
      timeoutMs: CREATE_MS,
      signal: deps.signal,
      onLine: (line) => {
        const step = readKindStep(line);
        if (step !== undefined) update({ en: `${text.en}: ${step}`, zh: `${text.zh}：${step}` });
      },
    });
    deps.signal.throwIfAborted();
    expectSuccess(result, {
      what: { en: `The cluster ${name} could not be created.`, zh: `无法创建集群 ${name}。` },
      next: {
        en: 'npx lab doctor shows what this machine may lack; npx lab up tries again from the start.',
        zh: '用 npx lab doctor 查看本机可能缺什么；npx lab up 会从头再试。',
      },
    });
    update({ en: 'Waiting for the nodes', zh: '等待节点就绪' });
    await waitUntilReady(deps);
  });
  const nodeIds = (await findNodes(deps)).map(({ id }) => id);
  const ready: ClusterRecord = { ...record, phase: 'ready', nodeIds };
  await writeRecord(deps, ready);
  await rememberBaseline(deps);
  return ready;
}

async function start(
  deps: Deps,
  { nodes }: Extract<ClusterState, { kind: 'stopped' }>,
): Promise<void> {
  const idsOf = (...statuses: readonly string[]) =>
    nodes.filter(({ status }) => statuses.includes(status)).map(({ id }) => id);
  const words = {
    what: { en: 'The stopped nodes could not be started.', zh: '无法启动已停止的节点。' },
    next: { en: 'npx lab down, then npx lab up', zh: '先 npx lab down，再 npx lab up' },
  };
  await deps.reporter.during(
    { en: `Starting the cluster ${deps.clusterName}`, zh: `正在启动集群 ${deps.clusterName}` },
    async () => {
      const paused = idsOf('paused');
      const stopped = idsOf('exited', 'created');
      const { signal } = deps;
      if (paused.length > 0) {
        expectSuccess(await deps.exec.run(docker.unpause(paused), { signal }), words);
      }
      if (stopped.length > 0) {
        expectSuccess(await deps.exec.run(docker.start(stopped), { signal }), words);
      }
      // Written anew each time: it costs little, and the file may have gone with a cleaned folder.
      const { clusterName, paths } = deps;
      const argv = kind.exportKubeconfig(clusterName, paths.kubeconfig);
      expectSuccess(await deps.exec.run(argv, { signal }), words);
      await waitUntilReady(deps);
    },
  );
}
