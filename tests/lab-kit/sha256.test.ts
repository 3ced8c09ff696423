import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from '../../scripts/lab-kit/sha256.ts';

const theirs = (text: string): string => createHash('sha256').update(text).digest('hex');

it('gives the digests of the standard', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('agrees with Node at every length around a block, and beyond ASCII', () => {
  for (let length = 0; length <= 200; length += 1) {
    const text = 'x'.repeat(length);
    expect(sha256(text), String(length)).toBe(theirs(text));
  }
  for (const text of ['容器、Pod 与 Service', '\u0000', '🐳'.repeat(1000), 'a'.repeat(200_000)])
    expect(sha256(text)).toBe(theirs(text));
});
