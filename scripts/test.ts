/**
 * `npm test`: every check of the project, one after the other, all of them even after one has failed, and in the
 * closing lines how many passed, failed and were skipped, each failure and each skip by name with its reason. With
 * `CI=true` a skip is a failure.
 *
 * `--no-engine` leaves the labs and everything else that needs a Docker engine out (`npm run check`).
 * `--only name` (repeatable) runs only stages of that name.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { execa } from 'execa';
import { STAGES, stageTally, type Stage } from './testing/stages.ts';
import { sum, TALLY_FILE, type Tally } from './testing/tally.ts';

const { values } = parseArgs({
  options: {
    'no-engine': { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const inCi = process.env['CI'] === 'true';
const scratch = mkdtempSync(join(tmpdir(), 'course-test-'));

const unknown = values.only.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`There is no stage called ${unknown.join(', ')}.`);
  console.error(`Stages: ${STAGES.map((stage) => stage.name).join(' · ')}`);
  process.exitCode = 2;
} else {
  await runAll(
    STAGES.filter(
      (stage) =>
        (values.only.length === 0 || values.only.includes(stage.name)) &&
        !(values['no-engine'] && stage.engine === true),
    ),
  );
}

async function runAll(stages: readonly Stage[]): Promise<void> {
  const rows: { stage: Stage; tally: Tally; seconds: number }[] = [];
  for (const stage of stages) {
    console.log(styleText('bold', `\n━━ ${stage.name} ━━  ${stage.command.join(' ')}`));
    const started = performance.now();
    const tally = await runStage(stage);
    rows.push({ stage, tally, seconds: (performance.now() - started) / 1000 });
  }
  rmSync(scratch, { recursive: true, force: true });
  closingLines(rows);
}

async function runStage(stage: Stage): Promise<Tally> {
  const file = join(scratch, `${stage.name}.json`);
  const [program, ...args] = stage.command;
  const result = await execa(program, args, {
    preferLocal: true,
    stdio: 'inherit',
    reject: false,
    // The shipped Node, so that TypeScript runs without a build step on any outer Node.
    env: {
      ...stage.env,
      [TALLY_FILE]: file,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    },
  });
  const succeeded = result.exitCode === 0;
  if (!stage.tallies) return stageTally(stage.name, succeeded);
  const tally = readTally(file);
  if (tally === undefined) return stageTally(stage.name, false);
  // A runner that failed without a failed test (no tests found, a crash at the end) is a failure all the same.
  return succeeded || tally.failures.length > 0
    ? tally
    : sum([tally, stageTally(stage.name, false)]);
}

function readTally(file: string): Tally | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return undefined;
  }
}

function closingLines(rows: readonly { stage: Stage; tally: Tally; seconds: number }[]): void {
  console.log(styleText('bold', '\n━━ result ━━'));
  for (const { stage, tally, seconds } of rows) {
    const state =
      tally.failures.length > 0 ? styleText('red', 'FAILED') : styleText('green', 'passed');
    const counts = `${tally.passed} passed, ${tally.failures.length} failed, ${tally.skipped.length} skipped`;
    console.log(`${state}  ${stage.name.padEnd(22)} ${counts.padEnd(36)} ${seconds.toFixed(0)} s`);
  }
  const total = sum(rows.map((row) => row.tally));
  for (const failure of total.failures) console.log(`failed: ${failure.name}: ${failure.reason}`);
  for (const skip of total.skipped) console.log(`skipped: ${skip.name}: ${skip.reason}`);
  const seconds = rows.reduce((all, row) => all + row.seconds, 0);
  console.log(
    `\n${total.passed} passed, ${total.failures.length} failed, ${total.skipped.length} skipped in ${(seconds / 60).toFixed(1)} minutes`,
  );
  if (inCi && total.skipped.length > 0) {
    console.log('CI=true: nothing may be skipped, so this run failed.');
  }
  process.exitCode = total.failures.length > 0 || (inCi && total.skipped.length > 0) ? 1 : 0;
}
