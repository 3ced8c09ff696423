import type { LabDefinition, Text } from '#lab-kit';
import { VERDICTS } from './words.ts';

/** Where on a chapter's page something is shown, and what it is called there. */
export interface Proof {
  /** Id of the element on the page, without the `#`. */
  readonly anchor: string;
  /** In a lab's notation: code in backticks. */
  readonly title: Text;
  /** Step, task or break whose recorded output shows it. */
  readonly part: string;
}

type Shown = Pick<LabDefinition, 'steps' | 'tasks' | 'breaks'>;

/** A step, task or break of a lab as a proof; undefined when the lab has none of that id. */
export function partProof({ steps, tasks, breaks }: Shown, id: string): Proof | undefined {
  const part = [...steps, ...tasks, ...breaks].find((each) => each.id === id);
  return part && { anchor: `step-${part.id}`, title: part.title, part: part.id };
}

/**
 * What a sentence on another page may lean on: a step, task or break, or else a claim. A claim is often wrong, so its
 * title says what became of it.
 */
export function proofOf(lab: Pick<LabDefinition, 'claims'> & Shown, id: string): Proof | undefined {
  const proof = partProof(lab, id);
  if (proof) return proof;
  const claim = lab.claims.find((each) => each.id === id);
  if (!claim) return undefined;
  const { word } = VERDICTS[claim.verdict];
  return {
    anchor: `claim-${claim.id}`,
    title: { en: `“${claim.says.en}” ${word.en}`, zh: `“${claim.says.zh}”${word.zh}` },
    part: claim.proof,
  };
}

/** Ids that {@link proofOf} finds, for a message that says what there is. */
export function proofIds({ steps, tasks, breaks, claims }: LabDefinition): readonly string[] {
  return [...steps, ...tasks, ...breaks, ...claims].map(({ id }) => id);
}
