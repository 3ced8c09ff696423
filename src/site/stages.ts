import type { Recording, Text } from '#lab-kit';

/** The stages that the lab `shop` carries its shop through, in order. */
export const STAGES = ['plain', 'compose', 'swarm', 'kubernetes'] as const;
export type Stage = (typeof STAGES)[number];

/** What a stage was asked; `try.sh` prints one line for each, which begins with this word. */
export const TRIALS = [
  'crash',
  'lose',
  'update',
  'scale',
  'spread',
  'discovery',
  'secret',
] as const;
export type Trial = (typeof TRIALS)[number];

/** What it took to have the shop at a stage. */
export interface Needed {
  /** Files that describe it, relative to the work folder. */
  readonly files: readonly string[];
  /** Their lines, without comments and empty ones. */
  readonly lines: number;
  /** Commands that had to be given to Docker or to the cluster. */
  readonly commands: number;
}

/** The files that describe the shop at a stage; what asks about it, or changes it later, is none of them. */
const DESCRIBES: Readonly<Record<Stage, RegExp>> = {
  plain: /^plain\/(?:up|program)\.sh$/,
  compose: /^compose\.yaml$/,
  swarm: /^stack\.yaml$/,
  kubernetes: /^k8s\/(?:base|laptop)\//,
};

/** What brings it up. What takes the stage before away is none of it. */
const BRINGS_UP = /^(?:docker (?:compose up|stack deploy)|kubectl (?:create|apply))\b/;
/** Of the commands of plain containers, which are in a file, the lab prints how many ran. */
const COUNTED = /^docker commands: (\d+)$/m;

/** Counts what a stage needed, in the lab's files (path in the work folder → text) and its recording. */
export function neededFor(
  stage: Stage,
  files: ReadonlyMap<string, string>,
  recording: Recording,
): Needed {
  const own = [...files].filter(([path]) => DESCRIBES[stage].test(path));
  if (own.length === 0) throw new Error(`The lab shop has no files of the stage ${stage}.`);
  const commands = partOf(recording, stage).commands;
  const counted = commands.map(({ output }) => COUNTED.exec(output)?.[1]).find(Boolean);
  const typed = commands.filter(({ run }) => BRINGS_UP.test(run)).length;
  const count = counted === undefined ? typed : Number(counted);
  if (count === 0) throw new Error(`Nothing in the recording brings up the stage ${stage}.`);
  return {
    files: own.map(([path]) => path).sort(),
    lines: own.reduce((sum, [, text]) => sum + text.split('\n').filter(saysSomething).length, 0),
    commands: count,
  };
}

/** What a trial came to at a stage, in both languages, out of the line that the recorded run printed. */
export function gaveAt(stage: Stage, trial: Trial, recording: Recording): Text {
  const part = partOf(recording, `${stage}-gives`);
  const line = part.commands
    .flatMap(({ output }) => output.split('\n'))
    .findLast((each) => each.startsWith(`${trial}: `));
  if (line === undefined) throw new Error(`The recording of ${part.id} has no line of “${trial}”.`);
  const says = line.slice(trial.length + 2).trim();
  for (const { pattern, words } of SAYINGS[trial]) {
    const found = pattern.exec(says);
    if (found) return words(...found.slice(1));
  }
  throw new Error(`Nobody knows how to say “${says}” (${trial}) in the table of stages.`);
}

interface Saying {
  readonly pattern: RegExp;
  readonly words: (...parts: readonly string[]) => Text;
}

const THINGS: Readonly<Record<string, string>> = { container: '容器', task: '任务', Pod: ' Pod' };
const inChinese = (thing = ''): string => THINGS[thing] ?? thing;

/** Every line that `try.sh` can print. */
const SAYINGS: Readonly<Record<Trial, readonly Saying[]>> = {
  crash: [
    {
      pattern: /^it runs again, in the same (\w+)$/,
      words: (thing = '') => ({
        en: `runs again, same ${thing}`,
        zh: `重新运行，原来的${inChinese(thing)}`,
      }),
    },
    {
      pattern: /^it runs again, in another (\w+)$/,
      words: (thing = '') => ({
        en: `runs again, another ${thing}`,
        zh: `重新运行，新的${inChinese(thing)}`,
      }),
    },
    { pattern: /^it does not come back$/, words: () => ({ en: 'stays away', zh: '没有恢复' }) },
  ],
  lose: [
    { pattern: /^nobody replaces it$/, words: () => ({ en: 'nobody', zh: '没人来补' }) },
    {
      pattern: /^replaced by another (\w+)$/,
      words: (thing = '') => ({ en: `another ${thing}`, zh: `新的${inChinese(thing)}`.trim() }),
    },
  ],
  update: [
    {
      pattern: /^(\d+) of (\d+) requests failed$/,
      words: (failed = '', of = '') => ({
        en: `${failed} of ${of} failed`,
        zh: `${of} 个里失败 ${failed} 个`,
      }),
    },
  ],
  scale: [
    {
      pattern: /^(\d+) run, (\d+) answer to one name$/,
      words: (run = '', answer = '') => ({
        en: `${answer} of ${run} answer`,
        zh: `${run} 个里有 ${answer} 个应答`,
      }),
    },
  ],
  spread: [
    {
      pattern: /^on (\d+) of (\d+) machines$/,
      words: (on = '', of = '') => ({ en: `${on} of ${of}`, zh: `${of} 台里的 ${on} 台` }),
    },
  ],
  discovery: [
    {
      pattern: /^addresses behind the name catalog: (\d+)$/,
      words: (count = '') => ({
        en: count === '1' ? '1 address' : `${count} addresses`,
        zh: `${count} 个地址`,
      }),
    },
  ],
  secret: [
    {
      pattern: /^a file of this machine$/,
      words: () => ({ en: 'a file of the machine', zh: '机器上的文件' }),
    },
    {
      pattern: /^a file in memory$/,
      words: () => ({ en: 'a file in memory', zh: '内存里的文件' }),
    },
    { pattern: /^none$/, words: () => ({ en: 'none', zh: '没有' }) },
  ],
};

function partOf({ lab, parts }: Recording, id: string): Recording['parts'][number] {
  const part = parts.find((each) => each.id === id);
  if (part === undefined) throw new Error(`labs/${lab}/recording.json has no part “${id}”.`);
  return part;
}

function saysSomething(line: string): boolean {
  return /^\s*[^#\s]/.test(line);
}
