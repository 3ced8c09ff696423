import { getCollection } from 'astro:content';

/** Slugs of the English pages that exist. A chapter that is not among them is named, and never linked. */
export async function writtenSlugs(): Promise<ReadonlySet<string>> {
  const pages = await getCollection('docs');
  return new Set(pages.map(({ id }) => id));
}
