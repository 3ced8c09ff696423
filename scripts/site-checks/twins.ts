import type { Component, Page } from './page.ts';
import type { Problem } from './problem.ts';

/** Props that hold words, which differ between languages as they must. */
const WORDS = new Set(['title', 'label', 'alt', 'caption', 'aria-label', 'text']);

/** Components inside sentences, which each language builds in its own order. */
const IN_PROSE = new Set(['Term', 'Proof']);

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
 * order, and the same terms and proofs linked (in whatever order the language puts them).
 */
export function twinProblems(pages: readonly Page[]): Problem[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) => {
    const twin = byPath.get(twinOf(page));
    if (!twin) return [{ file: page.path, says: `has no twin: write ${twinOf(page)}` }];
    if (page.language === 'zh') return [];
    const within = (of: Page, kind: string, says: (props: Component['props']) => string) =>
      [
        ...new Set(
          of.components.filter(({ name }) => name === kind).map(({ props }) => says(props)),
        ),
      ].sort();
    const terms = (of: Page) => within(of, 'Term', ({ id = '' }) => id);
    const proofs = (of: Page) => within(of, 'Proof', ({ lab = '', id = '' }) => `${lab}#${id}`);
    const others = (of: Page): string[] =>
      of.components.filter(({ name }) => !IN_PROSE.has(name)).map(signature);
    const level = (of: Page): string[] =>
      of.headings.map(({ level: depth }) => `of level ${depth}`);
    return [
      firstDifference('heading', level(page), level(twin)),
      firstDifference('component', others(page), others(twin)),
      firstDifference('term (sorted)', terms(page), terms(twin)),
      firstDifference('proof (sorted)', proofs(page), proofs(twin)),
    ].flatMap((says) => (says === undefined ? [] : [{ file: page.path, says }]));
  });
}
