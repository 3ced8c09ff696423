import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { KubeObject } from '../ports.ts';
import { courseKubectl } from './course-kubectl.ts';
import { readRecord } from './record.ts';

type BaselineDeps = Pick<Deps, 'exec' | 'files' | 'paths' | 'cluster' | 'signal'>;

/** What every Service and every look-up of a name hangs on, and the part of it that a lab may change. */
const WATCHED = [
  { kind: 'DaemonSet', name: 'kube-proxy', part: 'spec', selector: undefined },
  { kind: 'ConfigMap', name: 'kube-proxy', part: 'data', selector: 'k8s-app=kube-proxy' },
  { kind: 'Deployment', name: 'coredns', part: 'spec', selector: undefined },
  { kind: 'ConfigMap', name: 'coredns', part: 'data', selector: 'k8s-app=kube-dns' },
  { kind: 'Service', name: 'kube-dns', part: 'spec', selector: undefined },
] as const;

const NAMESPACE = 'kube-system';

/** One of them as it was when the cluster was new. */
interface Kept {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly part: 'spec' | 'data';
  readonly value: unknown;
}

/** The file: of which cluster, and what it was made of. */
interface Baseline {
  readonly ownerId: string;
  readonly kept: readonly Kept[];
}

/** Where it lies. */
export function baselinePath({ paths }: Pick<Deps, 'paths'>): string {
  return join(paths.home, 'cluster-baseline.json');
}

/**
 * Remembers how kube-proxy and CoreDNS were, once for each cluster: what a lab changed must never be taken for how it
 * was. A part that is not there is not remembered, and so never put back.
 */
export async function rememberBaseline(deps: BaselineDeps): Promise<void> {
  const record = await readRecord(deps);
  if (record === undefined || (await readBaseline(deps, record.ownerId)) !== undefined) return;
  const found = await readWatched(deps);
  if (found.some((object) => object === undefined)) return;
  const kept = found.flatMap((object, index) => {
    const part = WATCHED[index]?.part;
    if (object === undefined || part === undefined) return [];
    const { apiVersion, kind, metadata } = object;
    const { name, labels = {} } = metadata;
    return [{ apiVersion, kind, name, labels, part, value: object[part] }];
  });
  const baseline: Baseline = { ownerId: record.ownerId, kept };
  await deps.files.write(baselinePath(deps), `${JSON.stringify(baseline)}\n`);
}

/** Names of what is not as it was (`DaemonSet kube-proxy`); none when nothing is remembered of this cluster. */
export async function driftFromBaseline(deps: BaselineDeps): Promise<readonly string[]> {
  return (await changed(deps)).map(({ kept: { kind, name } }) => `${kind} ${name}`);
}

/** Puts back what is not as it was. Says whether there was anything. */
export async function putBackBaseline(deps: BaselineDeps): Promise<boolean> {
  const all = await changed(deps);
  for (const { kept, isThere } of all) {
    const { apiVersion, kind, name, labels, part, value } = kept;
    if (!isThere) {
      const whole = {
        apiVersion,
        kind,
        metadata: { name, namespace: NAMESPACE, labels },
        [part]: value,
      };
      await courseKubectl(deps, ['create', '-f', '-'], JSON.stringify(whole));
      continue;
    }
    const patch = JSON.stringify([{ op: 'replace', path: `/${part}`, value }]);
    await courseKubectl(deps, ['patch', kind, name, '-n', NAMESPACE, '--type=json', '-p', patch]);
    // Who mounted the changed configuration may have read it only when it started.
    const selector = WATCHED.find((one) => one.kind === kind && one.name === name)?.selector;
    if (selector !== undefined)
      await courseKubectl(deps, [
        'delete',
        'pods',
        '-n',
        NAMESPACE,
        '-l',
        selector,
        '--wait=false',
      ]);
  }
  return all.length > 0;
}

async function changed(
  deps: BaselineDeps,
): Promise<readonly { readonly kept: Kept; readonly isThere: boolean }[]> {
  const record = await readRecord(deps);
  const baseline = record && (await readBaseline(deps, record.ownerId));
  if (baseline === undefined) return [];
  const found = await readWatched(deps);
  return baseline.kept.flatMap((kept) => {
    const now = found.find(
      (object) => object?.kind === kept.kind && object.metadata.name === kept.name,
    );
    if (now !== undefined && isDeepStrictEqual(now[kept.part], kept.value)) return [];
    return [{ kept, isThere: now !== undefined }];
  });
}

async function readWatched({
  cluster,
  signal,
}: BaselineDeps): Promise<readonly (KubeObject | undefined)[]> {
  const api = await cluster();
  return await Promise.all(
    WATCHED.map(async ({ kind, name }) => {
      const [object] = await api.list({ kind, name, namespace: NAMESPACE }, signal);
      return object;
    }),
  );
}

async function readBaseline(
  deps: Pick<Deps, 'files' | 'paths'>,
  ownerId: string,
): Promise<Baseline | undefined> {
  const text = await deps.files.read(baselinePath(deps));
  if (text === undefined) return undefined;
  try {
    const data = JSON.parse(text) as Partial<Baseline>;
    return data.ownerId === ownerId && Array.isArray(data.kept) ? (data as Baseline) : undefined;
  } catch {
    return undefined;
  }
}
