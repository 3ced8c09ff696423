/** What a page weighs when it is opened for the first time, as a server with brotli sends it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { DIST, expect, pagesOf, test } from './site.ts';

const KB = 1024;
const BUDGET = 40 * KB;

const sizes = new Map<string, number>();
function compressed(file: string): number {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  const size = brotliCompressSync(readFileSync(file), options).length;
  sizes.set(file, size);
  return size;
}

const fileOf = (path: string): string =>
  join(DIST, path.endsWith('/') || path === '' ? `${path}index.html` : path);

/** A page with the style sheets and scripts that it names. */
function weightOf(path: string): number {
  const file = fileOf(path);
  const named = readFileSync(file, 'utf8').matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g);
  const files = [...new Set([...named].map(([, url = '']) => join(DIST, url)))];
  return [file, ...files.filter(existsSync)].reduce((sum, each) => sum + compressed(each), 0);
}

test('no page is heavier than it may be', () => {
  const weights = pagesOf(DIST).map((path) => ({ path, weight: weightOf(path) }));
  expect(weights.length).toBeGreaterThan(8);
  const heavy = weights.filter(({ weight }) => weight > BUDGET);
  expect(heavy).toEqual([]);
});

test('no page has what the styles leave out (src/site/own-styles.ts)', () => {
  const found = pagesOf(DIST).filter((path) =>
    /class="[^"]*\b(?:starlight-aside|sl-badge|level-h[1456])\b|<[^>]+ dir="rtl"/.test(
      readFileSync(fileOf(path), 'utf8'),
    ),
  );
  expect(found).toEqual([]);
});
