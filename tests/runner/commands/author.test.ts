import { mkdtemp, readFile, cp, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../scripts/runner/command.ts';
import { command as newLab } from '../../../scripts/runner/commands/new.ts';
import { command as record } from '../../../scripts/runner/commands/record.ts';
import { command as test, mustBeAlone } from '../../../scripts/runner/commands/test.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { problemsOfLab } from '../../../scripts/runner/lab-problems.ts';
import { readLab } from '../../../scripts/runner/labs.ts';
import { FIXTURE_LABS, type Heard, makeFakeDeps, OPTIONS, ROOT } from '../support/fake-deps.ts';
import type { Answer } from '../support/fake-exec.ts';
import { makeTinyEngine } from '../support/tiny-engine.ts';

const provenance: Answer = (line) => {
  if (line.startsWith('docker info')) return '26.1.5|2|6.1.0\n';
  if (line.includes('RepoDigests')) return '1\n';
  return undefined;
};

let deps: Deps & { readonly reporter: Heard };
beforeEach(async () => {
  deps = await makeFakeDeps({ exec: makeTinyEngine([provenance]) });
});

async function lab(command: Command, args: object, flags: object = {}) {
  const options = { ...OPTIONS, all: false, twice: false, keep: false, ...flags };
  return await command.run(deps, options, args as Parameters<Command['run']>[2]);
}
/** A folder inside the repository (its ignored part), so that `#lab-kit` is found from there. */
async function makeScratch(): Promise<string> {
  await mkdir(join(ROOT, '.lab'), { recursive: true });
  return await mkdtemp(join(ROOT, '.lab', 'scratch-'));
}
const heard = (): string => deps.reporter.lines.join('\n');

describe('test', () => {
  it('tells the findings of each lab together, then a table; code 1', async () => {
    const { code, data } = await lab(test, { labs: ['passes-untouched', 'tiny'] });
    expect(code).toBe(1);
    expect(data).toMatchObject({
      labs: [
        {
          lab: 'passes-untouched',
          findings: [
            { at: 'step say-hello' },
            { at: expect.stringContaining('right-after-all') as string },
          ],
        },
        { lab: 'tiny', findings: [{ at: 'recording.json' }] },
      ],
      refused: [],
    });
    expect(heard()).toMatch(/tiny +\d+\.\d s +steps, solving and breaks alone/);
  });

  it('reads all labs before it runs one', async () => {
    await expect(lab(test, { labs: ['tiny', 'unknown-key'] })).rejects.toMatchObject({ code: 2 });
    await expect(lab(test, { labs: ['tiny', 'tinny'] })).rejects.toMatchObject({ code: 2 });
    expect((deps.exec as ReturnType<typeof makeTinyEngine>).lines).toEqual([]);
  });

  it('runs those that disturb the cluster or leave a swarm by themselves', async () => {
    const alone = async (id: string) => mustBeAlone(await readLab(deps, id));
    expect([await alone('tiny-swarm'), await alone('tiny-nodes')]).toEqual([true, true]);
    expect([await alone('tiny'), await alone('tiny-cluster')]).toEqual([false, false]);
    const { definition } = await readLab(deps, 'tiny-cluster');
    const provenAlone = { en: 'its proof does', zh: '它的验证会' };
    expect(mustBeAlone({ definition: { ...definition, provenAlone } })).toBe(true);
  });

  it('wants to know which', async () => {
    await expect(lab(test, { labs: [] })).rejects.toMatchObject({
      code: 2,
      next: { en: 'npx lab test --all' },
    });
  });

  it('goes on with the others when one is refused', async () => {
    const exec = makeTinyEngine();
    exec.containers.push({
      id: 'f'.repeat(64),
      name: 'tiny-mine',
      label: 'learn-k8s.lab=tiny',
      log: '',
    });
    deps = { ...deps, exec };
    const { code, data } = await lab(test, { labs: ['tiny', 'passes-untouched'] });
    expect(code).toBe(3);
    expect(data).toMatchObject({ refused: [{ lab: 'tiny' }], labs: [{ lab: 'passes-untouched' }] });
  });
});

describe('record', () => {
  it('writes what a passing run printed, and where it ran; then `test` agrees', async () => {
    const labs = join(await makeScratch(), 'labs');
    try {
      await cp(join(FIXTURE_LABS, 'tiny'), join(labs, 'tiny'), { recursive: true });
      deps = { ...deps, paths: { ...deps.paths, labs } };
      expect((await lab(record, { lab: 'tiny' })).code).toBe(0);
      const recording = JSON.parse(
        await readFile(join(labs, 'tiny', 'recording.json'), 'utf8'),
      ) as object;
      expect(recording).toMatchObject({
        lab: 'tiny',
        provenance: {
          date: '2026-11-21',
          docker: '26.1.5',
          cgroup: '2',
          kernel: '6.1.0',
          images: [{ name: 'busybox:1.37', origin: 'pulled' }],
        },
        parts: [{ id: 'say-hello' }, { id: 'write-greeting' }, { id: 'remove-it' }],
      });
      expect((await lab(test, { labs: ['tiny'] }, { twice: true })).code).toBe(0);
    } finally {
      await deps.files.remove(join(labs, '..'));
    }
  });

  it('records nothing of a run that did not pass', async () => {
    expect((await lab(record, { lab: 'passes-untouched' })).code).toBe(1);
    expect(await deps.files.exists(join(FIXTURE_LABS, 'passes-untouched', 'recording.json'))).toBe(
      false,
    );
  });
});

describe('new', () => {
  it('makes a lab that is valid and twins that say TODO', async () => {
    const root = await makeScratch();
    try {
      await mkdir(join(root, 'labs/apps/web'), { recursive: true });
      await writeFile(join(root, 'labs/apps/web/Dockerfile'), 'FROM node:24-slim\n');
      deps = { ...deps, paths: { ...deps.paths, root, labs: join(root, 'labs') } };
      const { data } = await lab(newLab, { id: 'load-balancing' });
      expect(await problemsOfLab(deps, await readLab(deps, 'load-balancing'))).toEqual([]);
      const { files } = data as { files: readonly string[] };
      expect(files).toContain('src/content/docs/zh-cn/load-balancing.mdx');
      const [english, chinese] = await Promise.all(
        ['', 'zh-cn/'].map(
          async (prefix) =>
            await readFile(join(root, `src/content/docs/${prefix}load-balancing.mdx`), 'utf8'),
        ),
      );
      expect(english).toContain('TODO');
      const components = (page = ''): readonly string[] =>
        page.match(/^(?:## |<\w+ )[^>]*/gm)?.map((line) => (line.startsWith('##') ? '##' : line)) ??
        [];
      expect(components(chinese)).toEqual(components(english));
      await expect(lab(newLab, { id: 'load-balancing' })).rejects.toMatchObject({ code: 2 });
    } finally {
      await deps.files.remove(root);
    }
  });

  it.each(['Load', '1-pods', 'a_b', '../x', 'apps'])('refuses %s as an id', async (id) => {
    await expect(lab(newLab, { id })).rejects.toMatchObject({ code: 2 });
  });
});
