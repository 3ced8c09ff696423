import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IMAGES, LAB_LABEL } from '../../scripts/lab-kit/versions.ts';
import { makeCluster } from '../../scripts/runner/adapters/cluster.ts';
import { makeExec } from '../../scripts/runner/adapters/exec.ts';
import { silentReporter } from '../../scripts/runner/adapters/reporter.ts';
import { ensureImage, loadIntoCluster } from '../../scripts/runner/images.ts';
import { countLeftovers, findLabelled, removeLabelled } from '../../scripts/runner/leftovers.ts';
import { startLab } from './course-labs.ts';
import { clusterMissing, engineMissing, need, realEnvironment } from './engine.ts';
import { deleteTestCluster, TEST_CLUSTERS } from './test-clusters.ts';

const CLUSTER = TEST_CLUSTERS.machine;
const OWN = 'apiVersion: v1\nkind: Config\ncurrent-context: company-production\n# mine';

let folder = '';
const exec = makeExec({ env: realEnvironment });
const { signal } = new AbortController();
const deps = { exec, signal, env: {}, reporter: silentReporter, clusterName: CLUSTER };
const home = () => join(folder, 'home');
const kubeconfig = () => join(home(), 'kubeconfig');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'machine-test-'));
  await mkdir(join(folder, '.kube'));
  await writeFile(join(folder, '.kube', 'config'), OWN);
  await writeFile(join(folder, 'elsewhere'), OWN);
});
afterAll(async () => {
  // Also after a failure in the middle.
  if (clusterMissing === undefined) await deleteTestCluster(CLUSTER);
  await rm(folder, { recursive: true, force: true });
});

async function run(...argv: [string, ...string[]]): Promise<string> {
  const result = await exec.run(argv, { timeoutMs: 120_000 });
  if (result.kind !== 'exited') throw new Error(`${argv.join(' ')}: ${result.kind}`);
  return result.stdout.trim();
}

