import type { Component, Page } from './page.ts';
import type { Problem } from './problem.ts';

/** Props that hold words, which differ between languages as they must. */
const WORDS = new Set(['title', 'label', 'alt', 'caption', 'aria-label', 'text']);

const signature = ({ name, props }: Component): string =>
  [
    name,
    ...Object.entries(props)
      .filter(([prop, value]) => !WORDS.has(prop) && !value.startsWith('{'))
      .map(([prop, value]) => `${prop}="${value}"`)
      .sort(),
  ].join(' ');

const twinOf = ({ path, language }: Page): string =>
  language === 'en'
    ? path.replace('src/content/docs/', 'src/content/docs/zh-cn/')
    : path.replace('src/content/docs/zh-cn/', 'src/content/docs/');

/** Where two sequences part, in words; undefined when they are the same. */
function firstDifference(what: string, own: readonly string[], other: readonly string[]) {
  const at = own.findIndex((each, index) => each !== other[index]);
  const index = at === -1 && other.length > own.length ? own.length : at;
  if (index === -1) return undefined;
  return `${what} ${index + 1} is ${own[index] ?? 'missing'} here and ${other[index] ?? 'missing'} in its twin`;
}

/**
 * Every page has its twin in the other language, with the same levels of headings, the same components in the same
 * order, and the same terms linked (in whatever order the language puts them).
 */
export function twinProblems(pages: readonly Page[]): Problem[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) => {
    const twin = byPath.get(twinOf(page));
    if (!twin) return [{ file: page.path, says: `has no twin: write ${twinOf(page)}` }];
    if (page.language === 'zh') return [];
    const terms = (of: Page): string[] =>
      [
        ...new Set(
          of.components.filter(({ name }) => name === 'Term').map(({ props }) => props['id'] ?? ''),
        ),
      ].sort();
    const others = (of: Page): string[] =>
      of.components.filter(({ name }) => name !== 'Term').map(signature);
    const level = (of: Page): string[] =>
      of.headings.map(({ level: depth }) => `of level ${depth}`);
    return [
      firstDifference('heading', level(page), level(twin)),
      firstDifference('component', others(page), others(twin)),
      firstDifference('term (sorted)', terms(page), terms(twin)),
    ].flatMap((says) => (says === undefined ? [] : [{ file: page.path, says }]));
  });
}
