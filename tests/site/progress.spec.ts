/** The progress page: reads a file in the browser, keeps and gives back what it says, and needs nothing of the network. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  type Evidence,
  type PartEvidence,
  readEvidence,
  sealEvidence,
} from '../../scripts/lab-kit/evidence.ts';
import { aLab, passed } from '../lab-kit/some-evidence.ts';
import imagesLab from '../../labs/images/lab.ts';
import podsLab from '../../labs/pods/lab.ts';
import { faultsOf } from './axe.ts';
import { expect, needsBrowser, test } from './site.ts';

needsBrowser();

type Lab = typeof imagesLab;
const partsOf = ({ steps, tasks, breaks }: Lab) => [...steps, ...tasks, ...breaks];
const [firstPod, secondPod] = partsOf(podsLab);
if (firstPod === undefined || secondPod === undefined) throw new Error('pods has no parts');

const imagesPassed: Record<string, PartEvidence> = {};
for (const { id } of partsOf(imagesLab)) imagesPassed[id] = passed(1);
for (const { id } of imagesLab.tasks) imagesPassed[id] = passed(2, 'solved');

/** Images finished, its task solved for the learner; pods begun. */
const SOME: Evidence = {
  labs: {
    images: aLab(imagesPassed),
    pods: aLab({ [firstPod.id]: passed(30, 'run') }),
  },
};

const file = (name: string, content: Evidence | string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : sealEvidence(content)),
});
const give = async (page: Page, ...files: ReturnType<typeof file>[]) => {
  await page.locator('course-progress input[type=file]').setInputFiles(files);
};
const row = (page: Page, lab: string) => page.locator(`course-progress [data-lab="${lab}"]`);
const told = (page: Page) => page.locator('course-progress .told');
const languages = [
  {
    prefix: '',
    done: '✓ finished',
    some: '1 of',
    solved: '≈ solved for you',
    taken: 'my.json: taken.',
    next: 'Next: ',
    save: 'Save as a file',
    forget: 'Forget it in this browser',
    forgotten: 'Forgotten',
    changed: 'changed after',
    label: 'Your evidence file',
  },
  {
    prefix: 'zh-cn/',
    done: '✓ 已完成',
    some: '已通过 1/',
    solved: '≈ 由程序代为完成',
    taken: 'my.json：已读入。',
    next: '接下来：',
    save: '存成文件',
    forget: '让这个浏览器忘掉',
    forgotten: '已忘掉',
    changed: '被改动过',
    label: '你的学习记录文件',
  },
] as const;

for (const words of languages) {
  test.describe(words.prefix === '' ? 'in English' : 'in Chinese', () => {
    const { prefix } = words;

    test('a file given marks what is done, says what is next, and is kept, in both languages @phone', async ({
      page,
    }) => {
      await page.goto(`${prefix}progress/`);
      await expect(page.locator('course-progress .summary')).toBeHidden();
      await give(page, file('my.json', SOME));
      await expect(told(page)).toContainText(words.taken);
      await expect(row(page, 'images').locator('.state')).toHaveText(words.done);
      await expect(row(page, 'pods').locator('.state')).toContainText(words.some);
      await expect(page.locator('course-progress .next')).toContainText(words.next);
      await expect(page.locator('course-progress .next a')).toHaveAttribute(
        'href',
        new RegExp(`/${prefix}pods/#step-${secondPod.id}$`),
      );
      const bar = page.locator('course-progress progress');
      await expect(bar).toHaveJSProperty('value', partsOf(imagesLab).length + 1);
      const task = row(page, 'images').locator(`[data-part="${imagesLab.tasks[0]?.id ?? ''}"]`);
      await expect(task.locator('.how')).toHaveText(new RegExp(`^${words.solved} · .*2026`));
      await page.reload();
      await expect(row(page, 'images').locator('.state')).toHaveText(words.done);
      await page.goto(`${prefix === '' ? 'zh-cn/' : ''}progress/`);
      await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
    });

    test('the same file comes out again, and all is forgotten when told so', async ({ page }) => {
      await page.goto(`${prefix}progress/`);
      await give(page, file('my.json', SOME));
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: words.save }).click();
      const saved = await readFile(await (await coming).path(), 'utf8');
      expect(readEvidence(saved)).toMatchObject({ kind: 'fine', evidence: SOME });
      page.once('dialog', (dialog) => dialog.dismiss());
      await page.getByRole('button', { name: words.forget }).click();
      await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
      page.once('dialog', (dialog) => dialog.accept());
      await page.getByRole('button', { name: words.forget }).click();
      await expect(told(page)).toContainText(words.forgotten);
      await expect(row(page, 'images')).toHaveAttribute('data-state', 'none');
      await expect(page.locator('.how')).toHaveCount(0);
      expect(await page.evaluate(() => localStorage.getItem('course-evidence'))).toBeNull();
      await give(page, file('saved.json', saved));
      await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
    });

    test('a changed file is refused by name and costs nothing of what was there', async ({
      page,
    }) => {
      await page.goto(`${prefix}progress/`);
      await give(page, file('my.json', SOME));
      const changed = sealEvidence(SOME).replace('"run"', '"own"');
      await give(page, file('changed.json', changed));
      await expect(told(page)).toContainText('changed.json');
      await expect(told(page)).toContainText(words.changed);
      await expect(row(page, 'pods').locator('.state')).toContainText(words.some);
    });

    test('by keyboard, with names and a place where news is heard, without fault for axe @phone', async ({
      page,
    }) => {
      await page.goto(`${prefix}progress/`);
      const input = page.getByLabel(words.label);
      await input.focus();
      await expect(input).toHaveAccessibleDescription(/.{10}/);
      await expect(told(page)).toHaveAttribute('role', 'status');
      await give(page, file('my.json', SOME));
      // It is read after the press of a key otherwise, and there is no next link yet to go to.
      await expect(told(page)).toContainText(words.taken);
      await page.keyboard.press('Tab');
      await expect(page.locator('course-progress .next a')).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(page.getByRole('button', { name: words.save })).toBeFocused();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await expect(page.locator('course-progress .chapter').first()).toBeFocused();
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
      });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await faultsOf(page)).toEqual([]);
      }
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('the way is there, and nothing that would need a script', async ({ page }) => {
        await page.goto(`${prefix}progress/`);
        await expect(page.locator('course-progress .note')).toContainText('npx lab progress');
        await expect(row(page, 'pods').locator('a.chapter')).toBeVisible();
        await expect(page.locator('course-progress :is(input, button, progress)')).toHaveCount(4);
        for (const control of await page
          .locator('course-progress :is(input, button, progress)')
          .all())
          await expect(control).toBeHidden();
        await row(page, 'pods').locator('summary').click();
        await expect(row(page, 'pods').locator('[data-part] a').first()).toBeVisible();
      });
    });
  });
}

