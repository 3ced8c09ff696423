import type { GlossaryEntry } from '../../src/site/glossary.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';

const FILE = 'src/site/glossary.ts';

/** The glossary is sorted, each id is there once, and each meaning is one plain line in both languages. */
export function glossaryProblems(glossary: readonly GlossaryEntry[]): Problem[] {
  const ids = glossary.map(({ id }) => id);
  const problems = [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `"${id}" is there twice`),
    ...ids.flatMap((id, index) => {
      const before = ids[index - 1];
      return before !== undefined && before > id
        ? [`"${id}" stands after "${before}"; keep it sorted by id`]
        : [];
    }),
    ...glossary.flatMap(({ id, en, zh, meaning }) =>
      [en, zh, meaning.en, meaning.zh].some(
        (text) => text.trim() === '' || text.includes('\n') || text.includes('`'),
      )
        ? [`"${id}" needs a name and one plain line of meaning in both languages`]
        : [],
    ),
  ];
  return problems.map((says) => ({ file: FILE, says }));
}

/** Every `<Term>` of a page is in the glossary, and is linked once: at its first appearance. */
export function termProblems(page: Page, glossary: readonly GlossaryEntry[]): Problem[] {
  const known = new Set(glossary.map(({ id }) => id));
  const used = page.components
    .filter(({ name }) => name === 'Term')
    .map(({ props }) => props['id'] ?? '');
  return [
    ...used.filter((id) => !known.has(id)).map((id) => `<Term id="${id}"> is not in ${FILE}`),
    ...used
      .filter((id, index) => used.indexOf(id) !== index)
      .map((id) => `<Term id="${id}"> is linked twice; only the first appearance is`),
  ].map((says) => ({ file: page.path, says }));
}
