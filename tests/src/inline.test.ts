import { expect, it } from 'vitest';
import { codePieces, inlinePieces, outputPieces } from '../../src/site/inline.ts';

it('takes code out of its backticks and leaves everything else as text', () => {
  expect(inlinePieces('Ask `web`, then <b>look</b> at `x > 1`.')).toEqual([
    { text: 'Ask ', isCode: false },
    { text: 'web', isCode: true },
    { text: ', then <b>look</b> at ', isCode: false },
    { text: 'x > 1', isCode: true },
    { text: '.', isCode: false },
  ]);
});

it.each([
  ['docker run --rm -v a-b:/c', ['--rm', '-v']],
  ['--privileged', ['--privileged']],
  ['--restart=on-failure', ['--restart']],
  ['kube-proxy', []],
  ['a - b', []],
  ['docker-init -- ls', ['--']],
])('finds the flags in %s', (code, flags) => {
  const pieces = codePieces(code);
  expect(pieces.flatMap(({ text, isFlag }) => (isFlag ? [text] : []))).toEqual(flags);
  expect(pieces.map(({ text }) => text).join('')).toBe(code);
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
