/**
 * Runs jobs, at most `width` at a time, and gives their results in the order of the jobs. A job that throws does not
 * stop the others; its error is its result. Those that must be alone run one after the other once all others are done.
 */
export async function runSideBySide<Job, Result>(
  jobs: readonly Job[],
  width: number,
  work: (job: Job) => Promise<Result>,
  isAlone: (job: Job) => boolean = () => false,
): Promise<readonly ({ readonly value: Result } | { readonly error: unknown })[]> {
  const results: ({ readonly value: Result } | { readonly error: unknown })[] = [];
  const all = jobs.map((job, index) => ({ job, index }));
  const waiting = all.filter(({ job }) => !isAlone(job));
  const alone = all.filter(({ job }) => isAlone(job));
  const runOne = async ({ job, index }: (typeof all)[number]): Promise<void> => {
    try {
      results[index] = { value: await work(job) };
    } catch (error) {
      results[index] = { error };
    }
  };
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runOne(next);
  };
  await Promise.all(Array.from({ length: Math.min(width, jobs.length) }, worker));
  for (const job of alone) await runOne(job);
  return results;
}
