import type { ShikiTransformer } from 'shiki';
import type { LineRange } from './marks.ts';

/** Shiki's theme that says which token is of which kind; its colours stand in styles/code.css, for light and dark. */
export const CODE_THEME = 'github-light-default';

/** The theme's colours, and the class of each in the page. Text of the plain colour needs none. */
const KINDS: Readonly<Record<string, string | undefined>> = {
  '#1f2328': undefined,
  '#116329': 'tag',
  '#0a3069': 'str',
  '#0550ae': 'val',
  '#cf222e': 'key',
  '#6e7781': 'com',
  '#8250df': 'fn',
  '#953800': 'var',
};

type Line = Parameters<NonNullable<ShikiTransformer['line']>>[0];
type Content = Line['children'];

/** Which lines of a file are set off. Lines are counted from 1. */
export interface LinesOfNote {
  readonly marked?: readonly LineRange[];
  /** The lines shown before the reader asks for the rest; without it, all. */
  readonly inSight?: ReadonlySet<number> | undefined;
}

/**
 * Writes highlighted code with as little markup as it takes: a class instead of two colours, no element around text of the
 * plain colour or around a line. Marked lines stand in one `mark`, lines out of sight in one `span.far` after an empty
 * `span.gap`. The text of `code` is the text of the file, so that copying needs no more than that.
 */
export function leanCode({ marked = [], inSight }: LinesOfNote = {}): ShikiTransformer {
  const wrapperOf = (number: number): Wrapper | undefined => {
    if (inSight !== undefined && !inSight.has(number)) return 'far';
    return marked.some(({ from, to }) => from <= number && number <= to) ? 'mark' : undefined;
  };
  return {
    name: 'lean-code',
    line: (line) => ({ ...line, children: joined(line.children.flatMap(lean)) }),
    code: (code) => ({ ...code, children: grouped(code.children, wrapperOf) }),
    pre: (pre) => ({ ...pre, properties: {} }),
  };
}

/** For a fence in a chapter's text: leaner, and in the same frame as a file, without a title. */
export const leanFence: ShikiTransformer = {
  ...leanCode(),
  name: 'lean-fence',
  root: (root) => ({
    ...root,
    children: [
      {
        type: 'element',
        tagName: 'figure',
        properties: { class: 'code not-content' },
        children: root.children.filter((child) => child.type === 'element'),
      },
    ],
  }),
};

type Wrapper = 'far' | 'mark';

/** A token's element with a class instead of a style, or its bare text. */
function lean(token: Content[number]): Content {
  if (token.type !== 'element') return [token];
  const colour = /color:(#[0-9a-f]{6})/i.exec(String(token.properties['style']))?.[1];
  if (colour === undefined) return token.children;
  if (!(colour.toLowerCase() in KINDS)) {
    throw new Error(`src/site/code-blocks.ts does not know ${colour}, a colour of ${CODE_THEME}.`);
  }
  const kind = KINDS[colour.toLowerCase()];
  return kind === undefined ? token.children : [{ ...token, properties: { class: kind } }];
}

/** Neighbours of the same kind as one. */
function joined(content: Content): Content {
  const all: Content = [];
  for (const next of content) {
    const last = all.at(-1);
    if (next.type === 'text' && last?.type === 'text') {
      all[all.length - 1] = { ...last, value: last.value + next.value };
    } else if (
      next.type === 'element' &&
      last?.type === 'element' &&
      next.properties['class'] === last.properties['class']
    ) {
      all[all.length - 1] = { ...last, children: joined([...last.children, ...next.children]) };
    } else all.push(next);
  }
  return all;
}

/** All lines one after the other, each with its line break; those of the same wrapper together in it. */
function grouped(children: Content, wrapperOf: (number: number) => Wrapper | undefined): Content {
  const lines = children.filter((child) => child.type === 'element');
  const groups: { wrapper: Wrapper | undefined; content: Content }[] = [];
  lines.forEach((line, index) => {
    const wrapper = wrapperOf(index + 1);
    const end: Content = index < lines.length - 1 ? [{ type: 'text', value: '\n' }] : [];
    const content = [...line.children, ...end];
    const group = groups.at(-1);
    if (group !== undefined && group.wrapper === wrapper) group.content.push(...content);
    else groups.push({ wrapper, content });
  });
  return groups.flatMap(({ wrapper, content }): Content => {
    const inside = joined(content);
    if (wrapper === undefined) return inside;
    if (wrapper === 'mark') return [element('mark', {}, inside)];
    return [
      element('span', { class: 'gap', 'aria-hidden': 'true' }, []),
      element('span', { class: 'far' }, inside),
    ];
  });
}

const element = (
  tagName: string,
  properties: Readonly<Record<string, string>>,
  children: Content,
): Content[number] => ({ type: 'element', tagName, properties: { ...properties }, children });
