import { describe, expect, it } from 'vitest';
import { findDrift } from '../../../scripts/runner/engine/drift.ts';
import { proveAndCompare } from '../../../scripts/runner/engine/prove-and-report.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import type { Recording } from '../../../scripts/lab-kit/recording.ts';
import type { Answer } from '../support/fake-exec.ts';
import { exited } from '../support/fake-exec.ts';
import { makeTinyTable } from '../support/tiny-table.ts';

const ONCE = { rounds: 1, compares: false, keep: false, update: () => undefined } as const;

/** Findings of the author's loop, where one line of the lab does something else. */
async function prove(line?: string, instead?: string) {
  const other: Answer = async (typed, options) =>
    line !== undefined && typed === `sh -c ${line}`
      ? instead === undefined
        ? exited(1, '', 'no')
        : await nodes.exec.run(['sh', '-c', instead], options)
      : undefined;
  const nodes = await makeTinyTable([other]);
  const proof = await proveAndCompare(nodes.deps, 'tiny-faults', ONCE);
  const said = proof.findings.map(({ at, says }) => `${at}: ${says.en.split('\n')[0] ?? ''}`);
  return { nodes, proof, said };
}

describe('the author’s loop of faults', () => {
  it('proves each in a namespace of its own, and leaves nothing', async () => {
    const { said, nodes } = await prove();
    expect(said).toEqual([]);
    expect(nodes.objects().filter(({ kind }) => kind === 'Namespace')).toEqual([]);
    const work = await nodes.deps.files.walk(nodes.deps.paths.home);
    expect(work.filter((path) => path.startsWith('test/'))).toEqual([]);
  });

  it('records what the looks printed, in the lab’s order, as a reader’s first case prints it', async () => {
    const { parts } = (await prove()).proof;
    expect(parts.map(({ id }) => id)).toEqual([
      ...['lay-the-table', 'set-it', 'clear-it'],
      ...['fault-cup', 'fault-plate'],
    ]);
    expect(parts.at(-1)?.commands.map(({ output }) => output)).toEqual([
      '',
      'lab-tiny-faults-case-1',
    ]);
  });

  it('finds a fault that is not broken', async () => {
    const { said } = await prove('kubectl apply -f .', 'glue');
    expect(said).toContain('fault cup: its checks pass before anything was done');
  });

  it('finds a wrong repair that passes, and luck that lasts', async () => {
    expect((await prove('break-off', 'glue')).said).toContain(
      'fault cup, wrong answer break-off: “kept” does not catch it: the check passes',
    );
    expect((await prove('hold', 'glue')).said).toContain(
      'fault cup, wrong answer hold: “lasts” does not catch it: the check passes',
    );
  });

  it('finds a right repair that is none, or only luck', async () => {
    expect((await prove('glue', 'break-off')).said).toContain(
      'fault plate: it was repaired, but not all checks pass',
    );
    expect((await prove('glue', 'hold')).said).toContain(
      'fault plate: it was repaired, but not all checks pass',
    );
  });

  it('finds a look that fails, and proves the others all the same', async () => {
    const { said } = await prove('kubectl get configmap table');
    expect(said.toSorted()).toEqual([
      'fault cup, looks: a command failed: it ended with exit code 1 instead of 0',
      'fault plate, looks: a command failed: it ended with exit code 1 instead of 0',
    ]);
  });

  it('compares looks with the recording, but for those that vary', async () => {
    const { proof, nodes } = await prove();
    const { definition } = await loadLab(nodes.deps, 'tiny-faults');
    const recording = { lab: 'tiny-faults', parts: proof.parts } as unknown as Recording;
    const after = (from: string, to: string) =>
      findDrift(
        definition,
        recording,
        JSON.parse(JSON.stringify(proof.parts).replaceAll(from, to)) as Recording['parts'],
      );
    expect(after('lab-tiny-faults-case-1', 'elsewhere')).toBeUndefined();
    expect(after('"output":""', '"output":"x"')).toContain('[fault-cup]');
  });
});
