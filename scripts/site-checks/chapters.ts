import type { LabDefinition } from '#lab-kit';
import type { Chapter } from '../../src/site/curriculum.ts';
import { pageOfPart } from '../../src/site/page-of-part.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';

/** Sections of a chapter, in order, each with the components it must hold and those that belong nowhere else. */
const SECTIONS = [
  { is: 'what you will be able to show' },
  { is: 'the idea in plain words' },
  { is: 'how it relates', needs: ['Diagram'] },
  { is: 'the lab', needs: ['LabStart', 'Step'] },
  { is: 'your turn', needs: ['Task'] },
  { is: 'break it', needs: ['Break'] },
  { is: 'claims', needs: ['Claims'] },
  { is: 'where to read on' },
] as const;

/** A chapter that goes on on a second page has these on the first, and all of them on the second. */
const BEFORE_CONTINUATION = SECTIONS.findIndex(({ is }) => is === 'the lab') + 1;

const PARTS = { Step: 'steps', Task: 'tasks', Break: 'breaks' } as const;

/** Words of prose before the lab: fewer explain too little, more are two ideas (writing guide). */
const PROSE_WORDS = { least: 600, most: 1800 } as const;

/** What the checks need to know of a chapter's place: without a continuation, nothing but its slug. */
type Place = Pick<Chapter, 'id' | 'continued'>;

/**
 * A chapter has the eight sections in order, tells its lab completely and in the lab's order, keeps its length, and is
 * written. Of a chapter with a continuation each page tells its own steps: what is right on both is the whole lab in order.
 */
export function chapterProblems(
  page: Page,
  lab: LabDefinition,
  chapter: Place = { id: page.slug },
): Problem[] {
  return [
    ...sectionProblems(page, chapter),
    ...coverageProblems(page, lab, chapter),
    ...(page.language === 'en' ? lengthProblems(page) : []),
    ...todoProblems(page, lab),
  ].map((says) => ({ file: page.path, says }));
}

function sectionProblems(page: Page, { id, continued }: Place): string[] {
  const { headings, components, links, prose } = page;
  const next = page.slug === id ? continued : undefined;
  const wanted = next ? SECTIONS.slice(0, BEFORE_CONTINUATION) : SECTIONS;
  const sections = headings.filter(({ level }) => level === 2);
  if (sections.length !== wanted.length) {
    return [
      `has ${sections.length} sections; ${next ? 'the first page of such a chapter' : 'a chapter'} has ${wanted.length}: ${wanted.map(({ is }) => is).join(' · ')}`,
    ];
  }
  const problems: string[] = [];
  for (const [index, section] of SECTIONS.entries()) {
    for (const name of 'needs' in section ? section.needs : []) {
      const places = components.filter((each) => each.name === name).map((each) => each.section);
      if (index >= wanted.length) {
        if (next && places.length > 0) problems.push(`<${name} /> belongs on the page ${next.id}`);
        continue;
      }
      if (!places.includes(index)) {
        problems.push(`section ${index + 1} (${section.is}) has no <${name} />`);
      }
      if (name !== 'Diagram' && places.some((place) => place !== index)) {
        problems.push(`<${name} /> stands outside section ${index + 1} (${section.is})`);
      }
    }
  }
  if (next) {
    return links.some(({ target }) => target.startsWith(`../${next.id}/`))
      ? problems
      : [...problems, `does not lead on to the page ${next.id}`];
  }
  const last = prose.split('\n').findLastIndex((line) => line.startsWith('## ')) + 1;
  if (!links.some(({ target, line }) => line > last && target.startsWith('https://'))) {
    problems.push('the last section (where to read on) links to no official documentation');
  }
  return problems;
}

/** What `lab new` left for the author to write. */
function todoProblems({ source }: Page, lab: LabDefinition): string[] {
  return [
    ...(/\bTODO\b/.test(source) ? ['still says TODO'] : []),
    ...(/\bTODO\b/.test(JSON.stringify(lab)) ? ['the lab still says TODO'] : []),
  ];
}

function coverageProblems(page: Page, lab: LabDefinition, chapter: Place): string[] {
  const problems: string[] = [];
  for (const { name, props } of page.components) {
    if (props['lab'] !== undefined && props['lab'] !== chapter.id) {
      problems.push(`<${name} lab="${props['lab']}" /> belongs to another chapter`);
    }
  }
  for (const [name, part] of Object.entries(PARTS) as [keyof typeof PARTS, 'steps'][]) {
    const shown = page.components
      .filter((each) => each.name === name)
      .map(({ props }) => props['id'] ?? '');
    const all = lab[part].map(({ id }) => id);
    const wanted = all.filter((id) => pageOfPart(chapter, lab, id) === page.slug);
    const missing = wanted.filter((id) => !shown.includes(id));
    const elsewhere = shown.filter((id) => all.includes(id) && !wanted.includes(id));
    const unknown = shown.filter((id) => !all.includes(id));
    const twice = shown.filter((id, index) => shown.indexOf(id) !== index);
    problems.push(
      ...missing.map((id) => `<${name} id="${id}" /> is missing; the lab has it`),
      ...elsewhere.map(
        (id) => `<${name} id="${id}" /> belongs on the page ${pageOfPart(chapter, lab, id)}`,
      ),
      ...unknown.map((id) => `<${name} id="${id}" /> is not in the lab`),
      ...twice.map((id) => `<${name} id="${id}" /> is there twice`),
    );
    const isComplete = [missing, elsewhere, unknown, twice].every(({ length }) => length === 0);
    if (isComplete && shown.join() !== wanted.join()) {
      problems.push(
        `${part} are out of order: ${shown.join(', ')}; the lab has ${wanted.join(', ')}`,
      );
    }
  }
  return problems;
}

function lengthProblems({ prose }: Page): string[] {
  const beforeLab = prose.slice(0, prose.search(/<LabStart\b/));
  const words = beforeLab
    .replace(/^import .*$/gm, '')
    .replace(/<[^>]+>/g, '')
    .match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu);
  const count = words?.length ?? 0;
  if (count < PROSE_WORDS.least) {
    return [`has ${count} words before the lab; under ${PROSE_WORDS.least} it explains too little`];
  }
  return count > PROSE_WORDS.most
    ? [`has ${count} words before the lab; over ${PROSE_WORDS.most} it holds two ideas`]
    : [];
}
