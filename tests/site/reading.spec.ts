/** What a reader does: finds the way, changes language and theme, reads without scripts, on paper, by keyboard. */
import type { Page } from '@playwright/test';
import { chapterPagesOf, chaptersOf, DIST, expect, needsBrowser, test } from './site.ts';

needsBrowser();

const chapters = chaptersOf(DIST);
const pages = chapterPagesOf(DIST);
/** For a test that goes through all of them: each may take so long on a busy machine. */
const A_CHAPTER_MS = 10_000;
const languages = [
  { prefix: '', dark: 'Dark theme', other: '中文', solution: 'Show one solution' },
  { prefix: 'zh-cn/', dark: '深色主题', other: 'English', solution: '看一种解法' },
] as const;

for (const { prefix, dark, other, solution } of languages) {
  test.describe(prefix === '' ? 'in English' : 'in Chinese', () => {
    test('the start page leads to the first chapter and the first lab in one click each', async ({
      page,
    }) => {
      await page.goto(prefix);
      await page.locator('.hero a.primary').click();
      await expect(page).toHaveURL(new RegExp(`/${prefix}${chapters[0]}/$`));
      await page.goto(prefix);
      await page.locator('.hero a.secondary').click();
      await expect(page).toHaveURL(new RegExp(`/${prefix}${chapters[0]}/#lab-title$`));
      await expect(page.locator('#lab-title')).toBeInViewport();
    });

    test('the map names every chapter and links those that are written', async ({ page }) => {
      await page.goto(prefix);
      await expect(page.locator('.map li')).toHaveCount(25);
      await expect(page.locator('.map li a')).toHaveCount(chapters.length);
      await expect(page.locator('.map li:not(:has(a))')).toHaveCount(25 - chapters.length);
    });

    test('the language switch stays on the page', async ({ page }) => {
      for (const { slug } of pages) {
        await page.goto(`${prefix}${slug}/`);
        await page.getByRole('link', { name: other, exact: true }).click();
        await expect(page).toHaveURL(new RegExp(`/${prefix === '' ? 'zh-cn/' : ''}${slug}/$`));
        expect(new URL(page.url()).pathname.split('/').length).toBe(prefix === '' ? 4 : 3);
      }
    });

    test('the theme changes by its button and is kept', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${prefix}images/`);
      const button = page.getByRole('button', { name: dark });
      await expect(button).toHaveAttribute('aria-pressed', 'false');
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect(button).toHaveAttribute('aria-pressed', 'true');
    });

    test('the pages lead to each other, to the source and to the map', async ({ page }) => {
      const [first, second] = chapters;
      await page.goto(`${prefix}${first}/`);
      await expect(page.locator('.strip .here')).toHaveCount(1);
      await expect(page.locator('.site-footer .edit a')).toHaveAttribute(
        'href',
        new RegExp(`/edit/main/src/content/docs/${prefix}${first}\\.mdx$`),
      );
      // Half of a chapter's words stand in its lab.
      await expect(page.locator('.site-footer .edit-source a')).toHaveAttribute(
        'href',
        new RegExp(`/edit/main/labs/${first}/lab\\.ts$`),
      );
      await page.locator('a[rel=next]').click();
      await expect(page).toHaveURL(new RegExp(`/${prefix}${second}/$`));
      await page.locator('a[rel=prev]').click();
      await page.locator('.strip a').click();
      await expect(page.locator('#map')).toBeInViewport();
    });

    test('a chapter on two pages leads on to the second, which is in its place in the menu', async ({
      page,
    }) => {
      for (const { lab, slug } of pages.filter((each) => each.slug !== each.lab)) {
        await page.goto(`${prefix}${lab}/`);
        await page.locator(`main .sl-markdown-content a[href="../${slug}/"]`).last().click();
        await expect(page).toHaveURL(new RegExp(`/${prefix}${slug}/$`));
        await expect(page.locator('.strip .here')).toHaveCount(1);
        await expect(page.locator('.site-footer .edit-source a')).toHaveAttribute(
          'href',
          new RegExp(`/edit/main/labs/${lab}/lab\\.ts$`),
        );
        await page.locator('a[rel=prev]').click();
        await expect(page).toHaveURL(new RegExp(`/${prefix}${lab}/$`));
      }
    });

    test('hints open one behind the other, and the solution behind a click', async ({ page }) => {
      await page.goto(`${prefix}${chapters.at(-1)}/`);
      const task = page.locator('.exercise.task').first();
      const hints = task.locator('details.hint');
      await expect(hints.nth(0).locator('> p')).toBeHidden();
      await hints.nth(0).locator('> summary').click();
      await expect(hints.nth(0).locator('> p')).toBeVisible();
      if ((await hints.count()) > 1) {
        await expect(hints.nth(1).locator('> p')).toBeHidden();
        await hints.nth(1).locator('> summary').click();
        await expect(hints.nth(1).locator('> p')).toBeVisible();
      }
      await expect(task.locator('.solution .lab-file').first()).toBeHidden();
      await task.getByText(solution).click();
      await expect(task.locator('.solution .lab-file').first()).toBeVisible();
    });

    test('every claim leads to the step that shows it', async ({ page }) => {
      test.setTimeout(chapters.length * A_CHAPTER_MS);
      for (const { lab, slug } of pages.filter(({ isLast }) => isLast)) {
        await page.goto(`${prefix}${slug}/`);
        const targets = await page
          .locator('.claims a.proof')
          .evaluateAll((proofs) => proofs.map((proof) => proof.getAttribute('href') ?? ''));
        expect(targets.length).toBeGreaterThan(0);
        await expect(page.locator('.claims .verdict .sign')).toHaveCount(targets.length);
        // A step of the chapter's first page is on that page, every other one is here.
        const before = new RegExp(`^/${prefix}${lab}/(?=#)`);
        const elsewhere = slug === lab ? [] : targets.filter((target) => before.test(target));
        const here = targets.filter((target) => !elsewhere.includes(target));
        const missing = (ids: readonly string[]) =>
          page.evaluate((all) => all.filter((id) => !document.querySelector(id)), ids);
        for (const target of here) expect(target).toMatch(/^#step-/);
        expect(await missing(here)).toEqual([]);
        if (elsewhere.length === 0) continue;
        await page.goto(`${prefix}${lab}/`);
        expect(await missing(elsewhere.map((target) => target.replace(before, '')))).toEqual([]);
      }
    });

    test('a wrong address is answered in both languages', async ({ page }) => {
      const response = await page.goto(`${prefix}no/such/page/`);
      expect(response?.status()).toBe(404);
      await expect(page.locator('main')).toContainText('Nothing is at this address');
      await expect(page.locator('main')).toContainText('这个网址下没有页面');
    });
  });

  test.describe(`without JavaScript${prefix === '' ? '' : ', in Chinese'}`, () => {
    test.use({ javaScriptEnabled: false });

    test('everything can be read, and nothing that needs a script is shown', async ({ page }) => {
      test.setTimeout(pages.length * A_CHAPTER_MS);
      for (const { slug, isLast } of pages) {
        await page.goto(`${prefix}${slug}/`);
        for (const part of [
          '.strip',
          '.lab-start',
          'figure.diagram',
          ...(isLast ? ['.claims', '.exercise.task'] : []),
        ]) {
          await expect(page.locator(part).first()).toBeVisible();
        }
        const steps = page.locator('.exercise.step');
        expect(await steps.count()).toBeGreaterThan(3);
        await expect(steps.first().locator('.typed').first()).toBeVisible();
        await expect(page.locator('button.copy:visible, .search-open:visible')).toHaveCount(0);
        if (!isLast) continue;
        await page.locator('.hint > summary').first().click();
        await expect(page.locator('.hint > p').first()).toBeVisible();
        await page.locator('.solution > summary').first().click();
        await expect(page.locator('.solution .typed').first()).toBeVisible();
      }
    });

    test('the way to the other language is a link', async ({ page }) => {
      await page.goto(`${prefix}images/`);
      await page.getByRole('link', { name: other, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/${prefix === '' ? 'zh-cn/' : ''}images/$`));
    });
  });
}

test('on paper a chapter is light, whole and without the frame of the screen', async ({ page }) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto('images/');
  for (const hidden of ['nav.sidebar', '.toc-wide', '.toc-narrow', 'button.copy', '.search-open']) {
    await expect(page.locator(hidden).first()).toBeHidden();
  }
  const colours = await page.evaluate(() => {
    const terminal = document.querySelector('.terminal .typed');
    return {
      paper: getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
      command: terminal && getComputedStyle(terminal).color,
    };
  });
  expect(colours).toEqual({ paper: '#fdfcfa', command: 'rgb(34, 34, 34)' });
  await expect(page.locator('.claims')).toBeVisible();
});

/** Presses Tab until something of this kind has the focus, and looks whether a reader sees that it has. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted),
      selector,
    );
    if (!isThere) continue;
    const focused = page.locator(':focus');
    await expect(focused).toBeInViewport();
    await expect(focused).not.toHaveCSS('outline-style', 'none');
    return;
  }
  throw new Error(`sixty presses of Tab did not reach ${selector}`);
}

test('a chapter can be walked by keyboard alone', async ({ page }) => {
  await page.goto('images/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.sl-skip-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#_top$/);
  await page.goto('images/#lab-title');
  await tabTo(page, 'button.copy');
  const task = await page.locator('.exercise.task').first().getAttribute('id');
  await page.goto(`images/#${task}`);
  await tabTo(page, '.hint > summary');
  await page.keyboard.press('Enter');
  await expect(page.locator('.hint > p').first()).toBeVisible();
  await tabTo(page, '.solution > summary');
  const claim = await page.locator('.claims tbody tr').first().getAttribute('id');
  await page.goto(`images/#${claim}`);
  await tabTo(page, '.claims a.proof');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#step-/);
});

test('the menu and the list of contents work on a phone @only-phone', async ({ page }) => {
  await page.goto('images/');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await expect(page.locator('nav.sidebar').getByRole('link', { name: 'Pods' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.toc-narrow summary').click();
  const last = page.locator('.toc-narrow a').last();
  await last.click();
  await expect(last).toBeHidden();
  await expect(page).toHaveURL(/#.+/);
});
