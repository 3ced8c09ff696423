import { LASTS } from '../../lab-kit/fault.ts';
import type { Text } from '../../lab-kit/text.ts';
import { courseKubectl } from '../cluster/course-kubectl.ts';
import type { Deps } from '../deps.ts';
import { casePart } from '../faults.ts';
import type { LabRun } from '../lab-run.ts';
import { allPass, type CheckReport, evaluate, type EvaluateOptions } from './evaluate.ts';
import { prepareNamespace } from './lab-cluster.ts';
import { commandFailed, runCommand } from './run-command.ts';
import { prepareWorkFolder } from './work-folder.ts';

/** What luck does not survive: whatever made the Pods makes them anew, by its own specification. */
const REPLACE_ALL_PODS = 'kubectl delete pods --all';

const LUCK: Text = {
  en: 'It worked, until every Pod was replaced. What was mended was a Pod, or something beside it; what makes the Pods still makes them as they were.',
  zh: '本来已经好了，但把 Pod 全部换掉之后又坏了。修的只是 Pod 或它旁边的东西；创建 Pod 的那个对象没有变，新建的 Pod 还是老样子。',
};

/** Makes the broken namespace of a case, and its folder. */
export async function makeCase(deps: Deps, run: LabRun): Promise<void> {
  await prepareNamespace(deps, run);
  await prepareWorkFolder(deps, run);
  const applied = await runCommand(deps, run, 'kubectl apply -f .');
  if (applied.problem !== undefined) throw commandFailed(applied);
}

/**
 * Looks whether a case is repaired: all its checks pass, and they pass again once every Pod was replaced. With
 * `atMost: 0` it only looks and replaces nothing.
 */
export async function judgeCase(
  deps: Deps,
  run: LabRun,
  options: EvaluateOptions,
): Promise<readonly CheckReport[]> {
  const { checks } = casePart(run.lab);
  const reports = await evaluate(deps, run, checks, options);
  if (!allPass(reports) || options.atMost === 0) return reports;
  return [...reports, await judgeLasting(deps, run, options)];
}

/** Replaces every Pod and looks again. What fails then is told as `lasts`, with the hint about luck. */
export async function judgeLasting(
  deps: Deps,
  run: LabRun,
  options: EvaluateOptions,
): Promise<CheckReport> {
  const replaced = await runCommand(deps, run, REPLACE_ALL_PODS);
  if (replaced.problem !== undefined) throw commandFailed(replaced);
  const again = await evaluate(deps, run, casePart(run.lab).checks, {
    ...options,
    stopAtFirst: true,
  });
  const last = again.at(-1);
  if (last === undefined) throw new Error('A fault without checks');
  return { check: { ...last.check, id: LASTS, hint: LUCK }, result: last.result };
}

/** Removes a case's namespace without waiting until it is gone: the next case has another name. */
export async function removeCase(deps: Deps, { namespace }: LabRun): Promise<void> {
  const now = ['--wait=false', '--ignore-not-found'];
  await courseKubectl(deps, ['delete', 'namespace', namespace, ...now]);
  await courseKubectl(deps, [
    ...['delete', 'pods', '--all', '-n', namespace],
    ...['--grace-period=1', ...now],
  ]);
}
