import type { KubeObject } from '../ports.ts';

/** The condition `Ready` of a node or a Pod. */
export function isReady(object: KubeObject): boolean {
  const { conditions } = (object['status'] ?? {}) as {
    conditions?: readonly { type: string; status: string }[];
  };
  return conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
}
