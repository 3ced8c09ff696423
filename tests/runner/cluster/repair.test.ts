import { beforeEach, describe, expect, it } from 'vitest';
import { driftFromBaseline, rememberBaseline } from '../../../scripts/runner/cluster/baseline.ts';
import { renewNames } from '../../../scripts/runner/cluster/first-aid.ts';
import { lookAtCluster } from '../../../scripts/runner/cluster/health.ts';
import { repairCluster } from '../../../scripts/runner/cluster/repair.ts';
import { object } from '../support/fake-cluster.ts';
import { type Answer, exited } from '../support/fake-exec.ts';
import { type FakeNodes, makeFakeNodes } from '../support/fake-nodes.ts';

let nodes: FakeNodes;
beforeEach(async () => {
  nodes = await makeFakeNodes();
});

const quiet = () => undefined;
const bad = async ({ deps }: FakeNodes) =>
  (await lookAtCluster(deps))
    .filter(({ isGood }) => !isGood)
    .map(({ id, saw }) => `${id}: ${saw.en}`);
const asked = ({ exec }: FakeNodes, part: string) =>
  exec.lines.filter((line) => line.includes(part));

describe('a look at the cluster', () => {
  it('finds a new one well, and changes nothing', async () => {
    expect(await bad(nodes)).toEqual([]);
    expect(nodes.exec.lines.filter((line) => /patch|delete|create| start /.test(line))).toEqual([]);
  });

  it('tells a node that is stopped, and what fails with it', async () => {
    nodes.states.set('course-worker2', 'exited');
    nodes.change('Node', 'course-worker2', { status: {} });
    expect(await bad(nodes)).toEqual([
      'containers: not running: course-worker2 (exited)',
      'nodes: not Ready: course-worker2',
      'versions: Kubernetes v1.37.0, containerd://2.3.4; Kubernetes ?, ?',
    ]);
  });

  it('tells a control-plane part that is gone, and marks on a node', async () => {
    nodes.remove('Pod', 'kube-scheduler-course-control-plane');
    nodes.change('Node', 'course-worker', { spec: { unschedulable: true } });
    expect(await bad(nodes)).toEqual([
      'marks: left on nodes: course-worker cordoned',
      'control-plane: not running: kube-scheduler-course-control-plane',
    ]);
  });

  it('tells a node without kube-proxy, and a system Pod that is not ready', async () => {
    nodes.change('Pod', 'kube-proxy-course-worker', { status: {} });
    expect(await bad(nodes)).toEqual([
      'kube-proxy: not ready on: course-worker',
      'system-pods: not ready: kube-proxy-course-worker',
    ]);
  });

  it('asks for a name from each node', async () => {
    const silent: Answer = (line) =>
      line.includes('exec course-worker2 unshare') ? exited(2) : undefined;
    nodes = await makeFakeNodes([silent]);
    expect(await bad(nodes)).toEqual(['dns: no answer on: course-worker2']);
    expect(asked(nodes, 'unshare')).toHaveLength(3);
  });

  it('an API that is away is one line, in both languages', async () => {
    const { UserError } = await import('../../../scripts/runner/outcome.ts');
    const refuses = () =>
      Promise.reject(
        new UserError(3, { what: { en: 'no answer', zh: '没有响应' }, next: { en: '', zh: '' } }),
      );
    const findings = await lookAtCluster({ ...nodes.deps, cluster: refuses });
    expect(findings.at(-1)).toMatchObject({ id: 'api', isGood: false, saw: { zh: '没有响应' } });
  });
});

describe('what is remembered of a new cluster', () => {
  it('is what it was first, however often it is asked for', async () => {
    await rememberBaseline(nodes.deps);
    nodes.change('Deployment', 'coredns', { spec: { replicas: 0 } });
    await rememberBaseline(nodes.deps);
    expect(await driftFromBaseline(nodes.deps)).toEqual(['Deployment coredns']);
    expect(await bad(nodes)).toEqual(['dns: changed by a lab: Deployment coredns']);
  });

  it('is of this cluster only', async () => {
    await rememberBaseline(nodes.deps);
    const { files, paths } = nodes.deps;
    const record = (await files.read(`${paths.home}/cluster.json`)) ?? '';
    await files.write(`${paths.home}/cluster.json`, record.replace('"me"', '"another"'));
    nodes.change('Deployment', 'coredns', { spec: { replicas: 0 } });
    expect(await driftFromBaseline(nodes.deps)).toEqual([]);
  });

  it('is nothing when a part is missing', async () => {
    nodes.remove('Deployment', 'coredns');
    await rememberBaseline(nodes.deps);
    nodes.change('DaemonSet', 'kube-proxy', { spec: {} });
    expect(await driftFromBaseline(nodes.deps)).toEqual([]);
  });
});

