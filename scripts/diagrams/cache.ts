import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Language } from '#lab-kit';
import { fingerprint, fingerprintOf } from '../../src/diagrams/grammar/fingerprint.ts';
import type { Source } from './sources.ts';

const LANGUAGES = ['en', 'zh'] as const satisfies readonly Language[];

/** One drawing to make: a diagram in a language. */
export interface Drawing extends Source {
  readonly language: Language;
  readonly file: string;
}

/** What is in the cache against what should be. */
export interface CacheState {
  readonly fresh: readonly Drawing[];
  readonly missing: readonly Drawing[];
  readonly stale: readonly Drawing[];
  /** Files that no diagram accounts for. */
  readonly orphaned: readonly string[];
}

export const drawings = (sources: readonly Source[]): Drawing[] =>
  sources.flatMap((source) =>
    LANGUAGES.map((language) => ({ ...source, language, file: `${source.id}.${language}.svg` })),
  );

/** Compares the cache with the sources; needs no browser. */
export async function cacheState(sources: readonly Source[], cache: URL): Promise<CacheState> {
  const files = new Set(
    (await readdir(cache).catch(() => [])).filter((name) => name.endsWith('.svg')),
  );
  const fresh: Drawing[] = [];
  const missing: Drawing[] = [];
  const stale: Drawing[] = [];
  for (const drawing of drawings(sources)) {
    if (!files.delete(drawing.file)) missing.push(drawing);
    else {
      const svg = await readFile(new URL(drawing.file, cache), 'utf8');
      const isTrue =
        fingerprintOf(svg) === fingerprint(drawing.id, drawing.diagram, drawing.language);
      (isTrue ? fresh : stale).push(drawing);
    }
  }
  return { fresh, missing, stale, orphaned: [...files].sort() };
}

export const writeDrawing = async (cache: URL, file: string, svg: string): Promise<void> =>
  await writeFile(new URL(file, cache), svg);

export const removeDrawing = async (cache: URL, file: string): Promise<void> =>
  await rm(new URL(file, cache));
