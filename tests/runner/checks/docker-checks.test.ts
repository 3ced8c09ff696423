import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { check, type Check } from '../../../scripts/lab-kit/checks.ts';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';
import type { Facts } from '../../../scripts/runner/checks/check-kind.ts';
import { searchImage } from '../../../scripts/runner/checks/image-layers.ts';
import { look } from '../../../scripts/runner/checks/index.ts';
import { judge } from '../../../scripts/runner/checks/rebuild.ts';
import type { LabRun } from '../../../scripts/runner/lab-run.ts';
import { makeFakeClock } from '../support/fake-clock.ts';
import { makeFakeCluster } from '../support/fake-cluster.ts';
import { type Answer, exited, makeFakeExec } from '../support/fake-exec.ts';

const RUN = {
  lab: { id: 'tiny' },
  label: 'learn-k8s.lab=tiny',
  folder: '/work/tiny',
  env: {},
} as unknown as LabRun;

async function see(wanted: Check, answers: readonly Answer[], streams = {}) {
  const exec = makeFakeExec(answers, streams);
  const facts: Facts = {
    run: RUN,
    exec,
    files: makeFiles(),
    clock: makeFakeClock(),
    cluster: () => Promise.resolve(makeFakeCluster()),
    clusterName: 'course',
    signal: new AbortController().signal,
    memory: new Map(),
    look,
  };
  const { status, certain, actual } = await look(wanted, facts);
  return {
    status,
    certain: certain ?? false,
    actual: actual.en,
    lines: exec.lines,
    memory: facts.memory,
  };
}

const inspects =
  (all: Readonly<Record<string, object>>): Answer =>
  (line) => {
    const [, kind, name = ''] = /^docker (image|container) inspect (\S+)$/.exec(line) ?? [];
    if (kind === undefined) return undefined;
    const found = all[name];
    return found === undefined
      ? exited(1, '[]', `Error response from daemon: No such ${kind}: ${name}`)
      : JSON.stringify([found]);
  };

/** A tar of these files. */
async function tar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const out = pack();
  for (const [name, content] of Object.entries(files)) out.entry({ name }, content);
  out.finalize();
  const parts: Buffer[] = [];
  for await (const part of out) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function* inPieces(whole: Buffer, size = 700): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) {
    await Promise.resolve();
    yield whole.subarray(at, at + size);
  }
}

describe('image', () => {
  const small = { Size: 40, Config: { User: 'node' }, RootFS: { Layers: ['a', 'b', 'x'] } };
  const big = { Size: 100, Config: { User: '' }, RootFS: { Layers: ['a', 'b', 'c'] } };
  const all = [inspects({ small, big })];

  it.each<[string, Check, string]>([
    ['its configuration', check.image('small', { match: { Config: { User: 'node' } } }), 'pass'],
    ['another configuration', check.image('big', { match: { Config: { User: 'node' } } }), 'wrong'],
    ['smaller', check.image('small', { smallerThan: { image: 'big', factor: 0.5 } }), 'pass'],
    [
      'not that much smaller',
      check.image('small', { smallerThan: { image: 'big', factor: 0.3 } }),
      'wrong',
    ],
    [
      'shared layers from the bottom',
      check.image('small', { sharesLayers: { image: 'big', atLeast: 2 } }),
      'pass',
    ],
    ['too few', check.image('small', { sharesLayers: { image: 'big', atLeast: 3 } }), 'wrong'],
    ['not built', check.image('none'), 'not-yet'],
    [
      'nothing to compare with',
      check.image('small', { smallerThan: { image: 'none', factor: 1 } }),
      'not-yet',
    ],
  ])('%s', async (_, wanted, status) => {
    const seen = await see(wanted, all);
    expect(seen.status).toBe(status);
    // A build has ended by now: waiting changes nothing.
    expect(seen.certain).toBe(status !== 'pass');
  });

  it('is broken when the engine does not answer', async () => {
    const down: Answer = () => exited(1, '', 'Cannot connect to the Docker daemon');
    expect((await see(check.image('small'), [down])).status).toBe('broken');
    expect((await see(check.image('small'), [])).status).toBe('broken');
  });
});

