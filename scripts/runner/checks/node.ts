import type { NodeCheck } from '../../lab-kit/checks.ts';
import type { CheckKind } from './check-kind.ts';
import { dockerFailed } from './docker.ts';
import { asCommand, judgeOutput } from './output.ts';
import { brokenRun, lacksOnNode, result } from './result.ts';

/** A program on a node of the cluster prints as told. kind's nodes are containers of the engine. */
export const node: CheckKind<NodeCheck> = {
  look: async (check, { exec, run, clusterName, signal }) => {
    const argv = ['docker', 'exec', `${clusterName}-${check.node}`, ...check.command] as const;
    const ran = await exec.run(argv, { env: run.env, signal });
    const broken = brokenRun(ran, 'docker');
    if (broken !== undefined || ran.kind !== 'exited') return broken ?? dockerFailed('');
    if (/No such container|is not running|Cannot connect/i.test(ran.stderr))
      return dockerFailed(ran.stderr);
    if (/executable file not found/i.test(ran.all))
      return lacksOnNode(check.node, check.command[0]);
    return (
      judgeOutput(check, ran, asCommand(argv)) ??
      result('pass', {
        expected: asCommand(check.command),
        actual: asCommand(check.command),
        next: '',
      })
    );
  },
};
