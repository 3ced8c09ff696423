import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { CHAPTERS, pagesOfChapter } from '../../src/site/curriculum.ts';
import { sourceBehind } from '../../src/site/sources.ts';
import { ROOT } from '../runner/support/fake-deps.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('what a reader is led to is there, for each chapter that has a lab and for the glossary', () => {
  const written = CHAPTERS.filter(({ id }) => existsSync(join(ROOT, 'labs', id)));
  expect(written.length).toBeGreaterThan(10);
  for (const chapter of written) {
    for (const page of pagesOfChapter(chapter))
      expect(sourceBehind(page.id)?.path).toBe(`labs/${chapter.id}/lab.ts`);
    expect(existsSync(join(ROOT, 'labs', chapter.id, 'lab.ts')), chapter.id).toBe(true);
  }
  expect(existsSync(join(ROOT, sourceBehind('glossary')?.path ?? 'none'))).toBe(true);
});

it('a page whose words are its own leads to no other file', () => {
  expect(sourceBehind('setup')).toBeUndefined();
  expect(sourceBehind('')).toBeUndefined();
});

it.each([
  [{}, /^https:\/\/.+\/edit\/main\/$/],
  [
    { REPOSITORY_URL: 'https://git.example/me/course/' },
    /^https:\/\/git\.example\/me\/course\/edit\/main\/$/,
  ],
  [
    { EDIT_URL: 'https://git.example/me/course/-/edit/trunk' },
    /^https:\/\/git\.example\/me\/course\/-\/edit\/trunk\/$/,
  ],
])('the address is a setting of the build: %j', async (settings, address) => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const { EDIT_URL } = await import('../../src/site/sources.ts');
  expect(EDIT_URL).toMatch(address);
});
