/** A piece of a lab's text: prose, or what stood between backticks. */
export interface InlinePiece {
  readonly text: string;
  readonly isCode: boolean;
}

/**
 * Splits a lab's text at its backticks. Lab texts carry no other markup, and Astro escapes what it prints, so nothing in
 * a text can become HTML.
 */
export function inlinePieces(text: string): InlinePiece[] {
  return text
    .split('`')
    .map((piece, index) => ({ text: piece, isCode: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** A piece of inline code: a flag, which must not break after its hyphens, or what stands between flags. */
export interface CodePiece {
  readonly text: string;
  readonly isFlag: boolean;
}

/** Splits inline code at its flags: `--privileged`, `-v`. */
export function codePieces(code: string): CodePiece[] {
  return code
    .split(/((?<=^|\s)-[^\s=]+)/)
    .map((text, index) => ({ text, isFlag: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/**
 * Tokens the recorder puts in place of what differs from run to run: `<ip-1>`, `<id-2>`, `<age>`. Programs print angle
 * brackets of their own (`<none>`, `<pending>`), so a token is one with a number, or one of the words below.
 */
const TOKEN = /<(?:[a-z][a-z-]*-\d+|age|duration|time|version)>/g;

/** A piece of recorded output: as printed, or a token that stands for something that differs on the reader's machine. */
export interface OutputPiece {
  readonly text: string;
  readonly isToken: boolean;
}

/** Splits recorded output at its tokens. */
export function outputPieces(output: string): OutputPiece[] {
  const pieces: OutputPiece[] = [];
  let end = 0;
  for (const match of output.matchAll(TOKEN)) {
    if (match.index > end) pieces.push({ text: output.slice(end, match.index), isToken: false });
    pieces.push({ text: match[0], isToken: true });
    end = match.index + match[0].length;
  }
  if (end < output.length) pieces.push({ text: output.slice(end), isToken: false });
  return pieces;
}
