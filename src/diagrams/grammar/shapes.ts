import type { Kind } from '../define.ts';
import type { Box } from './geometry.ts';

/** The outline of a kind, and the middle of the room it leaves for text. */
export interface Shape {
  readonly svg: string;
  readonly textX: number;
  readonly textY: number;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);
const points = (...pairs: readonly (readonly [number, number])[]): string =>
  pairs.map(([x, y]) => `${n(x)} ${n(y)}`).join(' ');
const polygon = (...pairs: readonly (readonly [number, number])[]): string =>
  `<polygon points="${points(...pairs)}"/>`;
const rect = (x: number, y: number, width: number, height: number, rx = 0): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${rx > 0 ? ` rx="${n(rx)}"` : ''}/>`;
const path = (d: string, className = ''): string =>
  `<path${className === '' ? '' : ` class="${className}"`} d="${d}"/>`;

type Draw = (box: Box) => { readonly svg: string; readonly dx?: number; readonly dy?: number };

/*
 * Mermaid lays out and draws the arrows to rectangles; the outlines below fill the same rectangles, so that arrows meet
 * them. Tops and bottoms stay flat or nearly so for that reason. Told apart by outline alone: colour only repeats it.
 */
const DRAW: Readonly<Record<Kind, Draw>> = {
  // Sheets upon each other: layers.
  image: ({ x, y, width: w, height: h }) => ({
    svg:
      rect(x + 8, y, w - 8, h - 8, 2) +
      rect(x + 4, y + 4, w - 8, h - 8, 2) +
      rect(x, y + 8, w - 8, h - 8, 2),
    dx: -4,
    dy: 4,
  }),
  // A freight container's corner posts.
  container: ({ x, y, width: w, height: h }) => ({
    svg:
      rect(x, y, w, h, 2) +
      path(`M${n(x + 6)} ${n(y)}v${n(h)}M${n(x + w - 6)} ${n(y)}v${n(h)}`, 'ink'),
  }),
  pod: ({ x, y, width: w, height: h }) => {
    const tip = Math.min(14, h / 3);
    return {
      svg: polygon(
        [x + tip, y],
        [x + w - tip, y],
        [x + w, y + h / 2],
        [x + w - tip, y + h],
        [x + tip, y + h],
        [x, y + h / 2],
      ),
    };
  },
  service: ({ x, y, width: w, height: h }) => ({ svg: rect(x, y, w, h, Math.min(h, w) / 2) }),
  // A card with a cut corner: what is wanted, written down.
  deployment: ({ x, y, width: w, height: h }) => ({
    svg:
      polygon([x + 13, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y + 13]) +
      path(`M${n(x + 13)} ${n(y)}v13h-13`, 'ink'),
  }),
  // A machine: heavy outline, two lamps.
  node: ({ x, y, width: w, height: h }) => ({
    svg: `<rect class="heavy" x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"/>${path(`M${n(x + w - 18)} ${n(y + 8)}h4m4 0h4`, 'ink')}`,
  }),
  'control-plane': ({ x, y, width: w, height: h }) => ({
    svg:
      polygon(
        [x + 9, y],
        [x + w - 9, y],
        [x + w, y + 9],
        [x + w, y + h - 9],
        [x + w - 9, y + h],
        [x + 9, y + h],
        [x, y + h - 9],
        [x, y + 9],
      ) +
      path(
        `M${n(x + 11)} ${n(y + 4)}H${n(x + w - 11)}L${n(x + w - 4)} ${n(y + 11)}V${n(y + h - 11)}L${n(x + w - 11)} ${n(y + h - 4)}H${n(x + 11)}L${n(x + 4)} ${n(y + h - 11)}V${n(y + 11)}z`,
        'ink',
      ),
  }),
  // A part with two lugs, as in a parts list.
  engine: ({ x, y, width: w, height: h }) => ({
    svg: rect(x + 5, y, w - 5, h) + rect(x, y + h / 2 - 13, 10, 8) + rect(x, y + h / 2 + 5, 10, 8),
    dx: 3,
  }),
  // A plinth: the machine's programs stand on it.
  kernel: ({ x, y, width: w, height: h }) => ({
    svg:
      polygon(
        [x + 10, y],
        [x + w - 10, y],
        [x + w, y + h - 9],
        [x + w, y + h],
        [x, y + h],
        [x, y + h - 9],
      ) + path(`M${n(x)} ${n(y + h - 9)}h${n(w)}`, 'ink'),
    dy: -3,
  }),
  process: ({ x, y, width: w, height: h }) => ({
    svg: polygon([x + 9, y], [x + w, y], [x + w - 9, y + h], [x, y + h]),
  }),
  volume: ({ x, y, width: w, height: h }) => ({
    svg:
      path(
        `M${n(x)} ${n(y + 6)}a${n(w / 2)} 6 0 0 1 ${n(w)} 0v${n(h - 12)}a${n(w / 2)} 6 0 0 1 ${n(-w)} 0z`,
      ) + path(`M${n(x)} ${n(y + 6)}a${n(w / 2)} 6 0 0 0 ${n(w)} 0`, 'ink'),
    dy: 5,
  }),
  // A sheet with its corner folded.
  file: ({ x, y, width: w, height: h }) => ({
    svg:
      polygon([x, y], [x + w - 13, y], [x + w, y + 13], [x + w, y + h], [x, y + h]) +
      path(`M${n(x + w - 13)} ${n(y)}v13h13`, 'ink'),
  }),
  // A drum lying down: a store that many fetch from.
  registry: ({ x, y, width: w, height: h }) => ({
    svg:
      path(
        `M${n(x + 7)} ${n(y)}h${n(w - 14)}a7 ${n(h / 2)} 0 0 1 0 ${n(h)}h${n(14 - w)}a7 ${n(h / 2)} 0 0 1 0 ${n(-h)}z`,
      ) + path(`M${n(x + w - 7)} ${n(y)}a7 ${n(h / 2)} 0 0 0 0 ${n(h)}`, 'ink'),
    dx: -4,
  }),
  // Head and shoulders.
  client: ({ x, y, width: w, height: h }) => {
    const r = Math.min(22, h / 2, w / 2);
    return {
      svg: path(
        `M${n(x)} ${n(y + h)}v${n(r - h)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(-r)}h${n(w - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(h - r)}z`,
      ),
    };
  },
};

/** Draws a kind's outline into a box. */
export function shapeOf(kind: Kind, box: Box): Shape {
  const { svg, dx = 0, dy = 0 } = DRAW[kind](box);
  return { svg, textX: box.x + box.width / 2 + dx, textY: box.y + box.height / 2 + dy };
}

/** Frame of a group: the machine's is heavy, a Pod's has a Pod's pointed sides, any other is a plain rectangle. */
export function frameOf(kind: Kind, box: Box): string {
  const { x, y, width: w, height: h } = box;
  if (kind === 'pod') {
    return polygon(
      [x + 8, y],
      [x + w - 8, y],
      [x + w, y + 20],
      [x + w, y + h - 20],
      [x + w - 8, y + h],
      [x + 8, y + h],
      [x, y + h - 20],
      [x, y + 20],
    );
  }
  if (kind === 'node') {
    return `<rect class="heavy" x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"/>`;
  }
  return rect(x, y, w, h, 4);
}
