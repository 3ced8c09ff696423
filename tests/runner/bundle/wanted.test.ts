import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMAGES } from '../../../scripts/lab-kit/versions.ts';
import { bytesTogether, type ImageFacts } from '../../../scripts/runner/bundle/image-facts.ts';
import { imageFiles, wantedBy } from '../../../scripts/runner/bundle/wanted.ts';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';
import { findLabs, readLab } from '../../../scripts/runner/labs.ts';
import { makePaths } from '../../../scripts/runner/paths.ts';
import { ROOT } from '../support/fake-deps.ts';

const NODE = IMAGES.kindNode.name;
const deps = { files: makeFiles(), paths: makePaths(ROOT, {}) };
const labsOf = async (ids: readonly string[]) =>
  await Promise.all(ids.map(async (id) => await readLab(deps, id)));

describe('what the labs of the course need', () => {
  it('Docker’s own labs need neither node image nor kind', async () => {
    expect(wantedBy(await labsOf(['images']))).toMatchObject({
      labs: ['images'],
      base: ['busybox:1.37', 'node:24-slim'],
      tools: [],
      manifests: [],
    });
  });

  it('labs of the cluster do, and each thing is in it once', async () => {
    const wanted = wantedBy(await labsOf(['pods', 'services', 'exposing-services']));
    expect(wanted.tools).toEqual(['kind', 'kubectl']);
    expect(wanted.base).toContain(NODE);
    expect(wanted.built.filter(({ tag }) => tag === 'shop/web:1')).toHaveLength(1);
    expect(wanted.built[0]?.folder).toBe(join(ROOT, 'labs', 'apps', 'web'));
    expect(wanted.manifests).toContainEqual({ file: 'metallb-native.yaml', from: 'metallb' });
    const files = wanted.manifests.map(({ file }) => file);
    expect(files).toEqual([...new Set(files)]);
  });

  it('all of them together need every image that is not built', async () => {
    const { base, built } = wantedBy(await labsOf(await findLabs(deps)));
    const pinned: readonly string[] = Object.values(IMAGES).map(({ name }) => name);
    expect(base.filter((name) => !pinned.includes(name))).toEqual([]);
    expect(built.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['course/keeper:1']));
  });
});

it('the node image has a file of its own, the others share one', () => {
  expect(imageFiles(['b:1', NODE, 'a:1'])).toEqual([
    { path: 'images/cluster-node.tar.zst', names: [NODE] },
    { path: 'images/labs.tar.zst', names: ['a:1', 'b:1'] },
  ]);
  expect(imageFiles(['b:1'])).toEqual([{ path: 'images/labs.tar.zst', names: ['b:1'] }]);
});

describe('how much images take together', () => {
  const image = (name: string, bytes: number, ...layers: string[]): ImageFacts => ({
    ...{ name, bytes, layers },
    content: name,
    arch: 'amd64',
  });

  it('counts a layer below once', () => {
    const base = image('base', 100, 'a', 'b');
    const [one, two] = [image('one', 130, 'a', 'b', 'c'), image('two', 120, 'a', 'b', 'd')];
    expect(bytesTogether([one, base, two])).toBe(100 + 30 + 20);
    // Without the base among them nothing is known of what they share: rather too much than too little.
    expect(bytesTogether([one, two])).toBe(250);
  });

  it('two names of one image are one image', () => {
    expect(bytesTogether([image('a', 70, 'x'), image('b', 70, 'x')])).toBe(70);
  });
});

describe('what a lab has built from its own folder is built in the classroom', () => {
  /** Fetches packages or files while an image is built. */
  const FETCHES =
    /\b(?:apt-get|apt|apk|yum|dnf)\b|\bpip3? install\b|\bnpm (?:ci|i|install)\b(?!.* --offline)|\b(?:curl|wget|git clone)\b/;
  /** Each with the reason why it does no harm there. */
  const HARMLESS = new Map([
    ['labs/images/start/repair/Dockerfile', 'the task: it fails everywhere until it is repaired'],
    [
      'labs/publish-this-site/start/Dockerfile',
      'the lab puts a built site in the place of that stage',
    ],
  ]);
  const files = globSync('labs/*/{start,solution}/**/*Dockerfile*', { cwd: ROOT })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !HARMLESS.has(file))
    .toSorted();

  it('and the Dockerfiles are found', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('%s needs no network', (file) => {
    const lines = readFileSync(join(ROOT, file), 'utf8').replaceAll('\\\n', ' ').split('\n');
    const runs = lines.filter((line) => /^\s*RUN\b/i.test(line));
    expect(runs.filter((line) => FETCHES.test(line))).toEqual([]);
    expect(lines.filter((line) => /^\s*ADD\s+https?:|^#\s*syntax=/i.test(line))).toEqual([]);
  });
});
