import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IMAGES } from '../../../scripts/lab-kit/versions.ts';
import { type FakeApi, readyCluster, startFakeApi } from '../../fixtures/fake-api.ts';
import { type FakeMachine, type LabResult, makeFakeMachine } from '../../fixtures/lab-command.ts';

// Each test runs the command line several times, as a process of its own.
vi.setConfig({ testTimeout: 90_000 });

let machine: FakeMachine;
let api: FakeApi;

beforeEach(async () => {
  api = await startFakeApi();
  readyCluster(api);
  await useMachine(['docker', 'kind', 'kubectl']);
});
afterEach(async () => {
  await machine.remove();
  await api.close();
});

async function useMachine(programs: readonly string[]) {
  machine = await makeFakeMachine(programs);
  await machine.given('kubeconfig', api.kubeconfig);
  await machine.given('images', `${IMAGES.kindNode.name}\n`);
}

/** Resolves when the fake kind is in the middle of making a cluster. */
async function untilKindHangs() {
  const look = async () =>
    await stat(join(machine.state, 'hangs')).then(
      () => true,
      () => false,
    );
  await expect.poll(look, { timeout: 30_000, interval: 100 }).toBe(true);
}

/** A refusal of the machine: code 3, nothing on standard output, what and next in each language. */
async function expectRefusal(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  [what, next, zhWhat, zhNext]: readonly [string, string, string, string],
) {
  const check = ({ code, stderr }: LabResult, words: readonly string[]) => {
    for (const word of words) expect(stderr).toContain(word);
    expect(code).toBe(3);
  };
  check(await machine.lab(args, env), [what, next, 'Next: ']);
  check(await machine.lab(args, { ...env, LANG: 'zh_CN.UTF-8' }), [zhWhat, zhNext, '下一步: ']);
}

describe('an engine that cannot be used', () => {
  it.each([
    ['denied', 'may not use it', 'usermod -aG docker', '没有使用权限', 'usermod -aG docker'],
    ['down', 'is not running', 'npx lab doctor', 'Docker 引擎没有运行', 'npx lab doctor'],
    ['old', 'too old (20.10.24)', 'Update Docker', '太旧（20.10.24）', '升级 Docker'],
    [
      'context',
      'a context that does not exist',
      'docker context use default',
      'context 不存在',
      'docker context use default',
    ],
  ])('%s', async (engine, ...words) => {
    await expectRefusal(['up'], { FAKE_ENGINE: engine }, words);
    expect(await machine.calls()).not.toContain('kind create');
  });

  it('elsewhere: says that DOCKER_HOST is in the way', async () => {
    const words = ['not running', 'unset DOCKER_HOST', '没有运行', 'unset DOCKER_HOST'] as const;
    await expectRefusal(['up'], { FAKE_ENGINE: 'down', DOCKER_HOST: 'tcp://far:2376' }, words);
  });

  it('none: says where to get it', async () => {
    await machine.remove();
    await useMachine(['kind', 'kubectl']);
    await expectRefusal(['up'], {}, [
      'not installed',
      'docs.docker.com',
      '没有安装 Docker',
      'docs.docker.com',
    ]);
    await expectRefusal(['down'], {}, [
      'not installed',
      'docs.docker.com',
      '没有安装 Docker',
      'docs.docker.com',
    ]);
  });
});

describe('kind and kubectl', () => {
  it.each(['kind', 'kubectl'])('no %s: names the command that brings it', async (missing) => {
    await machine.remove();
    await useMachine(['docker', 'kind', 'kubectl'].filter((program) => program !== missing));
    const what = [`${missing} is not installed`, `没有安装 ${missing}`] as const;
    await expectRefusal(['up'], {}, [
      what[0],
      'npx lab doctor --fix',
      what[1],
      'npx lab doctor --fix',
    ]);
    expect(await machine.calls()).not.toContain('kind create');
  });

  it('too old', async () => {
    await expectRefusal(['up'], { FAKE_KIND_VERSION: '0.20.0' }, [
      'kind 0.20.0 is too old',
      'doctor --fix',
      'kind 0.20.0 太旧',
      'doctor --fix',
    ]);
  });
});

