import { join } from 'node:path';
import { foreignCluster } from '../cluster/ensure.ts';
import { readClusterState } from '../cluster/state.ts';
import type { Deps } from '../deps.ts';
import { same } from '../outcome.ts';
import { kubectl } from '../tools/kubectl.ts';
import type { Probe } from './probe.ts';

/** What stands under the cluster's name. */
export async function probeCluster(deps: Deps): Promise<Probe> {
  const state = await readClusterState(deps);
  const { clusterName } = deps;
  const base = {
    id: 'cluster',
    name: { en: `Cluster “${clusterName}”`, zh: `集群“${clusterName}”` },
  };
  switch (state.kind) {
    case 'running':
      return { ...base, verdict: 'good', saw: { en: 'running, ours', zh: '正在运行，属于本课程' } };
    case 'absent':
      return state.record === undefined
        ? {
            ...base,
            verdict: 'good',
            saw: { en: 'not made yet; `lab up` makes it', zh: '尚未创建，用 `lab up` 创建' },
          }
        : {
            ...base,
            verdict: 'note',
            saw: { en: 'was deleted behind our back', zh: '在课程之外被删除了' },
            fix: same('npx lab up'),
          };
    case 'stopped':
      return {
        ...base,
        verdict: 'note',
        saw: { en: 'stopped', zh: '已停止' },
        fix: same('npx lab up'),
      };
    case 'broken':
      return {
        ...base,
        verdict: 'note',
        saw: { en: `broken: ${state.why.en}`, zh: `已损坏：${state.why.zh}` },
        fix: same('npx lab up --yes'),
      };
    case 'foreign': {
      const names = state.nodes.map(({ name }) => name);
      const { what, next } = foreignCluster(deps, names);
      return { ...base, verdict: 'missing', saw: what, fix: next };
    }
  }
}

/** The user's own clusters, told only to say that they are left alone. */
export async function probeKubeContext({ exec, env, host, signal }: Deps): Promise<Probe> {
  const own = env['KUBECONFIG'] || join(host.userHome, '.kube', 'config');
  const result = await exec.run(kubectl.currentContext(), {
    env: { KUBECONFIG: own },
    timeoutMs: 10_000,
    signal,
  });
  const context = result.kind === 'exited' && result.code === 0 ? result.stdout.trim() : undefined;
  return {
    id: 'kube-context',
    name: { en: 'Your own kubectl context', zh: '你自己的 kubectl context' },
    verdict: 'good',
    saw:
      context === undefined
        ? {
            en: 'none; the labs use a kubeconfig of their own',
            zh: '无；实验使用独立的 kubeconfig',
          }
        : {
            en: `${context}; never read by labs and never changed`,
            zh: `${context}；实验不会读取，也不会改动`,
          },
  };
}
