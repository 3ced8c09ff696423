import type { Language } from '#lab-kit';
import type { DiagramDefinition } from '../define.ts';
import { fingerprint, fingerprintOf } from './fingerprint.ts';

const sources = import.meta.glob<DiagramDefinition>(['../*.ts', '!../define.ts'], {
  eager: true,
  import: 'default',
});
const cache = import.meta.glob<string>('../cache/*.svg', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** A diagram's words and its drawing in one language. Throws, and so stops the build, when there is none or it is stale. */
export function drawing(
  id: string,
  language: Language,
): { readonly diagram: DiagramDefinition; readonly svg: string } {
  const diagram = sources[`../${id}.ts`];
  if (!diagram) {
    const known = Object.keys(sources).map((path) => path.slice(3, -3));
    throw new Error(
      `<Diagram id="${id}" />: there is no src/diagrams/${id}.ts. There are: ${known.join(', ')}.`,
    );
  }
  const svg = cache[`../cache/${id}.${language}.svg`];
  if (svg === undefined) {
    throw new Error(
      `<Diagram id="${id}" /> is not drawn yet in ${language}. Run: npm run diagrams -- ${id}`,
    );
  }
  if (fingerprintOf(svg) !== fingerprint(id, diagram, language)) {
    throw new Error(
      `<Diagram id="${id}" />: src/diagrams/${id}.ts has changed since it was drawn. Run: npm run diagrams -- ${id}`,
    );
  }
  return { diagram, svg };
}
