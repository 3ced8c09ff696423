import { describe, expect, it } from 'vitest';
import { describeRun } from '../../scripts/runner/lab-run.ts';
import { loadLab } from '../../scripts/runner/labs.ts';
import { makeFakeDeps } from './support/fake-deps.ts';

async function envOf(id: string, env: Readonly<Record<string, string>> = {}) {
  const deps = await makeFakeDeps({ env: { PATH: '/usr/bin', ...env } });
  return (await describeRun(deps, await loadLab(deps, id))).env;
}

describe('the environment of a lab', () => {
  it('names the Compose project where there is one', async () => {
    expect(await envOf('tiny-compose')).toMatchObject({
      COMPOSE_PROJECT_NAME: 'lab-tiny-compose',
      LAB_LABEL: 'learn-k8s.lab=tiny-compose',
    });
    expect(await envOf('tiny')).not.toHaveProperty('COMPOSE_PROJECT_NAME');
  });

  it.each([
    [{}, undefined],
    [{ NO_PROXY: 'intranet' }, undefined],
    [{ HTTP_PROXY: 'http://proxy:3128' }, 'localhost,127.0.0.1,::1'],
    [
      { https_proxy: 'http://proxy:3128', no_proxy: 'a.cn,127.0.0.1' },
      'a.cn,127.0.0.1,localhost,::1',
    ],
  ])('keeps what is on this machine away from a proxy: %j', async (env, list) => {
    const given = await envOf('tiny', env);
    expect([given['NO_PROXY'], given['no_proxy']]).toEqual([list, list]);
  });
});
