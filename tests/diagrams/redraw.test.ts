import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cacheState, drawings } from '../../scripts/diagrams/cache.ts';
import { compare } from '../../scripts/diagrams/compare.ts';
import { draw } from '../../scripts/diagrams/draw.ts';
import { findBrowser, noBrowser } from '../../scripts/diagrams/find-browser.ts';
import { readSources } from '../../scripts/diagrams/sources.ts';

const FOLDER = new URL('../../src/diagrams/', import.meta.url);
const CACHE = new URL('cache/', FOLDER);
const sources = await readSources(FOLDER);
const hasBrowser = findBrowser() !== undefined;

describe('the committed drawings', () => {
  it('are there, fresh, and all accounted for', async () => {
    const { missing, stale, orphaned } = await cacheState(sources, CACHE);
    expect({
      missing: missing.map(({ file }) => file),
      stale: stale.map(({ file }) => file),
      orphaned,
    }).toEqual({
      missing: [],
      stale: [],
      orphaned: [],
    });
  });

  it('each have a title of their own, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const titles = sources.map(({ diagram }) => diagram.title[language]);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('are what Mermaid draws from the sources today', async (test) => {
    if (!hasBrowser && process.env['CI'] !== 'true')
      test.skip('no Chromium on this machine to draw in');
    if (!hasBrowser) throw noBrowser();
    const differences: string[] = [];
    await draw(drawings(sources), async ({ file }, svg) => {
      const committed = await readFile(new URL(file, CACHE), 'utf8');
      differences.push(...compare(committed, svg).map((each) => `${file}: ${each}`));
    });
    expect(differences).toEqual([]);
  });
});

describe('a drawing', () => {
  it('has a place for each box, also where one name begins with another', async (test) => {
    if (!hasBrowser && process.env['CI'] !== 'true')
      test.skip('no Chromium on this machine to draw in');
    const pod = (id: string) => ({ id, kind: 'pod', label: { en: id, zh: id } }) as const;
    const text = { en: 'Twins', zh: '双胞胎' };
    const nodes = [pod('pod-web'), pod('pod-web-2'), pod('pod')];
    const edges = [{ from: 'pod', to: 'pod-web', type: 'owns' }] as const;
    const diagram = { title: text, alt: text, caption: text, nodes, edges };
    const places: string[] = [];
    await draw(drawings([{ id: 'twins', diagram }]), (_, svg) => {
      places.push(...[...svg.matchAll(/<polygon points="([^"]+)"/g)].map(([, at = '']) => at));
      return Promise.resolve();
    });
    // In both languages.
    expect(places).toHaveLength(6);
    expect(new Set(places.slice(0, 3)).size).toBe(3);
  });
});

describe('compare', () => {
  const svg =
    '<svg viewBox="0 0 300 200"><g class="box kind-pod"><rect x="10" y="10"/><text><tspan x="50" y="30">Pod</tspan></text></g><path class="edge owns" d="M0,0L1,1"/></svg>';

  it('lets figures differ a little, as other fonts make them', () => {
    expect(compare(svg, svg.replace('x="50"', 'x="58"').replace('300 200', '310 205'))).toEqual([]);
  });

  it.each([
    ['another text', svg.replace('Pod', 'Pods'), /text 1 is "Pod" in the cache, "Pods" now/],
    [
      'another kind',
      svg.replace('kind-pod', 'kind-node'),
      /part 1 is g box kind-pod in the cache, g box kind-node now/,
    ],
    [
      'an arrow left out',
      svg.replace(/<path.*?\/>/, ''),
      /part 2 is path edge owns in the cache, nothing now/,
    ],
    [
      'a text moved far away',
      svg.replace('x="50"', 'x="150"'),
      /text "Pod" lies at 17 % × 15 % in the cache, 50 % × 15 % now/,
    ],
    [
      'another size',
      svg.replace('0 0 300 200', '0 0 600 200'),
      /size is 300 × 200 in the cache, 600 × 200 now/,
    ],
  ])('finds %s', (_, other, says) => {
    expect(compare(svg, other).join('\n')).toMatch(says);
  });
});