describe('layers of an image', () => {
  const layers = async (): Promise<Buffer> =>
    await tar({
      'blobs/sha256/aa': await tar({
        'app/server.mjs': 'hello',
        'app/.env': `${'x'.repeat(690)}TOKEN=s3cret`,
      }),
      // A later layer hides the file: it is still in the one below.
      'blobs/sha256/bb': gzipSync(await tar({ 'app/.wh..env': '', './etc/key.pem': 'pem' })),
      'blobs/sha256/cc': JSON.stringify({ history: [{ created_by: 'RUN echo hunter2' }] }),
      'manifest.json': '[]',
    });

  it.each([
    ['a path in a covered layer', { path: /(^|\/)\.env$/, text: undefined }, 'app/.env'],
    ['a path in a packed layer', { path: /\.pem$/, text: undefined }, 'etc/key.pem'],
    [
      'a text in a file, over the seam of two chunks',
      { path: undefined, text: 's3cret' },
      'app/.env',
    ],
    ['a text in the history', { path: undefined, text: 'hunter2' }, '镜像的配置或构建历史'],
  ])('finds %s', async (_, wanted, where) => {
    expect((await searchImage(inPieces(await layers()), wanted))?.where.zh).toBe(where);
  });

  it('finds nothing where there is nothing, and reads to the end', async () => {
    expect(
      await searchImage(inPieces(await layers()), { path: /nowhere/, text: 'nothing' }),
    ).toBeUndefined();
  });

  it('is what the check does with `docker save`', async () => {
    const archive = await layers();
    const streams = { 'docker save leaky': () => inPieces(archive) };
    const wanted = check.image('leaky', { noTextInLayers: 's3cret' });
    const seen = await see(wanted, [inspects({ leaky: {} })], streams);
    expect(seen).toMatchObject({ status: 'wrong', actual: 'found in app/.env' });
  });

  it.each([
    ['in a covered layer', { textInLayers: 's3cret' }, 'pass'],
    ['nowhere', { textInLayers: 'nothing' }, 'wrong'],
    [
      'there, but so is what must not be',
      { textInLayers: 's3cret', noPathInLayers: String.raw`\.pem$` },
      'wrong',
    ],
  ])('a text that must be there: %s', async (_, wanted, status) => {
    const archive = await layers();
    const streams = { 'docker save leaky': () => inPieces(archive) };
    const seen = await see(check.image('leaky', wanted), [inspects({ leaky: {} })], streams);
    expect(seen).toMatchObject({ status, certain: status === 'wrong' });
  });

  it('says so when the stream fails', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.alloc(600));
      throw new Error('cut off');
    }
    await expect(searchImage(failing(), { path: /x/, text: undefined })).rejects.toThrow('cut off');
  });
});

describe('container', () => {
  const web = { Id: 'abc', State: { Running: true }, HostConfig: { ReadonlyRootfs: false } };
  const log: Answer = (line) => (line === 'docker logs web' ? 'listening on 8080\n' : undefined);
  const answers = [inspects({ web }), log];

  it('passes, and is remembered', async () => {
    const seen = await see(
      check.container('web', { log: '^listening', remember: 'first' }),
      answers,
    );
    expect(seen.status).toBe('pass');
    expect(seen.memory.get('first')).toBe('abc');
  });

  it.each<[string, Check, string, boolean]>([
    ['missing', check.container('other'), 'not-yet', true],
    [
      'still starting',
      check.container('web', { match: { State: { Running: false } } }),
      'not-yet',
      false,
    ],
    [
      'made otherwise',
      check.container('web', { match: { HostConfig: { ReadonlyRootfs: true } } }),
      'wrong',
      true,
    ],
    ['has not said it', check.container('web', { log: 'ready' }), 'not-yet', false],
  ])('%s', async (_, wanted, status, certain) => {
    expect(await see(wanted, answers)).toMatchObject({ status, certain });
  });
});

describe('run', () => {
  const user = check.run('menu:1', ['id', '-u'], { options: ['--read-only'], stdout: '^1000$' });

  it('labels and names its container, pulls nothing, and takes the answer', async () => {
    const seen = await see(user, [() => '1000\n']);
    expect(seen.status).toBe('pass');
    expect(seen.lines[0]).toMatch(
      /^docker run --rm --pull=never --label learn-k8s\.lab=tiny --name learn-k8s-check-tiny-\S+ --read-only menu:1 id -u$/,
    );
  });

  it.each([
    ['another answer', exited(0, '0\n'), 'wrong'],
    ['another exit code', exited(1, '', 'Permission denied'), 'wrong'],
    [
      'no such image',
      exited(125, '', 'docker: Error response from daemon: No such image: menu:1.'),
      'not-yet',
    ],
    ['the engine refuses', exited(125, '', 'docker: no space left on device'), 'broken'],
  ])('%s', async (_, ran, status) => {
    expect((await see(user, [() => ran])).status).toBe(status);
  });

  it('removes the container of a run that had to be ended', async () => {
    const endless: Answer = (line) =>
      line.startsWith('docker run') ? { kind: 'timed-out', afterMs: 60_000, all: '' } : '';
    const seen = await see(user, [endless]);
    expect(seen).toMatchObject({ status: 'wrong', actual: 'it is still running' });
    expect(seen.lines[1]).toMatch(/^docker rm -f learn-k8s-check-tiny-/);
  });
});

describe('rebuild', () => {
  const wanted = { cached: 'RUN npm ci', touch: 'server.mjs', context: 'menu' };
  const output = (install: string): string =>
    `#4 [1/4] FROM node\n#4 DONE 0.0s\n#6 [3/4] RUN npm ci\n${install}\n#7 [4/4] COPY . .\n#7 DONE 0.1s\n`;

  it('wants the step out of the cache', () => {
    expect(judge(wanted, output('#6 CACHED')).status).toBe('pass');
    expect(judge(wanted, output('#6 DONE 2.1s')).status).toBe('wrong');
    expect(judge({ ...wanted, cached: 'RUN yarn' }, output('#6 CACHED')).actual.en).toBe(
      'no such step',
    );
  });
});
