import { codeToHtml } from 'shiki';
import { describe, expect, it } from 'vitest';
import { CODE_THEME, leanCode, leanFence, type LinesOfNote } from '../../src/site/code-blocks.ts';

const POD = `kind: Pod
metadata:
  name: web
spec:
  # all of it
  replicas: 3
`;

const rendered = async (code: string, lines: LinesOfNote = {}, lang = 'yaml') =>
  await codeToHtml(code.trimEnd(), { lang, theme: CODE_THEME, transformers: [leanCode(lines)] });
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, '');

describe('a file', () => {
  it('has classes for kinds of tokens, and no element around what is plain', async () => {
    expect(await rendered('replicas: 3 # a few')).toBe(
      '<pre><code><span class="tag">replicas</span>: <span class="val">3</span><span class="com"> # a few</span></code></pre>',
    );
  });

  it('has the file’s own text, line breaks included, whatever is set off', async () => {
    for (const lines of [{}, { marked: [{ from: 2, to: 3 }] }, { inSight: new Set([1, 4]) }]) {
      expect(textOf(await rendered(POD, lines))).toBe(POD.trimEnd());
    }
  });

  it('has neighbouring marked lines in one mark', async () => {
    const html = await rendered('a: b\nc: d\ne: f', { marked: [{ from: 2, to: 3 }] });
    expect(html.split('<mark>')).toHaveLength(2);
    expect(textOf(html.slice(html.indexOf('<mark>'), html.indexOf('</mark>')))).toBe('c: d\ne: f');
  });

  it('has the lines out of sight together, and one sign in front of them', async () => {
    const html = await rendered(POD, { inSight: new Set([1, 6]) });
    expect(html.split('<span class="far">')).toHaveLength(2);
    expect(html).toMatch(/\n<span class="gap" aria-hidden="true"><\/span><span class="far">/);
  });

  it('has text of an unknown language as it is', async () => {
    expect(await rendered('a < b', {}, 'txt')).toBe('<pre><code>a &#x3C; b</code></pre>');
  });

  it.each([
    ['yaml', 'a: &x "b"\nc: *x\nd: |\n  text\ne: [1, true, null]'],
    ['dockerfile', 'FROM node:24 AS base\nRUN ["a", "b"]\nENV A=$B'],
    ['sh', 'for a in $b; do echo "$(c)"; done # d\nfunction e() { return 1; }'],
    ['js', 'import a from "b"; const c = async (d) => `e${await d.f(/g/)}`; class H extends I {}'],
    ['python', 'import a\ndef b(c: int) -> str:\n    return f"{c!r}"'],
    ['nginx', 'server { listen 80; location / { proxy_pass http://a; } }'],
    ['json', '{ "a": [1, true, "b\\n"] }'],
    ['ini', '[a]\nb=c ; d'],
  ])('knows every colour that %s can have', async (lang, code) => {
    const html = await rendered(code, {}, lang);
    expect(html).not.toContain('style=');
    expect(html).toContain('<span class="');
  });
});

it('a fence stands in the same frame as a file', async () => {
  const html = await codeToHtml('a: 1', {
    lang: 'yaml',
    theme: CODE_THEME,
    transformers: [leanFence],
  });
  expect(html).toBe(
    '<figure class="code not-content"><pre><code><span class="tag">a</span>: <span class="val">1</span></code></pre></figure>',
  );
});
