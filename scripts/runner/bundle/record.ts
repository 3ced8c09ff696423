import { join } from 'node:path';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { contextContent } from './context.ts';
import { inspectImage } from './image-facts.ts';

const schema = z.object({
  /** The archive, where it was. */
  archive: z.string(),
  built: z.array(z.object({ name: z.string(), content: z.string(), context: z.string() })),
});

/** What `lab unbundle` remembers: which images came ready built, and from what. */
export type UnbundleRecord = z.infer<typeof schema>;

type RecordDeps = Pick<Deps, 'files' | 'paths'>;

function recordFile({ paths }: RecordDeps): string {
  return join(paths.home, 'unbundled.json');
}

/** Remembers them; those of an earlier archive stay unless this one brought them, too. */
export async function writeUnbundleRecord(deps: RecordDeps, record: UnbundleRecord): Promise<void> {
  const names = new Set(record.built.map(({ name }) => name));
  const earlier = (await readUnbundleRecord(deps))?.built ?? [];
  const built = [...earlier.filter(({ name }) => !names.has(name)), ...record.built];
  await deps.files.write(
    recordFile(deps),
    `${JSON.stringify({ ...record, built }, undefined, 2)}\n`,
  );
}

/** `undefined` on a machine that nothing was brought to. */
export async function readUnbundleRecord(deps: RecordDeps): Promise<UnbundleRecord | undefined> {
  const text = await deps.files.read(recordFile(deps));
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * Whether an image came ready built, is still there, and is what its folder would be built to: then nothing is built, since
 * building may need a network.
 */
export async function cameBuilt(
  deps: Pick<Deps, 'files' | 'paths' | 'exec' | 'signal'>,
  { tag, folder }: { readonly tag: string; readonly folder: string },
): Promise<boolean> {
  const brought = (await readUnbundleRecord(deps))?.built.find(({ name }) => name === tag);
  if (brought === undefined) return false;
  const [image, context] = await Promise.all([
    inspectImage(deps, tag),
    contextContent(deps.files, folder),
  ]);
  return image?.content === brought.content && context === brought.context;
}
