import { readClusterState } from '../cluster/state.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { requirePrograms } from '../machine/programs.ts';
import { requireEngine } from '../machine/requirements.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { requireSwarm } from './lab-swarm.ts';

type ReadyDeps = Pick<
  Deps,
  'exec' | 'files' | 'paths' | 'clusterName' | 'clock' | 'signal' | 'env' | 'host'
>;

/**
 * Refuses, with the way out, when the engine, a program, the swarm or the cluster that a lab needs is not there. A lab
 * that is under way may itself have stopped a node, or what answers in the cluster's name.
 */
export async function requireMachine(
  deps: ReadyDeps,
  run: LabRun,
  when: 'start' | 'under-way' = 'start',
): Promise<void> {
  await requireEngine(deps);
  await requirePrograms(deps, run.lab.definition.needs);
  if (run.usesSwarm) await requireSwarm(deps, run);
  if (!run.usesCluster) return;
  const isDisturbed = when === 'under-way' && run.lab.definition.disturbs !== undefined;
  await requireCluster(deps, run.lab.id, isDisturbed);
}

async function requireCluster(deps: ReadyDeps, lab: string, isDisturbed: boolean): Promise<void> {
  const state = await readClusterState(deps);
  if (isDisturbed && (state.kind === 'stopped' || state.kind === 'broken')) return;
  const start = `npx lab up && npx lab start ${lab}`;
  switch (state.kind) {
    case 'running':
      return;
    case 'absent':
      throw new UserError(EXIT.machine, {
        what:
          state.record === undefined
            ? { en: "The course's cluster is not there yet.", zh: '课程集群还没有创建。' }
            : {
                en: "The course's cluster is gone: it was deleted outside of this course, and the lab's objects with it.",
                zh: '课程集群不见了：有人在课程之外删除了它，实验中的对象也一并消失。',
              },
        next: same(start),
      });
    case 'stopped':
      throw new UserError(EXIT.machine, {
        what: { en: "The course's cluster is stopped.", zh: '课程集群已停止。' },
        next: same('npx lab up'),
      });
    case 'broken':
      throw new UserError(EXIT.machine, {
        what: { en: "The course's cluster is broken.", zh: '课程集群已损坏。' },
        why: state.why,
        next: same(start),
      });
    case 'foreign':
      throw new UserError(EXIT.machine, {
        what: {
          en: `A kind cluster called ${deps.clusterName} is there, but this course did not make it.`,
          zh: `存在名为 ${deps.clusterName} 的 kind 集群，但不是本课程创建的。`,
        },
        next: {
          en: `Use another name: LAB_CLUSTER=course2 ${start}`,
          zh: `换一个名字：LAB_CLUSTER=course2 ${start}`,
        },
      });
  }
}
