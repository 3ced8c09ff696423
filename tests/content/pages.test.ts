import { describe, expect, it } from 'vitest';
import { chapterProblems } from '../../scripts/site-checks/chapters.ts';
import { linkProblems } from '../../scripts/site-checks/links.ts';
import { parsePage, type Page } from '../../scripts/site-checks/page.ts';
import { lines } from '../../scripts/site-checks/problem.ts';
import { proofProblems, unprovenProblems } from '../../scripts/site-checks/proofs.ts';
import { readLabs, readPages } from '../../scripts/site-checks/repository.ts';
import { glossaryProblems, termProblems } from '../../scripts/site-checks/terms.ts';
import { twinProblems } from '../../scripts/site-checks/twins.ts';
import { CHAPTERS, pagesOfChapter, positionOf } from '../../src/site/curriculum.ts';
import { GLOSSARY } from '../../src/site/glossary.ts';
import { miniLab } from './mini-lab.ts';
import type { Recording } from '#lab-kit';

const pages = readPages();
const labs = await readLabs();
const en = (source: string, slug = 'pods') => parsePage(`src/content/docs/${slug}.mdx`, source);
const zh = (source: string, slug = 'pods') =>
  parsePage(`src/content/docs/zh-cn/${slug}.mdx`, source);

describe('twins', () => {
  it('every page has its twin, with the same headings, components and terms', () => {
    expect(lines(twinProblems(pages))).toEqual([]);
    expect(pages.length).toBeGreaterThanOrEqual(16);
  });

  it.each([
    [
      'a missing Chinese page',
      [en('## A')],
      /has no twin: write src\/content\/docs\/zh-cn\/pods\.mdx/,
    ],
    ['a missing English page', [zh('## A')], /has no twin: write src\/content\/docs\/pods\.mdx/],
    [
      'a heading of another level',
      [en('## A\n\n### B'), zh('## 甲\n\n## 乙')],
      /heading 2 is of level 3 here and of level 2/,
    ],
    ['a heading too many', [en('## A'), zh('## 甲\n\n## 乙')], /heading 2 is missing here/],
    [
      'another component',
      [en('<Step lab="a" id="b" />'), zh('<Step lab="a" id="c" />')],
      /component 1 is Step id="b"/,
    ],
    [
      'a component left out',
      [en('<Claims lab="a" />'), zh('')],
      /component 1 is Claims lab="a" here and missing/,
    ],
    [
      'a term left out',
      [en('<Term id="pod">Pod</Term>'), zh('Pod')],
      /term \(sorted\) 1 is pod here and missing/,
    ],
    [
      'another proof',
      [en('<Proof lab="a" id="b" />'), zh('<Proof lab="a" id="c" />')],
      /proof \(sorted\) 1 is a#b here and a#c/,
    ],
  ])('finds %s', (_, bad, says) => {
    expect(lines(twinProblems(bad)).join('\n')).toMatch(says);
  });

  it('lets words, the order of terms and proofs, and code differ', () => {
    const own = en(
      '# not a heading in code:\n```\n## x\n```\n<Term id="a">a</Term> <Term id="b">b</Term>\n<Aside title="Hint" />\n<Proof lab="a" id="b" /> <Proof lab="a" id="c" />',
    );
    const other = zh(
      '# 标题\n\n<Term id="b">乙</Term>，<Term id="a">甲</Term><Proof lab="a" id="c" />\n<Aside title="提示" /><Proof lab="a" id="b" />',
    );
    expect(lines(twinProblems([own, other]))).toEqual([]);
  });
});

const GOOD = `## Show\n\n## Idea\n\n${'word '.repeat(700)}\n\n## Relations\n\n<Diagram id="d" />\n
## Lab\n\n<LabStart lab="pods" />\n\n<Step lab="pods" id="first">x</Step>\n\n<Step lab="pods" id="second">x</Step>\n
## Turn\n\n<Task lab="pods" id="task" />\n\n## Break\n\n<Break lab="pods" id="fault" />\n
## Claims\n\n<Claims lab="pods" />\n\n## On\n\n[Pods](https://kubernetes.io/docs/concepts/workloads/pods/)\n`;

