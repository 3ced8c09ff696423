import type { CheckReport } from './evaluate.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';

const EVENTS = 6;
const LOG_LINES = 5;

/**
 * What the cluster says about failed checks: the last events of the namespace and the end of the logs of the Pods
 * concerned. Evidence only: when it cannot be had, the failure itself is still told.
 */
export async function gatherEvidence(
  deps: Pick<Deps, 'cluster'>,
  run: LabRun,
  reports: readonly CheckReport[],
): Promise<string> {
  const failed = reports.filter(
    ({ result }) => result.status === 'not-yet' || result.status === 'wrong',
  );
  if (!run.usesCluster || failed.length === 0) return '';
  try {
    const api = await deps.cluster();
    const events = await api.events(run.namespace, EVENTS);
    const pods = [...new Set(failed.flatMap(({ result }) => result.pods ?? []))].slice(0, 3);
    const logs = await Promise.all(
      pods.map(async (pod) => {
        try {
          const tail = await api.logs({ namespace: run.namespace, pod }, LOG_LINES);
          return tail.trim() === '' ? '' : `--- ${pod} ---\n${tail.trim()}`;
        } catch {
          return '';
        }
      }),
    );
    return [...events, ...logs].filter((line) => line !== '').join('\n');
  } catch {
    return '';
  }
}
