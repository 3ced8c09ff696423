import { describe, expect, it } from 'vitest';
import type { DiagramDefinition, DiagramNode } from '../../src/diagrams/define.ts';
import { compose, ROOT_PLACEHOLDER } from '../../src/diagrams/grammar/compose.ts';
import { fingerprint, fingerprintOf } from '../../src/diagrams/grammar/fingerprint.ts';
import { diagramProblems } from '../../src/diagrams/grammar/problems.ts';
import { nodeRows, wrap } from '../../src/diagrams/grammar/rows.ts';
import { toMermaid } from '../../src/diagrams/grammar/to-mermaid.ts';

const text = (en: string, zh = '中文') => ({ en, zh });
const node = (id: string, extra: Partial<DiagramNode> = {}): DiagramNode => ({
  id,
  kind: 'pod',
  label: text('Pod', 'Pod'),
  ...extra,
});
const diagram = (extra: Partial<DiagramDefinition> = {}): DiagramDefinition => ({
  title: text('Title', '标题'),
  alt: text('A owns B.', 'A 拥有 B。'),
  caption: text('Look.', '看。'),
  nodes: [
    node('a'),
    node('b', { kind: 'service', label: text('web', 'web'), in: 'n', href: 'services' }),
  ],
  groups: [{ id: 'n', kind: 'node', label: text('worker', 'worker') }],
  edges: [
    { from: 'a', to: 'b', type: 'owns' },
    { from: 'b', to: 'a', type: 'refers', label: text('spec.selector', 'spec.selector') },
    { from: 'a', to: 'n', type: 'traffic', label: text('HTTP "80"', 'HTTP') },
  ],
  ...extra,
});

describe('toMermaid', () => {
  it('writes a class for each kind, an arrow for each relation, a subgraph for each group', () => {
    expect(toMermaid('x', diagram(), 'en')).toBe(`flowchart TB
  accTitle: Title
  accDescr: A owns B.
  a["Pod"]:::pod
  subgraph n["worker · node"]
    b["web<br/>Service"]:::service
  end
  a edge0@--> b
  b edge1@-.->|"spec.selector"| a
  a edge2@==>|"HTTP #34;80#34;"| n
  class n node
`);
  });

  it('speaks the other language with the same structure', () => {
    const zh = toMermaid('x', diagram(), 'zh');
    expect(zh).toContain('accTitle: 标题');
    expect(zh).toContain('subgraph n["worker · 节点"]');
    expect(zh.match(/edge\d@/g)).toHaveLength(3);
  });

  it('refuses, with every problem at once', () => {
    expect(() => toMermaid('x', diagram({ alt: text('', ' '), nodes: [node('A')] }), 'en')).toThrow(
      /Diagram "x":\n- alt is empty in en\n- alt is empty in zh\n[\s\S]*id "A" is not kebab-case/,
    );
  });
});

describe('diagramProblems', () => {
  it('refuses a word of Mermaid as an id', () => {
    expect(diagramProblems(diagram({ nodes: [node('style')] }))).toContain(
      'id "style" is a word of Mermaid\'s',
    );
  });

  it('takes a good diagram', () => {
    expect(diagramProblems(diagram())).toEqual([]);
  });

  it.each([
    [
      'ten boxes',
      diagram({
        nodes: 'abcdefghi'.split('').map((id) => node(id, id === 'b' ? { in: 'n' } : {})),
      }),
      /has 10 boxes/,
    ],
    ['no alternative in words', diagram({ alt: text('', '文字') }), /alt is empty in en/],
    ['no title in Chinese', diagram({ title: text('Title', '') }), /title is empty in zh/],
    [
      'the same id twice',
      diagram({ nodes: [node('a'), node('a'), node('b', { in: 'n' })] }),
      /id "a" is used twice/,
    ],
    [
      'an arrow to nowhere',
      diagram({ edges: [{ from: 'a', to: 'z', type: 'owns' }] }),
      /there is no "z"; there are a, b, n/,
    ],
    [
      'a reference without its field',
      diagram({ edges: [{ from: 'a', to: 'b', type: 'refers' }] }),
      /must name the field/,
    ],
    [
      'an unknown group',
      diagram({ nodes: [node('a', { in: 'm' }), node('b', { in: 'n' })] }),
      /in "m", which is no group; groups: n/,
    ],
    ['an empty group', diagram({ nodes: [node('a'), node('b')] }), /group "n" is empty/],
    [
      'a group inside itself',
      diagram({ groups: [{ id: 'n', kind: 'node', label: text('n'), in: 'n' }] }),
      /inside itself/,
    ],
    [
      'a link that is none',
      diagram({ nodes: [node('a', { href: '/pods/' }), node('b', { in: 'n' })] }),
      /href "\/pods\/" of "a"/,
    ],
  ])('finds %s', (_, bad, says) => {
    expect(diagramProblems(bad).join('\n')).toMatch(says);
  });
});

