import { LAB_LABEL } from '../../lab-kit/versions.ts';
import { parse, stringify } from 'yaml';
import { courseKubectl } from '../cluster/course-kubectl.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import type { Leftover } from './docker-objects.ts';
import { DISTURBS_LABEL } from './lab-alone.ts';
import { waitFor } from './wait-for.ts';

type ClusterDeps = Pick<Deps, 'exec' | 'files' | 'cluster' | 'clock' | 'signal' | 'paths'>;

/** Seconds a namespace may take to go: its Pods get a second each, volumes and finalizers the rest. */
const DELETE_SECONDS = 90;
const READY_SECONDS = 30;

/** Makes the lab's namespace and its own kubeconfig. Doing it again changes nothing. */
export async function prepareNamespace(deps: ClusterDeps, run: LabRun): Promise<void> {
  const { namespace } = run;
  // One that is still going from a stop a moment ago would take nothing in.
  const isGone = await waitFor(
    deps,
    { kind: 'Namespace', name: namespace },
    (found) => found.every(({ metadata }) => metadata.deletionTimestamp === undefined),
    DELETE_SECONDS * 1000,
  );
  if (!isGone) throw stuck(namespace);
  await courseKubectl(deps, ['apply', '-f', '-'], JSON.stringify(namespaceManifest(run)));
  await writeKubeconfig(deps, run);
  // Pods are refused until the namespace has its default ServiceAccount.
  const query = { kind: 'ServiceAccount', namespace, name: 'default' };
  await waitFor(deps, query, (found) => found.length > 0, READY_SECONDS * 1000);
}

/** The namespace: labelled as the lab's, and warned (not refused) where a Pod is less than *restricted*. */
export function namespaceManifest({ namespace, lab }: Pick<LabRun, 'namespace' | 'lab'>): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        [LAB_LABEL]: lab.id,
        ...(lab.definition.disturbs === undefined ? {} : { [DISTURBS_LABEL]: 'true' }),
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}

/** Writes the lab's kubeconfig: the course's, with the lab's namespace as default. */
export async function writeKubeconfig(
  { files, paths }: Pick<Deps, 'files' | 'paths'>,
  run: LabRun,
): Promise<void> {
  const text = await files.read(paths.kubeconfig);
  if (text === undefined)
    throw new UserError(EXIT.machine, {
      what: { en: "The course's cluster is not running.", zh: '课程集群没有运行。' },
      next: same('npx lab up'),
    });
  await files.write(run.kubeconfig, withNamespace(text, run.namespace));
}

/** Sets the default namespace of every context. Pure. */
export function withNamespace(kubeconfig: string, namespace: string): string {
  const config = parse(kubeconfig) as { contexts?: { context: Record<string, unknown> }[] };
  for (const { context } of config.contexts ?? []) context['namespace'] = namespace;
  return stringify(config);
}

/** Namespaces that carry the lab's label, those already going included. */
export async function listNamespaces(
  { cluster, signal }: ClusterDeps,
  run: LabRun,
): Promise<readonly Leftover[]> {
  const found = await (
    await cluster()
  ).list({ kind: 'Namespace', labelSelector: run.label }, signal);
  return found.map(({ metadata }) => ({
    kind: 'namespace',
    name: metadata.name,
    id: metadata.name,
  }));
}

/** Deletes namespaces with all that is in them and waits until they are gone. */
export async function removeNamespaces(
  deps: ClusterDeps,
  run: LabRun,
  found: readonly Leftover[],
): Promise<void> {
  const names = found.filter(({ kind }) => kind === 'namespace').map(({ name }) => name);
  if (names.length === 0) return;
  await courseKubectl(deps, [
    'delete',
    'namespace',
    '--wait=false',
    '--ignore-not-found',
    ...names,
  ]);
  // A program that does not listen to SIGTERM would keep the namespace for its Pod's whole grace period.
  for (const name of names)
    await courseKubectl(deps, [
      'delete',
      'pods',
      '--all',
      '-n',
      name,
      '--grace-period=1',
      '--wait=false',
    ]);
  const isGone = await waitFor(
    deps,
    { kind: 'Namespace', labelSelector: run.label },
    (left) => left.length === 0,
    DELETE_SECONDS * 1000,
  );
  if (!isGone) throw stuck(names.join(', '));
}

function stuck(names: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The namespace ${names} is still being deleted after ${String(DELETE_SECONDS)} s.`,
      zh: `命名空间 ${names} 在 ${String(DELETE_SECONDS)} 秒后仍未删除完。`,
    },
    next: same(`kubectl get namespace ${names} -o yaml`),
  });
}
