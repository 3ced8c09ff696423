import type { Language } from '#lab-kit';
import type { DiagramDefinition, DiagramGroup, Relation } from '../define.ts';
import { diagramProblems } from './problems.ts';
import { edgeRows, groupTitle, nodeRows } from './rows.ts';
import type { Row } from './rows.ts';

const ARROWS: Readonly<Record<Relation, string>> = { owns: '-->', refers: '-.->', traffic: '==>' };

// Mermaid reads `#35;` as a character; quotes, angle brackets and backticks would end or change a label.
const escape = (text: string): string =>
  text.replace(/[#"<>`&\\]/g, (character) => `#${character.codePointAt(0) ?? 0};`);

const label = (rows: readonly Row[]): string =>
  rows.map(({ text }) => escape(text.trimEnd())).join('<br/>');

/** Mermaid's name for the arrow at this place; the drawing finds it again by this. */
export const edgeId = (index: number): string => `edge${index}`;

/**
 * The diagram in Mermaid's words, in one language: `flowchart TB`, a class for each kind, an arrow for each relation,
 * a subgraph for each group. Throws with all problems when the diagram cannot be drawn.
 */
export function toMermaid(id: string, diagram: DiagramDefinition, language: Language): string {
  const problems = diagramProblems(diagram);
  if (problems.length > 0) throw new Error(`Diagram "${id}":\n- ${problems.join('\n- ')}`);
  const { nodes, groups = [], edges } = diagram;

  const inside = (group: string | undefined, indent: string): string[] => [
    ...nodes
      .filter((node) => node.in === group)
      .map(
        (node) =>
          `${indent}${node.id}["${label(nodeRows(node.kind, node.label, language))}"]:::${node.kind}`,
      ),
    ...groups.filter((each) => each.in === group).flatMap((each) => subgraph(each, indent)),
  ];
  const subgraph = (group: DiagramGroup, indent: string): string[] => [
    `${indent}subgraph ${group.id}["${escape(groupTitle(group.kind, group.label, language))}"]`,
    ...inside(group.id, `${indent}  `),
    `${indent}end`,
  ];
  const arrows = edges.map(({ from, to, type, label: words }, index) => {
    const text = words ? `|"${label(edgeRows(words, language))}"|` : '';
    return `  ${from} ${edgeId(index)}@${ARROWS[type]}${text} ${to}`;
  });
  const classes = groups.map(({ id: group, kind }) => `  class ${group} ${kind}`);

  return [
    'flowchart TB',
    `  accTitle: ${diagram.title[language].replaceAll('\n', ' ')}`,
    `  accDescr: ${diagram.alt[language].replaceAll('\n', ' ')}`,
    ...inside(undefined, '  '),
    ...arrows,
    ...classes,
    '',
  ].join('\n');
}
