/**
 * Runs jobs, at most `width` at a time, and gives their results in the order of the jobs. A job that throws does not
 * stop the others; its error is its result.
 */
export async function runSideBySide<Job, Result>(
  jobs: readonly Job[],
  width: number,
  work: (job: Job) => Promise<Result>,
): Promise<readonly ({ readonly value: Result } | { readonly error: unknown })[]> {
  const results: ({ readonly value: Result } | { readonly error: unknown })[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next;
      next += 1;
      const job = jobs[index] as Job;
      try {
        results[index] = { value: await work(job) };
      } catch (error) {
        results[index] = { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker));
  return results;
}
