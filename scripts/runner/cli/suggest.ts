import { EXIT, same, UserError } from '../outcome.ts';
import type { Text } from '../../lab-kit/text.ts';

/** What kind of name was not understood. */
export type NameKind = 'command' | 'flag' | 'lab' | 'step' | 'task';

const NAMES: Readonly<Record<NameKind, Text>> = {
  command: { en: 'command', zh: '命令' },
  flag: { en: 'flag', zh: '选项' },
  lab: { en: 'lab', zh: '实验' },
  step: { en: 'step', zh: '步骤' },
  task: { en: 'task', zh: '任务' },
};

/** The refusal of a name nobody knows: offers the nearest known one, and always lists what there is. */
export function unknownName(kind: NameKind, given: string, known: readonly string[]): UserError {
  const near = nearest(given, known);
  const { en, zh } = NAMES[kind];
  const list = known.join(', ');
  const all: Text =
    known.length === 0
      ? { en: `There is no ${en} here.`, zh: `这里没有任何${zh}。` }
      : { en: `There are: ${list}`, zh: `可用的有：${list}` };
  const guess: Text =
    near === undefined
      ? same('')
      : { en: `Did you mean \`${near}\`? `, zh: `是不是想输入 \`${near}\`？` };
  return new UserError(EXIT.usage, {
    what: { en: `Unknown ${en}: ${given}`, zh: `未知的${zh}：${given}` },
    next: { en: guess.en + all.en, zh: guess.zh + all.zh },
  });
}

/** The known word that needs the fewest edits, when it is near enough to be meant. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const word = given.toLowerCase();
  const started = known.filter((candidate) => word.length > 1 && candidate.startsWith(word));
  if (started.length === 1) return started[0];
  const limit = Math.max(1, Math.floor(given.length / 3));
  return known
    .map((candidate) => ({ candidate, distance: distance(word, candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** Edits between two words; swapped neighbours count as one, the commonest slip of the fingers. */
function distance(a: string, b: string): number {
  const rows: number[][] = [[...Array(b.length + 1).keys()]];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(i - 1, j) + 1,
          (row[j - 1] ?? Infinity) + 1,
          change,
          swapped ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
