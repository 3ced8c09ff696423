import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IMAGES, MANIFESTS } from '../../../scripts/lab-kit/versions.ts';
import { contextContent } from '../../../scripts/runner/bundle/context.ts';
import type { Command } from '../../../scripts/runner/command.ts';
import { command as bundle } from '../../../scripts/runner/commands/bundle.ts';
import { command as unbundle } from '../../../scripts/runner/commands/unbundle.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { prepareImages } from '../../../scripts/runner/engine/lab-images.ts';
import { readManifest } from '../../../scripts/runner/engine/lab-manifests.ts';
import { describeRun } from '../../../scripts/runner/lab-run.ts';
import { readLab } from '../../../scripts/runner/labs.ts';
import { makePaths } from '../../../scripts/runner/paths.ts';
import { OPTIONS, ROOT, makeFakeDeps } from '../support/fake-deps.ts';
import type { Answer } from '../support/fake-exec.ts';
import { makeImageStore, type ImageStore } from '../support/image-store.ts';

// From one machine to another, both made of fakes: what is packed is what is taken, and nothing there is lost.

const LABS = join(ROOT, 'tests', 'fixtures', 'offline', 'labs');
const NODE = IMAGES.kindNode.name;
const ELF = Buffer.from('7f454c46', 'hex');

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'bundle-test-'));
});
afterEach(async () => {
  await rm(place, { recursive: true, force: true });
});

interface Machine {
  readonly deps: Deps & {
    readonly reporter: { readonly lines: readonly string[]; readonly chinese: readonly string[] };
  };
  readonly store: ImageStore;
  readonly root: string;
}

const versions: Readonly<Record<string, string>> = {
  'kind version': 'kind v0.33.0 go1.26 linux/amd64',
  'kubectl version --client --output json': '{"clientVersion":{"gitVersion":"v1.37.0"}}',
};

/** A machine with a small course, an engine with these images, and (unless told) kind and kubectl. */
async function makeMachine(
  name: string,
  {
    images = {},
    programs = true,
    more = {},
    store: options = {},
  }: {
    images?: Readonly<Record<string, string>>;
    programs?: boolean;
    more?: Partial<Deps>;
    store?: Parameters<typeof makeImageStore>[1];
  } = {},
): Promise<Machine> {
  const root = join(place, name);
  const bin = join(root, 'usr-bin');
  await write(join(root, 'package.json'), '{"version":"1.2.3"}');
  await write(join(root, 'package-lock.json'), '{"packages":{"":{}}}');
  await write(join(root, 'scripts', 'lab.ts'), 'console.log("lab")\n');
  if (programs)
    for (const program of ['kind', 'kubectl']) {
      await write(join(bin, program), Buffer.concat([ELF, Buffer.from(program)]));
      await chmod(join(bin, program), 0o755);
    }
  // A program that `unbundle` brought is on the PATH from then on.
  const has = async (program: string): Promise<boolean> => {
    const paths = [join(bin, program), join(root, '.lab', 'bin', program)];
    const found = await Promise.all(
      paths.map(async (path) => await stat(path).catch(() => undefined)),
    );
    return found.some((one) => one !== undefined);
  };
  const tools: Answer = async (line) => {
    if (line.endsWith('site-server/ensure.ts')) return '';
    const said = versions[line];
    return said !== undefined && (await has(line.split(' ')[0] ?? '')) ? said : undefined;
  };
  const store = makeImageStore(images, { ...options, answers: [tools] });
  const deps = await makeFakeDeps({
    exec: store,
    env: { PATH: bin },
    paths: { ...makePaths(root, {}), labs: LABS },
    ...more,
  });
  return { deps, store, root };
}

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const run = async (
  command: Command,
  { deps }: Machine,
  args: Parameters<Command['run']>[2],
  options: object = {},
) => await command.run(deps, { ...OPTIONS, ...options }, args);

