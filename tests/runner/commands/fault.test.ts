import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readEvidence } from '../../../scripts/lab-kit/evidence.ts';
import type { Command } from '../../../scripts/runner/command.ts';
import { command as check } from '../../../scripts/runner/commands/check.ts';
import { command as hint } from '../../../scripts/runner/commands/hint.ts';
import { command as next } from '../../../scripts/runner/commands/next.ts';
import { command as reset } from '../../../scripts/runner/commands/reset.ts';
import { command as solve } from '../../../scripts/runner/commands/solve.ts';
import { command as start } from '../../../scripts/runner/commands/start.ts';
import { command as stop } from '../../../scripts/runner/commands/stop.ts';
import { readCourse } from '../../../scripts/runner/course.ts';
import { readLabProgress } from '../../../scripts/runner/state.ts';
import { OPTIONS } from '../support/fake-deps.ts';
import type { FakeNodes } from '../support/fake-nodes.ts';
import { makeTinyTable } from '../support/tiny-table.ts';

let nodes: FakeNodes;
beforeEach(async () => {
  nodes = await makeTinyTable();
});

async function lab(
  command: Command,
  args: Record<string, string | undefined> = {},
  flags: object = {},
) {
  const given = { lab: undefined, part: undefined, task: undefined, ...args };
  const options = { ...OPTIONS, all: false, run: false, fault: undefined, ...flags };
  return await command.run(nodes.deps, options, given);
}
const begin = async (fault?: string) => await lab(start, { lab: 'tiny-faults' }, { fault });
const heard = (): string => nodes.deps.reporter.lines.join('\n');
const chinese = (): string => nodes.deps.reporter.chinese.join('\n');
const progress = async () => await readLabProgress(nodes.deps, 'tiny-faults');
const work = (...path: string[]): string => join(nodes.deps.paths.work, ...path);
/** Somebody types a line in the case's shell. */
const type = async (line: string, number = 1) =>
  await nodes.deps.exec.run(['sh', '-c', line], {
    env: { LAB_NAMESPACE: `lab-tiny-faults-case-${String(number)}` },
  });
const namespaces = (): readonly string[] =>
  nodes.objects().flatMap(({ kind, metadata }) => (kind === 'Namespace' ? [metadata.name] : []));

describe('the faults in the course', () => {
  it('are parts of their lab, and do not give themselves away', async () => {
    const course = await readCourse(nodes.deps);
    const parts = course.find(({ id }) => id === 'tiny-faults')?.parts ?? [];
    expect(parts.filter(({ type }) => type === 'fault')).toEqual([
      {
        id: 'fault-cup',
        type: 'fault',
        title: { en: 'Broken namespace 1', zh: '坏掉的命名空间 1' },
      },
      {
        id: 'fault-plate',
        type: 'fault',
        title: { en: 'Broken namespace 2', zh: '坏掉的命名空间 2' },
      },
    ]);
  });
});

describe('start --fault', () => {
  it('breaks a namespace, shows the complaint, and says nowhere what it is', async () => {
    const { code, data } = await begin('random');
    expect({ code, data }).toMatchObject({ code: 0, data: { lab: 'tiny-faults', case: 1 } });
    expect(namespaces()).toEqual(['lab-tiny-faults', 'lab-tiny-faults-case-1']);
    expect(await readFile(work('tiny-faults-case-1', 'app.yaml'), 'utf8')).toContain('broken');
    expect(heard()).toContain('Your turn 1/1 · Case 1');
    expect(chinese()).toContain('轮到你了 1/1 · 案例 1');
    expect(heard()).toContain('Something on the table is broken.');
    const files = await nodes.deps.files.walk(nodes.deps.paths.work);
    for (const told of [heard(), chinese(), JSON.stringify(data), files.join('\n')])
      expect(told).not.toMatch(/cup|plate|杯|盘/);
  });

  it('knows the names before it touches anything', async () => {
    await expect(begin('cap')).rejects.toMatchObject({ why: { en: /cup, plate/ } });
    expect(namespaces()).toEqual([]);
    expect(await progress()).toBeUndefined();
  });

  it('under --dry-run makes nothing, and tells nothing', async () => {
    await lab(start, { lab: 'tiny-faults' }, { fault: 'random', dryRun: true });
    expect(namespaces()).toEqual([]);
    expect(heard()).toContain('the namespace lab-tiny-faults-case-1 for the case');
    expect(heard()).not.toMatch(/cup|plate/);
  });

  it('again gives another in a new place; edited files are kept, the old namespace goes', async () => {
    await begin('cup');
    await writeFile(work('tiny-faults-case-1', 'app.yaml'), 'mine\n');
    await begin('plate');
    expect(namespaces()).toEqual(['lab-tiny-faults', 'lab-tiny-faults-case-2']);
    expect(await progress()).toMatchObject({ case: { fault: 'plate', number: 2 } });
    expect(heard()).toMatch(/Your files are in .*tiny-faults-case-1-2026/);
    expect(await nodes.deps.files.exists(work('tiny-faults-case-1'))).toBe(false);
  });

  it('without the flag goes back to the lab, where it was left', async () => {
    await begin();
    await lab(next, {}, { run: true });
    await begin('cup');
    await begin();
    expect(await progress()).toMatchObject({ at: 'set-it', done: ['lay-the-table'] });
    expect((await progress())?.case).toBeUndefined();
    expect(namespaces()).toEqual(['lab-tiny-faults']);
  });
});

