import type { Evidence, LabEvidence, PartEvidence, Pass, PassedHow } from './evidence.ts';

/** The learner's own work counts more than what they had done for them. */
const RANK: Readonly<Record<PassedHow, number>> = { own: 2, run: 1, solved: 0 };

/**
 * What one learner did on two machines, together. A file joined with an older copy of itself is the newer one: the larger
 * counts are taken, never their sum. The name is the first one's, where it has one.
 */
export function mergeEvidence(one: Evidence, other: Evidence): Evidence {
  const name = one.name ?? other.name;
  return {
    ...(name === undefined ? {} : { name }),
    labs: mergeRecords(one.labs, other.labs, mergeLabs),
  };
}

function mergeLabs(one: LabEvidence, other: LabEvidence): LabEvidence {
  return {
    begun: one.begun < other.begun ? one.begun : other.begun,
    parts: mergeRecords(one.parts, other.parts, mergeParts),
  };
}

function mergeParts(one: PartEvidence, other: PartEvidence): PartEvidence {
  const passed = betterPass(one.passed, other.passed);
  return {
    missed: mergeRecords(one.missed, other.missed, Math.max),
    hints: Math.max(one.hints, other.hints),
    ...(passed === undefined ? {} : { passed }),
  };
}

/** The one that counts: own work over having it done, then the earlier. */
export function betterPass(one: Pass | undefined, other: Pass | undefined): Pass | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const difference = RANK[one.how] - RANK[other.how];
  if (difference !== 0) return difference > 0 ? one : other;
  return one.at <= other.at ? one : other;
}

function mergeRecords<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  merge: (a: T, b: T) => T,
): Readonly<Record<string, T>> {
  const entries = Object.entries(other).map(([key, value]) => {
    const mine = Object.hasOwn(one, key) ? one[key] : undefined;
    return [key, mine === undefined ? value : merge(mine, value)] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}
