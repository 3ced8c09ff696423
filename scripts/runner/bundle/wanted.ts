import { join } from 'node:path';
import { IMAGES } from '../../lab-kit/versions.ts';
import type { BuiltImage, FetchedFile } from '../../lab-kit/lab.ts';
import type { Lab } from '../labs.ts';
import type { ToolName } from '../machine/requirements.ts';
import { TOOLS } from '../machine/require-tools.ts';

/** An image that is built from a folder that labs share, and one of the labs that build it. */
interface SharedImage extends BuiltImage {
  readonly lab: Lab;
  /** The folder, absolute. */
  readonly folder: string;
}

/** What the chosen labs need that does not come with the course's own files. */
export interface Wanted {
  readonly labs: readonly string[];
  /** Public images, the node image among them when a lab needs a cluster. Sorted. */
  readonly base: readonly string[];
  /**
   * Images built from `labs/apps`: some install packages, which needs a network. Those of a lab's own folder need nothing
   * but their base, and are built when the lab starts.
   */
  readonly built: readonly SharedImage[];
  readonly manifests: readonly FetchedFile[];
  /** None when Docker alone is enough. */
  readonly tools: readonly ToolName[];
}

/** Works out what labs need, each thing once. */
export function wantedBy(labs: readonly Lab[]): Wanted {
  const definitions = labs.map(({ definition }) => definition);
  const usesCluster = definitions.some(({ needs }) => needs.includes('cluster'));
  const base = new Set(definitions.flatMap(({ images }) => images.base));
  if (usesCluster) base.add(IMAGES.kindNode.name);
  const built = labs.flatMap((lab) =>
    (lab.definition.images.build ?? [])
      .filter(({ context }) => context.startsWith('../'))
      .map((image) => ({ ...image, lab, folder: join(lab.folder, image.context) })),
  );
  const fetched = definitions.flatMap(({ fetches = [] }) => fetches);
  return {
    labs: labs.map(({ id }) => id).toSorted(),
    base: [...base].toSorted(),
    built: firstOfEach(built, ({ tag }) => tag),
    manifests: firstOfEach(fetched, ({ from }) => from),
    tools: usesCluster ? TOOLS : [],
  };
}

function firstOfEach<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const one of all) if (!found.has(key(one))) found.set(key(one), one);
  return [...found.values()];
}

/**
 * Files for `docker load`: the node image, which shares no layer with the others, and all the others, whose shared layers
 * are then in the archive once.
 */
export function imageFiles(
  names: readonly string[],
): readonly { path: string; names: readonly string[] }[] {
  const { name: node } = IMAGES.kindNode;
  const others = names.filter((name) => name !== node);
  return [
    ...(names.includes(node) ? [{ path: 'images/cluster-node.tar.zst', names: [node] }] : []),
    ...(others.length > 0 ? [{ path: 'images/labs.tar.zst', names: others.toSorted() }] : []),
  ];
}
