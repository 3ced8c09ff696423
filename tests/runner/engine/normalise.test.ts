import { describe, expect, it } from 'vitest';
import { makeDictionary } from '../../../scripts/runner/engine/normalise/dictionary.ts';
import {
  normalise,
  type NormaliseFacts,
  type Show,
} from '../../../scripts/runner/engine/normalise/normalise.ts';

const facts = (more: Partial<NormaliseFacts> = {}): NormaliseFacts => ({
  dictionary: makeDictionary(),
  known: [],
  written: '',
  ...more,
});
const clean = (text: string, show?: Show, more?: Partial<NormaliseFacts>): string =>
  normalise(text, facts(more), show);

const PODS = `NAME                   READY   STATUS    RESTARTS      AGE     IP           NODE             NOMINATED NODE   READINESS GATES
client                 1/1     Running   0             3m19s   10.244.1.4   course-worker2   <none>           <none>
web-6d4cf56db6-7bx2p   1/1     Running   0             12s     10.244.1.2   course-worker    <none>           <none>
web-6d4cf56db6-x7x2p   1/1     Running   1 (3s ago)    12s     10.244.2.2   course-worker2   <none>           <none>
`;
const CONTAINERS = `CONTAINER ID   IMAGE          COMMAND                  CREATED          STATUS                    PORTS                     NAMES
3f4e8d2c1b0a   shop/web:1     "docker-entrypoint.s…"   5 seconds ago    Up 4 seconds (healthy)    0.0.0.0:32768->8080/tcp   web
a1b2c3d4e5f6   busybox:1.37   "sh"                     About a minute   Exited (0) 2 hours ago                              quirky_newton
`;
const DESCRIBE = `Name:             web-6d4cf56db6-7bx2p
Start Time:       Sat, 21 Nov 2026 12:00:00 +0000
    Container ID:  containerd://8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4
    Readiness:      http-get http://:http/readyz delay=0s timeout=1s period=2s #success=1 #failure=3
Events:
  Type     Reason     Age               From               Message
  ----     ------     ----              ----               -------
  Normal   Scheduled  15s               default-scheduler  Successfully assigned lab-pods/web-6d4cf56db6-7bx2p to course-worker
  Warning  Unhealthy  3s (x12 over 9s)  kubelet            Readiness probe failed: HTTP probe failed with statuscode: 503
`;
const BUILD = `#0 building with "default" instance using docker driver
#1 [internal] load build definition from Dockerfile
#1 transferring dockerfile: 215B 0.0s done
#1 DONE 0.1s
#5 [2/4] RUN echo hello
#5 0.213 hello
#5 DONE 0.3s
#8 writing image sha256:8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4 done
`;
const SAMPLES = [PODS, CONTAINERS, DESCRIBE, BUILD];

