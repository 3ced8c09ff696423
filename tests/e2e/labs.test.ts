import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { makeCluster } from '../../scripts/runner/adapters/cluster.ts';
import { network } from '../../scripts/runner/adapters/network.ts';
import type { Deps } from '../../scripts/runner/deps.ts';
import { examineCluster } from '../../scripts/runner/engine/examine-cluster.ts';
import { proveAndCompare } from '../../scripts/runner/engine/prove-and-report.ts';
import type { Exec } from '../../scripts/runner/ports.ts';
import {
  courseLabs,
  foundWrong,
  hearLab,
  type LabEnded,
  runLab,
  securityExceptions,
  startLab,
} from './course-labs.ts';
import { type EngineSnapshot, takeSnapshot } from './engine-snapshot.ts';
import { isComposeFile } from '../../scripts/site-checks/compose-files.ts';
import { clusterMissing, need, realEnvironment } from './engine.ts';
import { exec, makeFixtureDeps } from './fixture-deps.ts';
import { TEST_CLUSTERS } from './test-clusters.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLUSTER: string = TEST_CLUSTERS.labs;

/** Every lab, two at a time, on a slow machine. */
const TEST_MS = 60 * 60_000;

let home = '';
const env = () => ({ ...realEnvironment, LAB_HOME: home, LAB_CLUSTER: CLUSTER });
const kubectlReading = (input: string, ...args: readonly string[]) =>
  spawnSync('kubectl', ['--kubeconfig', join(home, 'kubeconfig'), ...args], {
    env: env(),
    encoding: 'utf8',
    input,
  });
const kubectl = (...args: readonly string[]) => kubectlReading('', ...args);

/** Kinds whose objects Pods name, and are refused without. */
const NAMED_BY_PODS = ['ServiceAccount', 'RuntimeClass', 'PriorityClass'];
/** The fault that a break of the lab causes on purpose. */
const NAMES_WHAT_IS_NOT_THERE = ['labs/container-runtimes/start/nowhere.yaml'];
/** Of kinds whose definitions the lab fetches and installs. */
const DEFINED_BY_THE_LAB = ['labs/exposing-services/start/gateway.yaml'];
const exceptions = await securityExceptions();

const lab = async (...args: readonly string[]) => await runLab(args, env());

const start = (...args: readonly string[]) => startLab(args, { ...env(), LANG: 'en_US.UTF-8' });

/** The command line, listened to. */
const heard = async (...args: readonly string[]) => await hearLab(start(...args));

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'labs-test-'));
  if (clusterMissing !== undefined) return;
  const up = await lab('up', '--yes');
  expect(up.code, foundWrong(up)).toBe(0);
});
afterAll(async () => {
  if (clusterMissing === undefined) {
    const down = await lab('down', '--yes');
    expect(down.code, foundWrong(down)).toBe(0);
  }
  await rm(home, { recursive: true, force: true });
});
beforeEach((context) => {
  need(context, clusterMissing);
});

describe('manifests', () => {
  const all = globSync('labs/*/{start,solution,faults/*/start}/**/*.yaml', { cwd: ROOT });
  /** Read by kubectl itself: the API server sees what comes out. */
  const kustomizations = all.filter((file) => basename(file) === 'kustomization.yaml');
  const files = all.filter(
    (file) =>
      !kustomizations.includes(file) && !isComposeFile(readFileSync(join(ROOT, file), 'utf8')),
  );

  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  const namespace = 'manifests';
  // What Pods name must be there before it, also in a dry run.
  const namedByPods = JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: files
      .flatMap((file) => parseAllDocuments(readFileSync(join(ROOT, file), 'utf8')))
      .map((document) => document.toJS() as { kind?: string } | null)
      .filter((object) => NAMED_BY_PODS.includes(object?.kind ?? '')),
  });
  beforeAll(() => {
    if (clusterMissing !== undefined) return;
    kubectl('create', 'namespace', namespace);
    const level = (mode: string) => `pod-security.kubernetes.io/${mode}=restricted`;
    kubectl('label', 'namespace', namespace, level('enforce'), level('warn'));
    const made = kubectlReading(namedByPods, '-n', namespace, 'apply', '-f', '-');
    expect(made.stderr).not.toMatch(/error/i);
  });
  // What is not in the namespace carries a lab's label, and would be taken for a learner's.
  afterAll(() => {
    if (clusterMissing !== undefined) return;
    kubectlReading(namedByPods, '-n', namespace, 'delete', '-f', '-');
    kubectl('delete', 'namespace', namespace);
  });

  it.each(files)('%s is accepted by the API server, and under Pod Security restricted', (file) => {
    const args = ['-n', namespace, 'apply', '--dry-run=server', '-f', join(ROOT, file)];
    const { status, stderr } = kubectl(...args);
    const violates = /would violate PodSecurity|violates PodSecurity/;
    if (NAMES_WHAT_IS_NOT_THERE.includes(file)) expect(stderr).toMatch(/not found/);
    else if (DEFINED_BY_THE_LAB.includes(file)) expect(stderr).toMatch(/no matches for kind/);
    else if (exceptions.includes(file)) expect(stderr).toMatch(violates);
    else {
      expect(stderr).not.toMatch(violates);
      expect({ status, stderr }).toMatchObject({ status: 0 });
    }
  });

  it.each(kustomizations)('%s comes to what the API server accepts, and is restricted', (file) => {
    const args = ['-n', namespace, 'apply', '--dry-run=server', '-k', dirname(join(ROOT, file))];
    const { status, stderr } = kubectl(...args);
    expect(stderr).not.toMatch(/violates? PodSecurity/);
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });

  it('a manifest that is not restricted would be told apart', () => {
    const { stderr } = kubectlReading(
      readFileSync(join(import.meta.dirname, '../fixtures/privileged-pod.yaml'), 'utf8'),
      ...['-n', namespace, 'apply', '--dry-run=server', '-f', '-'],
    );
    expect(stderr).toMatch(/violates PodSecurity/);
  });
});

