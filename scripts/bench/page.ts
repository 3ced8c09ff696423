import { existsSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from '@playwright/test';
import { Unmeasurable, type Row } from './measurement.ts';

const KINDS = ['document', 'stylesheet', 'script', 'font', 'image'] as const;

/** Chromium's path: Playwright's own, else the system's. */
export function browserPath(): string {
  const found = [
    process.env['CHROMIUM_PATH'],
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && path !== '' && existsSync(path));
  if (found === undefined) throw new Unmeasurable('no Chromium: npx playwright install chromium');
  return found;
}

/** Bytes and requests of one page, read to its end, as a server with brotli would send them. */
export async function measurePage(url: string, name: string): Promise<readonly Row[]> {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const bytes = new Map<string, number>();
    let requests = 0;
    page.on('response', (response) => {
      requests += 1;
      pending.push(
        response.body().then((body) => {
          const type = response.request().resourceType();
          bytes.set(type, (bytes.get(type) ?? 0) + compressed(body));
        }),
      );
    });
    const pending: Promise<void>[] = [];
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    await Promise.all(pending);
    const total = [...bytes.values()].reduce((sum, size) => sum + size, 0);
    return [
      {
        what: `${name}: all bytes`,
        value: total / 1024,
        unit: 'KB',
        target: { atMost: 40 },
        note: 'brotli 9, scrolled to the end',
      },
      ...KINDS.filter((kind) => bytes.has(kind)).map((kind): Row => ({
        what: `${name}: ${kind}`,
        value: (bytes.get(kind) ?? 0) / 1024,
        unit: 'KB',
        ...(kind === 'script' ? { target: { atMost: 15 } } : {}),
      })),
      { what: `${name}: requests`, value: requests, unit: 'requests', target: { atMost: 8 } },
    ];
  } finally {
    await browser.close();
  }
}

function compressed(body: Buffer): number {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
