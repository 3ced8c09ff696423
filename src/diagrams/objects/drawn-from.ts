import type { RecordedObject, RecordedTie, Text } from '#lab-kit';
import type { DiagramDefinition, DiagramGroup, DiagramNode, Kind } from '../define.ts';
import { mergeEqual, shortName, type ObjectBox } from './merge.ts';

type Edge = DiagramDefinition['edges'][number];

/** What of the recorded objects is drawn, and how. */
export interface DrawOptions {
  /** Kinds to draw; all that were kept unless told. */
  readonly kinds?: readonly string[];
  /** Draws nodes as boxes around the Pods that run on them. */
  readonly nodesAround?: boolean;
  /** Fields whose ties are left out, e.g. `spec.serviceAccountName`. */
  readonly without?: readonly string[];
  /** Draws what Deployments and their like select, too. Else only what they own: the arrow would lead to the same Pods. */
  readonly selectorsOfOwners?: boolean;
  /** Where a click on a kind leads, e.g. `{ Service: 'services' }`. */
  readonly href?: Readonly<Record<string, string>>;
}

/** The part of a picture that is true because a cluster said so. What a tool cannot know is drawn by hand around it. */
export interface DrawnObjects {
  readonly nodes: readonly DiagramNode[];
  readonly groups: readonly DiagramGroup[];
  readonly edges: readonly Edge[];
  /** The same relations in sentences, for `alt`. */
  readonly words: Text;
  /** The box of a kind and name (`web-…` for generated ones), to draw arrows to by hand. Throws when there is none. */
  box(kind: string, name: string): string;
}

const OWNERS = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job'];

const SHAPES: Readonly<Record<string, Kind>> = {
  Pod: 'pod',
  Service: 'service',
  Ingress: 'service',
  Gateway: 'service',
  HTTPRoute: 'service',
  Node: 'node',
  PersistentVolume: 'volume',
  PersistentVolumeClaim: 'volume',
  StorageClass: 'volume',
  ...Object.fromEntries(OWNERS.map((kind) => [kind, 'deployment' as const])),
};

/**
 * Draws recorded objects: one box for equal ones, an arrow for every field that ties them. Who owns by
 * `ownerReferences`, who selects by labels and who names whom is computed from the objects, so that a changed label
 * changes the picture.
 */
export function drawnFrom(
  objects: readonly RecordedObject[],
  options: DrawOptions = {},
): DrawnObjects {
  const { kinds, nodesAround = false, href = {} } = options;
  const shown = objects.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  const boxes = mergeEqual(shown, { byNode: nodesAround });
  const isAround = (box: ObjectBox): boolean => nodesAround && box.kind === 'Node';
  const around = boxes
    .filter(isAround)
    .filter(({ name }) => boxes.some(({ node }) => node === name));
  const groups = around.map((box): DiagramGroup => ({
    id: box.id,
    kind: 'node',
    label: nameOf(box),
  }));
  const nodes = boxes
    .filter((box) => !isAround(box))
    .map((box): DiagramNode => {
      const host = around.find(({ name }) => name === box.node);
      const link = href[box.kind];
      return {
        id: box.id,
        kind: SHAPES[box.kind] ?? 'file',
        label: nameOf(box),
        ...(host === undefined ? {} : { in: host.id }),
        ...(link === undefined ? {} : { href: link }),
      };
    });
  const relations = relationsOf(
    boxes.filter((box) => !isAround(box)),
    options,
  );
  return {
    nodes,
    groups,
    edges: relations.map(({ edge }) => edge),
    words: {
      en: relations.map(({ words }) => words.en).join(' '),
      zh: relations.map(({ words }) => words.zh).join(''),
    },
    box: (kind, name) => {
      const found = boxes.filter((box) => box.kind === kind && box.name === name);
      const [first] = found;
      if (first !== undefined && found.length === 1) return first.id;
      const known = boxes.map((box) => `${box.kind} ${box.name}`).join(', ');
      throw new Error(`${String(found.length)} boxes are ${kind} ${name}; there are: ${known}`);
    },
  };
}

interface Drawn {
  readonly edge: Edge;
  readonly words: Text;
}

function relationsOf(boxes: readonly ObjectBox[], options: DrawOptions): readonly Drawn[] {
  const { without = [], selectorsOfOwners = false } = options;
  const all = boxes.flatMap((box) =>
    box.ties
      .filter(({ field }) => !without.includes(field))
      .filter(
        ({ field }) => selectorsOfOwners || field !== 'spec.selector' || !OWNERS.includes(box.kind),
      )
      .flatMap((tie) =>
        boxes
          .filter((other) => other.id !== box.id && leadsTo(tie, other))
          .map((other) => draw(box, tie, other)),
      ),
  );
  return [...new Map(all.map((drawn) => [JSON.stringify(drawn.edge), drawn])).values()];
}

function leadsTo(tie: RecordedTie, { kind, labels, objects }: ObjectBox): boolean {
  if (tie.kind !== kind) return false;
  if (tie.labels !== undefined)
    return Object.entries(tie.labels).every(([key, value]) => labels[key] === value);
  return objects.some(({ name }) => name === tie.name);
}

function draw(box: ObjectBox, { field, labels }: RecordedTie, other: ObjectBox): Drawn {
  const [one, two] = [inWords(box), inWords(other)];
  if (field === 'metadata.ownerReferences') {
    return {
      edge: { from: other.id, to: box.id, type: 'owns', label: same('ownerReferences') },
      words: {
        en: `${two.en} owns ${one.en}, by metadata.ownerReferences of the latter.`,
        zh: `${two.zh} 拥有 ${one.zh}，写在后者的 metadata.ownerReferences 里。`,
      },
    };
  }
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  const by = [field, ...pairs].join(' ');
  return {
    edge: {
      from: box.id,
      to: other.id,
      type: 'refers',
      label: same([field, pairs.map(shortName).join(',')].filter(Boolean).join('\n')),
    },
    words: {
      en: `${one.en} refers to ${two.en} by ${by}.`,
      zh: `${one.zh} 通过 ${by} 指向 ${two.zh}。`,
    },
  };
}

const same = (text: string): Text => ({ en: text, zh: text });

function inWords({ kind, name, objects: { length } }: ObjectBox): Text {
  return length === 1
    ? { en: `${kind} ${name}`, zh: `${kind} ${name}` }
    : { en: `${String(length)} ${kind}s ${name}`, zh: `${String(length)} 个 ${kind} ${name}` };
}

function nameOf({ kind, name, objects: { length } }: ObjectBox): Text {
  return length === 1
    ? same(`${kind}\n${name}`)
    : { en: `${String(length)} ${kind}s\n${name}`, zh: `${String(length)} 个 ${kind}\n${name}` };
}
