import { describe, expect, it } from 'vitest';
import { DISTURBS_LABEL, requireAlone } from '../../../scripts/runner/engine/lab-alone.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import { makeFakeCluster, object } from '../support/fake-cluster.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';

const namespace = (lab: string, more: object = {}, fields: object = {}) =>
  object('Namespace', `lab-${lab}`, {
    metadata: { namespace: undefined, labels: { 'learn-k8s.lab': lab, ...more }, ...fields },
  });

async function ask(id: string, ...there: Parameters<typeof makeFakeCluster>[0] & object) {
  const cluster = makeFakeCluster(there);
  const deps = await makeFakeDeps({ cluster: () => Promise.resolve(cluster) });
  await requireAlone(deps, await describeRun(deps, await loadLab(deps, id)));
}

describe('a lab that disturbs the cluster', () => {
  it('begins when it is alone, or goes on', async () => {
    await ask('tiny-nodes', namespace('tiny-nodes'), object('Namespace', 'default'));
    await ask('tiny-nodes', namespace('pods', {}, { deletionTimestamp: 'now' }));
  });

  it('does not begin beside another, and says which, why, and how', async () => {
    await expect(ask('tiny-nodes', namespace('pods'))).rejects.toMatchObject({
      code: 3,
      what: {
        en: expect.stringContaining('under way in it: pods') as string,
        zh: expect.stringContaining('独占') as string,
      },
      why: { en: expect.stringContaining('stops the scheduler') as string },
      next: { en: expect.stringMatching(/^npx lab stop pods .*start tiny-nodes --yes/) as string },
    });
  });

  it('keeps others from beginning', async () => {
    const disturbing = namespace('tiny-nodes', { [DISTURBS_LABEL]: 'true' });
    await expect(ask('tiny-cluster', disturbing)).rejects.toMatchObject({
      code: 3,
      next: { en: 'npx lab stop tiny-nodes' },
    });
  });
});

it('other labs go side by side', async () => {
  await ask('tiny-cluster', namespace('pods'));
  await ask('tiny', namespace('tiny-nodes', { [DISTURBS_LABEL]: 'true' }));
});
