import type { Language, Text } from '#lab-kit';
import type { Kind } from '../define.ts';
import { KINDS } from './kinds.ts';

/** One line of a box's text. A row that ends at a space between words keeps it, so that read aloud they stay apart. */
export interface Row {
  readonly text: string;
  /** The small line that names the kind. */
  readonly isCaption?: boolean;
}

/** Room for a label, in widths of a Chinese character. Narrow on purpose: three boxes abreast still fit a phone. */
const LABEL_WIDTH = 9;
const EDGE_LABEL_WIDTH = 8.5;

const isWide = (character: string): boolean =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(character);

const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? 1 : 0.56), 0);

/** Pieces that must stay whole: a Latin word with the space after it, or one Chinese character with its punctuation. */
const pieces = (text: string): string[] =>
  text.match(
    /[\u2e80-\u9fff\uf900-\ufaff][，。、；：）”]*\s*|[^\s\u2e80-\u9fff\uf900-\ufaff]+\s*/gu,
  ) ?? [text];

/** A dotted field path may break after a dot when it does not fit. */
const breakable = (piece: string, width: number): string[] =>
  widthOf(piece.trimEnd()) > width ? (piece.match(/[^./]+[./]?/g) ?? [piece]) : [piece];

/**
 * Wraps by counting characters rather than measuring: the same rows on every machine, whatever its fonts.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const rows: string[] = [];
    let row = '';
    for (const piece of pieces(line).flatMap((each) => breakable(each, width))) {
      if (row !== '' && widthOf((row + piece).trimEnd()) > width) {
        rows.push(row);
        row = '';
      }
      row += piece;
    }
    return [...rows, row];
  });
}

const says = (kind: Kind, label: Text): boolean =>
  KINDS[kind].words.some((word) => `${label.en}\n${label.zh}`.toLowerCase().includes(word));

/** Rows of a box: its label, and its kind in small print unless the label says it. */
export function nodeRows(kind: Kind, label: Text, language: Language): readonly Row[] {
  const rows = wrap(label[language], LABEL_WIDTH).map((text): Row => ({ text }));
  return says(kind, label)
    ? rows
    : [...rows, { text: KINDS[kind].name[language], isCaption: true }];
}

/** One row: a group's title, with its kind unless it says so itself. */
export function groupTitle(kind: Kind, label: Text, language: Language): string {
  return says(kind, label) ? label[language] : `${label[language]} · ${KINDS[kind].name[language]}`;
}

/** Rows of an arrow's label. */
export function edgeRows(label: Text, language: Language): readonly Row[] {
  return wrap(label[language], EDGE_LABEL_WIDTH).map((text) => ({ text }));
}
