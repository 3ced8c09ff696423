/** A table in a program's output: where its columns begin, and its rows as they stood. */
export interface Table {
  /** Index of the header's line. */
  readonly first: number;
  /** Index after the last row. */
  readonly end: number;
  /** Character positions where columns begin. */
  readonly starts: readonly number[];
  readonly header: readonly string[];
}

/** What the `show` filter puts where lines were cut. Never part of a table, never the end of one. */
export const CUT = '…';

/**
 * Finds the tables: a header in capitals as kubectl, docker and crictl print it, or a header with a row of dashes
 * under it as `kubectl describe` does. A line belongs to the table while every column begins after a space.
 */
export function findTables(lines: readonly string[]): readonly Table[] {
  const tables: Table[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const starts = columnsAt(lines, index);
    if (starts === undefined) continue;
    let end = index + 1;
    while (end < lines.length && isRow(lines[end] ?? '', starts)) end += 1;
    while (lines[end - 1] === CUT) end -= 1;
    if (end === index + 1) continue;
    tables.push({ first: index, end, starts, header: splitRow(lines[index] ?? '', starts) });
    index = end - 1;
  }
  return tables;
}

function columnsAt(lines: readonly string[], index: number): readonly number[] | undefined {
  const line = lines[index] ?? '';
  const dashes = lines[index + 1] ?? '';
  if (/^\s*-{2,}(?: {2,}-{2,})+\s*$/.test(dashes)) return startsOf(dashes);
  const words = line.trim().split(/ {2,}/);
  const isHeader =
    words.length > 1 && words.every((word) => /^[A-Z](?:[A-Z0-9()%/ -]|\([a-z]+\))*$/.test(word));
  return isHeader ? startsOf(line) : undefined;
}

function startsOf(line: string): readonly number[] {
  return [...line.matchAll(/(?<=^| {2})\S/g)].map(({ index }) => index);
}

function isRow(line: string, starts: readonly number[]): boolean {
  if (line === CUT) return true;
  if (line.trim() === '') return false;
  const characters = [...line];
  return starts.every((start, column) => {
    if (column === 0) return characters.slice(0, start).every((character) => character === ' ');
    return start > characters.length || characters[start - 1] === ' ';
  });
}

/** Cells of a row, trimmed. */
export function splitRow(line: string, starts: readonly number[]): readonly string[] {
  const characters = [...line];
  return starts.map((start, column) => {
    const from = column === 0 ? 0 : start;
    return characters
      .slice(from, starts[column + 1])
      .join('')
      .trim();
  });
}

/** Puts the cells of all rows back under each other, three spaces apart. */
export function joinRows(rows: readonly (readonly string[])[], indent: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows.map((row) =>
    `${' '.repeat(indent)}${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join('   ')}`.trimEnd(),
  );
}