describe('chapters', () => {
  const chapterOf = ({ slug }: Page) => positionOf(slug)?.chapter ?? { id: slug };
  const labOfPage = (page: Page) => labs.find(({ id }) => id === chapterOf(page).id);
  const chapters = pages.filter((page) => labOfPage(page) !== undefined);

  it('each has its sections in order and tells its lab completely', () => {
    const problems = chapters.flatMap((page) => {
      const lab = labOfPage(page);
      return lab ? chapterProblems(page, lab.definition, chapterOf(page)) : [];
    });
    expect(lines(problems)).toEqual([]);
    const continuations = CHAPTERS.flatMap((each) => pagesOfChapter(each).slice(1));
    expect(chapters).toHaveLength(2 * (labs.length + continuations.length));
  });

  it('takes a good one', () => {
    expect(lines(chapterProblems(en(GOOD), miniLab))).toEqual([]);
  });

  it.each([
    ['a section left out', GOOD.replace('## Claims\n', ''), /has 7 sections/],
    [
      'no diagram in its section',
      GOOD.replace('<Diagram id="d" />', ''),
      /section 3 \(how it relates\) has no <Diagram \/>/,
    ],
    [
      'no claims',
      GOOD.replace('<Claims lab="pods" />', ''),
      /section 7 \(claims\) has no <Claims \/>/,
    ],
    [
      'a task in the wrong section',
      GOOD.replace('## Turn', '<Task lab="pods" id="task" />\n\n## Turn'),
      /<Task \/> stands outside/,
    ],
    [
      'a step left out',
      GOOD.replace(/<Step lab="pods" id="second".*\n/, ''),
      /<Step id="second" \/> is missing/,
    ],
    [
      'a step the lab has not',
      GOOD.replace('id="second"', 'id="third"'),
      /<Step id="third" \/> is not in the lab/,
    ],
    [
      'a step shown twice',
      GOOD.replace('id="second"', 'id="first"'),
      /<Step id="first" \/> is there twice/,
    ],
    [
      'steps out of order',
      GOOD.replace('"first"', '"x"').replace('"second"', '"first"').replace('"x"', '"second"'),
      /steps are out of order: second, first/,
    ],
    [
      'another lab’s step',
      GOOD.replace('<Step lab="pods"', '<Step lab="images"'),
      /belongs to another chapter/,
    ],
    ['nothing to read on', GOOD.replace(/\[Pods\].*/, ''), /links to no official documentation/],
    ['too little prose', GOOD.replace(/(word ){700}/, 'word '), /words before the lab; under/],
    [
      'two ideas in one chapter',
      GOOD.replace('word ', 'word '.repeat(1300)),
      /words before the lab; over 1800/,
    ],
    ['what the template left to write', GOOD.replace('word ', 'TODO '), /still says TODO/],
  ])('finds %s', (_, bad, says) => {
    expect(lines(chapterProblems(en(bad), miniLab)).join('\n')).toMatch(says);
  });

  it('finds a lab that the template left to write', () => {
    const unwritten = { ...miniLab, title: { en: 'TODO: a step', zh: 'TODO：一个步骤' } };
    expect(lines(chapterProblems(en(GOOD), unwritten)).join('\n')).toMatch(
      /the lab still says TODO/,
    );
  });
});

describe('chapters on two pages', () => {
  const continued = { id: 'pods-again', title: { en: 'Again', zh: '再来' }, from: 'second' };
  const chapter = { id: 'pods', continued };
  const step = (id: string) => `<Step lab="pods" id="${id}">x</Step>\n`;
  const first = `${GOOD.slice(0, GOOD.indexOf('## Turn')).replace(step('second'), '')}\n[on](../pods-again/)\n`;
  const second = GOOD.replace(step('first'), '');
  const told = (source: string, slug = 'pods', at = chapter) =>
    lines(chapterProblems(en(source, slug), miniLab, at)).join('\n');

  it('takes a good first page and a good second one', () => {
    expect(told(first)).toBe('');
    expect(told(second, 'pods-again')).toBe('');
  });

  it.each([
    ['a first page that goes on after the lab', told(GOOD), /has 8 sections; .* has 4: /],
    [
      'a second page without what ends a chapter',
      told(second.slice(0, second.indexOf('## Turn')), 'pods-again'),
      /has 4 sections; a chapter has 8/,
    ],
    [
      'a first page that does not lead on',
      told(first.replace('[on](../pods-again/)', '')),
      /does not lead on to the page pods-again/,
    ],
    [
      'a step of the second page on the first',
      told(first.replace(step('first'), step('first') + step('second'))),
      /<Step id="second" \/> belongs on the page pods-again/,
    ],
    [
      'a step of the first page on the second',
      told(GOOD, 'pods-again'),
      /<Step id="first" \/> belongs on the page pods$/,
    ],
    [
      'a step that neither page tells',
      told(first.replace(step('first'), '')),
      /<Step id="first" \/> is missing/,
    ],
    [
      'claims on the first page',
      told(`${first}<Claims lab="pods" />\n`),
      /<Claims \/> belongs on the page pods-again/,
    ],
    [
      'a task on the first page',
      told(`${first}<Task lab="pods" id="task" />\n`),
      /<Task \/> belongs on the page pods-again/,
    ],
    [
      'a second page that explains too little',
      told(second.replace(/(word ){700}/, 'word '), 'pods-again'),
      /words before the lab; under/,
    ],
  ])('finds %s', (_, found, says) => {
    expect(found).toMatch(says);
  });

  it('a page begins with a step that the lab has', () => {
    const at = { ...chapter, continued: { ...continued, from: 'third' } };
    expect(() => told(first, 'pods', at)).toThrow(
      'continues `pods` from `third`, which is no step of its lab: first, second',
    );
  });
});

