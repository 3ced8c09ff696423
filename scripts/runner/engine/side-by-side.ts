/**
 * Runs jobs, at most `width` at a time, and gives their results in the order of the jobs. A job that throws does not
 * stop the others; its error is its result. Jobs that need the same thing (`needs`) never run at the same time; those
 * that must be alone (`isAlone`) run one after the other once all others are done.
 */
export async function runSideBySide<Job, Result>(
  jobs: readonly Job[],
  width: number,
  work: (job: Job) => Promise<Result>,
  {
    needs = () => undefined,
    isAlone = () => false,
  }: {
    readonly needs?: (job: Job) => string | undefined;
    readonly isAlone?: (job: Job) => boolean;
  } = {},
): Promise<readonly ({ readonly value: Result } | { readonly error: unknown })[]> {
  const results: ({ readonly value: Result } | { readonly error: unknown })[] = [];
  const all = jobs.map((job, index) => ({ job, index, need: needs(job) }));
  const waiting = all.filter(({ job }) => !isAlone(job));
  const alone = all.filter(({ job }) => isAlone(job));
  const taken = new Set<string>();
  const takeNext = (): (typeof waiting)[number] | undefined => {
    const at = waiting.findIndex(({ need }) => need === undefined || !taken.has(need));
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };
  const runOne = async ({ job, index }: (typeof waiting)[number]): Promise<void> => {
    try {
      results[index] = { value: await work(job) };
    } catch (error) {
      results[index] = { error };
    }
  };
  const worker = async (): Promise<void> => {
    // Who has what the others wait for comes back here when it is done, so none is forgotten.
    for (let next = takeNext(); next !== undefined; next = takeNext()) {
      const { need } = next;
      if (need !== undefined) taken.add(need);
      await runOne(next);
      if (need !== undefined) taken.delete(need);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker));
  for (const job of alone) await runOne(job);
  return results;
}
