import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { writeSearchIndex } from '../../src/site/search-index.ts';

const site = mkdtempSync(join(tmpdir(), 'search-index-'));
afterEach(() => rmSync(site, { recursive: true }));

it('has written each file to its end when it is done, and leaves out what this site has its own of', async () => {
  const page = (lang: string, text: string) =>
    `<html lang="${lang}"><body><main data-pagefind-body><h1>${text}</h1></main></body></html>`;
  mkdirSync(join(site, 'zh-cn'));
  writeFileSync(join(site, 'index.html'), page('en', 'Pods'));
  writeFileSync(join(site, 'zh-cn/index.html'), page('zh-CN', '探针'));
  // Not a page of the course: the search leaves out what has no such mark.
  writeFileSync(join(site, '404.html'), '<html lang="en"><body>Nothing here</body></html>');

  expect(await writeSearchIndex(site)).toBe(3);

  const folder = join(site, 'pagefind');
  const entry = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')) as {
    readonly languages: Record<string, { readonly hash: string; readonly page_count: number }>;
  };
  expect(Object.keys(entry.languages).sort()).toEqual(['en', 'zh-cn']);
  for (const { hash, page_count } of Object.values(entry.languages)) {
    expect(page_count).toBe(1);
    expect(readdirSync(folder)).toContain(`pagefind.${hash}.pf_meta`);
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const packed = files.filter((file) => /\.(?:pf_\w+|pagefind)$/.test(file));
  expect(packed.length).toBeGreaterThanOrEqual(8);
  // Cut off, none of them could be unpacked.
  for (const file of packed)
    expect(gunzipSync(readFileSync(join(folder, file))).length).not.toBe(0);
  expect(files.filter((file) => file.endsWith('.js')).sort()).toEqual([
    'pagefind-worker.js',
    'pagefind.js',
  ]);
  expect(files.filter((file) => file.endsWith('.css'))).toEqual([]);
});
