import { join } from 'node:path';
import type { BuiltImage } from '../../lab-kit/lab.ts';
import type { Text } from '../../lab-kit/text.ts';
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
    update({ en: `Building ${image.tag}`, zh: `正在构建 ${image.tag}` });
    await buildImage(deps, run, image);
  }
  if (run.usesCluster && load.length > 0) await loadIntoCluster(deps, load);
}

/** Built each time: with nothing changed the cache answers at once, and a changed program is never forgotten. */
async function buildImage(
  { exec, signal }: Deps,
  { env, lab }: LabRun,
  { tag, context: folder, dockerfile }: BuiltImage,
): Promise<void> {
  const context = join(lab.folder, folder);
  const file = dockerfile === undefined ? [] : ['--file', join(context, dockerfile)];
  const built = await exec.run(['docker', 'build', '--quiet', '--tag', tag, ...file, context], {
    env,
    signal,
    timeoutMs: BUILD_MS,
  });
  signal.throwIfAborted();
  expectSuccess(built, {
    what: { en: `The image ${tag} could not be built.`, zh: `无法构建镜像 ${tag}。` },
    next: same(['docker build', ...file, context].join(' ')),
  });
}