/** Starts the real command line with a home, a cluster name and a user's home of its own. */
function start(...args: string[]) {
  const child = startLab(args, {
    ...realEnvironment,
    HOME: folder,
    LAB_HOME: home(),
    LAB_CLUSTER: CLUSTER,
    KUBECONFIG: join(folder, 'elsewhere'),
    LANG: 'en_US.UTF-8',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return { ended, interrupt: () => child.kill('SIGINT') };
}

const lab = async (...args: string[]) => await start(...args).ended;
const nodes = async () =>
  (
    await run(
      'docker',
      'ps',
      '--all',
      '--quiet',
      '--filter',
      `label=io.x-k8s.kind.cluster=${CLUSTER}`,
    )
  )
    .split('\n')
    .filter(Boolean);
const readyNodes = async () =>
  (await run('kubectl', '--kubeconfig', kubeconfig(), 'get', 'nodes', '--no-headers'))
    .split('\n')
    .filter((line) => / Ready /.test(line)).length;

describe('a cluster from its beginning to its end', () => {
  beforeEach((context) => {
    need(context, clusterMissing);
  });

  it('refuses a cluster of that name that it did not make, and leaves it running', async () => {
    const stranger = await run(
      ...([
        'docker',
        'run',
        '--detach',
        '--rm',
        '--label',
        `io.x-k8s.kind.cluster=${CLUSTER}`,
      ] as const),
      ...['--name', `${CLUSTER}-stranger`, IMAGES.busybox.name, 'sleep', '600'],
    );
    try {
      for (const command of ['up', 'down']) {
        const { code, stderr } = await lab(command, '--yes');
        expect(stderr).toContain('did not make it');
        expect(code).toBe(3);
      }
      expect(await run('docker', 'inspect', '--format', '{{.State.Status}}', stranger)).toBe(
        'running',
      );
    } finally {
      await run('docker', 'rm', '--force', stranger);
    }
  });

  it('Ctrl-C in the middle of up leaves half a cluster; the next up cleans it and makes a whole one', async () => {
    const running = start('up');
    await expect
      .poll(async () => (await nodes()).length, { timeout: 120_000, interval: 500 })
      .toBeGreaterThan(0);
    running.interrupt();
    const stopped = await running.ended;
    expect(stopped.code).toBe(130);
    expect(await readFile(join(home(), 'cluster.json'), 'utf8')).toContain('"phase": "creating"');

    const again = await lab('up', '--json');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({ cluster: CLUSTER, did: 'created' });
    expect(await nodes()).toHaveLength(3);
    expect(await readyNodes()).toBe(3);
  });

  it('listens on 127.0.0.1 only', async () => {
    const ports = await run(
      ...([
        'docker',
        'ps',
        '--filter',
        `label=io.x-k8s.kind.cluster=${CLUSTER}`,
        '--format',
        '{{.Ports}}',
      ] as const),
    );
    const published = ports.split(/[\n,]/).filter((port) => port.includes('->'));
    expect(published).toHaveLength(3);
    for (const port of published) expect(port.trim()).toMatch(/^127\.0\.0\.1:/);
  });

  it('up again does nothing', async () => {
    const began = Date.now();
    expect(JSON.parse((await lab('up', '--json')).stdout)).toMatchObject({ did: 'was-running' });
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  it('sees and watches the cluster through its API', async () => {
    const cluster = makeCluster(kubeconfig());
    const slices = await cluster.list({ kind: 'EndpointSlice', namespace: 'default' });
    expect(slices.map(({ metadata, kind }) => [kind, metadata.name])).toEqual([
      ['EndpointSlice', 'kubernetes'],
    ]);
    // Not in the adapter's own table: found by asking the API.
    expect(await cluster.list({ kind: 'StorageClass' })).toMatchObject([
      { metadata: { name: 'standard' } },
    ]);
    expect(await cluster.list({ kind: 'NoSuchThing' })).toEqual([]);

    const stop = new AbortController();
    let seen = -1;
    const watching = cluster.watch(
      { kind: 'ConfigMap', namespace: 'default', labelSelector: 'watched=yes' },
      () => {
        seen += 1;
      },
      stop.signal,
    );
    await expect.poll(() => seen, { timeout: 20_000 }).toBe(0);
    const kubectl = ['kubectl', '--kubeconfig', kubeconfig()] as const;
    await run(...kubectl, 'create', 'configmap', 'seen');
    await run(...kubectl, 'label', 'configmap', 'seen', 'watched=yes');
    await expect.poll(() => seen, { timeout: 20_000 }).toBeGreaterThan(0);
    stop.abort();
    await watching;
  });

  it('loads an image into every node, and only once', async () => {
    await ensureImage(deps, IMAGES.busybox.name);
    await loadIntoCluster(deps, [IMAGES.busybox.name]);
    for (const node of await nodes()) {
      expect(await run('docker', 'exec', node, 'crictl', 'images')).toMatch(/busybox\s+1\.37/);
    }
    const argvs: string[] = [];
    const spying = {
      ...exec,
      run: async (...given: Parameters<typeof exec.run>) => {
        argvs.push(given[0].slice(0, 2).join(' '));
        return await exec.run(...given);
      },
    };
    await loadIntoCluster({ ...deps, exec: spying }, [IMAGES.busybox.name]);
    expect(argvs).not.toContain('kind load');
  });

  it('loads an image that is there under another name, too: a Pod asks by name', async () => {
    const name = 'localhost/test-name/busybox:1';
    await run('docker', 'tag', IMAGES.busybox.name, name);
    await loadIntoCluster(deps, [IMAGES.busybox.name, name]);
    await run('docker', 'rmi', name);
    for (const node of await nodes())
      expect(await run('docker', 'exec', node, 'crictl', 'images')).toContain(name.slice(0, -2));
  });

  it('starts again what was stopped', async () => {
    await run('docker', 'stop', '--time', '1', ...(await nodes()));
    const { stdout } = await lab('up', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ did: 'started' });
    await expect.poll(readyNodes, { timeout: 60_000 }).toBe(3);
  });

  it('deleted behind our back: doctor says so, up makes it again', async () => {
    await run(
      'kind',
      'delete',
      'cluster',
      '--name',
      CLUSTER,
      '--kubeconfig',
      join(folder, 'not-ours'),
    );
    const { probes } = JSON.parse((await lab('doctor', '--json')).stdout) as {
      probes: { id: string }[];
    };
    expect(probes.find(({ id }) => id === 'cluster')).toMatchObject({
      verdict: 'note',
      saw: 'was deleted behind our back',
    });
    expect(JSON.parse((await lab('up', '--json')).stdout)).toMatchObject({ did: 'created' });
    expect(await readyNodes()).toBe(3);
  });

  it('down leaves nothing of it, and the user’s own configuration is what it was', async () => {
    expect(await lab('down', '--cluster-only')).toMatchObject({ code: 0 });
    expect(await nodes()).toEqual([]);
    expect(await run('kind', 'get', 'clusters')).not.toContain(CLUSTER);
    expect(await readFile(join(folder, '.kube', 'config'), 'utf8')).toBe(OWN);
    expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe(OWN);
  });
});

describe('on the engine', () => {
  beforeEach((context) => {
    need(context, engineMissing);
  });

  it('finds and removes all that carries a label, and nothing else', async () => {
    const id = 'machine-test';
    const label = `${LAB_LABEL}=${id}`;
    const context = await mkdtemp(join(folder, 'context-'));
    await writeFile(join(context, 'Dockerfile'), `FROM ${IMAGES.busybox.name}\nLABEL ${label}\n`);
    await run('docker', 'build', '--quiet', '--tag', 'machine-test:1', context);
    await run('docker', 'run', '--detach', '--name', id, 'machine-test:1', 'sleep', '600');
    await run('docker', 'volume', 'create', '--label', label, id);
    await run('docker', 'network', 'create', '--label', label, id);
    await run('docker', 'volume', 'create', 'machine-test-unlabelled');
    try {
      const found = await findLabelled(deps, id);
      expect(Object.entries(found).map(([what, ids]) => [what, ids.length])).toEqual([
        ['container', 1],
        ['image', 1],
        ['volume', 1],
        ['network', 1],
      ]);
      expect(countLeftovers(await removeLabelled(deps, id))).toBe(4);
      expect(countLeftovers(await findLabelled(deps, id))).toBe(0);
      expect(await run('docker', 'volume', 'ls', '--quiet')).toContain('machine-test-unlabelled');
      expect(await run('docker', 'images', '--quiet', IMAGES.busybox.name)).not.toBe('');
    } finally {
      await run('docker', 'volume', 'rm', '--force', 'machine-test-unlabelled');
    }
  });

  it('an image that cannot be pulled: which, what docker said, what else to do', async () => {
    await expect(ensureImage(deps, 'registry.invalid/none:1')).rejects.toMatchObject({
      code: 3,
      what: { en: expect.stringContaining('registry.invalid/none:1') as string },
      why: { en: expect.stringContaining('registry.invalid') as string },
      next: { zh: expect.stringContaining('docker load -i') as string },
    });
  });
});
