import type { Page } from '@playwright/test';
import type { DiagramDefinition } from '../../src/diagrams/define.ts';
import type { Geometry } from '../../src/diagrams/grammar/geometry.ts';
import { edgeId } from '../../src/diagrams/grammar/to-mermaid.ts';

/** The one thing of Mermaid that the page uses; it is loaded there as a script, not imported here. */
interface Mermaid {
  initialize(config: object): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}
declare global {
  interface Window {
    mermaid: Mermaid;
  }
}

const CONFIG = {
  startOnLoad: false,
  securityLevel: 'strict',
  htmlLabels: false,
  handDrawnSeed: 1,
  deterministicIds: true,
  look: 'classic',
  theme: 'base',
  // Wide letters: what is measured here is shown in the reader's own font, which must not need more room.
  themeVariables: { fontFamily: '"DejaVu Sans", Verdana, sans-serif', fontSize: '16px' },
  flowchart: {
    curve: 'rounded',
    padding: 9,
    nodeSpacing: 24,
    rankSpacing: 40,
    minNodeWidth: 72,
    // Rows are broken by counting characters (rows.ts), never by measuring.
    wrappingWidth: 2000,
    subGraphTitleMargin: { top: 4, bottom: 10 },
    diagramPadding: 4,
  },
};

/** Makes a page ready to lay out diagrams. */
export async function preparePage(page: Page, mermaidScript: string): Promise<void> {
  await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
  await page.addScriptTag({ path: mermaidScript });
  await page.evaluate((config) => {
    window.mermaid.initialize(config);
  }, CONFIG);
}

/** Lets Mermaid lay a source out and reads off where everything lies. */
export async function layOut(
  page: Page,
  source: string,
  diagram: DiagramDefinition,
): Promise<Geometry> {
  return await page.evaluate(readLayout, {
    source,
    nodes: diagram.nodes.map(({ id }) => id),
    groups: (diagram.groups ?? []).map(({ id }) => id),
    edges: diagram.edges.map((_, index) => edgeId(index)),
  });
}

/** Runs in the browser: uses nothing from outside itself. */
async function readLayout(wanted: {
  source: string;
  nodes: string[];
  groups: string[];
  edges: string[];
}): Promise<Geometry> {
  document.body.innerHTML = (await window.mermaid.render('drawing', wanted.source)).svg;
  const svg = document.querySelector<SVGSVGElement>('#drawing');
  if (!svg) throw new Error('Mermaid gave no drawing');
  // Natural size, so that screen pixels are the drawing's units.
  const { width, height } = svg.viewBox.baseVal;
  svg.style.maxWidth = 'none';
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));

  const toRoot = (element: SVGGraphicsElement): DOMMatrix => {
    const root = svg.getScreenCTM();
    const own = element.getScreenCTM();
    if (!root || !own) throw new Error('a part of the drawing has no place');
    return root.inverse().multiply(own);
  };
  const boxOf = (element: SVGGraphicsElement | null, what: string) => {
    if (!element) throw new Error(`Mermaid has not drawn ${what}`);
    const own = element.getBBox();
    const { e, f } = toRoot(element);
    return { x: own.x + e, y: own.y + f, width: own.width, height: own.height };
  };

  const boxes: Record<string, { x: number; y: number; width: number; height: number }> = {};
  // Mermaid puts a number behind the name. Another box's name may begin with this one: `pod-web`, `pod-web-2`.
  const nodeOf = (id: string): Element | undefined =>
    [...svg.querySelectorAll(`.node[id^="drawing-flowchart-${id}-"]`)].find((node) =>
      /^\d+$/.test(node.id.slice(`drawing-flowchart-${id}-`.length)),
    );
  for (const id of wanted.nodes)
    boxes[id] = boxOf(nodeOf(id)?.querySelector('.label-container') ?? null, `node ${id}`);
  for (const id of wanted.groups)
    boxes[id] = boxOf(svg.querySelector(`.cluster[id="drawing-${id}"] > rect`), `group ${id}`);

  const lines = wanted.edges.map((id) => {
    const line = svg.querySelector<SVGPathElement>(`path[data-id="${id}"]`);
    if (!line) throw new Error(`Mermaid has not drawn ${id}`);
    const { e, f } = toRoot(line);
    // Absolute commands with pairs only (M L Q C): shift each pair by the place of the group it is drawn in.
    let isX = false;
    const path = (line.getAttribute('d') ?? '').replace(/-?\d+(\.\d+)?(e-?\d+)?/g, (figure) => {
      isX = !isX;
      return String(Math.round((Number(figure) + (isX ? e : f)) * 10) / 10);
    });
    const label = svg.querySelector<SVGGraphicsElement>(
      `.edgeLabel:has(> .label[data-id="${id}"])`,
    );
    if (!label || label.textContent.trim() === '') return { path };
    const at = toRoot(label);
    return { path, label: { x: at.e, y: at.f } };
  });
  const { x, y } = svg.viewBox.baseVal;
  return { view: { x, y, width, height }, boxes, lines };
}
