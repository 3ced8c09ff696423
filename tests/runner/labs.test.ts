import { describe, expect, it } from 'vitest';
import { findLabs, findPart, loadLab, partsOf, readLab } from '../../scripts/runner/labs.ts';
import { problemsOfLab } from '../../scripts/runner/lab-problems.ts';
import type { LabDefinition } from '../../scripts/lab-kit/lab.ts';
import { makeFakeDeps } from './support/fake-deps.ts';

async function problems(id: string): Promise<readonly string[]> {
  const deps = await makeFakeDeps();
  const found = await problemsOfLab(deps, await readLab(deps, id));
  for (const { says } of found) expect(says.zh).not.toBe('');
  return found.map(({ at, says }) => `${at}: ${says.en}`);
}

async function problemsAfter(
  change: (lab: LabDefinition) => LabDefinition,
): Promise<readonly string[]> {
  const deps = await makeFakeDeps();
  const lab = await readLab(deps, 'tiny');
  const found = await problemsOfLab(deps, { ...lab, definition: change(lab.definition) });
  return found.map(({ at, says }) => `${at}: ${says.en}`);
}

describe('loading', () => {
  it('finds the folders that hold a lab, and loads a valid one', async () => {
    const deps = await makeFakeDeps();
    expect(await findLabs(deps)).toEqual([
      'missing-language',
      'no-wrong-answer',
      'passes-untouched',
      'tiny',
      'tiny-cluster',
      'tiny-compose',
      'tiny-faults',
      'tiny-nodes',
      'tiny-swarm',
      'unknown-key',
    ]);
    const lab = await loadLab(deps, 'tiny');
    expect(partsOf(lab.definition).map(({ type, id }) => `${type} ${id}`)).toEqual([
      'step say-hello',
      'task write-greeting',
      'break remove-it',
    ]);
    expect(findPart(lab, 'remove-it').type).toBe('break');
  });

  it.each(['nothing', '../tiny', 'apps'])('refuses %s with the labs there are', async (id) => {
    await expect(loadLab(await makeFakeDeps(), id)).rejects.toMatchObject({
      code: 2,
      why: { en: expect.stringContaining('tiny') as string },
    });
  });

  it('refuses a part that is not there with the parts there are', async () => {
    const lab = await loadLab(await makeFakeDeps(), 'tiny');
    expect(() => findPart(lab, 'say-hullo')).toThrow(/no step, task or break “say-hullo”/);
  });

  it('refuses a lab with problems, all of them', async () => {
    await expect(loadLab(await makeFakeDeps(), 'unknown-key')).rejects.toMatchObject({
      code: 2,
      what: {
        en: expect.stringMatching(
          /3 problem\(s\):[\s\S]*expectedCode[\s\S]*timeout[\s\S]*difficulty/,
        ) as string,
      },
    });
  });
});

describe('problems', () => {
  it('none in the valid lab', async () => {
    expect(await problems('tiny')).toEqual([]);
  });

  it('every unknown key, wherever it is', async () => {
    expect(await problems('unknown-key')).toEqual([
      'steps[0].commands[0]: unknown key “expectedCode”',
      'breaks[0]: unknown key “timeout”',
      'lab: unknown key “difficulty”',
    ]);
  });

  it('a missing and an empty language', async () => {
    expect(await problems('missing-language')).toEqual([
      'title.zh: Chinese is missing',
      'claims[0].because.en: English is missing',
    ]);
  });

  it('a task without a wrong answer', async () => {
    expect(await problems('no-wrong-answer')).toEqual([
      'tasks[0].wrong: a task needs at least one wrong answer, or nobody knows that its checks can fail',
    ]);
  });

  it('references to what is not there, and ids used twice', async () => {
    const [task] = (await readLab(await makeFakeDeps(), 'tiny')).definition.tasks;
    expect(
      await problemsAfter((lab) => ({
        ...lab,
        breaks: [{ ...lab.breaks[0], id: 'say-hello' }],
        tasks: [{ ...task, wrong: [{ ...task.wrong[0], caughtBy: 'nobody' }] }],
        claims: [{ ...lab.claims[0], proof: 'nowhere' }],
      })),
    ).toEqual([
      'steps, tasks, breaks: the id “say-hello” is used twice',
      'write-greeting.wrong.other-name.caughtBy: no check is called “nobody”; there are: there, greets',
      'claims.hello.proof: no step, task or break is called “nowhere”',
    ]);
  });

  it('a check of a task without a hint, and one that needs a cluster in a lab without', async () => {
    expect(
      await problemsAfter((lab) => ({
        ...lab,
        tasks: [
          {
            ...lab.tasks[0],
            wrong: [{ ...lab.tasks[0].wrong[0], caughtBy: 'pods' }],
            checks: [
              { type: 'count', id: 'pods', within: 3, kind: 'Pod', selector: 'app=web', count: 2 },
            ],
          },
        ],
      })),
    ).toEqual([
      'write-greeting.checks.pods: a check of a task needs a hint',
      "write-greeting.checks.pods: a count check needs the cluster, but the lab's needs do not name it",
    ]);
  });

  it('absence of what nothing remembered, images nobody pinned, files that are not there', async () => {
    expect(
      await problemsAfter((lab) => ({
        ...lab,
        images: { base: ['alpine:latest'], load: ['shop/web:1'] },
        steps: [
          {
            ...lab.steps[0],
            files: [{ path: 'web.yaml' }],
            checks: [
              {
                type: 'absent',
                id: 'gone',
                within: 3,
                kind: 'Container',
                name: 'x',
                seen: 'first',
              },
            ],
          },
        ],
        needs: ['cluster'],
      })),
    ).toEqual([
      'say-hello.checks.gone.seen: no earlier check remembers “first”',
      'images.base: alpine:latest is not in scripts/lab-kit/versions.ts, where every image is pinned',
      'images.load: shop/web:1 is neither a base image nor built by the lab',
      'say-hello.files: there is no start/web.yaml',
    ]);
  });

  it('a kind of check that does not exist, a pattern that is none, a wrong type', async () => {
    const found = await problemsAfter(
      (lab) =>
        ({
          ...lab,
          steps: [
            {
              ...lab.steps[0],
              checks: [
                { type: 'sleep', id: 'x', within: 3 },
                { type: 'run', id: 'y', within: 'long', image: 'a', args: [], stdout: '(' },
                { type: 'command', id: 'z', within: 3, run: '', exit: 256, stdin: 'x' },
              ],
            },
          ],
        }) as unknown as LabDefinition,
    );
    expect(found).toEqual([
      'steps[0].checks[0].type: there is no such kind of check',
      'steps[0].checks[1].within: must be number',
      'steps[0].checks[1].stdout: is not a regular expression',
      'steps[0].checks[2].run: must not be empty',
      'steps[0].checks[2].exit: Too big: expected number to be <=255',
      'steps[0].checks[2]: unknown key “stdin”',
    ]);
  });
});
