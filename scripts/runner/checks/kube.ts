import type { KubeObject } from '../ports.ts';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What to type to look closer at an object. */
export function describeCommand(kind: string, name: string): string {
  return `kubectl describe ${kind.toLowerCase()} ${name}`;
}

/** Why a Pod's containers do not run, as its status says: `CrashLoopBackOff`, `ErrImageNeverPull`, … */
export function podTrouble(pod: KubeObject): string {
  const status = pod['status'];
  if (pod.kind !== 'Pod' || !isRecord(status)) return '';
  const states = ['initContainerStatuses', 'containerStatuses'].flatMap((list) => {
    const entries: unknown = status[list];
    return Array.isArray(entries) ? entries.filter(isRecord) : [];
  });
  const reasons = states.flatMap(({ name, state }) => {
    const waiting = isRecord(state) ? state['waiting'] : undefined;
    const reason = isRecord(waiting) ? waiting['reason'] : undefined;
    const isOrdinary = reason === 'ContainerCreating' || reason === 'PodInitializing';
    return typeof reason === 'string' && !isOrdinary ? [`${String(name)}: ${reason}`] : [];
  });
  return reasons.join(', ');
}

/** Objects that are not already on their way out. */
export function isStaying({ metadata }: KubeObject): boolean {
  return metadata.deletionTimestamp === undefined;
}

/** Whether a Pod's `Ready` condition is true. */
export function isReady(pod: KubeObject): boolean {
  const status = pod['status'];
  const conditions: unknown = isRecord(status) ? status['conditions'] : undefined;
  return (
    Array.isArray(conditions) &&
    conditions.some(
      (entry) => isRecord(entry) && entry['type'] === 'Ready' && entry['status'] === 'True',
    )
  );
}
