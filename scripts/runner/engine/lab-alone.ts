import { LAB_LABEL, LAB_PREFIX } from '../../lab-kit/versions.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import type { KubeObject } from '../ports.ts';

/** On the namespace of a lab that disturbs the cluster, so that others know without reading its definition. */
export const DISTURBS_LABEL = `${LAB_PREFIX}disturbs`;

/**
 * Refuses when a lab that disturbs the nodes, be it this one or another, would be in the cluster together with others.
 */
export async function requireAlone(
  { cluster, signal }: Pick<Deps, 'cluster' | 'signal'>,
  { lab, usesCluster }: LabRun,
): Promise<void> {
  if (!usesCluster) return;
  const namespaces = await (
    await cluster()
  ).list({ kind: 'Namespace', labelSelector: LAB_LABEL }, signal);
  const others = namespaces.filter(
    ({ metadata }) => metadata.deletionTimestamp === undefined && labOf({ metadata }) !== lab.id,
  );
  const { disturbs } = lab.definition;
  if (disturbs !== undefined && others.length > 0)
    throw notAlone(lab.id, disturbs, [...new Set(others.map(labOf))]);
  const disturber = others.find(({ metadata }) => metadata.labels?.[DISTURBS_LABEL] !== undefined);
  if (disturber !== undefined) throw disturbed(lab.id, labOf(disturber));
}

function labOf({ metadata }: Pick<KubeObject, 'metadata'>): string {
  return metadata.labels?.[LAB_LABEL] ?? '';
}

function notAlone(lab: string, why: UserError['what'], others: readonly string[]): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The lab ${lab} needs the cluster alone, but others are under way in it: ${others.join(', ')}.`,
      zh: `实验 ${lab} 需要独占集群，但集群里还有其他实验在进行：${others.join('、')}。`,
    },
    why,
    next: {
      en: `npx lab stop ${others[0] ?? ''}   (if it may be disturbed, begin all the same: npx lab start ${lab} --yes)`,
      zh: `npx lab stop ${others[0] ?? ''}（如果它受影响也无妨：npx lab start ${lab} --yes）`,
    },
  });
}

function disturbed(lab: string, by: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The lab ${by} is under way and disturbs the whole cluster, so ${lab} would fail for reasons that are not its own.`,
      zh: `实验 ${by} 正在进行，它会影响整个集群，${lab} 会因此出现与自身无关的失败。`,
    },
    next: same(`npx lab stop ${by}`),
  });
}
