/** Every link of every page leads somewhere: at the root, and in a second build under a path. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '../../scripts/site-server/serve.ts';
import { DIST, expect, needsBrowser, pagesOf, test } from './site.ts';

needsBrowser();

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Addresses and ids in a page's source. */
function readPage(html: string): {
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
} {
  const text = html.replace(/<script[\s\S]*?<\/script>/g, '');
  const links = [...text.matchAll(/\s(?:href|src|xlink:href)="([^"]+)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&'),
  );
  const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? ''));
  return { links, ids };
}

/** Follows every link inside the site over HTTP; gives those that lead nowhere or out of the path the site is built for. */
async function deadLinks(dist: string, url: string): Promise<string[]> {
  const contents = new Map<string, ReturnType<typeof readPage> | undefined>();
  const visit = async (address: string) => {
    const known = contents.get(address);
    if (known || contents.has(address)) return known;
    const response = await fetch(address);
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    const page = response.ok ? readPage(isPage ? await response.text() : '') : undefined;
    contents.set(address, page);
    return page;
  };
  const dead: string[] = [];
  for (const path of pagesOf(dist)) {
    const from = new URL(path, url);
    const { links } = readPage(
      readFileSync(join(dist, path.endsWith('.html') ? path : `${path}index.html`), 'utf8'),
    );
    for (const link of links) {
      const target = new URL(link, from);
      if (target.origin !== from.origin || link.startsWith('data:')) continue;
      const fragment = decodeURIComponent(target.hash.slice(1));
      target.hash = '';
      const page = target.href.startsWith(url) ? await visit(target.href) : undefined;
      if (!page) dead.push(`/${path} → ${link}`);
      else if (fragment !== '' && !page.ids.has(fragment))
        dead.push(`/${path} → ${link} (no such place)`);
    }
  }
  return dead;
}

test('all links of the site lead somewhere', async ({ site }) => {
  expect(await deadLinks(DIST, site)).toEqual([]);
});

test('the site works under a path', async ({ page }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'under-a-path-'));
  try {
    const astro = createRequire(import.meta.url).resolve('astro/package.json');
    await promisify(execFile)(process.execPath, [join(dirname(astro), 'bin/astro.mjs'), 'build'], {
      cwd: ROOT,
      env: {
        ...process.env,
        BASE_PATH: '/course/k8s',
        OUT_DIR: folder,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      maxBuffer: 32 * 1024 * 1024,
    });
    const site = await serve({ folder, base: '/course/k8s', host: '127.0.0.1', port: 0 });
    try {
      expect(pagesOf(folder)).toEqual(pagesOf(DIST));
      expect(await deadLinks(folder, site.url)).toEqual([]);
      const failed: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) failed.push(response.url());
      });
      await page.goto(`${site.url}zh-cn/images/`);
      await page.getByRole('link', { name: 'English', exact: true }).click();
      await expect(page).toHaveURL(`${site.url}images/`);
      await page.keyboard.press('Control+k');
      await page.locator('#search-words').fill('Dockerfile');
      const first = page.locator('.search-results > li > a').first();
      await expect(first).toBeVisible();
      await first.click();
      await expect(page).toHaveURL(new RegExp(`^${site.url}`));
      expect(failed).toEqual([]);
    } finally {
      await site.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
