import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foundWrong, runLab } from './course-labs.ts';
import { takeSnapshot } from './engine-snapshot.ts';
import { clusterMissing, need, realEnvironment } from './engine.ts';
import { makeNoWayOut, noWayOutMissing, type NoWayOut } from './no-way-out.ts';
import { TEST_CLUSTERS } from './test-clusters.ts';

// The offline classroom: what one machine packs, another takes in and works with, in a network namespace without any way
// out. The lab is the one whose images cannot be made without a network: npm and pip install into them.

/** The lab that {@link PACKED_ONLY} are of. */
const FROM_NETWORK = 'kubernetes-api';
/** Others by `OFFLINE_LABS=pods,images`; all of the course take nearly an hour. */
const LABS = (process.env['OFFLINE_LABS'] ?? FROM_NETWORK).split(',');
const PACKED_ONLY = ['course/keeper:1', 'course/api-python:1'] as const;
const TEST_MS = 90 * 60_000;
const missing = clusterMissing ?? noWayOutMissing;

let place = '';
let there: NoWayOut;
const archive = () => join(place, 'class.tar');
/** The course as it came out of the archive. */
const course = () => join(place, 'course');

/** The archive's own command line, with the archive's own Node, in there. */
async function lab(...args: readonly string[]) {
  const env = { LAB_HOME: join(place, 'home'), LAB_CLUSTER: TEST_CLUSTERS.machine };
  return await there.run([join(course(), 'lab'), ...args, '--lang', 'en'], { cwd: course(), env });
}

async function must(...args: readonly string[]): Promise<void> {
  const ended = await lab(...args);
  expect(ended.code, foundWrong(ended)).toBe(0);
}

beforeAll(async () => {
  if (missing !== undefined) return;
  place = await mkdtemp(join(tmpdir(), 'offline-test-'));
  there = await makeNoWayOut();
});
afterAll(async () => {
  if (missing !== undefined) return;
  await lab('down', '--cluster-only', '--yes');
  await there.close();
  await rm(place, { recursive: true, force: true });
});
beforeEach((context) => {
  need(context, missing);
});

describe('in a classroom without network', () => {
  it(
    'a lab passes that needs a cluster and images which only a network can build',
    async () => {
      const env = { ...realEnvironment, LAB_HOME: join(place, 'teacher') };
      const packed = await runLab(['bundle', ...LABS, '--out', archive(), '--lang', 'en'], env);
      expect(packed.code, foundWrong(packed)).toBe(0);
      // Not here any more: whoever has them now has them out of the archive.
      for (const name of PACKED_ONLY)
        spawnSync('docker', ['rmi', '--force', name], { env: realEnvironment });
      const unpacked = spawnSync('tar', ['-xf', archive(), '-C', place, 'course']);
      expect(unpacked.status).toBe(0);

      await must('unbundle', archive(), '--yes');
      for (const program of ['kind', 'kubectl'])
        expect(existsSync(join(place, 'home', 'bin', program)), program).toBe(true);
      await must('up', '--yes');
      const before = await takeSnapshot();
      await must('test', ...LABS);
      expect(await takeSnapshot()).toEqual(before);
      await must('down', '--cluster-only', '--yes');

      const asked = await there.asked();
      // What the engine still has of other labs is not loaded again.
      if (LABS.includes(FROM_NETWORK))
        expect(asked.filter((line) => line.startsWith('docker load'))).not.toEqual([]);
      // A registry of this machine may be asked; labs run their own.
      const pulls = asked.filter((line) => line.startsWith('docker pull'));
      expect(pulls.filter((line) => !/ (?:localhost|127\.0\.0\.1)[:/]/.test(line))).toEqual([]);
      const builds = asked.filter((line) => line.startsWith('docker build'));
      expect(builds.filter((line) => PACKED_ONLY.some((name) => line.includes(name)))).toEqual([]);
    },
    TEST_MS,
  );

  it('the namespace is one: who asks the network in there is told that there is none', async () => {
    const asks = "fetch('https://example.org/').catch((e) => console.log(e.cause.code))";
    const ended = await there.run([process.execPath, '-e', asks], { cwd: place });
    expect(ended.text).toMatch(/EAI_AGAIN|ENOTFOUND|ENETUNREACH/);
    const pulled = await there.run(['docker', 'pull', 'busybox:1.37'], { cwd: place });
    expect(pulled).toMatchObject({
      code: 1,
      text: expect.stringContaining('no way out') as string,
    });
  });
});
