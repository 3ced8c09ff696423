import type { LabDefinition } from '#lab-kit';
import type { Chapter } from './curriculum.ts';

/**
 * Slug of the page that a part of a lab stands on: a step, task, break, claim or fault, by its id. Only a chapter with a
 * continuation has a choice; one that names no step of its lab stops the build.
 */
export function pageOfPart(
  { id, continued }: Pick<Chapter, 'id' | 'continued'>,
  { steps }: { readonly steps: readonly Pick<LabDefinition['steps'][number], 'id'>[] },
  part: string,
): string {
  if (continued === undefined) return id;
  const first = steps.findIndex((step) => step.id === continued.from);
  if (first === -1)
    throw new Error(
      `src/site/curriculum.ts continues \`${id}\` from \`${continued.from}\`, which is no step of its lab: ${steps.map((step) => step.id).join(', ')}.`,
    );
  return steps.slice(0, first).some((step) => step.id === part) ? id : continued.id;
}