/** The teacher's machine: all images, a built site, and the manifest in a file of its own. */
async function makeTeacher(more: Parameters<typeof makeMachine>[1] = {}): Promise<Machine> {
  const brought = join(place, 'metallb.yaml');
  await write(brought, 'kind: Published\n');
  const teacher = await makeMachine('teacher', {
    images: { 'busybox:1.37': 'busybox', [NODE]: 'node image', 'course/box:1': 'built there' },
    ...more,
  });
  await write(join(teacher.root, 'dist', 'index.html'), '<h1>course</h1>');
  await write(join(teacher.root, 'dist', '_astro', 'a.css'), 'h1{}');
  const env = { ...teacher.deps.env, [MANIFESTS.metallb.variable]: brought };
  return { ...teacher, deps: { ...teacher.deps, env } };
}

async function pack(teacher?: Machine): Promise<string> {
  const out = join(place, 'class.tar');
  const machine = teacher ?? (await makeTeacher());
  const { code } = await run(bundle, machine, { labs: [] }, { out, yes: true });
  expect(code).toBe(0);
  return out;
}

const nobody = {
  download: () => Promise.reject(new Error('the network was asked')),
  freePort: () => Promise.reject(new Error('the network was asked')),
} as unknown as Deps['network'];

/** A machine of the classroom: an engine and the course's folder, nothing else, and no network to ask. */
const makeStudent = async (more: Parameters<typeof makeMachine>[1] = {}) =>
  await makeMachine('student', { programs: false, more: { network: nobody }, ...more });

describe('from one machine to another', () => {
  it('a lab finds its images, programs, manifests and pages, and builds nothing', async () => {
    const file = await pack();
    const student = await makeStudent();
    const { data } = await run(unbundle, student, { file });
    expect(data).toMatchObject({
      labs: ['boxed'],
      images: { loaded: [NODE, 'busybox:1.37', 'course/box:1'], here: [], renamed: [] },
      tools: ['kind', 'kubectl'],
      site: true,
    });
    expect(Object.fromEntries(student.store.images)).toEqual({
      'busybox:1.37': 'busybox',
      [NODE]: 'node image',
      'course/box:1': 'built here',
    });
    const { deps, root } = student;
    expect(await readFile(join(root, 'dist', '_astro', 'a.css'), 'utf8')).toBe('h1{}');
    expect((await stat(join(deps.paths.bin, 'kind'))).mode & 0o111).not.toBe(0);
    expect(
      (await readFile(join(deps.paths.bin, 'kubectl'))).equals(
        Buffer.concat([ELF, Buffer.from('kubectl')]),
      ),
    ).toBe(true);
    const fetched = { file: 'metallb-native.yaml', from: 'metallb' } as const;
    expect(await readManifest(deps, fetched)).toBe('kind: Published\n');

    const lab = await describeRun(deps, await readLab(deps, 'boxed'));
    await prepareImages(deps, { ...lab, usesCluster: false }, () => undefined);
    expect(student.store.lines.filter((line) => /^docker (build|pull)/.test(line))).toEqual([]);
    // Nothing of the way in stays behind.
    expect((await readdir(deps.paths.home)).toSorted()).toEqual([
      'bin',
      'manifests',
      'unbundled.json',
    ]);
  });

  it('archives that lie in the course’s own folder do not get into the next', async () => {
    const teacher = await makeTeacher();
    const out = join(teacher.root, 'second.tar');
    await write(join(teacher.root, 'first.tar'), 'large');
    await run(bundle, teacher, { labs: [] }, { out });
    const listed = spawnSync('tar', ['-tf', out], { encoding: 'utf8' }).stdout.split('\n');
    expect(listed.filter((path) => /\.tar$|bundle-parts/.test(path))).toEqual([]);
    expect(listed).toContain('course/package.json');
    expect(await readdir(teacher.root)).not.toContain('.bundle-parts');
  });

  it('the guide tells in both languages what to type, and which labs and images there are', async () => {
    const file = await pack();
    const read = (name: string) =>
      spawnSync('tar', ['-xOf', file, name], { encoding: 'utf8' }).stdout;
    for (const guide of [read('GUIDE.md'), read('GUIDE.zh-CN.md')]) {
      for (const words of [
        'tar -xf class.tar course',
        './lab unbundle ../class.tar',
        './lab start boxed',
      ])
        expect(guide).toContain(words);
      for (const name of ['busybox:1.37', NODE, 'course/box:1'])
        expect(guide).toContain(`\`${name}\``);
      expect(guide).not.toContain('undefined');
    }
    expect(read('GUIDE.zh-CN.md')).toMatch(/没有网络也能上课/);
  });

  it('a second time there is nothing to do', async () => {
    const file = await pack();
    const student = await makeStudent();
    await run(unbundle, student, { file });
    const loads = () => student.store.lines.filter((line) => line.startsWith('docker load')).length;
    const before = loads();
    expect((await run(unbundle, student, { file })).data).toMatchObject({
      images: { loaded: [], here: [NODE, 'busybox:1.37', 'course/box:1'] },
      tools: [],
      site: false,
    });
    expect(loads()).toBe(before);
  });

  it('a program that was changed since, or taken away, is built again', async () => {
    const file = await pack();
    const student = await makeStudent();
    await run(unbundle, student, { file });
    student.store.images.delete('course/box:1');
    const { deps } = student;
    const lab = await describeRun(deps, await readLab(deps, 'boxed'));
    await prepareImages(deps, { ...lab, usesCluster: false }, () => undefined);
    expect(student.store.lines.filter((line) => line.startsWith('docker build'))).toHaveLength(1);
  });

  it('the archive is the same to the byte for the same content, and plain tar and sha256sum read it', async () => {
    const teacher = await makeTeacher();
    const first = await readFile(await pack(teacher));
    const file = await pack(teacher);
    expect(first.equals(await readFile(file))).toBe(true);
    const out = join(place, 'by-hand');
    await mkdir(out);
    const tar = (...args: string[]) => spawnSync('tar', args, { encoding: 'utf8' });
    const listed = tar('-tf', file).stdout.trim().split('\n');
    expect(listed.slice(0, 3)).toEqual(['bundle.json', 'GUIDE.md', 'GUIDE.zh-CN.md']);
    expect(listed.at(-1)).toBe('SHA256SUMS');
    expect(tar('-xf', file, '-C', out).status).toBe(0);
    const sums = spawnSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], {
      cwd: out,
      encoding: 'utf8',
    });
    expect(sums).toMatchObject({ status: 0, stdout: '' });
    // The starters find the course wherever it lies.
    expect((await stat(join(out, 'course', 'lab'))).mode & 0o111).not.toBe(0);
    const { PATH = '' } = process.env;
    const started = spawnSync(join(out, 'course', 'lab'), [], { encoding: 'utf8', env: { PATH } });
    expect(started.stdout).toBe('lab\n');
  });
});

