import type { Claim, LabDefinition } from '#lab-kit';
import { partProof, type Proof } from './proof.ts';

/** A claim with the place on its chapter's page that shows what became of it. */
export interface ProvenClaim extends Omit<Claim, 'proof'> {
  readonly proof: Proof;
}

/** A lab's claims. One whose proof is not in its lab stops the build. */
export function claimsOf({
  id: lab,
  definition,
}: {
  readonly id: string;
  readonly definition: LabDefinition;
}): readonly ProvenClaim[] {
  return definition.claims.map((claim) => {
    const proof = partProof(definition, claim.proof);
    if (proof) return { ...claim, proof };
    throw new Error(
      `labs/${lab}/lab.ts: claim \`${claim.id}\` names \`${claim.proof}\` as its proof; no step, task or break has that id.`,
    );
  });
}
