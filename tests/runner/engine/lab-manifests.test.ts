import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANIFESTS } from '../../../scripts/lab-kit/versions.ts';
import { fetchManifests, readManifest } from '../../../scripts/runner/engine/lab-manifests.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import type { Download } from '../../../scripts/runner/ports.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';

const FILE = { file: 'metallb-native.yaml', from: 'metallb' } as const;
const { url, variable } = MANIFESTS.metallb;

async function read(download: Download, env: Record<string, string> = {}) {
  const asked: string[] = [];
  const network = {
    download: (address: string) => {
      asked.push(address);
      return Promise.resolve(download);
    },
  } as never;
  const deps = await makeFakeDeps({ network, env });
  return { deps, asked, text: async () => await readManifest(deps, FILE) };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a manifest of others', () => {
  it('comes from its address, and only as it was published', async () => {
    const { asked, text } = await read({ kind: 'done', bytes: bytes('kind: Other') });
    const sha256 = createHash('sha256').update('kind: Other').digest('hex');
    await expect(text()).rejects.toMatchObject({
      code: 3,
      why: { en: expect.stringContaining(sha256) as string },
      next: { en: expect.stringContaining(`export ${variable}=`) as string },
    });
    expect(asked).toEqual([url]);
  });

  it.each([
    [{ kind: 'refused', status: 404 }, 'HTTP 404'],
    [{ kind: 'unreachable', reason: 'ENOTFOUND' }, 'ENOTFOUND'],
  ] as const)(
    'that cannot be had says why, and how to bring it along: %j',
    async (download, why) => {
      await expect((await read(download)).text()).rejects.toMatchObject({
        what: { zh: '无法获取实验需要的 metallb-native.yaml。' },
        why: { en: expect.stringContaining(why) as string },
        next: { zh: expect.stringContaining(variable) as string },
      });
    },
  );

  it('comes from the file that its variable names, as it is, without asking the network', async () => {
    const { deps } = await read({ kind: 'refused', status: 500 });
    const path = join(deps.paths.home, 'brought.yaml');
    await deps.files.write(path, 'kind: Mirror');
    const { asked, text } = await read({ kind: 'refused', status: 500 }, { [variable]: path });
    expect(await text()).toBe('kind: Mirror');
    expect(asked).toEqual([]);
  });

  it('a variable that names nothing is told', async () => {
    const { text } = await read(
      { kind: 'refused', status: 500 },
      { [variable]: '/nowhere/it.yaml' },
    );
    await expect(text()).rejects.toMatchObject({
      why: { en: `${variable} names /nowhere/it.yaml, and there is no such file.` },
    });
  });

  it('is put into the work folder once: after that it is the learner’s', async () => {
    const { deps } = await read({ kind: 'refused', status: 500 });
    const lab = await loadLab(deps, 'tiny-cluster');
    const run = await describeRun(deps, {
      ...lab,
      definition: { ...lab.definition, fetches: [FILE] },
    });
    const target = join(run.folder, FILE.file);
    await deps.files.write(target, '# mine');
    await fetchManifests(deps, run, () => undefined);
    expect(await deps.files.read(target)).toBe('# mine');
  });
});