describe('nothing is lost', () => {
  it('an archive that is there is replaced only when asked to', async () => {
    const teacher = await makeTeacher({ more: { confirm: () => Promise.resolve(false) } });
    const out = join(place, 'class.tar');
    await write(out, 'the only one');
    await expect(run(bundle, teacher, { labs: [] }, { out })).rejects.toMatchObject({
      code: 2,
      what: {
        en: `${out} is there already, and was left alone.`,
        zh: `${out} 已经存在，没有动它。`,
      },
    });
    expect(await readFile(out, 'utf8')).toBe('the only one');
  });

  it('a public name that stands for another image: asked, and that one keeps a name', async () => {
    const file = await pack();
    const images = { 'busybox:1.37': 'my own busybox' };
    const no = { network: nobody, confirm: () => Promise.resolve(false) };
    const student = await makeStudent({ images, more: no });
    await expect(run(unbundle, student, { file })).rejects.toMatchObject({
      code: 2,
      what: { zh: '这些名字在本机指向别的镜像：busybox:1.37。没有做任何改动。' },
    });
    expect(Object.fromEntries(student.store.images)).toEqual(images);

    const yes = await makeStudent({ images });
    await run(unbundle, yes, { file });
    expect(yes.store.images.get('busybox:1.37')).toBe('busybox');
    const kept = [...yes.store.images].filter(([, content]) => content === 'my own busybox');
    expect(kept.map(([name]) => name)).toEqual([
      expect.stringMatching(/^busybox:1\.37-before-[0-9a-f]{8}$/),
    ]);
  });

  it('a program that does not fit is kept beside, a site that is there is left alone', async () => {
    const file = await pack();
    const student = await makeStudent();
    const { deps, root } = student;
    await write(join(root, 'dist', 'index.html'), 'my own');
    // Not executable for this system: the fakes know no version of it.
    await write(join(deps.paths.bin, 'kind'), 'old kind');
    const old = {
      ...deps,
      exec: {
        ...deps.exec,
        run: async (...given: Parameters<Deps['exec']['run']>) =>
          given[0].join(' ') === 'kind version'
            ? ({ kind: 'not-permitted', program: 'kind' } as const)
            : await deps.exec.run(...given),
      },
    };
    await run(unbundle, { ...student, deps: old }, { file });
    const names = await readdir(deps.paths.bin);
    const before = names.find((name) => name.startsWith('kind.before-')) ?? '';
    expect(await readFile(join(deps.paths.bin, before), 'utf8')).toBe('old kind');
    expect(await readFile(join(root, 'dist', 'index.html'), 'utf8')).toBe('my own');
  });

  it('Ctrl-C while the archive is written leaves no half of it', async () => {
    const interrupt = new AbortController();
    const teacher = await makeTeacher({ more: { signal: interrupt.signal } });
    const out = join(place, 'class.tar');
    const { deps } = teacher;
    const reporter: Deps['reporter'] = {
      ...deps.reporter,
      during: async (_text, work) =>
        await work(({ en }) => {
          if (en.startsWith('Writing')) interrupt.abort(new Error('Ctrl-C'));
        }),
    };
    const machine = {
      ...teacher,
      deps: { ...deps, reporter: { ...reporter, lines: [], chinese: [] } },
    };
    await expect(run(bundle, machine, { labs: [] }, { out })).rejects.toThrow('Ctrl-C');
    expect((await readdir(place)).toSorted()).toEqual(['metallb.yaml', 'teacher']);
  });
});

