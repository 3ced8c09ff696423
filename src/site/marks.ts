import { isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Document, Node, Pair } from 'yaml';

/** Lines of a file, both ends included, counted from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A file of a lab, with the lines that matter. */
export interface FileView {
  readonly path: string;
  readonly text: string;
  readonly marked: readonly LineRange[];
}

/** A mark that finds nothing, or a file that cannot be read as what its name says. */
export class MarkError extends Error {
  constructor(path: string, mark: string, why: string) {
    super(`${path}: mark \`${mark}\` ${why}`);
    this.name = 'MarkError';
  }
}

type Segment = { readonly key: string } | { readonly field: string; readonly value: string };

const SEGMENT = /\.?(?:\["([^"]+)"\]|\[([\w-]+)=([^\]]+)\]|([^.[\]]+))/y;

/** Splits `spec.containers[name=web]["a.b/c"].image` into its keys and entries; undefined when it does not read so. */
function parsePath(path: string): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  SEGMENT.lastIndex = 0;
  while (SEGMENT.lastIndex < path.length) {
    const match = SEGMENT.exec(path);
    if (!match) return undefined;
    const [, quoted, field, value, plain] = match;
    if (field !== undefined && value !== undefined) segments.push({ field, value });
    else segments.push({ key: quoted ?? plain ?? '' });
  }
  return segments.length > 0 ? segments : undefined;
}

/** Offset just past the last character that belongs to a node. A block's own range runs on over comments after it. */
function lastOffset(node: unknown): number | undefined {
  if (isPair(node)) return lastOffset(node.value) ?? lastOffset(node.key);
  if (isMap(node) || isSeq(node)) {
    if (node.flow) return node.range?.[1];
    return lastOffset(node.items.at(-1)) ?? node.range?.[1];
  }
  return isScalar(node) ? node.range?.[1] : undefined;
}

const scalarText = (node: unknown): string | undefined =>
  isScalar(node) ? String(node.value) : undefined;

/** Follows the path from a document's root; gives the pair or list entry it ends at. */
function find(document: Document.Parsed, path: readonly Segment[]): Pair | Node | undefined {
  let here: unknown = document.contents;
  let found: Pair | Node | undefined;
  for (const segment of path) {
    if ('key' in segment) {
      if (!isMap(here)) return undefined;
      const pair = here.items.find(({ key }) => scalarText(key) === segment.key);
      if (!pair) return undefined;
      found = pair;
      here = pair.value;
    } else {
      if (!isSeq(here)) return undefined;
      const entry = here.items.find(
        (item) => isMap(item) && String(item.get(segment.field)) === segment.value,
      );
      if (!isMap(entry)) return undefined;
      found = entry;
      here = entry;
    }
  }
  return found;
}

/** The document that `Kind/name:` names, or the first one that the path is found in. */
function candidates(documents: readonly Document.Parsed[], mark: string) {
  const named = /^([A-Z]\w*)\/([\w.-]+):(.+)$/.exec(mark);
  if (!named) return { documents, path: mark };
  const [, kind, name, path] = named;
  return {
    documents: documents.filter(
      (each) => each.get('kind') === kind && each.getIn(['metadata', 'name']) === name,
    ),
    path: path ?? '',
  };
}

function yamlRange(path: string, text: string, mark: string): LineRange {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  if (!Array.isArray(documents)) throw new MarkError(path, mark, 'is in an empty file');
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error) throw new MarkError(path, mark, `is in YAML that does not parse: ${error.message}`);
  const wanted = candidates(documents, mark);
  const segments = parsePath(wanted.path.trim());
  if (!segments) throw new MarkError(path, mark, 'is not a path such as spec.containers[name=web]');
  for (const document of wanted.documents) {
    const found = find(document, segments);
    if (!found) continue;
    const start = isPair(found) ? (found.key as Node).range?.[0] : found.range?.[0];
    const end = lastOffset(found);
    if (start === undefined || end === undefined) continue;
    // A block scalar ends after its last line break: step back onto the line itself.
    const last = text[end - 1] === '\n' ? end - 1 : end;
    return { from: lines.linePos(start).line, to: lines.linePos(Math.max(start, last)).line };
  }
  throw new MarkError(path, mark, 'finds nothing');
}

function textRanges(path: string, text: string, mark: string): LineRange[] {
  const found = text
    .split('\n')
    .flatMap((line, index) =>
      line.trimStart().startsWith(mark) ? [{ from: index + 1, to: index + 1 }] : [],
    );
  if (found.length === 0) throw new MarkError(path, mark, 'finds no line that starts with it');
  return found;
}

/**
 * Finds the lines that marks mean. In YAML a mark is a path (see `ShownFile.mark` of the lab kit); in any other file it
 * is the text that lines start with. Marks say what matters, so they survive an edit that moves lines; one that finds
 * nothing stops the build, because the page would point at the wrong thing.
 */
export function markedLines(path: string, text: string, marks: readonly string[]): LineRange[] {
  const isYaml = /\.ya?ml$/.test(path);
  return marks.flatMap((mark) =>
    isYaml ? [yamlRange(path, text, mark)] : textRanges(path, text, mark),
  );
}
