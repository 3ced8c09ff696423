import { describe, expect, it } from 'vitest';
import { check, type Check } from '../../../scripts/lab-kit/checks.ts';
import type { Facts } from '../../../scripts/runner/checks/check-kind.ts';
import { look } from '../../../scripts/runner/checks/index.ts';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';
import type { LabRun } from '../../../scripts/runner/lab-run.ts';
import type { KubeObject } from '../../../scripts/runner/ports.ts';
import { makeFakeClock } from '../support/fake-clock.ts';
import { makeFakeCluster, object } from '../support/fake-cluster.ts';
import { type Answer, exited, makeFakeExec } from '../support/fake-exec.ts';

const RUN = {
  lab: { id: 'tiny' },
  namespace: 'lab-tiny',
  label: 'learn-k8s.lab=tiny',
  folder: '/work/tiny',
  kubeconfig: '/work/tiny.kubeconfig',
  usesCluster: true,
  env: {},
} as unknown as LabRun;

function facts(objects: readonly KubeObject[], answers: readonly Answer[] = []): Facts {
  const cluster = makeFakeCluster(objects);
  return {
    run: RUN,
    exec: makeFakeExec(answers),
    files: makeFiles(),
    clock: makeFakeClock(),
    cluster: () => Promise.resolve(cluster),
    clusterName: 'course',
    signal: new AbortController().signal,
    memory: new Map(),
    look,
  };
}

async function see(wanted: Check, objects: readonly KubeObject[], answers: readonly Answer[] = []) {
  const { status, certain, actual, expected, next } = await look(wanted, facts(objects, answers));
  return {
    status,
    certain: certain ?? false,
    actual: actual.en,
    expected: expected.en,
    next: next.en,
  };
}

const pod = (name: string, ready: boolean, more: object = {}): KubeObject =>
  object('Pod', name, {
    metadata: { labels: { app: 'web' } },
    status: {
      phase: 'Running',
      conditions: [
        {
          type: 'Ready',
          status: ready ? 'True' : 'False',
          reason: ready ? '' : 'ContainersNotReady',
        },
      ],
      ...more,
    },
  });
const service = object('Service', 'web', {
  spec: { clusterIP: '10.96.3.4', selector: { app: 'web' } },
});
const slice = (addresses: readonly string[], port = 8080, ready = true): KubeObject =>
  object('EndpointSlice', 'web-abc', {
    metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: addresses.map((address) => ({ addresses: [address], conditions: { ready } })),
    ports: [{ port }],
  });

describe('object', () => {
  it('passes when it is there and looks as told', async () => {
    expect((await see(check.podReady('client'), [pod('client', true)])).status).toBe('pass');
  });

  it('not yet when it is not there: something may be on its way', async () => {
    expect(await see(check.podReady('client'), [])).toMatchObject({
      status: 'not-yet',
      certain: false,
      actual: 'there is no Pod client',
      next: 'kubectl get pod',
    });
  });

  it('says why a Pod is not ready', async () => {
    const sick = pod('client', false, {
      containerStatuses: [{ name: 'client', state: { waiting: { reason: 'ErrImageNeverPull' } } }],
    });
    const seen = await see(check.podReady('client'), [sick]);
    expect(seen.status).toBe('not-yet');
    expect(seen.actual).toContain('ContainersNotReady');
    expect(seen.actual).toContain('client: ErrImageNeverPull');
  });

  it('is certain about a spec that only people write, and only about that', async () => {
    const three = object('Deployment', 'web', { spec: { replicas: 3 }, status: {} });
    const two = check.deployment('web', { ready: 2 });
    expect(await see(two, [three])).toMatchObject({
      status: 'wrong',
      certain: true,
      actual: 'spec.replicas = 3',
    });
    const replicaSet = object('ReplicaSet', 'web', { spec: { replicas: 3 } });
    const owned = check.object('ReplicaSet', 'web', { match: { spec: { replicas: 2 } } });
    expect(await see(owned, [replicaSet])).toMatchObject({ status: 'wrong', certain: false });
    const starting = object('Deployment', 'web', {
      spec: { replicas: 2 },
      status: { readyReplicas: 1 },
    });
    expect(await see(two, [starting])).toMatchObject({ status: 'not-yet', certain: false });
  });

  it('does not believe a status that speaks of an older spec', async () => {
    const stale = object('Deployment', 'web', {
      metadata: { generation: 2 },
      spec: { replicas: 2 },
      status: { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2, replicas: 2 },
    });
    expect(await see(check.deployment('web', { ready: 2 }), [stale])).toMatchObject({
      status: 'not-yet',
      actual: 'observedGeneration = 1',
    });
  });

  it('does not count what is being deleted', async () => {
    const leaving = object('Pod', 'client', {
      metadata: { deletionTimestamp: '2026-11-21T12:00:00Z' },
    });
    expect((await see(check.object('Pod', 'client'), [leaving])).status).toBe('not-yet');
  });
});

