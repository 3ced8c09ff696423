import type { Claim, LabDefinition } from '#lab-kit';
import { positionOf } from './curriculum.ts';
import { pageOfPart } from './page-of-part.ts';
import { partProof, type Proof } from './proof.ts';

/** A claim with the place on its chapter's pages that shows what became of it. */
export interface ProvenClaim extends Omit<Claim, 'proof'> {
  readonly proof: Proof & {
    /** Slug of the page that it is on. */
    readonly page: string;
  };
}

/** A lab's claims. One whose proof is not in its lab stops the build. */
export function claimsOf({
  id: lab,
  definition,
}: {
  readonly id: string;
  readonly definition: LabDefinition;
}): readonly ProvenClaim[] {
  const chapter = positionOf(lab)?.chapter ?? { id: lab };
  return definition.claims.map((claim) => {
    const proof = partProof(definition, claim.proof);
    if (proof)
      return { ...claim, proof: { ...proof, page: pageOfPart(chapter, definition, proof.part) } };
    throw new Error(
      `labs/${lab}/lab.ts: claim \`${claim.id}\` names \`${claim.proof}\` as its proof; no step, task or break has that id.`,
    );
  });
}
