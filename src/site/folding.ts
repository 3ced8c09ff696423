import type { FileView, LineRange } from './marks.ts';

/** A file of up to so many lines is shown whole. */
const SHORT = 22;
/** How many lines of a long file without marks stand before the fold. */
const HEAD = 14;
/** Lines shown above and below each marked one. */
const AROUND = 1;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Lines of YAML that say where a line belongs: the keys it is nested under. */
function ancestors(lines: readonly string[], index: number): number[] {
  const found: number[] = [];
  let depth = indentOf(lines[index] ?? '');
  for (let above = index - 1; above >= 0 && depth > 0; above -= 1) {
    const line = lines[above] ?? '';
    const content = line.trimStart();
    if (content === '' || content.startsWith('#') || indentOf(line) >= depth) continue;
    found.push(above);
    depth = indentOf(line);
  }
  return found;
}

/**
 * Which lines of a file are shown before a reader asks for all of it, counted from 1; undefined when the whole file is
 * short enough. What is marked is shown with its surroundings; in YAML also the keys it belongs to, and each `kind:`.
 */
export function linesInSight({ path, text, marked }: FileView): ReadonlySet<number> | undefined {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= SHORT) return undefined;
  const shown = new Set<number>();
  const show = (range: LineRange): void => {
    for (let line = Math.max(1, range.from); line <= Math.min(lines.length, range.to); line += 1) {
      shown.add(line);
    }
  };
  if (marked.length === 0) show({ from: 1, to: HEAD });
  for (const { from, to } of marked) {
    show({ from: from - AROUND, to: to + AROUND });
    if (!/\.ya?ml$/.test(path)) continue;
    for (const above of ancestors(lines, from - 1)) shown.add(above + 1);
    // The name of an entry says little without what follows it.
    if (/^\s*- name:/.test(lines[to] ?? '')) shown.add(to + 2);
  }
  if (/\.ya?ml$/.test(path)) {
    lines.forEach((line, index) => {
      if (/^(kind:|---)/.test(line)) shown.add(index + 1);
    });
  }
  // A gap of one or two lines hides nothing worth a fold.
  for (let line = 1; line <= lines.length; line += 1) {
    if (shown.has(line)) continue;
    let end = line;
    while (end < lines.length && !shown.has(end + 1)) end += 1;
    if (end - line < 2) show({ from: line, to: end });
    line = end;
  }
  return shown.size >= lines.length - 3 ? undefined : shown;
}
