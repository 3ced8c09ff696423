import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../scripts/runner/ports.ts';
import {
  docker,
  readContainers,
  readEngine,
  readEngineInfo,
  fullImageName,
  readNodeImages,
} from '../../../scripts/runner/tools/docker.ts';

const ended = (code: number, stdout: string, stderr = ''): RunResult => ({
  kind: 'exited',
  code,
  stdout,
  stderr,
  all: stdout + stderr,
  durationMs: 1,
});
const client = (server: unknown) =>
  JSON.stringify({ Client: { Version: '27.3.1', Context: 'default' }, Server: server });

describe('reads the engine out of what docker really says', () => {
  it.each<[string, RunResult, string]>([
    ['answers', ended(0, client({ Version: '26.1.5+dfsg1' })), 'ready'],
    ['too old', ended(0, client({ Version: '20.10.24' })), 'too-old'],
    ['no program', { kind: 'not-found', program: 'docker' }, 'no-program'],
    ['program not executable', { kind: 'not-permitted', program: 'docker' }, 'not-permitted'],
    [
      'socket not permitted (27)',
      ended(
        1,
        client(null),
        'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://…": dial unix /var/run/docker.sock: connect: permission denied',
      ),
      'not-permitted',
    ],
    [
      'socket not permitted (29)',
      ended(
        1,
        client(null),
        'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
      ),
      'not-permitted',
    ],
    [
      'not running (27)',
      ended(
        1,
        client(null),
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ),
      'not-running',
    ],
    [
      'not running (29)',
      ended(
        1,
        client(null),
        'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
      ),
      'not-running',
    ],
    ['hangs', { kind: 'timed-out', afterMs: 15_000, all: '' }, 'not-running'],
    [
      'no such context',
      ended(
        1,
        '',
        'Failed to initialize: unable to resolve docker endpoint: context "nowhere": context not found: open /root/.docker/contexts/meta/abc/meta.json: no such file or directory',
      ),
      'wrong-context',
    ],
    [
      'program newer than the engine allows',
      ended(
        1,
        client(null),
        'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.41',
      ),
      'too-old',
    ],
    ['something else', ended(1, '', 'segmentation fault'), 'unknown'],
    ['exit code 0 but no server', ended(0, client(null)), 'unknown'],
  ])('%s', (_name, result, state) => {
    expect(readEngine(result, '24.0.0').state).toBe(state);
  });
});

it('reads what docker info says, and leaves open what it does not', () => {
  const info = readEngineInfo(
    JSON.stringify({
      OperatingSystem: 'Docker Desktop',
      CgroupVersion: '2',
      NCPU: 8,
      MemTotal: 8e9,
      SecurityOptions: ['name=rootless'],
    }),
  );
  expect(info).toMatchObject({
    system: 'Docker Desktop',
    cgroup: '2',
    cpus: 8,
    isRootless: true,
    root: undefined,
  });
  expect(readEngineInfo('not json')).toMatchObject({ cpus: undefined, isRootless: false });
});

it('reads containers', () => {
  const inspected = [
    {
      Id: 'abc',
      Name: '/course-worker',
      Created: '2026-11-21T12:00:00.5Z',
      State: { Status: 'exited' },
    },
  ];
  expect(readContainers(JSON.stringify(inspected))).toEqual([
    {
      id: 'abc',
      name: 'course-worker',
      status: 'exited',
      createdAt: Date.parse('2026-11-21T12:00:00.5Z'),
    },
  ]);
  expect(readContainers('')).toEqual([]);
});

it.each([
  ['busybox:1.37', 'docker.io/library/busybox:1.37'],
  ['shop/web:1', 'docker.io/shop/web:1'],
  ['localhost/shop/log:1', 'localhost/shop/log:1'],
  ['localhost:5000/web:1', 'localhost:5000/web:1'],
  ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
])('%s is %s to a node', (name, full) => {
  expect(fullImageName(name)).toBe(full);
});

it('reads the images of a node', () => {
  const printed = JSON.stringify({
    images: [{ id: 'sha256:1', repoTags: ['a:1', 'localhost/a:1'] }, { id: 'sha256:2' }],
  });
  expect([...readNodeImages(printed)]).toEqual([
    ['a:1', 'sha256:1'],
    ['localhost/a:1', 'sha256:1'],
  ]);
  expect(readNodeImages('').size).toBe(0);
});

describe('arguments', () => {
  it('look for labelled things of each kind by the label alone', () => {
    for (const what of ['container', 'image', 'volume', 'network'] as const) {
      expect(docker.labelled(what, 'learn-k8s.lab=pods')).toContain('label=learn-k8s.lab=pods');
    }
  });

  it('remove by id', () => {
    expect(docker.remove('container', ['a', 'b'])).toEqual([
      'docker',
      'rm',
      '--force',
      '--volumes',
      'a',
      'b',
    ]);
    expect(docker.remove('image', ['a'])).toEqual(['docker', 'rmi', '--force', 'a']);
    expect(docker.remove('volume', ['a'])).toEqual(['docker', 'volume', 'rm', '--force', 'a']);
    expect(docker.remove('network', ['a'])).toEqual(['docker', 'network', 'rm', 'a']);
  });
});