describe('the repair', () => {
  it('has nothing to do in a cluster that is well', async () => {
    expect(await repairCluster(nodes.deps, quiet)).toBe('was-well');
    expect(asked(nodes, 'kubectl')).toEqual([]);
  });

  it('starts what is stopped or paused, and looks twice before it believes', async () => {
    nodes.states.set('course-worker', 'paused');
    nodes.states.set('course-worker2', 'exited');
    expect(await repairCluster(nodes.deps, quiet)).toBe('put-back');
    expect(asked(nodes, 'docker start')).toEqual(['docker start course-worker2']);
    expect(asked(nodes, 'docker unpause')).toEqual(['docker unpause course-worker']);
    expect(asked(nodes, 'unshare')).toHaveLength(6);
  });

  it('puts kube-proxy and CoreDNS back as they were, and makes what was deleted', async () => {
    const done: Answer = (line) => {
      if (line.includes('patch DaemonSet'))
        nodes.change('DaemonSet', 'kube-proxy', { spec: { template: 'as new' } });
      if (line.includes('patch ConfigMap'))
        nodes.change('ConfigMap', 'kube-proxy', { data: { mode: 'iptables' } });
      if (line.includes('create -f -'))
        nodes.add(
          object('Deployment', 'coredns', {
            metadata: { namespace: 'kube-system' },
            spec: { replicas: 2 },
          }),
        );
      return undefined;
    };
    nodes = await makeFakeNodes([done]);
    await rememberBaseline(nodes.deps);
    nodes.change('DaemonSet', 'kube-proxy', { spec: { template: 'another' } });
    nodes.change('ConfigMap', 'kube-proxy', { data: { mode: 'nftables' } });
    nodes.remove('Deployment', 'coredns');
    expect(await repairCluster(nodes.deps, quiet)).toBe('put-back');
    expect(asked(nodes, 'delete pods -n kube-system -l k8s-app=kube-proxy')).toHaveLength(1);
    expect(await driftFromBaseline(nodes.deps)).toEqual([]);
  });

  it('what cannot be put back in time is built again, and it says why in both languages', async () => {
    const stubborn: Answer = (line) => {
      if (line.startsWith('docker start')) return exited(1, '', 'no such file');
      if (line.startsWith('docker image inspect')) return 'sha256:1\n';
      if (!line.startsWith('kind ')) return undefined;
      if (line.startsWith('kind delete')) nodes.states.clear();
      else
        for (const name of ['control-plane', 'worker', 'worker2'])
          nodes.states.set(`course-${name}`, 'running');
      return '';
    };
    const network = { freePort: (port: number) => Promise.resolve(port) } as never;
    nodes = await makeFakeNodes([stubborn], { network });
    nodes.add(object('ServiceAccount', 'default', { metadata: { namespace: 'default' } }));
    nodes.states.set('course-worker2', 'exited');
    const began = nodes.deps.clock.now();
    expect(await repairCluster(nodes.deps, quiet)).toBe('built-again');
    expect(nodes.deps.clock.now() - began).toBeGreaterThanOrEqual(120_000);
    expect(nodes.deps.reporter.lines.join('\n')).toMatch(
      /within 120 s, so it is built again\. Containers of the nodes: not running: course-worker2/,
    );
    expect(nodes.deps.reporter.chinese.join('\n')).toContain('因此重新创建');
    expect(asked(nodes, 'kind create cluster')).toHaveLength(1);
  });
});

describe('names that Docker forgot', () => {
  const forgets: Answer = (line) => (line.includes('getent -s dns') ? exited(2) : undefined);

  it('come back with the control plane restarted', async () => {
    nodes = await makeFakeNodes([
      forgets,
      (line) => (line.startsWith('docker restart') ? '' : undefined),
    ]);
    expect(await renewNames(nodes.deps)).toBe(true);
    expect(asked(nodes, 'docker restart')).toEqual([
      'docker restart --time 5 course-control-plane',
    ]);
  });

  it('nothing is restarted while each worker finds it', async () => {
    expect(await renewNames(nodes.deps)).toBe(false);
    expect(asked(nodes, 'getent -s dns')).toHaveLength(2);
  });
});
