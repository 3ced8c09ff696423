import { beforeEach, describe, expect, it } from 'vitest';
import type { LabDefinition } from '../../scripts/lab-kit/lab.ts';
import { faultKey } from '../../scripts/lab-kit/fault.ts';
import { caseRun, chooseFault, openCase } from '../../scripts/runner/faults.ts';
import { problemsOfLab } from '../../scripts/runner/lab-problems.ts';
import { describeRun, type LabRun } from '../../scripts/runner/lab-run.ts';
import { type Lab, loadLab } from '../../scripts/runner/labs.ts';
import { makeFakeDeps } from './support/fake-deps.ts';

let lab: Lab;
let run: LabRun;
beforeEach(async () => {
  const deps = await makeFakeDeps();
  lab = await loadLab(deps, 'tiny-faults');
  run = await describeRun(deps, lab);
});

describe('which fault', () => {
  const choose = (name: string, repaired: readonly string[], random = 0) =>
    chooseFault(lab, name, { repaired: repaired.map(faultKey), random: () => random }).id;

  it('is the one that was named, repaired or not', () => {
    expect(choose('plate', [])).toBe('plate');
    expect(choose('plate', ['plate'])).toBe('plate');
  });

  it('at random is one that was not repaired yet, and any when all were', () => {
    expect([0, 0.5, 0.999].map((random) => choose('random', [], random))).toEqual([
      'cup',
      'plate',
      'plate',
    ]);
    expect([0, 0.999].map((random) => choose('random', ['cup'], random))).toEqual([
      'plate',
      'plate',
    ]);
    expect([0, 0.999].map((random) => choose('random', ['cup', 'plate'], random))).toEqual([
      'cup',
      'plate',
    ]);
  });

  it('cannot be one that is not there: the names there are, in both languages', () => {
    expect(() => choose('cap', [])).toThrow(
      expect.objectContaining({
        code: 2,
        what: {
          en: 'The lab tiny-faults has no fault “cap”.',
          zh: '实验 tiny-faults 中没有名为“cap”的故障。',
        },
        why: {
          en: 'Its faults: cup, plate. Or any of them: random.',
          zh: '现有的故障：cup、plate。也可以用 random 随机抽取一个。',
        },
        next: {
          en: 'npx lab start tiny-faults --fault random',
          zh: 'npx lab start tiny-faults --fault random',
        },
      }),
    );
  });

  it('cannot be any of a lab that has none', async () => {
    const tiny = await loadLab(await makeFakeDeps(), 'tiny');
    expect(() => chooseFault(tiny, 'random', { repaired: [] })).toThrow(
      expect.objectContaining({
        code: 2,
        what: expect.objectContaining({ zh: '实验 tiny 没有可供查找的故障。' }) as object,
      }),
    );
  });
});

describe('a case', () => {
  it('has a place of its own, whose names say nothing about the fault', () => {
    const [cup, plate] = ['cup', 'plate'].map((name) =>
      caseRun(run, chooseFault(lab, name, { repaired: [] }), 3),
    );
    expect(cup).toMatchObject({
      namespace: 'lab-tiny-faults-case-3',
      folder: `${run.folder}-case-3`,
      kubeconfig: `${run.folder}-case-3.kubeconfig`,
      label: 'learn-k8s.lab=tiny-faults',
      env: {
        KUBECONFIG: `${run.folder}-case-3.kubeconfig`,
        LAB_NAMESPACE: 'lab-tiny-faults-case-3',
        LAB_ID: 'tiny-faults',
      },
    });
    expect({ ...cup, lab: undefined }).toEqual({ ...plate, lab: undefined });
    // What a learner is shown of the part that they have to do.
    const [one, other] = [cup, plate].map((each) => JSON.stringify(each?.lab.definition.tasks));
    expect(one).toEqual(other);
    expect(one).not.toMatch(/cup|cracked/);
  });

  it('is found again in the progress, and forgotten with a fault that is no more', () => {
    const open = (fault: string) => openCase(run, { case: { fault, number: 2 } })?.run.namespace;
    expect(open('cup')).toBe('lab-tiny-faults-case-2');
    expect(open('renamed')).toBeUndefined();
    expect(openCase(run, undefined)).toBeUndefined();
  });
});

describe('problems of faults', () => {
  async function problemsAfter(change: (lab: LabDefinition) => object) {
    const definition = { ...lab.definition, ...change(lab.definition) };
    const found = await problemsOfLab(await makeFakeDeps(), { ...lab, definition });
    for (const { says } of found) expect(says.zh).not.toBe('');
    return found.map(({ at, says }) => `${at}: ${says.en}`);
  }
  const first = (definition: LabDefinition) => {
    const [fault] = definition.faults ?? [];
    if (fault === undefined) throw new Error('no fault');
    return fault;
  };

  it('none in the valid lab', async () => {
    expect(await problemsAfter(() => ({}))).toEqual([]);
  });

  it('one twice, one without files, an answer that nobody catches, a check without a hint', async () => {
    expect(await problemsAfter((it) => ({ faults: [first(it), first(it)] }))).toEqual([
      'faults: the id “cup” is used twice',
    ]);
    expect(await problemsAfter((it) => ({ faults: [{ ...first(it), id: 'fork' }] }))).toEqual([
      'faults.fork: there is no faults/fork/start',
    ]);
    expect(
      await problemsAfter((it) => ({
        faults: [{ ...first(it), wrong: [{ ...first(it).wrong[0], caughtBy: 'nobody' }] }],
      })),
    ).toEqual([
      'cup.wrong.break-off.caughtBy: no check is called “nobody”; there are: works, kept, lasts',
    ]);
    expect(
      await problemsAfter((it) => ({
        faults: [
          { ...first(it), checks: first(it).checks.map((each) => ({ ...each, hint: undefined })) },
        ],
      })),
    ).toEqual([
      'cup.checks.works: a check of a task needs a hint',
      'cup.checks.kept: a check of a task needs a hint',
    ]);
  });

  it('a key that nobody reads, and no wrong answer at all', async () => {
    expect(await problemsAfter((it) => ({ faults: [{ ...first(it), solution: [] }] }))).toEqual([
      'faults[0]: unknown key “solution”',
    ]);
    expect(await problemsAfter((it) => ({ faults: [{ ...first(it), wrong: [] }] }))).toEqual([
      'faults[0].wrong: a task needs at least one wrong answer, or nobody knows that its checks can fail',
    ]);
  });
});
