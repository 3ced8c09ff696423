import type { Language } from '#lab-kit';

/** A heading of a page. */
interface Heading {
  readonly level: number;
  readonly text: string;
}

/** A component as a page uses it. Props that are expressions keep their source. */
export interface Component {
  readonly name: string;
  readonly props: Readonly<Record<string, string>>;
  /** Position among the page's second-level headings, from 0; -1 before the first. */
  readonly section: number;
}

/** A Markdown link. */
interface Link {
  readonly target: string;
  readonly line: number;
}

/** What the checks look at in an MDX page. */
export interface Page {
  /** From the repository's folder. */
  readonly path: string;
  readonly slug: string;
  readonly language: Language;
  readonly source: string;
  /** The source with code and frontmatter blanked out; line numbers and columns are kept. */
  readonly prose: string;
  readonly headings: readonly Heading[];
  readonly components: readonly Component[];
  readonly links: readonly Link[];
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Blanks what is not prose, so that nothing inside it is taken for a heading, a component or a link. */
function proseOf(source: string): string {
  return source
    .replace(/^---\n[\s\S]*?\n---\n/, blank)
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[ \t]*$/gm, blank)
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, blank)
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank);
}

/** The end of a component's opening tag: the first `>` outside quotes and braces. */
function tagEnd(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let index = from; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '>' && depth === 0) return index;
  }
  return text.length;
}

function componentsOf(prose: string): Component[] {
  const found: Component[] = [];
  for (const match of prose.matchAll(/<([A-Z]\w*)/g)) {
    const tag = prose.slice(match.index, tagEnd(prose, match.index));
    const props: Record<string, string> = {};
    for (const [, name = '', text, expression] of tag.matchAll(
      /([\w-]+)=(?:"([^"]*)"|(\{[\s\S]*\}))/g,
    )) {
      props[name] = text ?? expression ?? '';
    }
    const section = (prose.slice(0, match.index).match(/^## /gm)?.length ?? 0) - 1;
    found.push({ name: match[1] ?? '', props, section });
  }
  return found;
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** Reads a page. `path` is `src/content/docs/…/<slug>.mdx`; a first folder `zh-cn` makes it Chinese. */
export function parsePage(path: string, source: string): Page {
  const inner = path.replace(/^.*src\/content\/docs\//, '').replace(/\.mdx?$/, '');
  const isChinese = inner.startsWith('zh-cn/');
  const prose = proseOf(source);
  return {
    path,
    slug: isChinese ? inner.slice('zh-cn/'.length) : inner,
    language: isChinese ? 'zh' : 'en',
    source,
    prose,
    // From the source, because a heading may hold code; where there is a heading is told by the prose.
    headings: prose.split('\n').flatMap((line, index) => {
      const marks = /^(#{1,6}) /.exec(line)?.[1];
      const text = source.split('\n')[index]?.replace(/^#+ /, '') ?? '';
      return marks ? [{ level: marks.length, text: text.trim() }] : [];
    }),
    components: componentsOf(prose),
    links: [...prose.matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)[^)]*\)/g)].map((match) => ({
      target: match[1] ?? '',
      line: lineAt(prose, match.index),
    })),
  };
}