describe('count', () => {
  it('counts by label, and not those on their way out', async () => {
    const leaving = object('Pod', 'old', {
      metadata: { labels: { app: 'web' }, deletionTimestamp: 'x' },
    });
    const two = check.count('Pod', 'app=web', { count: 2 });
    expect((await see(two, [pod('a', true), pod('b', true), leaving])).status).toBe('pass');
    expect(await see(two, [pod('a', true)])).toMatchObject({
      status: 'not-yet',
      actual: '1 found',
    });
  });

  it('looks at each of them', async () => {
    const running = check.count('Pod', 'app=web', {
      count: { $atLeast: 1 },
      match: { status: { phase: 'Pending' } },
    });
    expect(await see(running, [pod('a', true)])).toMatchObject({
      status: 'not-yet',
      actual: 'a: status.phase = Running',
    });
  });
});

describe('endpoints', () => {
  it('passes on ready addresses, each counted once', async () => {
    const seen = await see(check.endpoints('web', { ready: 2, port: 8080 }), [
      service,
      slice(['10.244.1.2', '10.244.1.3']),
      slice(['10.244.1.3']),
    ]);
    expect(seen.status).toBe('pass');
  });

  it('says what the selector finds when there are none', async () => {
    const typo = object('Service', 'web', { spec: { selector: { app: 'wbe' } } });
    expect(await see(check.endpoints('web', { ready: 2 }), [typo, pod('a', true)])).toMatchObject({
      status: 'wrong',
      actual: '0; its selector app=wbe finds 0 Pods, 0 of them ready',
    });
    const unready = await see(check.endpoints('web', { ready: 1 }), [
      service,
      pod('a', false),
      slice(['10.1.1.1'], 8080, false),
    ]);
    expect(unready).toMatchObject({ status: 'not-yet' });
    expect(unready.actual).toContain('finds 1 Pods, 0 of them ready');
  });

  it('catches another port, and a Service that is not there', async () => {
    expect(
      await see(check.endpoints('web', { ready: 1, port: 8080 }), [
        service,
        slice(['10.1.1.1'], 80),
      ]),
    ).toMatchObject({ status: 'wrong', actual: 'port 80' });
    expect((await see(check.endpoints('web', { ready: 1 }), [])).actual).toBe(
      'there is no Service web',
    );
  });
});

