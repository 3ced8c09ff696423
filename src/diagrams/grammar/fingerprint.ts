import { createHash } from 'node:crypto';
import type { Language } from '#lab-kit';
import type { DiagramDefinition } from '../define.ts';
import { toMermaid } from './to-mermaid.ts';

/** Raise it when the drawing changes for the same source (shapes, spacing, how text is set): all pictures are then redrawn. */
const RENDERER_VERSION = 2;

/** The Mermaid whose layout the committed pictures have; must be the one in package.json. */
export const MERMAID_VERSION = '12.3.0';

/** Short hash of everything that a drawing is made from. A picture whose hash differs is stale. */
export function fingerprint(id: string, diagram: DiagramDefinition, language: Language): string {
  const links = diagram.nodes.map(({ id: node, href }) => `${node} ${href ?? ''}`).join('\n');
  return createHash('sha256')
    .update([toMermaid(id, diagram, language), links, MERMAID_VERSION, RENDERER_VERSION].join('\0'))
    .digest('hex')
    .slice(0, 16);
}

/** Reads the hash back from a drawing; undefined when it carries none. */
export function fingerprintOf(svg: string): string | undefined {
  return /^<svg[^>]* data-drawn-from="([0-9a-f]{16})"/.exec(svg)?.[1];
}