test('what is no evidence is told apart, file by file, and good ones are taken beside it', async ({
  page,
}) => {
  await page.goto('progress/');
  await give(
    page,
    file('cut.json', sealEvidence(SOME).slice(0, 99)),
    file('package.json', '{"name": "x"}'),
    file('progress.json', '{"version": 1, "labs": {}}'),
    file('old.json', sealEvidence(SOME).replace('"version": 1', '"version": 0')),
    file('new.json', sealEvidence(SOME).replace('"version": 1', '"version": 7')),
    file('huge.json', ' '.repeat(2_000_001)),
    file('<b>$&.json', SOME),
  );
  for (const [index, text] of [
    'cut.json: broken',
    'package.json: no evidence of this course',
    'progress.json: these are the notes',
    'old.json: an older format',
    'new.json: a newer course',
    'huge.json: far too large',
    '<b>$&.json: taken.',
  ].entries())
    await expect(told(page).locator('p').nth(index)).toContainText(text);
  await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
});

test('files of two machines are put together', async ({ page }) => {
  await page.goto('progress/');
  await give(page, file('home.json', { labs: { pods: aLab({ [firstPod.id]: passed(1) }) } }));
  await give(page, file('class.json', { labs: { pods: aLab({ [secondPod.id]: passed(2) }) } }));
  await expect(row(page, 'pods').locator('.state')).toContainText('2 of');
});

test('a file can be dropped on the page', async ({ page }) => {
  await page.goto('progress/');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return transfer;
  }, sealEvidence(SOME));
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.locator('course-progress')).toHaveClass(/over/);
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(told(page)).toContainText('dropped.json: taken.');
  await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
});

test('nothing of a file leaves the browser, even with the network gone', async ({
  page,
  context,
}) => {
  await page.goto('progress/', { waitUntil: 'networkidle' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
  await context.setOffline(true);
  await give(page, file('my.json', SOME));
  await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
  expect(asked).toEqual([]);
});

test('a browser that keeps nothing still shows it, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('denied');
      },
    });
  });
  await page.goto('progress/');
  await give(page, file('my.json', SOME));
  await expect(told(page)).toContainText('This browser keeps nothing');
  await expect(row(page, 'images')).toHaveAttribute('data-state', 'done');
});

test('what was kept and then damaged is left out, and said', async ({ page }) => {
  await page.goto('progress/');
  await page.evaluate(() => localStorage.setItem('course-evidence', '{"a": 1}'));
  await page.reload();
  await expect(told(page)).toContainText('was damaged');
  await expect(page.locator('course-progress .summary')).toBeHidden();
});

test('the plans name their chapters and times, and lead to them', async ({ page }) => {
  for (const prefix of ['', 'zh-cn/']) {
    await page.goto(`${prefix}teaching/`);
    const plans = page.locator('table.plan');
    await expect(plans).toHaveCount(2);
    await expect(plans.nth(0).locator('tbody tr')).toHaveCount(4);
    await expect(plans.nth(1).locator('tbody tr')).toHaveCount(6);
    for (const cell of await plans.locator('tbody td:nth-of-type(2)').all())
      await expect(cell).toHaveText(/^\d{2,3} (min|分钟)$/);
    await plans.nth(0).getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/${prefix}container-or-vm/$`));
  }
});
