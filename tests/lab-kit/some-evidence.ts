import type { LabEvidence, PartEvidence, Pass, PassedHow } from '../../scripts/lab-kit/evidence.ts';

/** Passed so many minutes after noon. */
export function aPass(minute: number, how: PassedHow = 'own'): Pass {
  return {
    at: new Date(Date.parse('2026-11-21T12:00:00.000Z') + minute * 60_000).toISOString(),
    how,
    on: { course: '0.1.0', platform: 'linux/amd64', docker: '26.1.5' },
  };
}

/** A part that was passed at the first try. */
export function passed(minute: number, how: PassedHow = 'own'): PartEvidence {
  return { missed: {}, hints: 0, passed: aPass(minute, how) };
}

/** A lab begun at noon. */
export function aLab(parts: Readonly<Record<string, object>>): LabEvidence {
  return { begun: '2026-11-21T12:00:00.000Z', parts: parts as LabEvidence['parts'] };
}
