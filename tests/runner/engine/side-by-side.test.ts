import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runSideBySide } from '../../../scripts/runner/engine/side-by-side.ts';

/** Runs jobs and keeps which began and ended when. */
async function run(jobs: readonly string[], isAlone?: (job: string) => boolean) {
  const seen: string[] = [];
  const results = await runSideBySide(
    jobs,
    2,
    async (job) => {
      seen.push(`${job} begins`);
      await setTimeout(job.startsWith('long') ? 20 : 1);
      seen.push(`${job} ends`);
      if (job.includes('fails')) throw new Error(job);
      return job.toUpperCase();
    },
    isAlone,
  );
  return { seen, results };
}

describe('jobs side by side', () => {
  it('run as many at a time as told, and give their results in order', async () => {
    const { seen, results } = await run(['long', 'a', 'b']);
    expect(seen.slice(0, 2)).toEqual(['long begins', 'a begins']);
    expect(seen.at(-1)).toBe('long ends');
    expect(results).toEqual([{ value: 'LONG' }, { value: 'A' }, { value: 'B' }]);
  });

  it('go on when one fails', async () => {
    const { results } = await run(['fails', 'a']);
    expect(results).toEqual([{ error: new Error('fails') }, { value: 'A' }]);
  });

  it('those that must be alone come last, one after the other, whether others failed or not', async () => {
    const jobs = ['alone-1', 'long', 'fails', 'alone-2', 'a'];
    const { seen, results } = await run(jobs, (job) => job.startsWith('alone'));
    expect(seen.slice(-4)).toEqual([
      'alone-1 begins',
      'alone-1 ends',
      'alone-2 begins',
      'alone-2 ends',
    ]);
    expect(results.map((result) => ('value' in result ? result.value : 'failed'))).toEqual([
      'ALONE-1',
      'LONG',
      'failed',
      'ALONE-2',
      'A',
    ]);
  });
});
