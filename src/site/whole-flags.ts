import { codePieces } from './inline.ts';

interface TextNode {
  readonly type: 'text';
  readonly value: string;
}
interface Element {
  readonly type: 'element';
  readonly tagName: string;
  readonly properties?: object;
  readonly children: readonly unknown[];
}

/**
 * Keeps flags in inline code on one line, as a plugin of the Markdown processor: a browser breaks after a hyphen, and
 * `--` at the end of a line reads as a dash.
 */
export const wholeFlags = {
  name: 'whole-flags',
  element: {
    filter: ['code'],
    visit(node: Element, context: { replaceNode(node: Element, by: Element): void }): void {
      const [only, ...more] = node.children;
      if (more.length > 0 || !isText(only) || only.value.includes('\n')) return;
      const pieces = codePieces(only.value);
      if (!pieces.some(({ isFlag }) => isFlag)) return;
      const children = pieces.map(({ text, isFlag }) => {
        const words: TextNode = { type: 'text', value: text };
        if (!isFlag) return words;
        return {
          type: 'element',
          tagName: 'span',
          properties: { className: ['flag'] },
          children: [words],
        };
      });
      context.replaceNode(node, { ...node, children });
    },
  },
};

function isText(node: unknown): node is TextNode {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'text';
}
