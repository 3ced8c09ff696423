import type { Text } from '#lab-kit';
import type { DiagramDefinition } from '../define.ts';

/** More boxes than this are two pictures. */
const MOST_BOXES = 9;

/** Mermaid takes these for its own words, at the beginning of a line. */
const RESERVED = ['class', 'click', 'default', 'end', 'flowchart', 'graph', 'style', 'subgraph'];

const LANGUAGES = ['en', 'zh'] as const;
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const HREF = /^[a-z0-9-]+(#[a-z0-9-]+)?$/;

const missing = (what: string, text: Text): string[] =>
  LANGUAGES.filter((language) => text[language].trim() === '').map(
    (language) => `${what} is empty in ${language}`,
  );

/** All that is wrong with a diagram, as sentences; none when it can be drawn. */
export function diagramProblems(diagram: DiagramDefinition): string[] {
  const { nodes, groups = [], edges } = diagram;
  const boxes = [...nodes, ...groups];
  const ids = new Set(boxes.map(({ id }) => id));
  const groupIds = new Set(groups.map(({ id }) => id));
  const problems = [
    ...missing('title', diagram.title),
    ...missing('alt', diagram.alt),
    ...missing('caption', diagram.caption),
    ...boxes.flatMap(({ id, label }) => missing(`label of "${id}"`, label)),
    ...edges.flatMap(({ from, to, label }) =>
      label ? missing(`label of ${from} → ${to}`, label) : [],
    ),
  ];
  if (boxes.length > MOST_BOXES) {
    problems.push(`has ${boxes.length} boxes; more than ${MOST_BOXES} is two pictures`);
  }
  if (nodes.length === 0) problems.push('has no nodes');
  const seen = new Set<string>();
  for (const { id, in: group } of boxes) {
    if (!ID.test(id)) problems.push(`id "${id}" is not kebab-case`);
    if (RESERVED.includes(id)) problems.push(`id "${id}" is a word of Mermaid's`);
    if (seen.has(id)) problems.push(`id "${id}" is used twice`);
    seen.add(id);
    if (group !== undefined && !groupIds.has(group)) {
      problems.push(
        `"${id}" is in "${group}", which is no group; groups: ${[...groupIds].join(', ') || 'none'}`,
      );
    }
  }
  for (const group of groups) {
    if (!boxes.some((box) => box.in === group.id)) problems.push(`group "${group.id}" is empty`);
    if (isInsideItself(group.id, groups)) problems.push(`group "${group.id}" is inside itself`);
  }
  for (const { from, to, type, label } of edges) {
    for (const end of [from, to]) {
      if (!ids.has(end))
        problems.push(
          `arrow ${from} → ${to}: there is no "${end}"; there are ${[...ids].join(', ')}`,
        );
    }
    if (type === 'refers' && !label) {
      problems.push(`arrow ${from} → ${to} refers, so its label must name the field it refers by`);
    }
  }
  for (const { id, href } of nodes) {
    if (href !== undefined && !HREF.test(href)) {
      problems.push(`href "${href}" of "${id}" is neither a page's slug nor glossary#term`);
    }
  }
  return problems;
}

function isInsideItself(id: string, groups: NonNullable<DiagramDefinition['groups']>): boolean {
  const passed = new Set<string>();
  let here = groups.find((group) => group.id === id)?.in;
  while (here !== undefined && !passed.has(here)) {
    if (here === id) return true;
    passed.add(here);
    const next = here;
    here = groups.find((group) => group.id === next)?.in;
  }
  return false;
}