describe('wrong input: what and why in both languages, and nothing is changed', () => {
  async function refused(file: string, student: Machine) {
    const before = new Map(student.store.images);
    const error: unknown = await run(unbundle, student, { file }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(student.store.images).toEqual(before);
    expect(await readdir(student.root)).not.toContain('dist');
    expect(await readdir(student.deps.paths.home).catch(() => [])).toEqual([]);
    return error;
  }

  it.each([
    [
      'in the images',
      (bytes: Buffer) => bytes.indexOf(Buffer.from('28b52ffd', 'hex')) + 20,
      'images/',
    ],
    ['in a page', (bytes: Buffer) => bytes.indexOf('<h1>course'), 'course/dist/index.html'],
  ])('one byte changed %s', async (_where, find, named) => {
    const file = await pack();
    const bytes = await readFile(file);
    const at = find(bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await refused(file, await makeStudent())).toMatchObject({
      code: 3,
      what: {
        en: `${file} is damaged. Nothing was taken from it.`,
        zh: `${file} 已损坏，没有从中取用任何内容。`,
      },
      why: {
        en: expect.stringContaining(named) as string,
        zh: expect.stringContaining(named) as string,
      },
    });
  });

  it('cut off', async () => {
    const file = await pack();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 3000));
    expect(await refused(file, await makeStudent())).toMatchObject({
      code: 3,
      why: { zh: expect.any(String) as string },
    });
  });

  it.each([
    ['a text', 'hello'],
    ['nothing', ''],
    ['another tar', undefined],
  ])('%s', async (_what, text) => {
    const file = join(place, 'other.tar');
    if (text === undefined) spawnSync('tar', ['-cf', file, '-C', ROOT, 'package.json']);
    else await write(file, text);
    expect(await refused(file, await makeStudent())).toMatchObject({
      code: 2,
      what: { zh: `${file} 不是 \`lab bundle\` 打包的归档。` },
    });
  });

  it('no such file', async () => {
    const file = join(place, 'none.tar');
    expect(await refused(file, await makeStudent())).toMatchObject({
      code: 2,
      what: { en: `There is no file ${file}.` },
    });
  });

  it('for another processor', async () => {
    const file = await pack();
    const student = await makeStudent({ store: { arch: 'aarch64' } });
    expect(await refused(file, student)).toMatchObject({
      code: 3,
      what: { en: `${file} is for amd64; this Docker engine runs on arm64.` },
      next: { zh: expect.stringContaining('-arm64.tar') as string },
    });
  });

  it('by another version of the course', async () => {
    const file = await pack();
    const bytes = await readFile(file);
    bytes.write('"format": 2', bytes.indexOf('"format": 1'));
    await writeFile(file, bytes);
    expect(await refused(file, await makeStudent())).toMatchObject({
      code: 3,
      what: { en: expect.stringContaining('format 2, this one reads 1') as string },
      next: { zh: expect.stringContaining('tar -xf') as string },
    });
  });

  it('no room on the disk, on either side', async () => {
    const file = await pack();
    const student = await makeStudent();
    const full = { ...student.deps.files, freeBytes: () => Promise.resolve(10) };
    expect(
      await refused(file, { ...student, deps: { ...student.deps, files: full } }),
    ).toMatchObject({
      code: 3,
      what: {
        en: expect.stringContaining('Nothing was written') as string,
        zh: expect.stringContaining('什么都没有写') as string,
      },
    });
    const teacher = await makeTeacher();
    const out = join(place, 'second.tar');
    const cramped = {
      ...teacher,
      deps: {
        ...teacher.deps,
        files: { ...teacher.deps.files, freeBytes: () => Promise.resolve(10) },
      },
    };
    await expect(run(bundle, cramped, { labs: [] }, { out })).rejects.toMatchObject({ code: 3 });
    expect(await readdir(place)).not.toContain('second.tar');
  });

  it('an image of another processor does not get into an archive', async () => {
    const teacher = await makeTeacher();
    const { deps } = teacher;
    const exec = {
      ...deps.exec,
      run: async (...given: Parameters<Deps['exec']['run']>) =>
        given[0][1] === 'info'
          ? await makeImageStore({}, { arch: 'aarch64' }).run(...given)
          : await deps.exec.run(...given),
    };
    await expect(
      run(
        bundle,
        { ...teacher, deps: { ...deps, exec } },
        { labs: [] },
        { out: join(place, 'x.tar') },
      ),
    ).rejects.toMatchObject({
      what: { en: expect.stringMatching(/is for amd64; the archive would be for arm64/) as string },
    });
  });
});

