import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { docker } from '../tools/docker.ts';

/** An image as the engine has it. */
export interface ImageFacts {
  readonly name: string;
  /** What it is made of. An image's id differs between Docker's two image stores; this does not. */
  readonly content: string;
  /** Unpacked, with all its layers. */
  readonly bytes: number;
  readonly arch: string;
  readonly layers: readonly string[];
}

const list = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);
const inspected = z.array(
  z.object({
    Architecture: z.string(),
    Size: z.number(),
    RootFS: z.object({ Layers: list }),
    Config: z
      .object({
        Env: list,
        Cmd: list,
        Entrypoint: list,
        User: z.string().default(''),
        WorkingDir: z.string().default(''),
        Labels: z.record(z.string(), z.string()).nullish(),
      })
      .nullish(),
  }),
);

/** Looks at an image on the engine; `undefined` when it is not there. */
export async function inspectImage(
  { exec, signal }: Pick<Deps, 'exec' | 'signal'>,
  name: string,
): Promise<ImageFacts | undefined> {
  const ran = await exec.run(docker.inspectImage(name), { signal });
  signal.throwIfAborted();
  if (ran.kind !== 'exited' || ran.code !== 0) return undefined;
  const [image] = inspected.parse(JSON.parse(ran.stdout));
  if (image === undefined) return undefined;
  const { Architecture: arch, Size: bytes, RootFS, Config: config } = image;
  const { Layers: layers } = RootFS;
  const labels = Object.entries(config?.Labels ?? {}).toSorted();
  const made = [
    ...[arch, layers, config?.Env, config?.Cmd, config?.Entrypoint],
    ...[config?.User, config?.WorkingDir, labels],
  ];
  const content = createHash('sha256').update(JSON.stringify(made)).digest('hex');
  return { name, content, bytes, arch, layers };
}

/**
 * Bytes that images take together. One that is built upon another of them counts only what it adds: the layers below are
 * there once.
 */
export function bytesTogether(images: readonly ImageFacts[]): number {
  return images.reduce((sum, image, index) => {
    const below = images
      .filter(
        (other, at) =>
          isBelow(other, image) && (other.layers.length < image.layers.length || at < index),
      )
      .map(({ bytes }) => bytes);
    return sum + Math.max(0, image.bytes - Math.max(0, ...below));
  }, 0);
}

function isBelow({ layers: lower }: ImageFacts, { layers: upper }: ImageFacts): boolean {
  return lower.length <= upper.length && lower.every((layer, index) => layer === upper[index]);
}
