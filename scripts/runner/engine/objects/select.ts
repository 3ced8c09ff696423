import type { ObjectSelection } from '../../../lab-kit/lab.ts';
import type { RecordedObject } from '../../../lab-kit/recording.ts';
import type { Deps } from '../../deps.ts';
import type { LabRun } from '../../lab-run.ts';
import type { KubeObject, ObjectQuery } from '../../ports.ts';
import { recordedObject } from './ties.ts';

/** What a selection asks the API for: the lab's namespace unless it names another. */
export function queryOf(
  { namespace }: Pick<LabRun, 'namespace'>,
  selection: string | ObjectSelection,
): ObjectQuery {
  const {
    kind,
    namespace: own,
    selector,
  } = typeof selection === 'string' ? { kind: selection } : selection;
  return {
    kind,
    namespace: own ?? namespace,
    ...(selector === undefined ? {} : { labelSelector: selector }),
  };
}

/**
 * The objects that a part keeps, oldest first within a kind. Those on their way out are left out; of those outside
 * namespaces only what is the lab's by label or named by an object that is kept.
 */
export async function keepObjects(
  { cluster, signal }: Pick<Deps, 'cluster' | 'signal'>,
  run: Pick<LabRun, 'namespace' | 'label'>,
  selections: readonly (string | ObjectSelection)[],
): Promise<readonly RecordedObject[]> {
  const api = await cluster();
  const lists = await Promise.all(
    selections.map(async (selection) => await api.list(queryOf(run, selection), signal)),
  );
  const found = lists.flatMap((objects) =>
    objects.filter(({ metadata }) => metadata.deletionTimestamp === undefined).toSorted(byAge),
  );
  const kept = found.map((object) => ({ object, recorded: recordedObject(object) }));
  const named = new Set(
    kept
      .filter(({ object }) => object.metadata.namespace !== undefined)
      .flatMap(({ recorded }) => recorded.ties.map(({ kind, name }) => `${kind}/${name ?? ''}`)),
  );
  const [labelKey = '', labelValue] = run.label.split('=');
  return kept
    .filter(
      ({ object: { kind, metadata } }) =>
        metadata.namespace !== undefined ||
        metadata.labels?.[labelKey] === labelValue ||
        named.has(`${kind}/${metadata.name}`),
    )
    .map(({ recorded }) => recorded);
}

function byAge(a: KubeObject, b: KubeObject): number {
  const age = ({ metadata }: KubeObject) => `${metadata.creationTimestamp ?? ''} ${metadata.name}`;
  return age(a).localeCompare(age(b));
}
