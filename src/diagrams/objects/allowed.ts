import type { RecordedObject, RecordedTie } from '#lab-kit';
import { shortName } from './merge.ts';

/** One Pod (by its name as boxes have it) that a policy lets reach another. */
export interface AllowedTraffic {
  readonly from: string;
  readonly to: string;
  /** The NetworkPolicy that says so. */
  readonly policy: string;
  /** Labels by which it selects the two, `key=value`: of the one that asks, of the one that is asked. */
  readonly labels: readonly [string, string];
}

/** Who may reach whom, as the recorded NetworkPolicies have it. What a policy allows to everybody is left out. */
export function allowedTraffic(objects: readonly RecordedObject[]): readonly AllowedTraffic[] {
  const pods = objects.filter(({ kind }) => kind === 'Pod');
  const chosen = (tie: RecordedTie) =>
    pods.filter(({ labels }) =>
      Object.entries(tie.labels ?? {}).every(([key, value]) => labels[key] === value),
    );
  const found = objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap(({ name, ties }) =>
      ties
        .filter(({ field }) => field === 'spec.podSelector')
        .flatMap((target) =>
          ties
            .filter(({ field }) => field === 'spec.ingress[].from[].podSelector')
            .flatMap((source) =>
              chosen(source).flatMap((asks) =>
                chosen(target).map((asked): AllowedTraffic => ({
                  from: shortName(asks.name),
                  to: shortName(asked.name),
                  policy: name,
                  labels: [inWords(source), inWords(target)],
                })),
              ),
            ),
        ),
    );
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function inWords({ labels = {} }: RecordedTie): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
