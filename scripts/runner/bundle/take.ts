import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { downloadedTool } from '../machine/requirements.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { docker } from '../tools/docker.ts';
import { expectSuccess } from '../tools/succeed.ts';
import type { BundledImages, BundleIndex } from './bundle-index.ts';
import { inspectImage } from './image-facts.ts';
import { manifestFile, SITE } from './layout.ts';
import { gigabytes, type Watch } from './progress.ts';
import { writeUnbundleRecord } from './record.ts';
import type { TakePlan } from './take-plan.ts';
import { gather, readTar } from './tar.ts';

/** The engine unpacks and registers every layer; on a slow disk that takes its time. */
const LOAD_MS = 60 * 60_000;

type Update = Watch['update'];

/** Takes what this machine lacks out of an archive whose checksums were found right, in one go through it. */
export async function takeBundle(
  deps: Deps,
  file: string,
  { index, plan, update }: { index: BundleIndex; plan: TakePlan; update: Update },
): Promise<void> {
  const { files, paths } = deps;
  for (const { name, keptAs } of plan.renamed) await keep(deps, name, keptAs);
  const dist = join(paths.root, 'dist');
  const half = `${dist}.half`;
  await files.remove(half);
  try {
    for await (const { path, content } of readTar(files.readStream(file))) {
      deps.signal.throwIfAborted();
      const tool = index.tools.find((one) => one.path === path && plan.tools.includes(one.name));
      const images = plan.load.find((one) => one.path === path);
      const manifest = index.manifests.find((one) => one.path === path);
      const page = plan.takesSite ? insideOf(SITE, path) : undefined;
      if (tool !== undefined) await install(deps, tool.name, await gather(content()));
      else if (images !== undefined) await load(deps, images, content(), update);
      else if (manifest !== undefined)
        await files.write(
          join(paths.home, manifestFile(manifest.key)),
          (await gather(content())).toString(),
        );
      else if (page !== undefined) await files.writeStream(join(half, page), content());
    }
    // Last and at once: a site that is there is whole.
    if (plan.takesSite && (await files.exists(half))) await files.move(half, dist);
  } finally {
    await files.remove(half);
  }
  const built = index.images
    .flatMap(({ holds }) => holds)
    .flatMap(({ name, content, context }) =>
      context === undefined ? [] : [{ name, content, context }],
    );
  await writeUnbundleRecord(deps, { archive: file, built });
}

/** Path below a folder; `undefined` for others and for one that would lead out of it. */
function insideOf(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const inside = path.slice(folder.length + 1);
  return inside.split(/[/\\]/).includes('..') ? undefined : inside;
}

async function keep({ exec, signal }: Deps, name: string, keptAs: string): Promise<void> {
  const tagged = await exec.run(docker.tag(name, keptAs), { signal });
  signal.throwIfAborted();
  expectSuccess(tagged, {
    what: {
      en: `${name}, as it is here, could not be kept as ${keptAs}. Nothing was changed.`,
      zh: `无法把本机的 ${name} 另存为 ${keptAs}，没有做任何改动。`,
    },
    next: same(`docker tag ${name} ${keptAs}`),
  });
}

async function install(deps: Deps, name: 'kind' | 'kubectl', bytes: Uint8Array): Promise<void> {
  const { files } = deps;
  const target = downloadedTool(deps, name);
  // It did not fit, but it is somebody's.
  if (await files.exists(target)) {
    const time = new Date(deps.clock.now()).toISOString().replace(/[:.]/g, '-').slice(0, 19);
    await files.move(target, `${target}.before-${time}`);
  }
  await files.writeProgram(target, bytes);
}

async function load(
  deps: Deps,
  { path, bytes, holds }: BundledImages,
  content: AsyncIterable<Uint8Array>,
  update: Update,
): Promise<void> {
  const { exec, files, paths, signal } = deps;
  const count = String(holds.length);
  update({
    en: `Loading ${count} image(s) into the engine (${gigabytes(bytes)} unpacked)`,
    zh: `正在把 ${count} 个镜像导入引擎（解开后 ${gigabytes(bytes)}）`,
  });
  const file = join(paths.home, path.replace('/', '-'));
  try {
    await files.writeStream(file, content);
    const loaded = await exec.run(docker.load(file), { signal, timeoutMs: LOAD_MS });
    signal.throwIfAborted();
    expectSuccess(loaded, {
      what: { en: `The engine did not take ${path}.`, zh: `引擎没有接受 ${path}。` },
      next: {
        en: 'See what takes the space with `docker system df`, then run this again: nothing is loaded twice.',
        zh: '用 `docker system df` 看看空间是否够用，然后再运行一次：已导入的不会重复导入。',
      },
    });
  } finally {
    await files.remove(file);
  }
  for (const { name, content: wanted } of holds)
    if ((await inspectImage(deps, name))?.content !== wanted) throw notAsPacked(name, path);
}

function notAsPacked(name: string, path: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The engine took ${path}, but ${name} is not the image that was packed.`,
      zh: `引擎接受了 ${path}，但 ${name} 不是打包时的那个镜像。`,
    },
    next: {
      en: 'Run it again; if it stays so, pack the archive anew and report this.',
      zh: '再运行一次；如果仍然如此，请重新打包并报告此问题。',
    },
  });
}
