/**
 * Runs jobs, at most `width` at a time, and gives their results in the order of the jobs. A job that throws does not
 * stop the others; its error is its result. Jobs that need the same thing (`needs`) never run at the same time.
 */
export async function runSideBySide<Job, Result>(
  jobs: readonly Job[],
  width: number,
  work: (job: Job) => Promise<Result>,
  needs: (job: Job) => string | undefined = () => undefined,
): Promise<readonly ({ readonly value: Result } | { readonly error: unknown })[]> {
  const results: ({ readonly value: Result } | { readonly error: unknown })[] = [];
  const waiting = jobs.map((job, index) => ({ job, index, need: needs(job) }));
  const taken = new Set<string>();
  const takeNext = (): (typeof waiting)[number] | undefined => {
    const at = waiting.findIndex(({ need }) => need === undefined || !taken.has(need));
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };
  const worker = async (): Promise<void> => {
    // Who has what the others wait for comes back here when it is done, so none is forgotten.
    for (let next = takeNext(); next !== undefined; next = takeNext()) {
      const { job, index, need } = next;
      if (need !== undefined) taken.add(need);
      try {
        results[index] = { value: await work(job) };
      } catch (error) {
        results[index] = { error };
      } finally {
        if (need !== undefined) taken.delete(need);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker));
  return results;
}
