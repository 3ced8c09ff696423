import { join } from 'node:path';
import type { BuiltImage } from '../../lab-kit/lab.ts';
import type { Text } from '../../lab-kit/text.ts';
import { cameBuilt, readUnbundleRecord } from '../bundle/record.ts';
import type { Deps } from '../deps.ts';
import { ensureImage, loadIntoCluster } from '../images.ts';
import type { LabRun } from '../lab-run.ts';
import { same } from '../outcome.ts';
import { expectSuccess } from '../tools/succeed.ts';

/** Building may have to fetch packages in some labs to come; ours take seconds. */
const BUILD_MS = 600_000;

/** Has a lab's base images on the engine, its own built, and those that Pods use on the nodes. */
export async function prepareImages(
  deps: Deps,
  run: LabRun,
  update: (text: Text) => void,
): Promise<void> {
  const { base, build = [], load = [] } = run.lab.definition.images;
  for (const name of base) await ensureImage(deps, name);
  for (const image of build) {
    await buildImage(deps, run, image, update);
  }
  if (run.usesCluster && load.length > 0) await loadIntoCluster(deps, load);
}

/**
 * Built each time: with nothing changed the cache answers at once, and a changed program is never forgotten. But not one
 * that `lab unbundle` brought ready built.
 */
export async function buildImage(
  deps: Pick<Deps, 'exec' | 'files' | 'paths' | 'signal'>,
  { env, lab }: Pick<LabRun, 'env' | 'lab'>,
  { tag, context: folder, dockerfile }: BuiltImage,
  update: (text: Text) => void,
): Promise<void> {
  const { exec, signal } = deps;
  const context = join(lab.folder, folder);
  if (await cameBuilt(deps, { tag, folder: context })) return;
  update({ en: `Building ${tag}`, zh: `正在构建 ${tag}` });
  const file = dockerfile === undefined ? [] : ['--file', join(context, dockerfile)];
  const built = await exec.run(['docker', 'build', '--quiet', '--tag', tag, ...file, context], {
    env,
    signal,
    timeoutMs: BUILD_MS,
  });
  signal.throwIfAborted();
  if (built.kind === 'exited' && built.code === 0) return;
  const record = await readUnbundleRecord(deps);
  const again = record?.built.some(({ name }) => name === tag)
    ? `npx lab unbundle ${record.archive}`
    : undefined;
  expectSuccess(built, {
    what: { en: `The image ${tag} could not be built.`, zh: `无法构建镜像 ${tag}。` },
    next: same(again ?? ['docker build', ...file, context].join(' ')),
  });
}