describe('tables', () => {
  it('keeps a kubectl table aligned once names, addresses and ages are tokens', () => {
    expect(clean(PODS)).toBe(
      [
        'NAME                 READY   STATUS    RESTARTS        AGE     IP       NODE             NOMINATED NODE   READINESS GATES',
        'client               1/1     Running   0               <age>   <ip-1>   course-worker2   <none>           <none>',
        'web-<rs-1>-<pod-1>   1/1     Running   0               <age>   <ip-2>   course-worker    <none>           <none>',
        'web-<rs-1>-<pod-2>   1/1     Running   1 (<age> ago)   <age>   <ip-3>   course-worker2   <none>           <none>',
      ].join('\n'),
    );
  });

  it('takes a header with small letters in brackets, as `kubectl top` prints it', () => {
    const top = [
      'NAME                     CPU(cores)   MEMORY(bytes)   ',
      'web-6d4cf56db6-7bx2p     2m           17Mi            ',
    ].join('\n');
    expect(clean(top)).toBe(
      [
        'NAME                 CPU(cores)   MEMORY(bytes)',
        'web-<rs-1>-<pod-1>   2m           17Mi',
      ].join('\n'),
    );
  });

  it("knows docker's words for times, ids, picked ports and picked names", () => {
    const [, web = '', other = ''] = clean(CONTAINERS).split('\n');
    expect(web).toMatch(
      /^<id-1> +shop\/web:1 .*<age> ago +Up <age> \(healthy\) +0\.0\.0\.0:<port-1>->8080\/tcp +web$/,
    );
    expect(other).toMatch(/^<id-2> +busybox:1\.37 .*Exited \(0\) <age> ago +<name-1>$/);
  });

  it('follows the columns of events in `kubectl describe`, and leaves the settings of probes alone', () => {
    const text = clean(DESCRIBE);
    expect(text).toContain('delay=0s timeout=1s period=2s');
    expect(text).toContain('Start Time:       <time>');
    expect(text).toMatch(/Normal +Scheduled +<age> +default-scheduler/);
    expect(text).toMatch(/Warning +Unhealthy +<age> \(x<n> over <age>\) +kubelet/);
  });

  it('gives the same text for two runs that differ only by accident', () => {
    const later = PODS.replaceAll('12s    ', '2m41s  ')
      .replaceAll('6d4cf56db6', '7f9c5bd8b4')
      .replaceAll('7bx2p', '2cv4k')
      .replaceAll('x7x2p', 'zz9lw')
      .replaceAll('10.244.1.2', '10.244.1.9');
    expect(clean(later)).toBe(clean(PODS));
  });
});

