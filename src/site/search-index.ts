import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Pagefind's own dialogs and highlighter: this site has its own (`src/scripts/search.ts`). */
const NOT_OURS = /^pagefind-(?:.*ui|highlight)\.(?:css|js)$/;

/** What Pagefind answered; its faults come as a list, not as an exception. */
function answered<T extends { readonly errors: readonly string[] }>(answer: T): T {
  if (answer.errors.length > 0)
    throw new Error(`Pagefind could not index the site: ${answer.errors.join('; ')}`);
  return answer;
}

/**
 * Indexes the built pages in a folder for the search, in `pagefind/` below it; gives how many pages it found.
 *
 * The files are written here. Pagefind 1.5.2 says that it has written them when it may still be writing, and is stopped
 * then: 3 of 40 indexes had files that were empty or cut off, and a search that did not load
 * (https://github.com/Pagefind/pagefind/issues/1271).
 */
export async function writeSearchIndex(site: string): Promise<number> {
  try {
    const { index } = answered(await pagefind.createIndex());
    if (!index) throw new Error('Pagefind did not start.');
    const { page_count } = answered(await index.addDirectory({ path: site }));
    const { files } = answered(await index.getFiles());
    await Promise.all(
      files
        .filter(({ path }) => !NOT_OURS.test(path))
        .map(async ({ path, content }) => {
          const file = join(site, 'pagefind', path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }),
    );
    return page_count;
  } finally {
    await pagefind.close();
  }
}

/** Makes the search index after each build. */
export const searchIndex: AstroIntegration = {
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      logger.info(
        `${String(await writeSearchIndex(fileURLToPath(dir)))} pages read for the search.`,
      );
    },
  },
};