describe('http from a Pod', () => {
  const ask = check.http('http://web/', { from: { pod: 'client' }, body: '^web' });
  const noNode: Answer = (line) =>
    line.includes(' node -e')
      ? exited(1, '', 'OCI runtime exec failed: exec: "node": executable file not found in $PATH')
      : undefined;
  const wget =
    (text: string): Answer =>
    (line) =>
      line.includes('wget') ? `--answer--\n${text}` : undefined;

  it('uses node where there is one', async () => {
    const answer: Answer = () => JSON.stringify([{ status: 200, headers: {}, body: 'web 1' }]);
    expect((await see(ask, [], [answer])).status).toBe('pass');
  });

  it('uses wget where there is no node', async () => {
    expect(
      (await see(ask, [], [noNode, wget('  HTTP/1.1 200 OK\n  x-pod: a\n  \nweb 1 on a\n')]))
        .status,
    ).toBe('pass');
    expect(
      await see(
        ask,
        [],
        [
          noNode,
          wget(
            '  HTTP/1.1 503 Service Unavailable\nwget: server returned error: HTTP/1.1 503 Service Unavailable\n',
          ),
        ],
      ),
    ).toMatchObject({ status: 'wrong' });
    expect(
      await see(
        ask,
        [],
        [noNode, wget("wget: can't connect to remote host (10.96.1.1): Connection refused\n")],
      ),
    ).toMatchObject({
      status: 'not-yet',
      actual: "can't connect to remote host (10.96.1.1): Connection refused",
    });
  });

  it('is broken, not wrong, in a container that has neither', async () => {
    const nothing: Answer = () => exited(126, '', 'exec: "sh": executable file not found in $PATH');
    expect((await see(ask, [], [nothing])).status).toBe('broken');
  });

  it('waits for a Pod that is not there, and calls a cluster that does not answer broken', async () => {
    const absent: Answer = () =>
      exited(1, '', 'Error from server (NotFound): pods "client" not found');
    expect((await see(ask, [], [absent])).status).toBe('not-yet');
    const down: Answer = () =>
      exited(1, '', 'The connection to the server 127.0.0.1:6443 was refused');
    expect((await see(ask, [], [down])).status).toBe('broken');
  });

  it('counts different values of a header over separate connections', async () => {
    const spread = check.http('http://web/', {
      from: 'host',
      distinct: { header: 'X-Pod', atLeast: 2, requests: 3 },
    });
    const answers =
      (pods: readonly string[]): Answer =>
      () =>
        JSON.stringify(pods.map((name) => ({ status: 200, headers: { 'x-pod': name }, body: '' })));
    expect((await see(spread, [], [answers(['a', 'b', 'a'])])).status).toBe('pass');
    expect(await see(spread, [], [answers(['a', 'a', 'a'])])).toMatchObject({
      status: 'wrong',
      actual: '1: a',
    });
  });
});

describe('dns', () => {
  const byNode =
    (found: unknown): Answer =>
    () =>
      JSON.stringify(found);
  const clusterIp = check.dns('web', { from: { pod: 'client' }, to: { clusterIp: 'web' } });
  const podIps = check.dns('web-pods', { from: { pod: 'client' }, to: { podIps: 'web' } });
  const nothing = check.dns('gone', { from: { pod: 'client' }, to: 'nothing' });

  it.each([
    ['the ClusterIP', clusterIp, ['10.96.3.4'], 'pass'],
    ['another address', clusterIp, ['10.96.9.9'], 'wrong'],
    ['no address yet', clusterIp, { error: 'ENOTFOUND' }, 'not-yet'],
    ['exactly the ready Pods, in any order', podIps, ['10.1.1.2', '10.1.1.1'], 'pass'],
    ['only one of them', podIps, ['10.1.1.1'], 'wrong'],
    ['nothing, as wanted', nothing, { error: 'ENOTFOUND' }, 'pass'],
    ['an address where there should be none', nothing, ['10.96.3.4'], 'wrong'],
    ['a resolver in trouble proves nothing', nothing, { error: 'EAI_AGAIN' }, 'not-yet'],
  ])('%s', async (_, wanted, found, status) => {
    const objects = [service, slice(['10.1.1.1', '10.1.1.2'])];
    expect((await see(wanted, objects, [byNode(found)])).status).toBe(status);
  });
});

