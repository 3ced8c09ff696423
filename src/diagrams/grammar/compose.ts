import type { Language } from '#lab-kit';
import type { DiagramDefinition, Relation } from '../define.ts';
import { fingerprint } from './fingerprint.ts';
import type { Box, Geometry } from './geometry.ts';
import { edgeRows, groupTitle, nodeRows } from './rows.ts';
import type { Row } from './rows.ts';
import { frameOf, shapeOf } from './shapes.ts';

/** Stands in links for the site's base and language; the page replaces it. */
export const ROOT_PLACEHOLDER = '@@root@@';

/**
 * Parts of the natural width below which the text would fall under 11 px (the small print is 13): a narrower screen
 * scrolls the picture instead of shrinking it further.
 */
export const SMALLEST_SCALE = 0.85;

const ROW_HEIGHT = 20;
const CAPTION_HEIGHT = 16;
const EDGE_ROW_HEIGHT = 16;
const MARGIN = 4;

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Rows are read aloud and copied one after the other: words must not run together; Chinese needs no space. */
function gapAfter(rows: readonly Row[], index: number): string {
  const next = rows[index + 1];
  return next && (next.isCaption || /[ ./\w]$/.test(rows[index]?.text ?? '')) ? ' ' : '';
}

function text(
  rows: readonly Row[],
  x: number,
  middle: number,
  height: number,
  className: string,
): string {
  const heights = rows.map(({ isCaption }) => (isCaption ? CAPTION_HEIGHT : height));
  let top = middle - heights.reduce((sum, each) => sum + each, 0) / 2;
  const spans = rows.map((row, index) => {
    const rowHeight = heights[index] ?? height;
    // Baseline of letters that look centred in their row.
    const baseline =
      top + rowHeight / 2 + (row.isCaption ? 4.5 : height === EDGE_ROW_HEIGHT ? 4.5 : 5.6);
    top += rowHeight;
    return `<tspan${row.isCaption ? ' class="caption"' : ''} x="${n(x)}" y="${n(baseline)}">${escape(row.text.trimEnd())}</tspan>${gapAfter(rows, index)}`;
  });
  return `<text class="${className}">${spans.join('')}</text>`;
}

const MARKER: Readonly<Record<Relation, string>> = {
  owns: '<path class="tip" d="M0 0L10 5L0 10z"/>',
  refers: '<path class="tip open" d="M1 1L9 5L1 9"/>',
  traffic: '<path class="tip" d="M0 0L10 5L0 10z"/>',
};

function marker(id: string, type: Relation): string {
  const size = type === 'traffic' ? 13 : 10;
  return `<marker id="${id}-${type}" class="${type}" viewBox="0 0 10 10" refX="${type === 'refers' ? 4 : 5}" refY="5" markerUnits="userSpaceOnUse" markerWidth="${size}" markerHeight="${size}" orient="auto">${MARKER[type]}</marker>`;
}

const around = (view: Box): Box => ({
  x: Math.floor(view.x - MARGIN),
  y: Math.floor(view.y - MARGIN),
  width: Math.ceil(view.width + 2 * MARGIN),
  height: Math.ceil(view.height + 2 * MARGIN),
});

/** Narrowest width, in CSS pixels, at which a picture of this natural width is still readable. */
export const narrowest = (naturalWidth: number): number => Math.ceil(naturalWidth * SMALLEST_SCALE);

/**
 * The finished picture: Mermaid's layout in our shapes, real text, colours by class alone (diagrams.css), a name and a
 * description for those who do not see it. Pure: the same layout gives the same bytes.
 */
export function compose(
  id: string,
  diagram: DiagramDefinition,
  language: Language,
  { view, boxes, lines }: Geometry,
): string {
  const box = (of: string): Box => {
    const found = boxes[of];
    if (!found) throw new Error(`Diagram "${id}": Mermaid has not drawn "${of}"`);
    return found;
  };
  const name = `diagram-${id}`;
  const { nodes, groups = [], edges } = diagram;
  const types = (['owns', 'refers', 'traffic'] as const).filter((type) =>
    edges.some((edge) => edge.type === type),
  );
  const frame = around(view);

  const frames = groups.map((group) => {
    const place = box(group.id);
    const title = escape(groupTitle(group.kind, group.label, language));
    return `<g class="group kind-${group.kind}">${frameOf(group.kind, place)}<text class="title" x="${n(place.x + 14)}" y="${n(place.y + 19)}">${title}</text></g>`;
  });
  const arrows = edges.map(({ type }, index) => {
    const line = lines[index];
    if (!line) throw new Error(`Diagram "${id}": Mermaid has not drawn arrow ${index}`);
    return `<path class="edge ${type}" d="${line.path}" marker-end="url(#${name}-${type})"/>`;
  });
  const drawn = nodes.map(({ id: node, kind, label, href }) => {
    const { svg, textX, textY } = shapeOf(kind, box(node));
    const inner = `<g class="box kind-${kind}">${svg}${text(nodeRows(kind, label, language), textX, textY, ROW_HEIGHT, 'label')}</g>`;
    return href === undefined ? inner : `<a href="${link(href)}">${inner}</a>`;
  });
  const words = edges.map(({ label }, index) => {
    const at = lines[index]?.label;
    return label && at
      ? text(edgeRows(label, language), at.x, at.y, EDGE_ROW_HEIGHT, 'edge-label')
      : '';
  });

  const attributes = [
    `xmlns="http://www.w3.org/2000/svg"`,
    `data-drawn-from="${fingerprint(id, diagram, language)}"`,
    // With links inside it is a group of things, without it is one image.
    `role="${nodes.some(({ href }) => href !== undefined) ? 'group' : 'img'}"`,
    `aria-labelledby="${name}-title"`,
    `aria-describedby="${name}-desc"`,
    `viewBox="${n(frame.x)} ${n(frame.y)} ${n(frame.width)} ${n(frame.height)}"`,
    `width="${n(frame.width)}"`,
    `height="${n(frame.height)}"`,
    `style="min-width:${narrowest(frame.width)}px"`,
  ];
  return [
    `<svg ${attributes.join(' ')}>`,
    `<title id="${name}-title">${escape(diagram.title[language])}</title>`,
    `<desc id="${name}-desc">${escape(diagram.alt[language])}</desc>`,
    types.length > 0 ? `<defs>${types.map((type) => marker(name, type)).join('')}</defs>` : '',
    ...frames,
    ...arrows,
    ...drawn,
    ...words,
    '</svg>\n',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function link(href: string): string {
  const [slug = '', anchor] = href.split('#');
  return `${ROOT_PLACEHOLDER}${slug}/${anchor === undefined ? '' : `#${anchor}`}`;
}
