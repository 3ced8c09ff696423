import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { serve } from '../../scripts/site-server/serve.ts';
import { CHAPTERS, pagesOfChapter } from '../../src/site/curriculum.ts';
import { browserPath, NO_BROWSER } from './browser.ts';

/** The built site that is tested. `SITE_DIST` names another than `dist/`. */
export const DIST =
  process.env['SITE_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));

const LABS = fileURLToPath(new URL('../../labs', import.meta.url));

/** Addresses of all pages of a built site, relative to its base: '' is the start page. */
export function pagesOf(dist: string): readonly string[] {
  return globSync('**/*.html', { cwd: dist })
    .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

/** The chapters there are, a lab and its page, by their slug in the order of the course. */
export function chaptersOf(dist: string): readonly string[] {
  return CHAPTERS.map(({ id }) => id).filter(
    (id) => existsSync(`${LABS}/${id}/lab.ts`) && existsSync(`${dist}/${id}/index.html`),
  );
}

/** The pages of those chapters by their slug, most have one, and whether a page is its chapter's last. */
export function chapterPagesOf(
  dist: string,
): readonly { readonly lab: string; readonly slug: string; readonly isLast: boolean }[] {
  const there = chaptersOf(dist);
  return CHAPTERS.filter(({ id }) => there.includes(id)).flatMap((chapter) =>
    pagesOfChapter(chapter).map(({ id: slug }, index, all) => ({
      lab: chapter.id,
      slug,
      isLast: index === all.length - 1,
    })),
  );
}

/** Tests of the built site: each worker serves it on a free port of its own. */
export const test = base.extend<object, { site: string }>({
  site: [
    // Playwright reads the pattern: it must be there, and empty.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (!existsSync(`${DIST}/index.html`)) {
        throw new Error(`There is no built site in ${DIST}. Run: npm run build`);
      }
      const site = await serve({ folder: DIST, base: '/', host: '127.0.0.1', port: 0 });
      await use(site.url);
      await site.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site);
  },
});

/** Skips a file's tests, and says why, where there is no browser. Called at the top of each. */
export function needsBrowser(): void {
  test.skip(browserPath() === undefined, NO_BROWSER);
}

export { expect } from '@playwright/test';
