import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { type Proof, proveAndCompare } from '../engine/prove-and-report.ts';
import { runSideBySide } from '../engine/side-by-side.ts';
import { findLabs, type Lab, loadLab, partsOf } from '../labs.ts';
import { EXIT, type Outcome, same, UserError } from '../outcome.ts';

/** Two labs at a time: more would make each slower than its deadlines on a machine with two cores. */
const WIDTH = 2;

/** `lab test`: the author's loop. Proves that a lab's checks can fail, that they pass when it is done, and that nothing is left. */
export const command = defineCommand({
  name: 'test',
  args: [{ name: 'labs', summary: { en: 'their ids', zh: '实验名' }, many: true }],
  flags: {
    all: {
      type: 'boolean',
      summary: {
        en: 'every lab, two at a time; those that disturb the cluster or use a swarm last and alone',
        zh: '全部实验，两个一起运行；会影响整个集群或用到 Swarm 的放在最后单独运行',
      },
    },
    twice: {
      type: 'boolean',
      summary: { en: 'everything again, to catch luck', zh: '全部再来一遍，排除偶然' },
    },
    keep: {
      type: 'boolean',
      summary: {
        en: 'leave everything as it is at the end, to look at it',
        zh: '结束后保留现场以便查看',
      },
    },
  },
  // Each lab is locked by itself while it is proven: two authors may work side by side.
  locks: false,
  run: async (deps, options, args): Promise<Outcome> => {
    const ids = options.all ? await findLabs(deps) : args.labs;
    if (ids.length === 0) throw await noLab(deps);
    // All are read first: a typo in the third must not come out after the first two ran for minutes.
    const labs: Lab[] = [];
    for (const id of ids) labs.push(await loadLab(deps, id));
    if (options.dryRun) {
      for (const { id, definition } of labs) {
        const wrong = definition.tasks.reduce((sum, task) => sum + task.wrong.length, 0);
        deps.reporter.line({
          en: `Would test ${id}: ${String(partsOf(definition).length)} parts, ${String(wrong)} wrong answers`,
          zh: `将测试 ${id}：${String(partsOf(definition).length)} 个部分，${String(wrong)} 个错误答案`,
        });
      }
      return { code: EXIT.done, data: { labs: ids, dryRun: true } };
    }
    const { reporter, signal } = deps;
    const results = await reporter.during(
      { en: `Testing ${ids.join(', ')}`, zh: `正在测试 ${ids.join('、')}` },
      async (update) =>
        await runSideBySide(
          labs,
          WIDTH,
          async ({ id }) => {
            const proof = await proveAndCompare(deps, id, {
              rounds: options.twice ? 2 : 1,
              compares: true,
              keep: options.keep,
              besideOthers: options.yes,
              update,
            });
            tellProof(deps, proof);
            return proof;
          },
          mustBeAlone,
        ),
    );
    signal.throwIfAborted();
    const failed = results.flatMap((result, index) =>
      'error' in result ? [{ lab: ids[index] ?? '', error: result.error }] : [],
    );
    for (const { lab, error } of failed) tellRefusal(deps, lab, error);
    const proofs = results.flatMap((result) => ('value' in result ? [result.value] : []));
    tellTable(deps, proofs);
    const bug = failed.find(({ error }) => !(error instanceof UserError));
    if (bug !== undefined) throw bug.error as Error;
    return {
      code: codeOf(
        proofs,
        failed.map(({ error }) => error),
      ),
      data: {
        labs: proofs.map(({ lab, findings, rounds, totalMs, learnerMs }) => ({
          lab,
          findings,
          rounds,
          totalMs,
          learnerMs,
        })),
        refused: failed.map(({ lab, error }) => ({
          lab,
          what: error instanceof UserError ? error.what : undefined,
        })),
      },
    };
  },
});

/**
 * A lab that disturbs the cluster, or whose proof does, and one with a swarm: an engine can be in one only, and when it leaves it, containers
 * of other labs are no longer found by their names (https://github.com/moby/moby/issues/45144).
 */
export function mustBeAlone({ definition }: Pick<Lab, 'definition'>): boolean {
  const { disturbs, provenAlone, needs } = definition;
  return disturbs !== undefined || provenAlone !== undefined || needs.includes('swarm');
}

/** One lab's findings, all in one go so that labs side by side do not mix. */
export function tellProof(
  { reporter }: Pick<Deps, 'reporter'>,
  { lab, findings, rounds }: Proof,
): void {
  if (findings.length === 0) {
    reporter.line(
      {
        en: `${lab}: proven${rounds > 1 ? ', twice' : ''}`,
        zh: `${lab}：已验证${rounds > 1 ? '（两遍）' : ''}`,
      },
      'pass',
    );
    return;
  }
  reporter.title({
    en: `${lab}: ${String(findings.length)} finding(s) in round ${String(rounds)}`,
    zh: `${lab}：第 ${String(rounds)} 遍发现 ${String(findings.length)} 处问题`,
  });
  for (const { at, says, evidence } of findings) {
    reporter.line({ en: `${at}: ${says.en}`, zh: `${at}：${says.zh}` }, 'wrong');
    if (evidence !== undefined && evidence !== '') reporter.block(evidence, 'output');
  }
}

function tellRefusal({ reporter }: Deps, lab: string, error: unknown): void {
  if (!(error instanceof UserError)) return;
  reporter.line({ en: `${lab}: ${error.what.en}`, zh: `${lab}：${error.what.zh}` }, 'broken');
  if (error.why !== undefined) reporter.line(error.why);
  reporter.line(error.next);
}

function tellTable({ reporter }: Deps, proofs: readonly Proof[]): void {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  for (const { lab, findings, totalMs, learnerMs } of proofs)
    reporter.line(
      {
        en: `${lab.padEnd(24)} ${seconds(totalMs).padStart(9)}   steps, solving and breaks alone ${seconds(learnerMs)}`,
        zh: `${lab.padEnd(24)} ${seconds(totalMs).padStart(9)}   其中步骤、解答与故障 ${seconds(learnerMs)}`,
      },
      findings.length === 0 ? 'pass' : 'wrong',
    );
}

function codeOf(proofs: readonly Proof[], errors: readonly unknown[]): Outcome['code'] {
  const refusal = errors.find((error) => error instanceof UserError);
  if (refusal !== undefined) return refusal.code;
  return proofs.every(({ findings }) => findings.length === 0) ? EXIT.done : EXIT.notMet;
}

async function noLab(deps: Deps): Promise<UserError> {
  const ids = await findLabs(deps);
  return new UserError(EXIT.usage, {
    what: { en: 'Say which lab to test.', zh: '请指明要测试的实验。' },
    why: { en: `Labs: ${ids.join(', ')}.`, zh: `实验：${ids.join('、')}。` },
    next: same('npx lab test --all'),
  });
}
