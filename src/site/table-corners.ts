interface Cell {
  readonly type: 'element';
  readonly tagName: string;
  readonly properties?: object;
  readonly children: readonly unknown[];
}

/**
 * Makes the empty corner of a table a plain cell, as a plugin of the Markdown processor. Markdown writes it as a heading,
 * and a heading without words is read out as one.
 */
export const tableCorners = {
  name: 'table-corners',
  element: {
    filter: ['th'],
    visit(node: Cell, context: { replaceNode(node: Cell, by: Cell): void }): void {
      if (node.children.length > 0) return;
      context.replaceNode(node, { ...node, tagName: 'td' });
    },
  },
};
