import { getCollection } from 'astro:content';
import { LAB_IDS } from './labs.ts';

/** Slugs of the English pages that exist. A chapter that is not among them is named, and never linked. */
export async function writtenSlugs(): Promise<ReadonlySet<string>> {
  const pages = await getCollection('docs');
  return new Set(pages.map(({ id }) => id));
}

/** Slugs of the chapters that exist and have a lab. */
export async function slugsWithLab(): Promise<ReadonlySet<string>> {
  const written = await writtenSlugs();
  return new Set(LAB_IDS.filter((id) => written.has(id)));
}
