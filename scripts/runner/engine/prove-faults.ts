import { type Fault, faultKey } from '../../lab-kit/fault.ts';
import { caseRun, casePart } from '../faults.ts';
import { describe, type Loop, LoopEnd, mustFailUntouched, mustSucceed } from './author-loop.ts';
import { judgeCase, makeCase, removeCase } from './case.ts';
import { allPass } from './evaluate.ts';
import { gatherEvidence } from './evidence.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { runSideBySide } from './side-by-side.ts';
import { tryWrongAnswer } from './wrong-answer.ts';

/** Faults wait far more than they compute: each is proven in a namespace of its own, so many at a time. */
const WIDTH = 3;

/**
 * Proves every fault of a lab: broken before, each wrong repair told, the right one passes and lasts. What the looks
 * printed is recorded in the lab's order, whichever came first.
 */
export async function proveFaults(loop: Loop): Promise<void> {
  const { faults = [] } = loop.run.lab.definition;
  const jobs = faults.map((fault, index) => ({ fault, number: index + 1 }));
  const ended = await runSideBySide(jobs, WIDTH, async ({ fault, number }) => {
    const run = caseRun(loop.run, fault, number);
    return await proveFault({ ...loop, run, memory: new Map() }, fault);
  });
  for (const [index, each] of ended.entries()) {
    if ('error' in each) {
      if (!(each.error instanceof LoopEnd)) throw each.error;
      continue;
    }
    loop.recorder.begin(faultKey(faults[index]?.id ?? ''));
    for (const look of each.value) loop.recorder.add(look);
  }
}

async function proveFault(loop: Loop, fault: Fault): Promise<readonly CommandResult[]> {
  const { deps, run, memory, findings, update } = loop;
  const at = `fault ${fault.id}`;
  const part = { ...casePart(run.lab), id: fault.id };
  update({ en: `${run.lab.id}: ${at}`, zh: `${run.lab.id}：${at}` });
  try {
    await makeCase(deps, run);
    const looks: CommandResult[] = [];
    for (const look of fault.looks) {
      const seen = await runCommand(deps, run, look);
      mustSucceed(loop, `${at}, looks`, seen, false);
      // A page that shows it says `case-1`: that is where a reader's first case is.
      looks.push({ ...seen, output: seen.output.replaceAll(/-case-\d+\b/g, '-case-1') });
    }
    await mustFailUntouched(loop, part, at);
    for (const answer of fault.wrong) await tryWrongAnswer(loop, part, answer, at);
    for (const line of fault.solve)
      mustSucceed(loop, `${at}, solve`, await runCommand(deps, run, line), false);
    const reports = await judgeCase(deps, run, { memory });
    if (!allPass(reports))
      findings.push({
        at,
        says: {
          en: `it was repaired, but not all checks pass\n${describe(reports, 'en')}`,
          zh: `已修复，但检查没有全部通过\n${describe(reports, 'zh')}`,
        },
        evidence: await gatherEvidence(deps, run, reports),
      });
    return looks;
  } finally {
    await deps.files.remove(run.folder);
    await deps.files.remove(run.kubeconfig);
    await removeCase(deps, run);
  }
}
