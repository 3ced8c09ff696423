/** How many learners, in English. */
export function counted(learners: number): string {
  return `${String(learners)} ${learners === 1 ? 'learner' : 'learners'}`;
}
