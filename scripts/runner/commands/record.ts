import { join } from 'node:path';
import type { Recording } from '../../lab-kit/recording.ts';
import { defineCommand } from '../command.ts';
import { proveAndCompare } from '../engine/prove-and-report.ts';
import { describeProvenance } from '../engine/provenance.ts';
import { describeRun } from '../lab-run.ts';
import { loadLab } from '../labs.ts';
import { EXIT, type Outcome } from '../outcome.ts';
import { tellProof } from './test.ts';

/** `lab record <lab>`: the author's loop, and when all of it passes, what was printed becomes the lab's recording. */
export const command = defineCommand({
  name: 'record',
  args: [{ name: 'lab', summary: { en: 'its id', zh: '实验名' }, required: true }],
  flags: {},
  // Each lab is locked by itself while it is proven: two authors may work side by side.
  locks: false,
  run: async (deps, options, args): Promise<Outcome> => {
    const lab = await loadLab(deps, args.lab);
    const file = join(lab.folder, 'recording.json');
    if (options.dryRun) {
      deps.reporter.line({
        en: `Would run the author's loop of ${lab.id} and write ${file}`,
        zh: `将运行 ${lab.id} 的作者流程并写入 ${file}`,
      });
      return { code: EXIT.done, data: { lab: lab.id, dryRun: true } };
    }
    const proof = await deps.reporter.during(
      { en: `Recording ${lab.id}`, zh: `正在录制 ${lab.id}` },
      async (update) =>
        await proveAndCompare(deps, lab.id, { rounds: 1, compares: false, keep: false, update }),
    );
    tellProof(deps, proof);
    if (proof.findings.length > 0) {
      deps.reporter.line({
        en: 'Nothing was recorded: only a passing run is.',
        zh: '没有录制：只录制通过的运行。',
      });
      return { code: EXIT.notMet, data: { lab: lab.id, findings: proof.findings } };
    }
    const run = await describeRun(deps, lab, 'test');
    const provenance = await describeProvenance(deps, run, proof.learnerMs);
    const recording: Recording = { lab: lab.id, provenance, parts: proof.parts };
    await deps.files.write(file, `${JSON.stringify(recording, undefined, 2)}\n`);
    deps.reporter.line(
      {
        en: `Recorded: labs/${lab.id}/recording.json`,
        zh: `已录制：labs/${lab.id}/recording.json`,
      },
      'pass',
    );
    return { code: EXIT.done, data: { lab: lab.id, file, provenance } };
  },
});
