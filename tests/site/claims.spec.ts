/** The table of all claims: whole and useful without scripts, searchable with them, in both languages. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chapterPagesOf, chaptersOf, DIST, expect, needsBrowser, test } from './site.ts';

needsBrowser();

const chapters = chaptersOf(DIST);
/** A chapter's claims stand on its last page. */
const withClaims = chapterPagesOf(DIST).filter(({ isLast }) => isLast);
const labs = fileURLToPath(new URL('../../labs', import.meta.url));
const languages = [
  { prefix: '', wrong: 'Wrong', find: 'Find words in the claims' },
  { prefix: 'zh-cn/', wrong: '错误', find: '在这些说法里查找' },
] as const;

/** Claims of a chapter's page, whatever the table of all claims says. */
const claimsOnPage = (prefix: string, slug: string): number =>
  readFileSync(`${DIST}/${prefix}${slug}/index.html`, 'utf8').split('id="claim-').length - 1;

for (const { prefix, wrong, find } of languages) {
  test.describe(prefix === '' ? 'in English' : 'in Chinese', () => {
    test.describe('without scripts', () => {
      test.use({ javaScriptEnabled: false });

      test('the table has every claim of every chapter, and the verdicts choose @phone', async ({
        page,
      }) => {
        await page.goto(`${prefix}claims/`);
        for (const { lab, slug } of withClaims) {
          const expected = claimsOnPage(prefix, slug);
          expect(expected, slug).toBeGreaterThan(0);
          await expect(page.locator(`#claims-${lab} .one`), slug).toHaveCount(expected);
        }
        const all = await page.locator('.claims-finder .one').count();
        const wrongOnes = page.locator('.one[data-verdict=wrong]');
        const count = await wrongOnes.count();
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThan(all);
        await page.getByRole('radio', { name: wrong, exact: false }).check();
        await expect(page.locator('.one:visible')).toHaveCount(count);
        // A field that nothing answers to would be a lie.
        await expect(page.getByRole('searchbox', { name: find })).toHaveCount(0);
      });
    });

    test('words find their claims, and the number says how many', async ({ page }) => {
      await page.goto(`${prefix}claims/`);
      const all = await page.locator('.claims-finder .one').count();
      const status = page.locator('.claims-finder [role=status]');
      await expect(status).toContainText(String(all));
      await page.getByRole('searchbox', { name: find }).fill('ＫＵＢＥＬＥＴ');
      const found = page.locator('.one:visible');
      await expect(found.filter({ hasNotText: /kubelet/i })).toHaveCount(0);
      const count = await found.count();
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(all);
      await expect(status).toContainText(String(count));
      await page.getByRole('searchbox', { name: find }).fill('no such words anywhere');
      await expect(page.locator('.one:visible, .chapter:visible')).toHaveCount(0);
      await expect(status).toContainText(/^\s*0/);
    });
  });
}

test('each lab’s versions are those of its recording', async ({ page }) => {
  await page.goto('versions/');
  for (const slug of chapters) {
    const recording = JSON.parse(readFileSync(`${labs}/${slug}/recording.json`, 'utf8')) as {
      provenance: { date: string; docker: string };
    };
    const row = page.locator(`tr[id="${slug}"]`);
    await expect(row.locator('time')).toHaveText(recording.provenance.date);
    await expect(row).toContainText(`Docker ${recording.provenance.docker}`);
  }
});
