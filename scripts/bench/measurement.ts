/** One line of the benchmark table. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'KB' | 'requests' | 'score' | 'times' | 'pages/s' | 'ms';
  /** What it is measured against, from the same run or from `npm run bench`'s targets. */
  readonly target?: { readonly atMost: number } | { readonly atLeast: number };
  /** How it was measured, where the name does not say it. */
  readonly note?: string;
}

/** Why a measurement could not be made on this machine; shown in the table instead of a figure. */
export class Unmeasurable extends Error {}

/** Median of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Whether a row meets its target; `undefined` when it has none. */
export function meetsTarget(row: Row): boolean | undefined {
  if (row.target === undefined) return undefined;
  return 'atMost' in row.target ? row.value <= row.target.atMost : row.value >= row.target.atLeast;
}

function targetText(row: Row): string {
  if (row.target === undefined) return '';
  return 'atMost' in row.target ? `≤ ${row.target.atMost}` : `≥ ${row.target.atLeast}`;
}

/** The table as Markdown. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    `${Number(row.value.toFixed(row.value < 10 ? 2 : 1))} ${row.unit}`,
    targetText(row),
    { true: 'met', false: 'missed', undefined: '' }[String(meetsTarget(row)) as 'true'] ?? '',
    row.note ?? '',
  ]);
  const lines = [
    ['what', 'measured', 'target', '', 'how'],
    ['---', '---', '---', '---', '---'],
    ...cells,
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
