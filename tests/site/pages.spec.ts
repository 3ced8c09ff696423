/** What must hold on every page, in both languages, found by listing what was built. */
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { chapterPagesOf, DIST, expect, needsBrowser, pagesOf, test } from './site.ts';

needsBrowser();

const pages = pagesOf(DIST);

/** Opens every fold, so that what is inside is looked at too. */
async function openFolds(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
  });
}

/** Blocks that scroll become stops of the keyboard a moment after they were laid out; if they do not, axe says which. */
async function scrollersAreReachable(page: Page): Promise<void> {
  const areStops = () =>
    [...document.querySelectorAll('pre')].every(
      (block) => block.scrollWidth <= block.clientWidth || block.tabIndex >= 0,
    );
  await page.waitForFunction(areStops, undefined, { timeout: 5_000 }).catch(() => undefined);
}

/**
 * Of coloured words in code that stand in the same elements with the same classes one is left, since all have its colours:
 * to judge the others too is half of the work.
 */
async function oneOfEachToken(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    for (const token of document.querySelectorAll('pre :is(span, var):not(:has(*))')) {
      let place = '';
      for (let at: Element | null = token; at; at = at.parentElement)
        place += `${at.localName}.${at.className} `;
      if (seen.has(place)) token.replaceWith(...token.childNodes);
      seen.add(place);
    }
    for (const block of document.querySelectorAll('pre')) block.normalize();
  });
}

test('there are pages to test, the same in both languages', () => {
  const english = pages.filter((path) => !path.startsWith('zh-cn/') && path !== '404.html');
  const chinese = pages.filter((path) => path.startsWith('zh-cn/') && path !== 'zh-cn/404/');
  expect(english.length).toBeGreaterThan(4);
  expect(chinese).toEqual(english.map((path) => `zh-cn/${path}`));
});

/** What of the page lies right of the window's edge, other than blocks that scroll by themselves. */
const beyondTheEdge = (page: Page) =>
  page.evaluate(() => ({
    by: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    widest: [...document.querySelectorAll('main *, .toc-wide a, header a, .sidebar-content a')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > innerWidth + 1 &&
          !element.closest('pre, table, .diagram-picture'),
      )
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120)),
  }));

for (const path of pages) {
  test(`/${path} fits, is accessible in both themes and asks nothing of other sites @phone`, async ({
    page,
    site,
    isMobile,
  }) => {
    const elsewhere: string[] = [];
    const failed: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site) && !request.url().startsWith('data:')) {
        elsewhere.push(request.url());
      }
    });
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    page.on('pageerror', (error) => failed.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') failed.push(message.text());
    });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(path);
    await openFolds(page);
    await scrollersAreReachable(page);
    expect(await beyondTheEdge(page)).toEqual({ by: 0, widest: [] });
    await oneOfEachToken(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    // A phone has the same colours as a wide screen, and judging them is nine tenths of the work.
    const rules = isMobile ? { without: ['color-contrast'] } : undefined;
    expect(await faultsOf(page, rules)).toEqual([]);
    // Only colours change with the theme, which follows the system until the reader chooses.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    if (!isMobile) {
      expect(await faultsOf(page, { only: ['color-contrast', 'link-in-text-block'] })).toEqual([]);
    }
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    expect(elsewhere).toEqual([]);
    expect(failed).toEqual([]);
  });
}

test('a page says its language, its title and what it is about', async ({ page }) => {
  for (const { slug } of chapterPagesOf(DIST)) {
    for (const [prefix, lang] of [
      ['', 'en'],
      ['zh-cn/', 'zh-CN'],
    ] as const) {
      await page.goto(`${prefix}${slug}/`);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /.{20}/);
    }
  }
});
