/** A rectangle in the picture's own units; one unit is one CSS pixel at natural size. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow's line, and the middle of its label when it has one. */
interface Line {
  readonly path: string;
  readonly label?: { readonly x: number; readonly y: number };
}

/** Where everything lies: what Mermaid worked out. Keys are ids of nodes and groups; lines are in the order of the edges. */
export interface Geometry {
  readonly view: Box;
  readonly boxes: Readonly<Record<string, Box>>;
  readonly lines: readonly Line[];
}
