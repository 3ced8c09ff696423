/** Characters that Chinese sets without spaces between them: Han, kana, and full-width punctuation and quotes. */
const WIDE =
  '[\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const HAN = '[\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const FULL_STOP = '[\\u3001\\u3002\\uff01\\uff08\\uff09\\uff0c\\uff1a\\uff1b\\uff1f]';
const BETWEEN = new RegExp(`(?<=${HAN})\\n(?=${WIDE})|(?<=${WIDE})\\n(?=${HAN})`, 'gu');
const AFTER_STOP = new RegExp(`(?<=${FULL_STOP})\\n|\\n(?=${FULL_STOP})`, 'gu');

/**
 * Takes line breaks out of Chinese text. A browser shows a source line's end as a space, which Chinese does not have
 * between its characters; between Chinese and Latin letters the space is wanted and stays.
 */
export function joinChineseLines(text: string): string {
  return text.replace(BETWEEN, '').replace(AFTER_STOP, '');
}

interface TextNode {
  readonly value: string;
}

/** The same for every page, as a plugin of the Markdown processor. */
export const chineseLines = {
  name: 'chinese-lines',
  text(node: TextNode, context: { replaceNode(node: TextNode, by: object): void }): void {
    const value = joinChineseLines(node.value);
    if (value !== node.value) context.replaceNode(node, { type: 'text', value });
  },
};
