import { VERSIONS } from '../../lab-kit/versions.ts';
import type { CommonOptions, Deps } from '../deps.ts';
import { EXIT, UserError } from '../outcome.ts';
import { installTool } from './install-tool.ts';
import { readTool, toolProblem, type ToolName } from './requirements.ts';

/** Both programs that a cluster needs. */
export const TOOLS: readonly ToolName[] = ['kind', 'kubectl'];

/**
 * Makes sure of kind and kubectl: asks whether to download what is missing, and refuses with the remedy when the
 * learner would rather not.
 */
export async function requireTools(
  deps: Deps,
  { dryRun }: Pick<CommonOptions, 'dryRun'>,
): Promise<void> {
  // Looked at together, asked about one by one.
  const problems = await Promise.all(
    TOOLS.map(async (name) => [name, toolProblem(name, await readTool(deps, name))] as const),
  );
  for (const [name, problem] of problems) {
    if (problem === undefined) continue;
    const { version } = VERSIONS[name];
    const agreed =
      !dryRun &&
      (await deps.confirm({
        en: `${problem.what.en} Download ${name} ${version} into the course's own folder?`,
        zh: `${problem.what.zh} 把 ${name} ${version} 下载到课程自己的目录吗？`,
      }));
    if (!agreed) throw new UserError(EXIT.machine, problem);
    await installTool(deps, name);
  }
}
