import { spawn, spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clusterMissing, need, realEnvironment } from './engine.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLUSTER = 'course-labs-test';

let home = '';
const env = () => ({ ...realEnvironment, LAB_HOME: home, LAB_CLUSTER: CLUSTER });
const kubectl = (...args: readonly string[]) =>
  spawnSync('kubectl', ['--kubeconfig', join(home, 'kubeconfig'), ...args], {
    env: env(),
    encoding: 'utf8',
  });

/** The command line as a learner starts it; its report goes to the test's log as it comes. */
async function lab(...args: readonly string[]): Promise<number | null> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts/lab.ts'), ...args],
    { cwd: ROOT, env: env(), stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return await new Promise((done) => child.on('close', done));
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'labs-test-'));
  if (clusterMissing !== undefined) return;
  expect(await lab('up', '--yes')).toBe(0);
});
afterAll(async () => {
  if (clusterMissing === undefined) expect(await lab('down', '--yes')).toBe(0);
  await rm(home, { recursive: true, force: true });
});
beforeEach((context) => {
  need(context, clusterMissing);
});

describe('manifests', () => {
  const files = globSync('labs/*/{start,solution}/**/*.yaml', { cwd: ROOT });

  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files)('%s is accepted by the API server, and under Pod Security restricted', (file) => {
    const namespace = 'manifests';
    if (kubectl('get', 'namespace', namespace).status !== 0) {
      kubectl('create', 'namespace', namespace);
      const level = (mode: string) => `pod-security.kubernetes.io/${mode}=restricted`;
      kubectl('label', 'namespace', namespace, level('enforce'), level('warn'));
    }
    const args = ['-n', namespace, 'apply', '--dry-run=server', '-f', join(ROOT, file)];
    const { status, stderr } = kubectl(...args);
    expect(stderr).not.toMatch(/would violate PodSecurity|violates PodSecurity/);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });

  it('a manifest that is not restricted would be told apart', () => {
    const { stderr } = spawnSync(
      'kubectl',
      [
        '--kubeconfig',
        join(home, 'kubeconfig'),
        '-n',
        'manifests',
        'apply',
        '--dry-run=server',
        '-f',
        '-',
      ],
      {
        env: env(),
        encoding: 'utf8',
        input: readFileSync(join(import.meta.dirname, '../fixtures/privileged-pod.yaml'), 'utf8'),
      },
    );
    expect(stderr).toMatch(/violates PodSecurity/);
  });
});

describe('labs', () => {
  it('every lab passes its author’s loop, and prints what was recorded', async () => {
    expect(await lab('test', '--all', '--lang', 'en')).toBe(0);
  });
});
