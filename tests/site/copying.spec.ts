/** Copy buttons give the command and nothing else, by mouse and keyboard, with and without a clipboard API. */
import { DIST, chaptersOf, expect, needsBrowser, test } from './site.ts';

needsBrowser();

const slug = chaptersOf(DIST).at(-1) ?? 'images';

test('the button copies the command alone, and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${slug}/`);
  const commands = page.locator('.terminal .command');
  const count = await commands.count();
  expect(count).toBeGreaterThan(10);
  for (let index = 0; index < count; index += 1) {
    const command = commands.nth(index);
    const typed = (await command.locator('.typed code').textContent()) ?? '';
    await command.locator('button.copy').evaluate((button) => (button as HTMLElement).click());
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(typed);
    expect(typed).not.toMatch(/^[$>] /m);
    expect(typed.trim()).not.toBe('');
  }
  await expect(page.locator('#announce')).toHaveText('Copied');
});

test('Enter copies too, and a screen reader hears which command', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('zh-cn/images/');
  const button = page.locator('.lab-start button.copy').first();
  await expect(button).toHaveAccessibleName('复制: npx lab start images');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#announce')).toHaveText('已复制');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npx lab start images');
});

test('a file is copied with its own line breaks', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${slug}/`);
  const figure = page.locator('.lab-file figure').first();
  const shown = await figure.locator('code').textContent();
  await figure.locator('button.copy').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
});

test('copying works over plain HTTP, where browsers give no clipboard API', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read']);
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: () => Promise.reject(new Error('not here')),
    });
  });
  await page.goto('images/');
  await page.locator('.lab-start button.copy').first().click();
  await expect(page.locator('#announce')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('npx lab start images');
});

test('the button covers neither the text nor the title beside it @only-phone', async ({
  page,
  site,
}) => {
  for (const path of ['registries/', 'compose/', 'zh-cn/registries/', 'zh-cn/compose/']) {
    await page.goto(site + path);
    // What is folded away is looked at, too.
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    const covered = await page.locator(':is(figure.code, .command):visible').evaluateAll((blocks) =>
      blocks.flatMap((block) => {
        const button = block.querySelector('button.copy')?.getBoundingClientRect();
        if (!button) return [];
        return [...block.querySelectorAll('figcaption, code, .typed')].flatMap((part) => {
          const range = document.createRange();
          range.selectNodeContents(part);
          const isCovered = [...range.getClientRects()].some(
            ({ left, right, top, bottom }) =>
              right > button.left &&
              left < button.right &&
              bottom > button.top &&
              top < button.bottom,
          );
          return isCovered ? [part.textContent] : [];
        });
      }),
    );
    expect(covered).toEqual([]);
  }
});