describe('values', () => {
  it.each([
    ['Sat Nov 21 12:04:10 UTC 2026', '<time>'],
    ['2026-11-21T12:04:10.123Z GET / 200', '<time> GET / 200'],
    ['10.0.0.1 - - [21/Nov/2026:12:04:10 +0000] "GET /"', '<ip-1> - - [<time>] "GET /"'],
    ['uid: 2b0a9a3e-6a53-4f0e-9c39-0d8f6f1f4a77', 'uid: <uid-1>'],
    ['pvc-2b0a9a3e-6a53-4f0e-9c39-0d8f6f1f4a77_lab-storage_note', 'pvc-<uid-1>_lab-storage_note'],
    ['link/ether 02:42:ac:11:00:02', 'link/ether <mac-1>'],
    ['eth0@if3 UP 10.0.0.1/24', 'eth0@if<n> UP <ip-1>/24'],
    ['net 4026531833 4026532844, pid:[4026532844]', 'net <ns-1> <ns-2>, pid:[<ns-2>]'],
    ['inet6 fe80::42:acff:fe11:2/64', 'inet6 <ip-1>/64'],
    ['80:31234/TCP', '80:<port-1>/TCP'],
    ['took 12 s', 'took <duration>'],
    ['web.1.0xm6uc6dm9bxheghxu60i9oh4 of web', 'web.1.<id-1> of web'],
    ['Failed about a minute ago', 'Failed <age> ago'],
    ['resourceVersion: "4711"', 'resourceVersion: "<version>"'],
    ['pod/web-6d4cf56db6-x7x2p deleted', 'pod/web-<rs-1>-<pod-1> deleted'],
    ['endpointslice/web-x7x2p', 'endpointslice/web-<suffix-1>'],
    ['replicaset.apps/web-6d4cf56db6 created', 'replicaset.apps/web-<rs-1> created'],
    ['round-trip min/avg/max = 0.058/0.081/0.104 ms', 'round-trip min/avg/max = <duration>'],
  ])('%s', (raw, wanted) => {
    expect(clean(raw)).toBe(wanted);
  });

  it.each([
    ['server listens on 127.0.0.1'],
    ['internationalizationarian 2026112118270312345678901'],
    ['0::/docker/web'],
    ['nameserver 10.96.0.10'],
    ['image busybox:1.37, kubelet v1.37.0'],
    ['service/listen-https created'],
    ['deployment.apps/web scaled'],
    ['node/course-worker2 labeled'],
    ['periodSeconds: 10, 30s of grace'],
    ['lab-services/web:http has no endpoints'],
  ])('leaves alone what is the same everywhere: %s', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('gives one value one token: a full id and its short form, a name in a table and in a sentence', () => {
    const id = '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4';
    expect(clean(`${id}\n${id.slice(0, 12)}\nsha256:${id}\n${id.slice(0, 13)}`)).toBe(
      '<id-1>\n<id-1>\nsha256:<id-1>\n<id-1>',
    );
  });

  it('keeps tokens over several commands of one run', () => {
    const shared = facts();
    expect(normalise('web 1 on web-6d4cf56db6-x7x2p at 10.244.1.7', shared)).toBe(
      'web 1 on web-<rs-1>-<pod-1> at <ip-1>',
    );
    expect(normalise('10.244.1.8 10.244.1.7', shared)).toBe('<ip-2> <ip-1>');
  });

  it('leaves what the author wrote, and names what belongs to this machine', () => {
    const more = {
      written: 'nodePort: 30080\nclusterIP: 10.96.7.7',
      known: [['/home/ada/.lab/work/services', 'services']] as const,
    };
    expect(
      clean('80:30080/TCP 10.96.7.7 /home/ada/.lab/work/services/web.yaml', undefined, more),
    ).toBe('80:30080/TCP 10.96.7.7 services/web.yaml');
  });

  it('keeps what a progress bar showed last and drops colours', () => {
    expect(clean('10%\r50%\r100%\n\u001B[32mdone\u001B[0m\n')).toBe('100%\ndone');
  });
});

describe('show', () => {
  it('marks each gap once and lays out the table without the hidden rows', () => {
    expect(clean(PODS, ['^NAME', '^web'])).toBe(
      [
        'NAME                 READY   STATUS    RESTARTS        AGE     IP       NODE             NOMINATED NODE   READINESS GATES',
        '…',
        'web-<rs-1>-<pod-1>   1/1     Running   0               <age>   <ip-1>   course-worker    <none>           <none>',
        'web-<rs-1>-<pod-2>   1/1     Running   1 (<age> ago)   <age>   <ip-2>   course-worker2   <none>           <none>',
      ].join('\n'),
    );
  });

  it('shows nothing with none', () => {
    expect(clean(PODS, 'none')).toBe('');
  });
});

describe('doing it twice', () => {
  it.each(SAMPLES.map((sample, index) => [index, sample]))(
    'changes nothing (sample %i)',
    (_, sample) => {
      const once = clean(String(sample));
      expect(clean(once)).toBe(once);
    },
  );

  it('changes nothing for texts put together at random', () => {
    const random = makeRandom(7);
    const pieces = [
      ...SAMPLES.join('\n').split(/\s+/),
      '…',
      '10.1.2.3',
      '::1',
      'fd00::7',
      '12:00:01',
      '80:31000/TCP',
      '-',
      '  ',
      '\n',
      '<none>',
      '2m3s',
      '1.5s',
    ];
    for (let round = 0; round < 500; round += 1) {
      const text = Array.from(
        { length: 30 },
        () => pieces[Math.floor(random() * pieces.length)],
      ).join(random() < 0.2 ? '   ' : ' ');
      const once = clean(text);
      expect(clean(once), text).toBe(once);
    }
  });
});

/** A small generator, so that a failure can be seen again. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

it('lays a table out anew when a value of this machine in it is longer than its name', () => {
  const table = [
    'NODE                     RUNTIME',
    'c-test-control-plane     containerd://2.3.4',
    'c-test-worker            containerd://2.3.4',
  ].join('\n');
  const known = [['c-test-', 'course-']] as const;
  expect(normalise(table, { dictionary: makeDictionary(), known, written: '' })).toBe(
    [
      'NODE                   RUNTIME',
      'course-control-plane   containerd://2.3.4',
      'course-worker          containerd://2.3.4',
    ].join('\n'),
  );
});