describe('links', () => {
  const anchors = { glossary: GLOSSARY.map(({ id }) => id) };

  it('all lead somewhere, in the reader’s language, under any sub-path', () => {
    expect(lines(linkProblems(pages, anchors))).toEqual([]);
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(20);
  });

  it('takes good ones', () => {
    const good = en(
      '## The lab\n[a](../images/#one-two) [b](#the-lab) [c](https://kubernetes.io/) [d](../glossary/#pod) [e](#step-first)\n<Step lab="pods" id="first" />',
    );
    const others = [en('## One, two', 'images'), en('', 'glossary')];
    expect(lines(linkProblems([good, ...others], { glossary: ['pod'] }))).toEqual([]);
  });

  it.each([
    [
      'a page that is not there',
      '[a](../nowhere/)',
      /leads to \/nowhere\/, where there is no page/,
    ],
    [
      'a missing final slash',
      '[a](../images)',
      /where there is no page \(addresses end in a slash\)/,
    ],
    ['a missing anchor', '[a](../images/#gone)', /names an anchor that is not there/],
    ['a step that is not there', '[a](../images/#step-one)', /names an anchor that is not there/],
    ['a root-absolute link', '[a](/images/)', /breaks under a sub-path/],
    ['the other language', '[a](../zh-cn/images/)', /leads to the other language/],
    ['plain http', '[a](http://kubernetes.io/)', /is not https/],
    ['nonsense', '[a](https://)', /not a well-formed address/],
  ])('finds %s', (_, bad, says) => {
    const around = [en('## One', 'images'), zh('## 一', 'images')];
    expect(lines(linkProblems([en(bad), ...around])).join('\n')).toMatch(says);
  });
});

describe('terms', () => {
  it('are all in the glossary, and linked once a page', () => {
    expect(
      lines([
        ...glossaryProblems(GLOSSARY),
        ...pages.flatMap((page) => termProblems(page, GLOSSARY)),
      ]),
    ).toEqual([]);
    expect(GLOSSARY.length).toBeGreaterThanOrEqual(60);
  });

  it('lead to pages of chapters', () => {
    const named = GLOSSARY.flatMap(({ chapter }) => chapter ?? []);
    expect(named.filter((slug) => positionOf(slug) === undefined)).toEqual([]);
  });

  it.each([
    ['an unknown term', '<Term id="pood">Pod</Term>', /<Term id="pood"> is not in/],
    ['a term linked twice', '<Term id="pod">Pod</Term> <Term id="pod">Pods</Term>', /linked twice/],
  ])('finds %s', (_, bad, says) => {
    expect(lines(termProblems(en(bad), GLOSSARY)).join('\n')).toMatch(says);
  });

  it('finds a glossary out of order, doubled or with an empty meaning', () => {
    const entry = (id: string, meaning = 'x') => ({
      id,
      en: id,
      zh: id,
      meaning: { en: meaning, zh: 'x' },
    });
    const says = lines(glossaryProblems([entry('b'), entry('a'), entry('a', ' ')])).join('\n');
    expect(says).toMatch(/"a" is there twice/);
    expect(says).toMatch(/"a" stands after "b"/);
    expect(says).toMatch(/"a" needs a name and one plain line/);
  });
});

describe('proofs', () => {
  const mini = [
    {
      id: 'pods',
      folder: 'labs/pods',
      definition: miniLab,
      recording: { parts: [{ id: 'first' }] } as unknown as Recording,
    },
  ];
  const leadingTo = (id: string, lab = 'pods') =>
    lines(proofProblems(en(`So it is. <Proof lab="${lab}" id="${id}" />`), mini)).join('\n');

  it('are there, recorded, and behind every question and every comparison', () => {
    const proving = pages.filter(({ slug }) => slug === 'faq' || slug === 'compared');
    expect(
      lines([
        ...pages.flatMap((page) => proofProblems(page, labs)),
        ...proving.flatMap(unprovenProblems),
      ]),
    ).toEqual([]);
    expect(proving).toHaveLength(4);
  });

  it('takes a recorded step, and a claim that one shows', () => {
    expect(leadingTo('first')).toBe('');
    expect(leadingTo(miniLab.claims[0]?.id ?? '')).toBe('');
  });

  it.each([
    [
      'a lab that is not there',
      leadingTo('first', 'pots'),
      /<Proof lab="pots".* names no lab; there are: pods/,
    ],
    ['a step that is not there', leadingTo('third'), /is not in the lab; there are: first, second/],
    [
      'a step that was never run',
      leadingTo('second'),
      /is not recorded: run `npx lab record pods`/,
    ],
  ])('finds %s', (_, found, says) => {
    expect(found).toMatch(says);
  });

  it('finds an answer without a proof', () => {
    const page = en(
      '## Pods\n\n### Why?\n\nSo.\n\n### How?\n\nThus. <Proof lab="pods" id="first" />\n\n' +
        '<dl>\n<dd>Here.</dd>\n<dd>There. <Proof lab="pods" id="first" /></dd>\n</dl>',
    );
    const found = lines(unprovenProblems(page));
    expect(found).toHaveLength(2);
    expect(found.join('\n')).toMatch(/“Here\.” stands without a <Proof>[\s\S]*“Why\?” stands/);
  });
});