describe('rows', () => {
  it('wraps between words and Chinese characters, never inside a word, by counting', () => {
    expect(wrap('read-only layers of an image', 9)).toEqual(['read-only layers ', 'of an image']);
    expect(wrap('写入可写层，删除容器时消失', 6)).toEqual(['写入可写层，', '删除容器时消', '失']);
    expect(wrap('one\ntwo', 9)).toEqual(['one', 'two']);
  });

  it('names the kind in small print only where the label does not', () => {
    expect(nodeRows('pod', text('Pod web'), 'en').map(({ text: row }) => row)).toEqual(['Pod web']);
    expect(nodeRows('pod', text('web-1', 'web-1'), 'zh')).toEqual([
      { text: 'web-1' },
      { text: 'Pod', isCaption: true },
    ]);
  });
});

describe('compose', () => {
  const geometry = {
    view: { x: 0, y: 0, width: 300, height: 200 },
    boxes: {
      a: { x: 10, y: 10, width: 80, height: 40 },
      b: { x: 110, y: 110, width: 80, height: 40 },
      n: { x: 100, y: 100, width: 100, height: 80 },
    },
    lines: [
      { path: 'M0,0L1,1' },
      { path: 'M0,0L2,2', label: { x: 5, y: 5 } },
      { path: 'M0,0L3,3', label: { x: 6, y: 6 } },
    ],
  };
  const svg = compose('x', diagram(), 'en', geometry);

  it('has a name, a description, real text, classes instead of colours and nothing of its own style', () => {
    expect(svg).toContain('<title id="diagram-x-title">Title</title>');
    expect(svg).toContain('<desc id="diagram-x-desc">A owns B.</desc>');
    expect(svg).toContain('aria-labelledby="diagram-x-title" aria-describedby="diagram-x-desc"');
    expect(svg).toContain('>spec.selector</tspan>');
    expect(svg).not.toMatch(/<style|foreignObject|fill=|stroke=|#[0-9a-f]{3,6}\b(?!-)/);
  });

  it('carries the hash of what it is drawn from, which changes with the words, the links and the language', () => {
    const of = fingerprintOf(svg);
    expect(of).toBe(fingerprint('x', diagram(), 'en'));
    expect(fingerprint('x', diagram(), 'zh')).not.toBe(of);
    expect(fingerprint('x', diagram({ alt: text('Other.') }), 'en')).not.toBe(of);
    expect(
      fingerprint(
        'x',
        diagram({ nodes: [node('a', { href: 'pods' }), ...diagram().nodes.slice(1)] }),
        'en',
      ),
    ).not.toBe(of);
  });

  it('leaves the site’s base in links to the page', () => {
    expect(svg).toContain(`<a href="${ROOT_PLACEHOLDER}services/">`);
    expect(svg).toContain('role="group"');
  });

  it('is readable or scrolls: it never shrinks below 85 %', () => {
    expect(svg).toContain('width="308"');
    expect(svg).toContain('style="min-width:262px"');
  });

  it('says which box the layout lacks', () => {
    expect(() => compose('x', diagram(), 'en', { ...geometry, boxes: {} })).toThrow(
      /has not drawn "n"/,
    );
  });
});
