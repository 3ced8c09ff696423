import { globSync, rmSync } from 'node:fs';
import type { Row } from './measurement.ts';
import { seconds } from './run.ts';

/** A build from nothing, and how many pages a second that is. */
export async function measureBuild(): Promise<readonly Row[]> {
  rmSync('dist', { recursive: true, force: true });
  rmSync('.astro', { recursive: true, force: true });
  const took = await seconds(['astro', 'build']);
  const pages = globSync('dist/**/*.html').length;
  return [
    { what: `site build, ${pages} pages`, value: took, unit: 's', target: { atMost: 10 } },
    { what: 'pages a second', value: pages / took, unit: 'pages/s' },
  ];
}