describe('a case', () => {
  beforeEach(async () => {
    await begin('cup');
  });

  it('is broken as long as nothing was done, and gives hints without its name', async () => {
    expect((await lab(check)).code).toBe(1);
    expect(heard()).toContain('hint:     Look at the table.');
    await lab(hint);
    await lab(hint);
    expect(heard()).toContain('2. Glue it.');
    // Events are for the learner to look for.
    expect(heard()).not.toContain('BackOff');
    expect(heard()).not.toMatch(/cup|cracked/);
  });

  it('tells a wrong repair, with the hint for it', async () => {
    await type('break-off');
    expect((await lab(check)).code).toBe(1);
    expect(heard()).toContain('where is its handle?');
  });

  it('tells luck: it is looked at again once every Pod was replaced', async () => {
    await type('hold');
    const { code, data } = await lab(check);
    expect(code).toBe(1);
    expect(data).toMatchObject({
      parts: [
        {
          id: 'case',
          checks: [{ status: 'pass' }, { status: 'pass' }, { id: 'lasts', status: 'wrong' }],
        },
      ],
    });
    expect(heard()).toContain('until every Pod was replaced');
    expect(chinese()).toContain('把 Pod 全部换掉之后又坏了');
    expect((await progress())?.passed).toEqual({});
  });

  it('a hint replaces nothing', async () => {
    await type('hold');
    await lab(hint);
    expect(nodes.exec.lines).not.toContain('sh -c kubectl delete pods --all');
    expect(heard()).toContain('Everything passes already. Go on: npx lab check');
  });

  it('repaired, it says what it was, counts, and leads on', async () => {
    await type('glue');
    expect((await lab(check)).code).toBe(0);
    expect(heard()).toContain('It was “cup”: the cup is cracked');
    expect(heard()).toContain('The cup had fallen.');
    expect(heard()).toContain('1 of 2 repaired.');
    expect(chinese()).toContain('已修好 1 / 2 个。');
    expect(heard()).not.toContain('npx lab next');
    expect((await progress())?.passed).toMatchObject({ 'fault-cup': { solved: false } });
    const kept = readEvidence((await nodes.deps.files.read(nodes.deps.paths.evidence)) ?? '');
    expect(kept).toMatchObject({
      kind: 'fine',
      evidence: { labs: { 'tiny-faults': { parts: { 'fault-cup': { passed: { how: 'own' } } } } } },
    });
    // At random the other one is left.
    await begin('random');
    expect((await progress())?.case).toEqual({ fault: 'plate', number: 2 });
  });

  it('can be solved before the learner’s eyes', async () => {
    expect((await lab(solve)).code).toBe(0);
    expect((await progress())?.passed).toMatchObject({ 'fault-cup': { solved: true } });
    expect(heard()).toContain('It was “cup”');
  });

  it('next says that a case is open, and both ways on', async () => {
    await expect(lab(next)).rejects.toMatchObject({
      code: 2,
      why: { en: /--fault random/ },
      next: { en: 'Back to the lab: npx lab start tiny-faults' },
    });
  });

  it('stop and reset take it away with the lab', async () => {
    await lab(reset);
    expect(namespaces()).toEqual(['lab-tiny-faults']);
    expect((await progress())?.case).toBeUndefined();
    await begin('cup');
    await lab(stop);
    expect(namespaces()).toEqual([]);
    expect(await nodes.deps.files.walk(nodes.deps.paths.work)).toEqual([]);
    expect(await progress()).toBeUndefined();
  });
});
