import { expect, it } from 'vitest';
import { inlinePieces, outputPieces } from '../../src/site/inline.ts';

it('takes code out of its backticks and leaves everything else as text', () => {
  expect(inlinePieces('Ask `web`, then <b>look</b> at `x > 1`.')).toEqual([
    { text: 'Ask ', isCode: false },
    { text: 'web', isCode: true },
    { text: ', then <b>look</b> at ', isCode: false },
    { text: 'x > 1', isCode: true },
    { text: '.', isCode: false },
  ]);
});

it('tells the recorder’s tokens from what programs print in angle brackets', () => {
  const output = 'web-<rs-1>-<pod-11>  <ip-2>  <none>  <age>  <pending>  a<b';
  expect(outputPieces(output).flatMap(({ text, isToken }) => (isToken ? [text] : []))).toEqual([
    '<rs-1>',
    '<pod-11>',
    '<ip-2>',
    '<age>',
  ]);
  expect(
    outputPieces(output)
      .map(({ text }) => text)
      .join(''),
  ).toBe(output);
});