describe('a learner at work', () => {
  const shop = () => join(home, 'work', 'pods', 'shop.yaml');

  it('edits a manifest into nonsense: the API’s own words, code 1, and the way back', async () => {
    expect((await heard('start', 'pods')).code).toBe(0);
    const good = readFileSync(shop(), 'utf8');
    writeFileSync(shop(), good.replace('containers:', 'contianers:'));
    const strange = await heard('next', '--run');
    expect(strange.code).toBe(1);
    expect(strange.text).toMatch(/unknown field "spec\.contianers"/);
    writeFileSync(shop(), `kind: [Pod\n${good}`);
    const broken = await heard('next', '--run');
    expect(broken.code).toBe(1);
    expect(broken.text).toMatch(/error parsing|error converting YAML/);
    const check = await heard('check');
    expect(check.code).toBe(1);
    expect(check.text).toContain('there is no Pod shop');
    expect((await heard('reset', '--yes')).text).toContain('backup');
    expect(readFileSync(shop(), 'utf8')).toBe(good);
  });

  it('presses Ctrl-C while a check waits: it ends at once, and the next command works', async () => {
    const child = start('check', 'pods');
    let text = '';
    let sent = false;
    child.stderr.on('data', (chunk) => {
      text += String(chunk);
      // It waits for a Pod that nobody created. Once only: whoever presses twice does not want to wait for the end.
      if (sent || !text.includes('Looking')) return;
      sent = child.kill('SIGINT');
    });
    const pressed = performance.now();
    expect(await new Promise((done) => child.on('close', done))).toBe(130);
    expect(performance.now() - pressed).toBeLessThan(15_000);
    expect((await heard('next', '--run')).code).toBe(0);
    expect((await heard('check', 'pods', 'one-pod-two-containers')).code).toBe(0);
  });

  it('stops: nothing labelled is left, and the file that was edited is kept', async () => {
    writeFileSync(shop(), '# mine\n');
    const stopped = await heard('stop');
    expect(stopped.code).toBe(0);
    expect(stopped.text).toMatch(/Your files are in .*backup/);
    expect(kubectl('get', 'namespaces', '-l', 'learn-k8s.lab', '-o', 'name').stdout).toBe('');
  });
});

describe('a lab that disturbs the nodes', () => {
  const options = { rounds: 1, compares: false, keep: false, update: () => undefined } as const;
  let deps: Deps;
  beforeAll(async () => {
    const cluster = () => Promise.resolve(makeCluster(join(home, 'kubeconfig')));
    deps = { ...(await makeFixtureDeps(home)), clusterName: CLUSTER, cluster, network };
  });

  /** The same cluster as before, as new, and nothing of the lab in it or beside it. */
  async function expectAsNew(before: EngineSnapshot) {
    const bad = (await examineCluster(deps)).filter(({ verdict }) => verdict !== 'good');
    expect(bad).toEqual([]);
    expect(await takeSnapshot()).toEqual(before);
    const left = kubectl('get', 'configmap', 'tiny-nodes', '-n', 'kube-public').stderr;
    expect(left).toContain('not found');
  }

  it('in every way that there is: afterwards it is the same cluster, and as new', async () => {
    const before = await takeSnapshot();
    expect((await proveAndCompare(deps, 'tiny-nodes', options)).findings).toEqual([]);
    await expectAsNew(before);
  });

  it('also when Ctrl-C comes while a node is being stopped', async () => {
    const before = await takeSnapshot();
    const interrupt = new AbortController();
    const pressing: Exec = {
      ...exec,
      run: async (argv, given) => {
        const ran = await exec.run(argv, given);
        if (argv.join(' ').includes('docker stop')) interrupt.abort(new Error('Ctrl-C'));
        return ran;
      },
    };
    const loop = proveAndCompare(
      { ...deps, exec: pressing, signal: interrupt.signal },
      'tiny-nodes',
      options,
    );
    await expect(loop).rejects.toThrow();
    await expectAsNew(before);
  });
});

describe('labs that need a cluster', () => {
  // Those that Docker is enough for: leaves-nothing.test.ts.
  it(
    'pass their author’s loop, print what was recorded, and leave the engine as it was',
    async () => {
      const before = await takeSnapshot();
      const labs = await courseLabs();
      expect(labs.cluster).toContain('pods');
      // Labs wait more than they compute, and those that take nodes away can only be proven one after the other: at the
      // same time as the others, in a cluster of their own.
      const ended = await Promise.all([prove(labs.cluster), proveInOwnCluster(labs.ownCluster)]);
      // All are told: a lab that fails must leave nothing either.
      for (const each of ended) expect.soft(each.code, foundWrong(each)).toBe(0);
      expect(await takeSnapshot()).toEqual(before);
    },
    TEST_MS,
  );

  const prove = async (labs: readonly string[], own = env()): Promise<LabEnded> =>
    await runLab(['test', ...labs, '--lang', 'en'], own);

  async function proveInOwnCluster(labs: readonly string[]): Promise<LabEnded> {
    const ownHome = await mkdtemp(join(tmpdir(), 'labs-alone-test-'));
    const own = { ...env(), LAB_HOME: ownHome, LAB_CLUSTER: TEST_CLUSTERS.alone };
    try {
      const up = await runLab(['up', '--yes'], own);
      return up.code === 0 ? await prove(labs, own) : up;
    } finally {
      await runLab(['down', '--cluster-only', '--yes'], own);
      await rm(ownHome, { recursive: true, force: true });
    }
  }
});
