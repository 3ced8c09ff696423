import { describe, expect, it } from 'vitest';
import type { LabDefinition } from '../../../scripts/lab-kit/lab.ts';
import { prepareSite } from '../../../scripts/runner/engine/lab-site.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { readLab } from '../../../scripts/runner/labs.ts';
import { makeFakeDeps, ROOT } from '../support/fake-deps.ts';
import { exited, makeFakeExec } from '../support/fake-exec.ts';

/** Prepares a lab with these needs; gives back what was run and the lab's environment. */
async function prepare(needs: LabDefinition['needs'], code = 0) {
  const exec = makeFakeExec([() => exited(code, '', 'src/broken.astro: unexpected token')]);
  const deps = await makeFakeDeps({ exec });
  const lab = await readLab(deps, 'tiny');
  const run = await describeRun(deps, { ...lab, definition: { ...lab.definition, needs } });
  await prepareSite(deps, run, () => undefined);
  return { lines: exec.lines, env: run.env };
}

describe('the site that a lab publishes', () => {
  it('is built when the lab needs it, and the lab is told where', async () => {
    const { lines, env } = await prepare(['docker', 'site']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/ \S+\/scripts\/site-server\/ensure\.ts$/);
    expect(env['LAB_COURSE']).toBe(ROOT);
  });

  it('is left alone by every other lab', async () => {
    const { lines, env } = await prepare(['docker']);
    expect(lines).toEqual([]);
    expect(env).not.toHaveProperty('LAB_COURSE');
  });

  it('refuses with the builder’s own words when it cannot be built', async () => {
    await expect(prepare(['docker', 'site'], 1)).rejects.toMatchObject({
      what: { en: 'The site could not be built.' },
      why: { en: expect.stringContaining('unexpected token') as string },
      next: { en: 'npm ci, then: npm run build' },
    });
  });
});
