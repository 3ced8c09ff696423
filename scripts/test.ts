/**
 * `npm test`: every check of the project, all of them even after one has failed, two at a time where that takes less
 * time. The closing lines say how many passed, failed and were skipped, each failure and each skip by name with its
 * reason. With `CI=true` a skip is a failure.
 *
 * `--no-engine` leaves the labs and everything else that needs a Docker engine out (`npm run check`).
 * `--only name` (repeatable) runs only stages of that name.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { execa } from 'execa';
import { runSideBySide } from './runner/engine/side-by-side.ts';
import { STAGES, stageTally, type Stage } from './testing/stages.ts';
import { sum, TALLY_FILE, type Tally } from './testing/tally.ts';

const { values } = parseArgs({
  options: {
    'no-engine': { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const inCi = process.env['CI'] === 'true';
/** As many as the machine has cores, on the smallest that this is meant for. */
const WIDTH = 2;
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

interface Row {
  readonly stage: Stage;
  readonly tally: Tally;
  readonly seconds: number;
}

async function runAll(stages: readonly Stage[]): Promise<void> {
  const started = performance.now();
  const rows: Row[] = [];
  for (const group of groupsOf(stages)) {
    const isAlone = group.length === 1;
    for (const ended of await runSideBySide(group, WIDTH, (stage) => runStage(stage, isAlone))) {
      if ('error' in ended) throw ended.error;
      rows.push(ended.value);
    }
  }
  rmSync(scratch, { recursive: true, force: true });
  closingLines(rows, (performance.now() - started) / 1000);
}

/** Stages that may run at the same time, in one group; every other one by itself. */
function groupsOf(stages: readonly Stage[]): readonly (readonly Stage[])[] {
  const groups: Stage[][] = [];
  for (const stage of stages) {
    const group = groups.at(-1);
    if (stage.besideOthers && group?.[0]?.besideOthers) group.push(stage);
    else groups.push([stage]);
  }
  return groups;
}

/** What a stage says comes as it says it, or, beside others, all in one go when it has ended. */
async function runStage(stage: Stage, isAlone: boolean): Promise<Row> {
  const started = performance.now();
  const title = styleText('bold', `\n━━ ${stage.name} ━━  ${stage.command.join(' ')}`);
  console.log(isAlone ? title : `━━ ${stage.name} ━━ has begun, beside others`);
  const file = join(scratch, `${stage.name}.json`);
  const [program, ...args] = stage.command;
  const result = await execa(program, args, {
    preferLocal: true,
    ...(isAlone ? { stdio: 'inherit' } : { all: true, stdin: 'ignore' }),
    reject: false,
    // The shipped Node, so that TypeScript runs without a build step on any outer Node.
    env: {
      ...stage.env,
      [TALLY_FILE]: file,
      NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    },
  });
  if (!isAlone) console.log(`${title}\n${result.all ?? ''}`);
  const seconds = (performance.now() - started) / 1000;
  return { stage, tally: tallyOf(stage, file, result.exitCode === 0), seconds };
}

function tallyOf(stage: Stage, file: string, succeeded: boolean): Tally {
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

function closingLines(rows: readonly Row[], seconds: number): void {
  console.log(styleText('bold', '\n━━ result ━━'));
  for (const { stage, tally, seconds: took } of rows) {
    const state =
      tally.failures.length > 0 ? styleText('red', 'FAILED') : styleText('green', 'passed');
    const counts = `${tally.passed} passed, ${tally.failures.length} failed, ${tally.skipped.length} skipped`;
    console.log(`${state}  ${stage.name.padEnd(22)} ${counts.padEnd(36)} ${took.toFixed(0)} s`);
  }
  const total = sum(rows.map((row) => row.tally));
  for (const failure of total.failures) console.log(`failed: ${failure.name}: ${failure.reason}`);
  for (const skip of total.skipped) console.log(`skipped: ${skip.name}: ${skip.reason}`);
  console.log(
    `\n${total.passed} passed, ${total.failures.length} failed, ${total.skipped.length} skipped in ${(seconds / 60).toFixed(1)} minutes`,
  );
  if (inCi && total.skipped.length > 0) {
    console.log('CI=true: nothing may be skipped, so this run failed.');
  }
  process.exitCode = total.failures.length > 0 || (inCi && total.skipped.length > 0) ? 1 : 0;
}
