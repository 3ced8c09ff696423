import type { Deps } from '../deps.ts';
import { buildImage } from '../engine/lab-images.ts';
import { ensureImage } from '../images.ts';
import { describeRun } from '../lab-run.ts';
import { EXIT, UserError } from '../outcome.ts';
import { inspectImage, type ImageFacts } from './image-facts.ts';
import type { Watch } from './progress.ts';
import type { Wanted } from './wanted.ts';

/** Has every wanted image on the engine, and says what they are. */
export async function gatherImages(
  deps: Deps,
  wanted: Wanted,
  arch: string,
  update: Watch['update'],
): Promise<readonly ImageFacts[]> {
  for (const name of wanted.base) await ensureImage(deps, name);
  for (const image of wanted.built)
    await buildImage(deps, await describeRun(deps, image.lab), image, update);
  const names = [...wanted.base, ...wanted.built.map(({ tag }) => tag)];
  const facts = await Promise.all(names.map(async (name) => await inspectImage(deps, name)));
  return facts.map((image, index) => {
    if (image === undefined) throw new Error(`${names[index] ?? ''} was there a moment ago`);
    if (image.arch !== arch) throw otherProcessor(image, arch);
    return image;
  });
}

function otherProcessor({ name, arch: found }: ImageFacts, arch: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The image ${name} on this engine is for ${found}; the archive would be for ${arch}.`,
      zh: `引擎上的镜像 ${name} 属于 ${found}，而归档面向 ${arch}。`,
    },
    next: {
      en: `docker pull --platform linux/${arch} ${name}, then run this again.`,
      zh: `先运行 docker pull --platform linux/${arch} ${name}，然后再运行一次。`,
    },
  });
}
