import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuiltImage } from '../../../scripts/lab-kit/lab.ts';
import { prepareImages } from '../../../scripts/runner/engine/lab-images.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { readLab } from '../../../scripts/runner/labs.ts';
import { FIXTURE_LABS, makeFakeDeps } from '../support/fake-deps.ts';
import { exited, makeFakeExec } from '../support/fake-exec.ts';

const TINY = join(FIXTURE_LABS, 'tiny');

/** Prepares a lab with this one image; gives back what was run, or fails as the learner would see it. */
async function build(image: BuiltImage, code = 0) {
  const exec = makeFakeExec([(line) => (line.startsWith('docker build') ? exited(code) : '')]);
  const deps = await makeFakeDeps({ exec });
  const lab = await readLab(deps, 'tiny');
  const images = { base: [], build: [image] };
  const run = await describeRun(deps, { ...lab, definition: { ...lab.definition, images } });
  await prepareImages(deps, run, () => undefined);
  return exec.lines;
}

describe('images of a lab', () => {
  it('are built from their folder, relative to the lab', async () => {
    expect(await build({ tag: 'a:1', context: 'start' })).toEqual([
      `docker build --quiet --tag a:1 ${TINY}/start`,
    ]);
  });

  it('are built by another Dockerfile of the folder when the lab names one', async () => {
    expect(await build({ tag: 'a:1', context: 'start', dockerfile: 'one/Dockerfile' })).toEqual([
      `docker build --quiet --tag a:1 --file ${TINY}/start/one/Dockerfile ${TINY}/start`,
    ]);
  });

  it('refuse with the command to look with when they cannot be built', async () => {
    const image = { tag: 'a:1', context: 'start', dockerfile: 'one/Dockerfile' };
    await expect(build(image, 1)).rejects.toMatchObject({
      what: { en: 'The image a:1 could not be built.' },
      next: { en: `docker build --file ${TINY}/start/one/Dockerfile ${TINY}/start` },
    });
  });
});
