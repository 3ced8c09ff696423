import { positionOf } from '../../src/site/curriculum.ts';
import { proofIds, proofOf } from '../../src/site/proof.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import type { RepositoryLab } from './repository.ts';

/** A proof as a page names it. */
const named = (page: Page) => page.components.filter(({ name }) => name === 'Proof');

/** Every `<Proof>` names a step, task, break or claim that is there and recorded, of a lab that has a place in the course. */
export function proofProblems(page: Page, labs: readonly RepositoryLab[]): Problem[] {
  return named(page).flatMap(({ props: { lab: labId = '', id = '' } }) => {
    const says = proofProblem(labs, labId, id);
    return says === undefined
      ? []
      : [{ file: page.path, says: `<Proof lab="${labId}" id="${id}"> ${says}` }];
  });
}

function proofProblem(
  labs: readonly RepositoryLab[],
  labId: string,
  id: string,
): string | undefined {
  const lab = labs.find((each) => each.id === labId);
  if (!lab) return `names no lab; there are: ${labs.map((each) => each.id).join(', ')}`;
  if (!positionOf(labId)) return 'names a lab that is no chapter in src/site/curriculum.ts';
  const proof = proofOf(lab.definition, id);
  if (!proof) return `is not in the lab; there are: ${proofIds(lab.definition).join(', ')}`;
  return lab.recording?.parts.some((part) => part.id === proof.part) === true
    ? undefined
    : `is not recorded: run \`npx lab record ${labId}\``;
}

/** What a page says without a proof: under a heading of the third level, or in an entry of a list of definitions. */
export function unprovenProblems({ path, prose }: Page): Problem[] {
  const bare = (passage: string): boolean => !passage.includes('<Proof ');
  const answers = prose
    .split(/^(?=#{2,3} )/m)
    .filter((passage) => passage.startsWith('### ') && bare(passage))
    .map((passage) => passage.split('\n')[0]?.slice('### '.length) ?? '');
  const entries = [...prose.matchAll(/<dd>([\s\S]*?)<\/dd>/g)]
    .map(([, entry = '']) => entry)
    .filter(bare);
  return [...answers, ...entries].map((passage) => ({
    file: path,
    says: `“${passage}” stands without a <Proof>`,
  }));
}
