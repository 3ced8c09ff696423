import { expect, it } from 'vitest';
import { readLabs } from '../../scripts/site-checks/repository.ts';
import { CHAPTERS, pagesOfChapter, positionOf } from '../../src/site/curriculum.ts';
import { pageOfPart } from '../../src/site/page-of-part.ts';
import { miniLab } from '../content/mini-lab.ts';

const chapter = {
  id: 'pods',
  continued: { id: 'pods-again', title: { en: 'Again', zh: '再来' }, from: 'second' },
};

it.each([
  ['a step before the one that it begins with', 'first', 'pods'],
  ['the step that it begins with', 'second', 'pods-again'],
  ['a task', 'task', 'pods-again'],
  ['a break', 'fault', 'pods-again'],
  ['a claim, wherever its proof is', 'claim', 'pods-again'],
])('a chapter on two pages has %s on the right one', (_, part, page) => {
  expect(pageOfPart(chapter, miniLab, part)).toBe(page);
});

it('a chapter on one page has everything on it', () => {
  for (const part of ['first', 'second', 'task', 'fault', 'claim'])
    expect(pageOfPart({ id: 'pods' }, miniLab, part)).toBe('pods');
});

it('a continuation from a step that the lab does not have stops the build, with both names', () => {
  const continued = { ...chapter.continued, from: 'third' };
  expect(() => pageOfPart({ ...chapter, continued }, miniLab, 'first')).toThrow(
    'continues `pods` from `third`, which is no step of its lab: first, second',
  );
});

it('every continuation begins with a step of its lab, and not with the first', async () => {
  const labs = await readLabs();
  for (const { id, continued } of CHAPTERS) {
    const { steps } = labs.find((lab) => lab.id === id)?.definition ?? { steps: [] };
    if (continued) expect(steps.slice(1).map((step) => step.id)).toContain(continued.from);
  }
});

it('the place of a continuation is that of its chapter', () => {
  const continuedOnes = CHAPTERS.filter(({ continued }) => continued);
  expect(continuedOnes.length).toBeGreaterThan(0);
  for (const each of continuedOnes) {
    const [first, second] = pagesOfChapter(each);
    expect(positionOf(second?.id ?? '')).toEqual({ ...positionOf(each.id), page: second });
    expect(positionOf(each.id)).toMatchObject({ chapter: each, page: first });
  }
  expect(positionOf('setup')).toBeUndefined();
});

it('no slug is that of two pages', () => {
  const slugs = CHAPTERS.flatMap(pagesOfChapter).map(({ id }) => id);
  expect(new Set(slugs).size).toBe(slugs.length);
});