describe('up', () => {
  it('makes the cluster, remembers its containers, and does nothing the second time', async () => {
    const first = await machine.lab(['up', '--json']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const data = JSON.parse(first.stdout) as Record<string, unknown>;
    expect(data).toMatchObject({ cluster: 'course', did: 'created', image: IMAGES.kindNode.name });
    const record = JSON.parse(await readFile(join(machine.home, 'cluster.json'), 'utf8')) as object;
    expect(record).toMatchObject({ phase: 'ready', nodeIds: ['new-1', 'new-2', 'new-3'] });
    const config = await readFile(join(machine.home, 'kind.yaml'), 'utf8');
    expect(config.match(/listenAddress: 127\.0\.0\.1/g)).toHaveLength(2);

    const second = await machine.lab(['up', '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ did: 'was-running' });
    expect((await machine.calls()).match(/kind create/g)).toHaveLength(1);
  });

  it('starts a stopped cluster', async () => {
    await machine.lab(['up']);
    const stopped = ['control-plane', 'worker', 'worker2']
      .map((role, index) => `new-${String(index + 1)} course-${role} exited`)
      .join('\n');
    await machine.given('nodes', `${stopped}\n`);
    expect(JSON.parse((await machine.lab(['up', '--json'])).stdout)).toMatchObject({
      did: 'started',
    });
    expect(await machine.calls()).toContain('docker start new-1 new-2 new-3');
  });

  it('--dry-run says what it would do and does not', async () => {
    const { code, stdout } = await machine.lab(['up', '--dry-run', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'absent', would: 'create' });
    expect(await machine.calls()).not.toContain('kind create');
    await expect(stat(join(machine.home, 'cluster.json'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('takes another port when the preferred one is in use, and tells which', async () => {
    const server = createServer();
    const took = await new Promise<boolean>((resolve) => {
      // Also right when the course's real cluster has it already.
      server.once('error', () => {
        resolve(false);
      });
      server.listen(30080, '127.0.0.1', () => {
        resolve(true);
      });
    });
    try {
      const data = JSON.parse((await machine.lab(['up', '--json'])).stdout) as { httpPort: number };
      expect(data.httpPort).not.toBe(30080);
      expect(await readFile(join(machine.home, 'kind.yaml'), 'utf8')).toContain(
        `hostPort: ${String(data.httpPort)}`,
      );
    } finally {
      if (took) server.close();
    }
  });

  it('refuses on a nearly full disk, before anything is made', async () => {
    const words = ['nearly full', 'docker system df', '磁盘快满了', 'docker system df'] as const;
    await expectRefusal(['up'], { LAB_DISK_NEEDED_GB: '9000000' }, words);
    expect(await machine.calls()).not.toContain('kind create');
  });

  it('an image that cannot be pulled: which, why, a mirror, a file, another tag', async () => {
    await machine.given('images', '');
    const env = { FAKE_PULL: 'no' };
    const name = IMAGES.kindNode.name;
    await expectRefusal(['up'], env, [
      name,
      'docker load -i',
      `没有镜像 ${name}`,
      'docker load -i',
    ]);
    const { stderr } = await machine.lab(['up'], env);
    expect(stderr).toContain('registry-1.docker.io');
    expect(stderr).toContain('export LAB_IMAGE_KIND_NODE=mirror.example/');
  });

  it('takes an image from the mirror that its variable names, under the public name', async () => {
    await machine.given('images', '');
    const { code } = await machine.lab(['up'], { LAB_IMAGE_KIND_NODE: 'mirror.test/node:1' });
    expect(code).toBe(0);
    const calls = await machine.calls();
    expect(calls).toContain('docker pull mirror.test/node:1');
    expect(calls).toContain(`docker tag mirror.test/node:1 ${IMAGES.kindNode.name}`);
  });

  it('says what kind said when it fails', async () => {
    const words = [
      'could not be created',
      'npx lab doctor',
      '无法创建集群',
      'npx lab doctor',
    ] as const;
    await expectRefusal(['up'], { FAKE_KIND: 'fail' }, words);
    expect((await machine.lab(['up'], { FAKE_KIND: 'fail' })).stderr).toContain('Reached target');
  });
});

describe('a cluster of that name', () => {
  it.each([['up'], ['down']])('that is not ours is left alone by %s', async (command) => {
    await machine.given('nodes', 'x1 course-control-plane running\n');
    const words = [
      'did not make it',
      'LAB_CLUSTER=course2',
      '不是这份课程创建的',
      'LAB_CLUSTER=course2',
    ] as const;
    await expectRefusal([command, '--yes'], {}, words);
    const calls = await machine.calls();
    for (const verb of ['kind delete', 'kind create', 'docker start', 'docker rm']) {
      expect(calls).not.toContain(verb);
    }
  });

  it('that is ours but broken is made anew only when told so', async () => {
    await machine.lab(['up']);
    await machine.given('nodes', 'new-1 course-control-plane running\n');
    await expectRefusal(['up'], {}, ['is broken', 'lab up --yes', '已损坏', 'lab up --yes']);
    const again = await machine.lab(['up', '--yes', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ did: 'created' });
  });

  it('whose API does not answer is broken, not running', async () => {
    await machine.lab(['up']);
    await expectRefusal(['up'], { FAKE_API: 'down' }, [
      'is broken',
      'was refused',
      '已损坏',
      'was refused',
    ]);
  });

  it('that was deleted behind our back is simply made again', async () => {
    await machine.lab(['up']);
    await machine.given('nodes', '');
    const again = await machine.lab(['up', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ did: 'created' });
  });
});

it('a second cluster from the same folder is refused: it would make an orphan of the first', async () => {
  await machine.lab(['up']);
  const words = ['“course”', 'LAB_CLUSTER=course npx lab down'] as const;
  await expectRefusal(['up'], { LAB_CLUSTER: 'other' }, [...words, ...words]);
});

describe('Ctrl-C in the middle of up', () => {
  it('ends with 130, and the next up cleans what was half made and goes on without asking', async () => {
    const running = machine.start(['up'], { FAKE_KIND: 'hang' });
    await untilKindHangs();
    running.interrupt();
    const stopped = await running.ended;
    expect(stopped.stderr).toContain('`npx lab up` goes on from here');
    expect(stopped.code).toBe(130);

    const again = await machine.lab(['up', '--json']);
    expect(again.stderr).toBe('');
    expect(JSON.parse(again.stdout)).toMatchObject({ did: 'created' });
    expect((await machine.calls()).match(/kind (delete|create)/g)).toEqual([
      'kind create',
      'kind delete',
      'kind create',
    ]);
  });
});

it('two at once: the second says who is at work; reading is not held up', async () => {
  const first = machine.start(['up'], { FAKE_KIND: 'hang' });
  await untilKindHangs();
  await expectRefusal(['down'], {}, ['lab up (pid ', 'Ctrl-C', 'lab up (pid ', 'Ctrl-C']);
  expect((await machine.lab(['list'])).code).toBe(0);
  first.interrupt();
  await first.ended;
});

describe('down', () => {
  it('deletes the cluster and what is labelled, keeps downloads and progress, and looks again', async () => {
    await machine.lab(['up']);
    await mkdir(join(machine.home, 'bin'), { recursive: true });
    await writeFile(join(machine.home, 'bin', 'kept'), '');
    await writeFile(join(machine.home, 'progress.json'), '{"version":1,"labs":{}}');
    for (const what of ['container', 'image', 'volume', 'network']) {
      await machine.given(`labelled-${what}`, `${what}-1\n`);
    }
    const { code, stdout } = await machine.lab(['down', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      was: 'running',
      removed: {
        container: ['container-1'],
        image: ['image-1'],
        volume: ['volume-1'],
        network: ['network-1'],
      },
    });
    const left = await readdir(machine.home);
    expect(left.toSorted()).toEqual(['bin', 'kind.yaml', 'progress.json']);
  });

  it('with nothing there is no error', async () => {
    expect((await machine.lab(['down'])).code).toBe(0);
  });

  it('something that stays is named, with the command that shows why', async () => {
    await machine.given('labelled-container', 'stubborn\n');
    const words = [
      'could not be removed',
      'docker rm --force --volumes stubborn',
      '无法删除',
      'docker rm',
    ] as const;
    await expectRefusal(['down'], { FAKE_REMOVE: 'no' }, words);
  });

  it('--dry-run counts and removes nothing', async () => {
    await machine.given('labelled-image', 'a\nb\n');
    const { stdout } = await machine.lab(['down', '--dry-run', '--lang', 'zh']);
    expect(stdout).toContain('2 个带标签的对象');
    expect(await machine.calls()).not.toMatch(/docker rm|kind delete/);
  });
});

it('the user’s own kubeconfig is the same to the byte, wherever KUBECONFIG points', async () => {
  const own =
    'apiVersion: v1\ncurrent-context: company-production\n# a comment, and no final newline';
  const paths = [
    join(machine.home, '../.kube/config'),
    join(machine.home, '../elsewhere'),
  ] as const;
  await mkdir(join(machine.home, '../.kube'));
  for (const path of paths) await writeFile(path, own);
  const before = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs));
  for (const command of ['up', 'up', 'doctor', 'down']) {
    expect((await machine.lab([command], { KUBECONFIG: paths[1] })).code).toBe(0);
  }
  for (const path of paths) expect(await readFile(path, 'utf8')).toBe(own);
  expect(await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))).toEqual(before);
  const calls = (await machine.calls()).split('\n').filter((call) => call.startsWith('kubectl'));
  const foreign = calls.filter((call) => call.includes(`KUBECONFIG=${paths[1]}`));
  expect(foreign.map((call) => call.split(' KUBECONFIG')[0])).toEqual([
    'kubectl config current-context',
  ]);
});

describe('doctor', () => {
  it('everything there: 0, each probe with what it saw', async () => {
    const { code, stdout } = await machine.lab(['doctor', '--json']);
    const { ready, probes } = JSON.parse(stdout) as {
      ready: boolean;
      probes: { id: string; saw: string }[];
    };
    expect(ready).toBe(true);
    expect(code).toBe(0);
    const saw = Object.fromEntries(probes.map((probe) => [probe.id, probe.saw]));
    expect(saw).toMatchObject({
      engine: '27.3.1, context default, Fake OS',
      kind: '0.33.0',
      kubectl: '1.37.0',
      cgroup: 'v2, Linux 6.0',
      power: '4 CPU, 8.0 GB',
      'node-image': IMAGES.kindNode.name,
      'kube-context': expect.stringContaining('company-production') as string,
    });
  });

  it('nothing there: 3, and the fix for every one of them, in both languages', async () => {
    await machine.remove();
    await useMachine([]);
    for (const [lang, words] of [
      [
        'en',
        [
          'Docker is not installed',
          'kind is not installed',
          'kubectl is not installed',
          '3 thing(s)',
        ],
      ],
      ['zh', ['没有安装 Docker', '没有安装 kind', '没有安装 kubectl', '缺少 3 项']],
    ] as const) {
      const { code, stdout } = await machine.lab(['doctor', '--lang', lang]);
      expect(code).toBe(3);
      for (const word of words) expect(stdout).toContain(word);
      expect(stdout.match(/→/g)?.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('no kind: 3, but labs with Docker alone run already', async () => {
    await machine.remove();
    await useMachine(['docker']);
    const english = await machine.lab(['doctor', '--lang', 'en']);
    expect(english.code).toBe(3);
    expect(english.stdout).toContain('Labs that need only Docker run already');
    const chinese = await machine.lab(['doctor', '--lang', 'zh']);
    expect(chinese.stdout).toContain('只需要 Docker 的实验现在就能做');
  });

  it('changes nothing', async () => {
    await machine.lab(['doctor']);
    expect(await machine.calls()).not.toMatch(/pull|create|start|delete| rm/);
    await expect(stat(machine.home)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('tells a proxy that would swallow requests to the cluster, without its password', async () => {
    const { stdout } = await machine.lab(['doctor'], {
      HTTPS_PROXY: 'http://me:secret@proxy:3128',
    });
    expect(stdout).toContain('export NO_PROXY=');
    expect(stdout).not.toContain('secret');
  });

  it('--fix with the network closed: says which address and how to name a mirror', async () => {
    await machine.remove();
    await useMachine(['docker', 'kubectl']);
    const env = { LAB_KIND_URL: 'http://127.0.0.1:9/kind' };
    const words = [
      'could not be downloaded',
      'LAB_KIND_URL',
      '无法下载 kind',
      'LAB_KIND_URL',
    ] as const;
    await expectRefusal(['doctor', '--fix'], env, words);
  });
});