describe('--dry-run changes nothing', () => {
  it('bundle says what is here, what is not, and how much it is', async () => {
    const teacher = await makeTeacher();
    teacher.store.images.delete('busybox:1.37');
    const out = join(place, 'class.tar');
    const { data } = await run(bundle, teacher, { labs: ['boxed'] }, { out, dryRun: true });
    expect(data).toMatchObject({
      file: out,
      arch: 'amd64',
      absent: ['busybox:1.37'],
      unpacked: 2000,
      manifests: ['metallb'],
    });
    expect(teacher.store.lines.filter((line) => /docker (pull|build|save|tag)/.test(line))).toEqual(
      [],
    );
    expect(await readdir(place)).not.toContain('class.tar');
    expect(teacher.deps.reporter.chinese.join('\n')).toContain(
      'busybox:1.37：还没有，会先拉取或构建',
    );
  });

  it('unbundle says what it would load, and that another image would get another name', async () => {
    const file = await pack();
    const student = await makeStudent({ images: { 'busybox:1.37': 'mine' } });
    const { data } = await run(unbundle, student, { file }, { dryRun: true });
    expect(data).toMatchObject({ dryRun: true, images: { renamed: [{ name: 'busybox:1.37' }] } });
    expect(student.store.lines.filter((line) => /docker (load|tag)/.test(line))).toEqual([]);
    expect(student.deps.reporter.lines.join('\n')).toContain(
      'that one would stay as busybox:1.37-before-',
    );
  });
});

it('a folder that an image is built from is the same wherever it lies, and another when a file is', async () => {
  const { deps } = await makeStudent();
  const [a, b] = [join(place, 'a'), join(place, 'deep', 'b')];
  for (const folder of [a, b]) await write(join(folder, 'x', 'app.mjs'), 'one');
  const first = await contextContent(deps.files, a);
  expect(await contextContent(deps.files, b)).toBe(first);
  await write(join(b, 'node_modules', 'p', 'index.js'), 'installed by an author');
  expect(await contextContent(deps.files, b)).toBe(first);
  await write(join(b, 'x', 'app.mjs'), 'two');
  expect(await contextContent(deps.files, b)).not.toBe(first);
});
