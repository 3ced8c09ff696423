import { stripVTControlCharacters } from 'node:util';
import type { Dictionary } from './dictionary.ts';
import { AGE_CELL, EVENT_AGE_CELL, RULES, type RuleFacts } from './rules.ts';
import { CUT, findTables, joinRows, splitRow, type Table } from './table.ts';

/** What the normaliser knows about the run. */
export interface NormaliseFacts {
  readonly dictionary: Dictionary;
  /** Values of this machine and what to print instead: the work folder, another cluster name. Longest first. */
  readonly known: readonly (readonly [value: string, name: string])[];
  /** Everything the author wrote (commands and files): an address or a port in there is no accident. */
  readonly written: string;
}

/** Which lines are kept, as in a command's `show`. */
export type Show = 'all' | 'none' | readonly string[];

/**
 * Makes a program's output the same in every run: what differs by accident becomes a token, the same one for the same
 * value, and tables are laid out again so that they stay aligned. Doing it twice changes nothing.
 */
export function normalise(output: string, facts: NormaliseFacts, show: Show = 'all'): string {
  const clean = stripVTControlCharacters(output)
    .split('\n')
    // A progress bar writes over its own line: what stood there last is what the reader saw.
    .map((line) => (line.replace(/\r+$/, '').split('\r').at(-1) ?? '').trimEnd());
  const lines = cut(clean, show);
  const rules: RuleFacts = { dictionary: facts.dictionary, isWritten: writtenIn(facts.written) };
  // Cell by cell: another length in a whole row would move it from under its header.
  const even = (text: string): string => applyRules(replaceKnown(text, facts.known), rules);
  const tables = findTables(lines);
  const result: string[] = [];
  let at = 0;
  for (const table of tables) {
    result.push(...lines.slice(at, table.first).map(even));
    result.push(...normaliseTable(lines.slice(table.first, table.end), table, rules, even));
    at = table.end;
  }
  result.push(...lines.slice(at).map(even));
  return result.join('\n').replace(/^\n+|\s+$/g, '');
}

/** Keeps the lines that match one of the patterns; a gap becomes one line `…`. The end of the output is no gap. */
function cut(lines: readonly string[], show: Show): readonly string[] {
  if (show === 'none') return [];
  if (show === 'all') return lines;
  const patterns = show.map((source) => new RegExp(source));
  const kept: string[] = [];
  const last = lines.findLastIndex((line) => line !== '');
  for (const line of lines.slice(0, last + 1)) {
    if (patterns.some((pattern) => pattern.test(line))) kept.push(line);
    else if (kept.at(-1) !== CUT) kept.push(CUT);
  }
  return kept;
}

function normaliseTable(
  lines: readonly string[],
  table: Table,
  rules: RuleFacts,
  even: (cell: string) => string,
): readonly string[] {
  const rows = lines.map((line) => (line === CUT ? undefined : splitRow(line, table.starts)));
  const normal = rows.map((row, index) =>
    index === 0 || row === undefined
      ? row
      : row.map((cell, column) => normaliseCell(cell, table.header[column] ?? '', rules, even)),
  );
  const laid = joinRows(
    normal.filter((row) => row !== undefined),
    table.starts[0] ?? 0,
  );
  let next = 0;
  return normal.map((row) => {
    if (row === undefined) return CUT;
    next += 1;
    return laid[next - 1] ?? '';
  });
}

function normaliseCell(
  cell: string,
  header: string,
  rules: RuleFacts,
  even: (cell: string) => string,
): string {
  const name = header.toUpperCase();
  if (['AGE', 'LAST SEEN', 'FIRST SEEN'].includes(name) && EVENT_AGE_CELL.test(cell))
    return cell.includes('(') ? '<age> (x<n> over <age>)' : '<age>';
  if (['DURATION', 'CREATED'].includes(name) && AGE_CELL.test(cell)) return '<duration>';
  if (/^(?:CONTAINER|IMAGE|POD|NETWORK) ID$/.test(name) && /^[0-9a-f]{12,13}$/.test(cell))
    return rules.dictionary.token('id', cell.slice(0, 12));
  // Process numbers of the host. Those inside a container are small and worth reading.
  if (['PID', 'PPID'].includes(name) && /^\d{3,}$/.test(cell))
    return rules.dictionary.token('pid', cell);
  if (name === 'STIME') return '<time>';
  // A container nobody named gets two words from Docker.
  if (name === 'NAMES' && /^[a-z]+_[a-z]+\d?$/.test(cell) && !rules.isWritten(cell))
    return rules.dictionary.token('name', cell);
  return even(cell);
}

function applyRules(line: string, facts: RuleFacts): string {
  let text = line;
  for (const { pattern, replace } of RULES)
    text = text.replace(pattern, (...match: unknown[]) =>
      replace(
        match.filter((part) => typeof part === 'string'),
        facts,
      ),
    );
  return text;
}

function replaceKnown(line: string, known: NormaliseFacts['known']): string {
  return known.reduce(
    (text, [value, name]) => (value === '' ? text : text.replaceAll(value, name)),
    line,
  );
}

function writtenIn(written: string): (value: string) => boolean {
  const words = new Set(
    written.split(/[^\w.:-]+/).flatMap((word) => [word, ...word.split(/[:]+/)]),
  );
  return (value) => words.has(value);
}
