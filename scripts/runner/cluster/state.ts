import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { docker, readContainers, readLines, type ContainerFacts } from '../tools/docker.ts';
import { kubectl } from '../tools/kubectl.ts';
import { expectSuccess } from '../tools/succeed.ts';
import { readRecord, type ClusterRecord } from './record.ts';

/** Clocks of the engine (a virtual machine, maybe) and of this program differ a little. */
const CLOCK_SKEW_MS = 5_000;

export type Nodes = readonly ContainerFacts[];

/** What stands under our cluster's name. */
export type ClusterState =
  /** Nothing. `record` when there was one: it went behind our back. */
  | { readonly kind: 'absent'; readonly record: ClusterRecord | undefined }
  | { readonly kind: 'running'; readonly record: ClusterRecord; readonly nodes: Nodes }
  /** Ours and whole, but some containers are not running (the machine was restarted, say). */
  | { readonly kind: 'stopped'; readonly record: ClusterRecord; readonly nodes: Nodes }
  /** Ours, but not usable. `interrupted`: its creation never ended, so nothing in it can be worth keeping. */
  | {
      readonly kind: 'broken';
      readonly record: ClusterRecord;
      readonly nodes: Nodes;
      readonly interrupted: boolean;
      readonly why: Text;
    }
  /** Somebody else's. Never touched. */
  | { readonly kind: 'foreign'; readonly nodes: Nodes };

type StateDeps = Pick<Deps, 'exec' | 'files' | 'paths' | 'clusterName' | 'signal'>;

/** Looks at the engine and, when our nodes run, asks the API whether it is ready. */
export async function readClusterState(deps: StateDeps): Promise<ClusterState> {
  const record = await readRecord(deps);
  const nodes = await findNodes(deps);
  const judged = judge(nodes, record?.name === deps.clusterName ? record : undefined);
  if (judged.kind !== 'running') return judged;
  if (!(await deps.files.exists(deps.paths.kubeconfig))) {
    return { ...judged, kind: 'stopped' };
  }
  const answer = await deps.exec.run(kubectl.readyz(deps.paths.kubeconfig), {
    timeoutMs: 10_000,
    signal: deps.signal,
  });
  deps.signal.throwIfAborted();
  if (answer.kind === 'exited' && answer.code === 0) return judged;
  const said = answer.kind === 'exited' ? answer.stderr.trim().split('\n').at(-1) : answer.kind;
  return {
    ...judged,
    kind: 'broken',
    interrupted: false,
    why: {
      en: `its nodes run, but its API does not answer (${String(said)})`,
      zh: `节点在运行，但 API 没有响应（${String(said)}）`,
    },
  };
}

/** Decides from the containers and the record alone. Pure. */
export function judge(nodes: Nodes, record: ClusterRecord | undefined): ClusterState {
  if (nodes.length === 0) return { kind: 'absent', record };
  if (record === undefined || !areOurs(nodes, record)) return { kind: 'foreign', nodes };
  if (record.phase === 'creating') {
    return {
      kind: 'broken',
      record,
      nodes,
      interrupted: true,
      why: { en: 'its creation was interrupted', zh: '创建过程曾被中断' },
    };
  }
  const gone = record.nodeIds.length - nodes.length;
  const isSick = nodes.some(({ status }) => status === 'dead' || status === 'removing');
  if (gone > 0 || isSick) {
    return {
      kind: 'broken',
      record,
      nodes,
      interrupted: false,
      why:
        gone > 0
          ? {
              en: `${String(gone)} of its ${String(record.nodeIds.length)} nodes are gone`,
              zh: `${String(record.nodeIds.length)} 个节点中少了 ${String(gone)} 个`,
            }
          : { en: 'a node is dead', zh: '有节点已失效' },
    };
  }
  const isUp = nodes.every(({ status }) => status === 'running');
  return { kind: isUp ? 'running' : 'stopped', record, nodes };
}

function areOurs(nodes: Nodes, record: ClusterRecord): boolean {
  // The name was free when creation began, so what appeared under it since then is what we were making.
  return record.phase === 'creating'
    ? nodes.every(({ createdAt }) => createdAt >= Date.parse(record.createdAt) - CLOCK_SKEW_MS)
    : nodes.every(({ id }) => record.nodeIds.includes(id));
}

/** The containers that are nodes of the cluster of that name. */
export async function findNodes({
  exec,
  clusterName,
  signal,
}: Pick<Deps, 'exec' | 'clusterName' | 'signal'>): Promise<Nodes> {
  const words = {
    what: { en: 'The Docker engine does not answer.', zh: 'Docker 引擎没有响应。' },
    next: { en: 'npx lab doctor', zh: 'npx lab doctor' },
  };
  const list = await exec.run(docker.clusterNodes(clusterName), { signal });
  signal.throwIfAborted();
  const ids = readLines(expectSuccess(list, words).stdout);
  if (ids.length === 0) return [];
  const facts = await exec.run(docker.inspectContainers(ids), { signal });
  signal.throwIfAborted();
  // A container may go between the two calls; those that are left are still told, with exit code 1.
  return facts.kind === 'exited'
    ? readContainers(facts.stdout)
    : readContainers(expectSuccess(facts, words).stdout);
}
