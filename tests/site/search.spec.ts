/** Search finds words of both languages, opens by keyboard, and costs nothing until it is opened. */
import type { Page } from '@playwright/test';
import { expect, needsBrowser, test } from './site.ts';

needsBrowser();

async function search(page: Page, words: string): Promise<string[]> {
  await page.keyboard.press('Control+k');
  await page.locator('#search-words').fill(words);
  await expect(page.locator('.search-status')).toContainText(words);
  await expect(page.locator('.search-status')).not.toContainText(/Searching|正在搜索/);
  return await page
    .locator('.search-results > li > a')
    .evaluateAll((links) =>
      links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    );
}

for (const [words, page404, ...expected] of [
  ['selector', '', '/services/'],
  ['sidecar', '', '/pods/'],
  ['namespace', '', '/namespaces-cgroups/'],
  ['Dockerfile', '', '/images/'],
  ['kustomize overlay', '', '/shop-on-kubernetes/'],
  // Pagefind falls back to ever shorter beginnings of a word, so only letters that no page uses find nothing.
  ['ξψξψ', ''],
  ['容器', 'zh-cn/', '/zh-cn/container-or-vm/', '/zh-cn/container-runtimes/'],
  ['镜像', 'zh-cn/', '/zh-cn/images/'],
  ['标签选择器', 'zh-cn/', '/zh-cn/services/'],
  ['边车', 'zh-cn/', '/zh-cn/pods/'],
  ['ϟϡϟϡ', 'zh-cn/'],
] as const) {
  test(`finds ${words}`, async ({ page }) => {
    await page.goto(page404);
    const found = await search(page, words);
    for (const path of expected) expect(found).toContain(path);
    // The chapter that is called so comes first.
    if (words === '镜像') expect(found.slice(0, 2)).toContain('/zh-cn/images/');
    if (expected.length === 0) expect(found).toEqual([]);
    // The list of all that can be passed is no answer to a word in it.
    expect(found.filter((path) => path.endsWith('/progress/'))).toEqual([]);
    // Each language finds its own pages.
    for (const path of found) expect(path.startsWith('/zh-cn/')).toBe(page404 === 'zh-cn/');
  });
}

test('nothing of the search is loaded before it is opened', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('images/');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('pagefind'))).toEqual([]);
  await page.getByRole('button', { name: /^Search/ }).click();
  await expect.poll(() => asked.some((url) => url.includes('pagefind.js'))).toBe(true);
});

test('what was lost on the way is asked for again, and the next letter tries anew', async ({
  page,
}) => {
  let toLose = 3;
  await page.context().route(/pf_fragment/, async (route) => {
    if (toLose === 0) await route.continue();
    else {
      toLose -= 1;
      await route.abort();
    }
  });
  await page.goto('');
  expect(await search(page, 'selector')).toContain('/services/');
  expect(toLose).toBe(0);
  await expect(page.locator('.search-failed')).toBeHidden();

  toLose = Infinity;
  await page.reload();
  await page.keyboard.press('Control+k');
  await page.locator('#search-words').fill('sidecar');
  await expect(page.locator('.search-failed')).toBeVisible();
  toLose = 0;
  await page.locator('#search-words').fill('sidecars');
  await expect(page.locator('.search-results > li').first()).toBeVisible();
  await expect(page.locator('.search-failed')).toBeHidden();
});

test('results are reached and left by keyboard', async ({ page }) => {
  await page.goto('images/');
  await page.keyboard.press('/');
  await expect(page.locator('#search-words')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.search-dialog')).toBeHidden();
  await expect(page.locator('.search-open'))
    .not.toBeFocused({ timeout: 1 })
    .catch(() => undefined);
  await search(page, 'selector');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.search-results a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('#search-words')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/\/images\/$/);
});

test('the dialog works by touch @phone', async ({ page }) => {
  await page.goto('zh-cn/images/');
  await page.getByRole('button', { name: /^搜索/ }).click();
  await page.locator('#search-words').fill('镜像');
  await expect(page.locator('.search-results a').first()).toBeVisible();
  const box = await page.locator('.search-dialog').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.locator('.search-dialog')).toBeHidden();
});
