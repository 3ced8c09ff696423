import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, type Row } from './measurement.ts';
import { browserPath } from './page.ts';
import { seconds } from './run.ts';

const RUNS = 3;
const VERSION = '13.5.0';

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
}

/** Lighthouse (mobile, simulated throttling) of one page, median of three. Fetched with npx: only this needs it. */
export async function measureLighthouse(url: string, name: string): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'course-lighthouse-'));
  const reports: Report[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const file = join(folder, `${run}.json`);
      await seconds(
        [
          'npx',
          '--yes',
          `lighthouse@${VERSION}`,
          url,
          '--quiet',
          '--output=json',
          `--output-path=${file}`,
          '--chrome-flags=--headless=new --no-sandbox --disable-background-networking --disable-component-update',
        ],
        { CHROME_PATH: browserPath() },
      );
      reports.push(JSON.parse(readFileSync(file, 'utf8')) as Report);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const score = (category: string): Row => ({
    what: `${name}: Lighthouse ${category}`,
    value: median(reports.map((report) => (report.categories[category]?.score ?? 0) * 100)),
    unit: 'score',
    target: { atLeast: 100 },
  });
  const audit = (id: string, what: string, atMost: number): Row => ({
    what: `${name}: ${what}`,
    value: median(reports.map((report) => report.audits[id]?.numericValue ?? Number.NaN)),
    unit: 'ms',
    target: { atMost },
  });
  return [
    ...['performance', 'accessibility', 'best-practices', 'seo'].map(score),
    audit('largest-contentful-paint', 'largest contentful paint', 1100),
    audit('total-blocking-time', 'total blocking time', 0),
  ];
}
