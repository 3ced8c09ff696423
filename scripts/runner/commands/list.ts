import { join } from 'node:path';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import type { Text } from '../../lab-kit/text.ts';
import { findLabs, partsOf, readLab, type Lab } from '../labs.ts';
import { EXIT, UserError } from '../outcome.ts';
import type { Mark } from '../ports.ts';
import { readProgress, type LabProgress } from '../state.ts';

type State = 'new' | 'begun' | 'finished' | 'broken';

interface Row {
  readonly id: string;
  readonly state: State;
  readonly title: Text;
  /** Measured when the lab was recorded; absent until then. */
  readonly minutes: number | undefined;
  readonly needs: readonly string[];
  readonly done: number;
  readonly parts: number;
}

const STATES: Readonly<Record<State, { mark: Mark; word: Text }>> = {
  new: { mark: 'info', word: { en: 'not begun', zh: '未开始' } },
  begun: { mark: 'not-yet', word: { en: 'begun', zh: '进行中' } },
  finished: { mark: 'pass', word: { en: 'finished', zh: '已完成' } },
  broken: { mark: 'broken', word: { en: 'cannot be loaded', zh: '无法加载' } },
};

/** `lab list` */
export const command = defineCommand({
  name: 'list',
  args: [],
  flags: {},
  locks: false,
  run: async (deps) => {
    const [ids, progress] = await Promise.all([findLabs(deps), readProgress(deps)]);
    const rows = await Promise.all(
      ids.map(async (id) => await describe(deps, id, progress.labs[id])),
    );
    for (const row of rows) printRow(deps, row);
    deps.reporter.line({
      en: '\nBegin one with: npx lab start <lab>',
      zh: '\n开始一个实验：npx lab start <实验>',
    });
    return { code: EXIT.done, data: { labs: rows } };
  },
});

async function describe(deps: Deps, id: string, progress: LabProgress | undefined): Promise<Row> {
  let lab: Lab;
  try {
    lab = await readLab(deps, id);
  } catch (error) {
    // One lab that is being written must not hide the others.
    if (!(error instanceof UserError)) throw error;
    const nothing = { minutes: undefined, needs: [], done: 0, parts: 0 };
    return { id, state: 'broken', title: error.what, ...nothing };
  }
  const parts = partsOf(lab.definition).length;
  const done = progress?.done.length ?? 0;
  const state = progress === undefined ? 'new' : done >= parts ? 'finished' : 'begun';
  const { title, needs } = lab.definition;
  return { id, state, title, needs, done, parts, minutes: await recordedMinutes(deps, lab) };
}

async function recordedMinutes({ files }: Deps, { folder }: Lab): Promise<number | undefined> {
  const text = await files.read(join(folder, 'recording.json'));
  const ms = text === undefined ? undefined : /"durationMs":\s*(\d+)/.exec(provenance(text))?.[1];
  return ms === undefined ? undefined : Math.max(1, Math.round(Number(ms) / 60_000));
}

/** The recording holds a duration for each command, too; the whole lab's is that of its provenance. */
function provenance(recording: string): string {
  try {
    const { provenance: whole } = JSON.parse(recording) as { provenance?: unknown };
    return JSON.stringify(whole ?? {});
  } catch {
    return '';
  }
}

function printRow(
  { reporter }: Deps,
  { id, state, title, minutes, needs, done, parts }: Row,
): void {
  const { mark, word } = STATES[state];
  const name = id.padEnd(10);
  const progress = state === 'begun' ? ` ${String(done)}/${String(parts)}` : '';
  const time: Text | undefined =
    minutes === undefined
      ? undefined
      : { en: `machine time ${String(minutes)} min`, zh: `机器用时 ${String(minutes)} 分钟` };
  const facts = (language: 'en' | 'zh') => [
    ...(needs.length === 0 ? [] : [needs.join(' + ')]),
    ...(time === undefined ? [] : [time[language]]),
    `${word[language]}${progress}`,
  ];
  reporter.line(
    {
      en: `${name} ${title.en} (${facts('en').join(', ')})`,
      zh: `${name} ${title.zh}（${facts('zh').join('，')}）`,
    },
    mark === 'not-yet' ? 'info' : mark,
  );
}
