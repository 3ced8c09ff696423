import { existsSync } from 'node:fs';
import { PARTS, pagesOfChapter, REFERENCE_PAGES } from './curriculum.ts';
import { LOCALES } from './locales.ts';

const docs = new URL('../content/docs/', import.meta.url);

/** Whether the English page is there; the content checks see to its twin. */
const isWritten = (slug: string): boolean =>
  ['mdx', 'md'].some((extension) => existsSync(new URL(`${slug}.${extension}`, docs)));

const zh = LOCALES['zh-cn'].lang;

/** The sidebar in the order of the curriculum, with the pages that are written so far. */
export function sidebar() {
  const parts = PARTS.map((part, index) => ({
    label: `${index + 1} · ${part.title.en}`,
    translations: { [zh]: `${index + 1} · ${part.title.zh}` },
    items: part.chapters
      .flatMap(pagesOfChapter)
      .filter(({ id }) => isWritten(id))
      .map(({ id, title }) => ({ slug: id, label: title.en, translations: { [zh]: title.zh } })),
  })).filter(({ items }) => items.length > 0);
  const reference = REFERENCE_PAGES.filter(isWritten).map((slug) => ({ slug }));
  return [
    ...parts,
    { label: 'At hand', translations: { [zh]: '随手查' }, items: reference },
  ].filter(({ items }) => items.length > 0);
}