describe('exec', () => {
  const list = check.exec('client', ['ls', '/data'], { stdout: '^notes$', stdoutNot: 'secret' });
  it.each([
    ['what is wanted', exited(0, 'a\nnotes\n'), 'pass'],
    ['without the line', exited(0, 'a\n'), 'wrong'],
    ['with the line that must not be there', exited(0, 'notes\nsecret\n'), 'wrong'],
    [
      'another exit code',
      exited(2, '', 'ls: /data: no\ncommand terminated with exit code 2'),
      'wrong',
    ],
    ['no such program', exited(1, '', 'exec: "ls": executable file not found in $PATH'), 'broken'],
    [
      'not running yet',
      exited(1, '', 'error: unable to upgrade connection: container not found ("client")'),
      'not-yet',
    ],
    [
      'ending at this moment',
      exited(
        1,
        '',
        'error: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "3b5": OCI runtime exec failed: exec failed: unable to start container process: read init-p: connection reset by peer',
      ),
      'not-yet',
    ],
    [
      'what may not be begun',
      exited(
        1,
        '',
        'error: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "3b5": OCI runtime exec failed: exec failed: unable to start container process: exec: "/data": permission denied',
      ),
      'broken',
    ],
  ])('%s', async (_, ran, status) => {
    expect((await see(list, [], [() => ran])).status).toBe(status);
  });
});

describe('absence and replacement', () => {
  const gone = check.absent('Pod', 'web-0', { seen: 'first' });
  const again = check.replaced('Pod', 'web-0', { seen: 'first' });
  const withMemory = async (wanted: Check, objects: readonly KubeObject[]): Promise<string> =>
    (await look(wanted, { ...facts(objects), memory: new Map([['first', 'uid-web-0']]) })).status;

  it('never pass on what nobody saw', async () => {
    expect(await see(gone, [])).toMatchObject({ status: 'wrong', certain: true });
    expect((await see(again, [object('Pod', 'web-0')])).status).toBe('wrong');
  });

  it('tell the same object from another of its name', async () => {
    const other = object('Pod', 'web-0', { metadata: { uid: 'uid-2' } });
    expect(await withMemory(gone, [object('Pod', 'web-0')])).toBe('not-yet');
    expect(await withMemory(gone, [])).toBe('pass');
    expect(await withMemory(again, [])).toBe('not-yet');
    expect(await withMemory(again, [object('Pod', 'web-0')])).toBe('not-yet');
    expect(await withMemory(again, [other])).toBe('pass');
  });

  it('remember what an earlier check passed on', async () => {
    const given = facts([pod('web-0', true)]);
    await look(check.podReady('web-0', { remember: 'first' }), given);
    expect(given.memory.get('first')).toBe('uid-web-0');
  });
});

describe('stable', () => {
  it('passes when it held all the time, and not when it failed once in between', async () => {
    const inner = check.podReady('client');
    expect((await see(check.stable(5, inner), [pod('client', true)])).status).toBe('pass');
    const cluster = makeFakeCluster([pod('client', true)]);
    const given = facts([]);
    let looks = 0;
    const flapping: Facts = {
      ...given,
      cluster: () => Promise.resolve(cluster),
      look: async (one, inside) => {
        looks += 1;
        if (looks === 3) cluster.set([pod('client', false)]);
        return await look(one, inside);
      },
    };
    const seen = await look(check.stable(5, inner), flapping);
    expect(seen.status).toBe('not-yet');
    expect(seen.actual.en).toMatch(/after 2 s$/);
  });
});

describe('node', () => {
  it('looks at a node of the cluster', async () => {
    const rules = check.node('worker', ['iptables-save'], { stdout: 'KUBE-SVC' });
    const answer: Answer = (line) =>
      line === 'docker exec course-worker iptables-save' ? '-A KUBE-SVC-X' : undefined;
    expect((await see(rules, [], [answer])).status).toBe('pass');
    expect(
      (await see(rules, [], [() => exited(1, '', 'Error: No such container: course-worker')]))
        .status,
    ).toBe('broken');
  });
});
