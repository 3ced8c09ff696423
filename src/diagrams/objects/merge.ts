import type { RecordedObject, RecordedTie } from '#lab-kit';

/** Objects that differ in nothing a picture shows: one box. */
export interface ObjectBox {
  /** kebab-case, e.g. `pod-web`; numbered from the second of its kind and name on. */
  readonly id: string;
  readonly kind: string;
  /** Without what was generated: `web-…`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ties: readonly RecordedTie[];
  readonly objects: readonly RecordedObject[];
  /** Node they run on, where boxes are told apart by it. */
  readonly node: string | undefined;
}

const GENERATED = /<[a-z]+-\d+>/g;

/** `web-<rs-1>-<pod-2>` → `web-…` */
export const shortName = (name: string): string =>
  name.replace(GENERATED, '…').replace(/…(?:-…)+/g, '…');

const nodeOf = ({ ties }: RecordedObject): string | undefined =>
  ties.find(({ field }) => field === 'spec.nodeName')?.name;

/**
 * Puts equal objects together: same kind, same labels, tied to the same things. Where they run does not count, unless the
 * picture shows the nodes.
 */
export function mergeEqual(
  objects: readonly RecordedObject[],
  { byNode }: { readonly byNode: boolean },
): readonly ObjectBox[] {
  const groups = new Map<string, RecordedObject[]>();
  for (const object of objects) {
    const key = JSON.stringify([
      object.kind,
      shortName(object.name),
      object.labels,
      // Two claims of one kind of Pod are as equal as the Pods: only generated names and numbers tell them apart.
      object.ties.filter(({ kind }) => kind !== 'Node'),
      byNode ? nodeOf(object) : '',
    ]);
    groups.set(key, [...(groups.get(key) ?? []), object]);
  }
  const taken = new Map<string, number>();
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const name = shortName(first.name);
    const base = [first.kind, name.replaceAll('…', '')]
      .join('-')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, '');
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return [
      {
        id: count === 1 ? base : `${base}-${String(count)}`,
        kind: first.kind,
        name,
        labels: first.labels,
        ties: group.flatMap(({ ties }) => ties),
        objects: group,
        node: byNode ? nodeOf(first) : undefined,
      },
    ];
  });
}
