import type { Text } from '#lab-kit';

/** What a box is. Each kind has one shape and one colour in every picture; the legend page shows them all. */
export type Kind =
  | 'container'
  | 'image'
  | 'pod'
  | 'service'
  | 'deployment'
  | 'node'
  | 'control-plane'
  | 'volume'
  | 'client'
  | 'registry'
  | 'engine'
  | 'kernel'
  | 'file'
  | 'process';

/** `owns`: creates or owns, solid. `refers`: selects or refers to, dashed, the field as label. `traffic`: thick. */
export type Relation = 'owns' | 'refers' | 'traffic';

/** One thing. A line break in the label (`\n`) is kept; long labels are wrapped. */
export interface DiagramNode {
  /** kebab-case, unique among nodes and groups. */
  readonly id: string;
  readonly kind: Kind;
  readonly label: Text;
  /** Group that this runs inside. */
  readonly in?: string;
  /** Where a click leads: a chapter's slug (`services`) or a term (`glossary#pod`). */
  readonly href?: string;
}

/** A box around boxes: they run inside it. */
export interface DiagramGroup {
  readonly id: string;
  readonly kind: Kind;
  readonly label: Text;
  readonly in?: string;
}

/** An arrow. Both ends are nodes or groups. */
interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly type: Relation;
  readonly label?: Text;
}

/** One picture: what is related to what, and by which field. Never more than nine boxes; more means two pictures. */
export interface DiagramDefinition {
  /** Names the picture for people who hear the page; no two pictures share one. */
  readonly title: Text;
  /** The same relations in sentences, for those who do not see the picture. Not "a diagram of …". */
  readonly alt: Text;
  /** One line under the picture: what to see in it. */
  readonly caption: Text;
  readonly nodes: readonly DiagramNode[];
  readonly groups?: readonly DiagramGroup[];
  readonly edges: readonly DiagramEdge[];
}

/** Declares a diagram; its id is its file's name. Gives it back unchanged: the types are the point. */
export function defineDiagram(diagram: DiagramDefinition): DiagramDefinition {
  return diagram;
}
