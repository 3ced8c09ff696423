import { describe, expect, it } from 'vitest';
import {
  digestOf,
  type Evidence,
  EVIDENCE_FORMAT,
  readEvidence,
  sealEvidence,
} from '../../scripts/lab-kit/evidence.ts';
import { betterPass, mergeEvidence } from '../../scripts/lab-kit/merge-evidence.ts';
import { progressOf } from '../../scripts/lab-kit/progress.ts';
import { aLab, aPass, passed } from './some-evidence.ts';

const SOME: Evidence = {
  name: '小艾',
  labs: {
    pods: aLab({ 'one-address': passed(3), 'two-ports': { missed: { answers: 2 }, hints: 1 } }),
  },
};
const without = (key: string, data: object): object =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
/** The file's text after somebody has been at it. */
const edited = (change: (data: Record<string, unknown>) => object): string =>
  JSON.stringify(change(JSON.parse(sealEvidence(SOME)) as Record<string, unknown>));
/** As `edited`, by somebody who then computes the digest anew. */
const resealed = (change: (data: Record<string, unknown>) => object): string =>
  edited((data) => {
    const content = without('digest', change(data));
    return { ...content, digest: digestOf(content) };
  });

describe('reading a file', () => {
  it('gives back what was written', () => {
    expect(readEvidence(sealEvidence(SOME))).toMatchObject({ kind: 'fine', evidence: SOME });
  });

  it('does not mind what a mail program or an editor does to spaces, line ends and order', () => {
    const windows = `\uFEFF${sealEvidence(SOME).replaceAll('\n', '\r\n')}`;
    expect(readEvidence(windows).kind).toBe('fine');
    expect(readEvidence(edited((data) => data)).kind).toBe('fine');
    const turned = edited((data) => Object.fromEntries(Object.entries(data).reverse()));
    expect(readEvidence(turned).kind).toBe('fine');
  });

  it.each([
    ['a pass that was not', (text: string) => text.replace('"hints": 1', '"hints": 0')],
    ['another time', (text: string) => text.replace('T12:03', 'T12:04')],
    ['another name', (text: string) => text.replace('小艾', '小波')],
    ['another version', (text: string) => text.replace('"26.1.5"', '"26.1.6"')],
    ['a digest', (text: string) => text.replace(/"sha256:.{4}/, '"sha256:0000')],
  ])('says that it was changed: %s', (_what, change) => {
    const text = change(sealEvidence(SOME));
    expect(text).not.toBe(sealEvidence(SOME));
    expect(readEvidence(text)).toEqual({ kind: 'changed' });
  });

  it('says what else it may be, each by its name', () => {
    expect(readEvidence('')).toEqual({ kind: 'broken' });
    expect(readEvidence(sealEvidence(SOME).slice(0, 200))).toEqual({ kind: 'broken' });
    expect(readEvidence('[1, 2]')).toEqual({ kind: 'foreign' });
    expect(readEvidence('{"name": "package"}')).toEqual({ kind: 'foreign' });
    expect(readEvidence('{"version": 1, "labs": {}}')).toEqual({ kind: 'notes' });
    expect(readEvidence(resealed((data) => ({ ...data, version: 0 })))).toEqual({
      kind: 'older',
      version: 0,
    });
    expect(readEvidence(edited((data) => ({ ...data, version: 2, labs: [] })))).toEqual({
      kind: 'newer',
      version: 2,
    });
    expect(readEvidence(edited((data) => without('digest', data)))).toEqual({ kind: 'broken' });
  });

  it.each([
    ['labs that are no object', { labs: [] }],
    ['a lab that is none', { labs: { pods: 7 } }],
    ['a part without counts', { labs: { pods: { ...aLab({}), parts: { a: {} } } } }],
    ['a count below zero', { labs: { pods: aLab({ a: { missed: {}, hints: -1 } }) } }],
    [
      'a day that there is not',
      { labs: { pods: { begun: '2026-13-40T00:00:00.000Z', parts: {} } } },
    ],
    ['an id that is markup', { labs: { '<img src=x>': aLab({}) } }],
    ['an id out of the prototype', { labs: JSON.parse('{"__proto__": {}}') as object }],
    [
      'a way of passing that there is not',
      {
        labs: {
          pods: aLab({ a: { missed: {}, hints: 0, passed: { ...aPass(1), how: 'bribed' } } }),
        },
      },
    ],
    ['a name that speaks to the terminal', { name: 'Ada\u001b[2J' }],
    ['something nobody asked for', { grade: 'A' }],
  ])('is broken with a digest that fits, too: %s', (_what, part) => {
    expect(readEvidence(resealed((data) => ({ ...data, ...part })))).toEqual({ kind: 'broken' });
  });

  it('a digest computed anew over other content is taken: a hash is no signature', () => {
    const forged = resealed((data) => ({ ...data, name: 'Eve' }));
    expect(readEvidence(forged)).toMatchObject({ kind: 'fine', evidence: { name: 'Eve' } });
    expect(forged).toContain(EVIDENCE_FORMAT);
  });
});

describe('two files of one learner', () => {
  const later: Evidence = {
    labs: {
      pods: aLab({ 'two-ports': { missed: { answers: 1 }, hints: 2, passed: aPass(9) } }),
      images: aLab({ a: passed(1) }),
    },
  };

  it('are put together: every pass, the larger counts, in whatever order', () => {
    const both = mergeEvidence(SOME, later);
    expect(both.labs['pods']?.parts['two-ports']).toEqual({
      missed: { answers: 2 },
      hints: 2,
      passed: aPass(9),
    });
    expect(Object.keys(both.labs)).toEqual(['pods', 'images']);
    expect(digestOf(mergeEvidence(later, SOME))).toBe(digestOf(both));
    expect(mergeEvidence(both, SOME)).toEqual(both);
  });

  it('own work counts more than what was solved, then the earlier', () => {
    const solved = aPass(1, 'solved');
    expect(betterPass(solved, aPass(5))).toEqual(aPass(5));
    expect(betterPass(aPass(5), solved)).toEqual(aPass(5));
    expect(betterPass(aPass(5), aPass(2))).toEqual(aPass(2));
    expect(betterPass(undefined, solved)).toEqual(solved);
  });
});

describe('how far somebody is', () => {
  const course = [
    { id: 'images', parts: [{ id: 'a' }, { id: 'b' }] },
    { id: 'pods', parts: [{ id: 'a' }] },
    { id: 'services', parts: [{ id: 'a' }, { id: 'b' }] },
  ];

  it('begins with the first part of the course', () => {
    expect(progressOf(course, { labs: {} })).toMatchObject({
      passed: 0,
      parts: 5,
      finished: 0,
      next: { lab: 'images', part: 'a' },
    });
  });

  it('goes on in the lab that saw the latest pass, then with the first that is open', () => {
    const labs = { images: aLab({ a: passed(1) }), services: aLab({ a: passed(2) }) };
    expect(progressOf(course, { labs }).next).toEqual({ lab: 'services', part: 'b' });
    const done = { ...labs, services: aLab({ a: passed(2), b: passed(3) }) };
    expect(progressOf(course, { labs: done })).toMatchObject({
      passed: 3,
      finished: 1,
      next: { lab: 'images', part: 'b' },
    });
  });

  it('counts nothing that this course does not have, and says when all is done', () => {
    const labs = {
      images: aLab({ a: passed(1), b: passed(1), gone: passed(1) }),
      pods: aLab({ a: passed(1) }),
      services: aLab({ a: passed(1), b: passed(1) }),
      elsewhere: aLab({ a: passed(1) }),
    };
    expect(progressOf(course, { labs })).toMatchObject({ passed: 5, finished: 3, next: undefined });
  });
});
