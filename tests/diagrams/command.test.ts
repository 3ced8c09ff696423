import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { execa } from 'execa';
import { cacheState, drawings } from '../../scripts/diagrams/cache.ts';
import { findBrowser, noBrowser } from '../../scripts/diagrams/find-browser.ts';
import { readSources } from '../../scripts/diagrams/sources.ts';
import { fingerprint } from '../../src/diagrams/grammar/fingerprint.ts';

const SOURCES = new URL('../../src/diagrams/', import.meta.url);
const root = new URL('../../', import.meta.url).pathname;
const diagrams = async (...args: string[]) =>
  await execa('node', ['scripts/diagrams.ts', ...args], {
    cwd: root,
    reject: false,
    preferLocal: true,
  });

describe('cacheState', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'diagrams-'));
  afterAll(async () => await rm(folder, { recursive: true }));
  const cache = pathToFileURL(`${folder}/`);
  const [source] = await readSources(SOURCES);
  if (!source) throw new Error('there are no diagrams');
  const [en, zh] = drawings([source]);
  if (!en || !zh) throw new Error('a diagram is drawn in two languages');

  it('tells fresh, stale, missing and left-over drawings apart', async () => {
    expect((await cacheState([source], cache)).missing).toEqual([en, zh]);
    await writeFile(
      join(folder, en.file),
      `<svg x="" data-drawn-from="${fingerprint(source.id, source.diagram, 'en')}">`,
    );
    await writeFile(join(folder, zh.file), '<svg x="" data-drawn-from="0123456789abcdef">');
    await writeFile(join(folder, 'gone.en.svg'), '<svg>');
    expect(await cacheState([source], cache)).toEqual({
      fresh: [en],
      missing: [],
      stale: [zh],
      orphaned: ['gone.en.svg'],
    });
  });
});

describe('npm run diagrams', () => {
  it('--check is satisfied, without a browser', async () => {
    const { exitCode, stdout } = await diagrams('--check');
    expect(stdout).toMatch(/\d+ drawings are true to their sources/);
    expect(exitCode).toBe(0);
  });

  it('refuses an unknown diagram and an unknown flag, and says what there is', async () => {
    const unknown = await diagrams('nonsense');
    expect([unknown.exitCode, unknown.stderr]).toEqual([
      2,
      expect.stringMatching(/No such diagram: nonsense\. There are: .*relations/),
    ]);
    const flag = await diagrams('--chek');
    expect([flag.exitCode, flag.stderr]).toEqual([
      2,
      expect.stringMatching(/--chek[\s\S]*Usage: npm run diagrams/),
    ]);
  });
});

describe('findBrowser', () => {
  it('takes the one that is named first, then whichever is there, else none', () => {
    expect(findBrowser({ CHROMIUM_PATH: '/opt/chrome' }, () => true)).toBe('/opt/chrome');
    expect(findBrowser({}, (path) => path === '/usr/bin/chromium')).toBe('/usr/bin/chromium');
    expect(findBrowser({}, () => false)).toBeUndefined();
  });

  it('says in both languages how to get one', () => {
    const { code, next } = noBrowser();
    expect(code).toBe(3);
    expect([next.en, next.zh]).toEqual([
      expect.stringContaining('playwright install'),
      expect.stringContaining('playwright install'),
    ]);
  });
});
