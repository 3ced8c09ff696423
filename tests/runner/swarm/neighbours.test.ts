import { describe, expect, it } from 'vitest';
import { findNeighbours } from '../../../scripts/runner/swarm/neighbours.ts';
import { exited, makeFakeExec } from '../support/fake-exec.ts';

/** Name, networks, the lab's label, the Compose project, the swarm's task, the cluster. */
async function found(...rows: readonly string[]): Promise<readonly string[]> {
  const exec = makeFakeExec([
    (line) =>
      line.startsWith('docker container ls') ? rows.map((row) => `${row}\n`).join('') : undefined,
  ]);
  const signal = new AbortController().signal;
  return await findNeighbours({ exec, clusterName: 'course', signal }, 'swarm');
}
const row = (...fields: readonly string[]): string => fields.join('\t');

describe('what would lose its names when the engine leaves a swarm', () => {
  it('is other labs, each once and first, and containers of no lab', async () => {
    const rows = [
      row('mine-db', 'mine_default', '', 'mine', '', ''),
      row('sn-up', 'bridge,sn-counter', 'storage-and-networks', '', '', ''),
      row('sn-db', 'sn-counter', 'storage-and-networks', '', '', ''),
      row('lab-compose-db-1', 'lab-compose_default', '', 'lab-compose', '', ''),
      row('other-worker', 'kind', '', '', '', 'other'),
    ];
    expect(await found(...rows)).toEqual([
      'storage-and-networks',
      'compose',
      'mine-db',
      'other-worker',
    ]);
  });

  it('is not this lab, its tasks, our cluster, or what is in no network of its own', async () => {
    const rows = [
      row('own', 'own', 'swarm', '', '', ''),
      row('web.1', 'shop_inner', 'other', '', 'abc', ''),
      row('course-worker', 'kind', '', '', '', 'course'),
      row('alone', 'bridge', 'images', '', '', ''),
      row('apart', 'none', '', '', '', ''),
    ];
    expect(await found(...rows)).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('is a remark only: an engine that does not tell stops nobody', async () => {
    const exec = makeFakeExec([() => exited(1, '', 'unknown')]);
    const { signal } = new AbortController();
    expect(await findNeighbours({ exec, clusterName: 'course', signal }, 'swarm')).toEqual([]);
  });
});
