import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isBuildNeeded } from '../../scripts/site-server/build.ts';

let folder: string;
const start = () => join(folder, 'index.html');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
  writeFileSync(start(), '<link rel="icon" href="/course/favicon.svg">');
  const later = new Date(Date.now() + 60_000);
  utimesSync(start(), later, later);
});
afterEach(() => rmSync(folder, { recursive: true }));

it('leaves a site that is newer than its sources', async () => {
  expect(await isBuildNeeded(folder, '/course')).toBe(false);
  expect(await isBuildNeeded(folder, '/course/')).toBe(false);
});

it('builds a site that is missing', async () => {
  rmSync(start());
  expect(await isBuildNeeded(folder, '/course')).toBe(true);
});

it('builds a site that was made for another path', async () => {
  expect(await isBuildNeeded(folder, '/')).toBe(true);
});

it('builds a site that is older than a source', async () => {
  const early = new Date('2001-01-01');
  utimesSync(start(), early, early);
  expect(await isBuildNeeded(folder, '/course')).toBe(true);
});
