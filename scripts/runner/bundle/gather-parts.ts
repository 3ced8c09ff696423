import { join } from 'node:path';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { readManifest } from '../engine/lab-manifests.ts';
import { docker } from '../tools/docker.ts';
import { makeIndex, type BundledImages, type BundleIndex } from './bundle-index.ts';
import { contextContent } from './context.ts';
import { bytesTogether, type ImageFacts } from './image-facts.ts';
import { manifestFile, toolFile } from './layout.ts';
import { counted, type Watch } from './progress.ts';
import { packImages } from './saved-images.ts';
import { textFile, type TarFile } from './tar.ts';
import { findTool } from './tools.ts';
import { imageFiles, type Wanted } from './wanted.ts';

/** A slow disk may need this long for the images of all labs. */
const SAVE_MS = 60 * 60_000;

/** What goes into an archive besides the course's own files. */
export interface Parts {
  readonly index: BundleIndex;
  readonly files: readonly TarFile[];
}

/** Saves the images beside the archive to be and fetches the rest. All that it writes is under `stage`. */
export async function gatherParts(
  deps: Deps,
  wanted: Wanted,
  {
    facts,
    arch,
    course,
    stage,
    update,
  }: {
    readonly facts: readonly ImageFacts[];
    readonly arch: string;
    readonly course: string;
    readonly stage: string;
    readonly update: Watch['update'];
  },
): Promise<Parts> {
  const { files, host } = deps;
  const tools = [];
  for (const name of wanted.tools) {
    const from = await findTool(deps, name);
    const path = toolFile(name, host);
    tools.push({ name, path, file: { ...(await onDisk(deps, from, path)), isProgram: true } });
  }
  const manifests = [];
  for (const fetched of wanted.manifests) {
    const path = manifestFile(fetched.from);
    const text = await readManifest(deps, fetched);
    manifests.push({ key: fetched.from, path, file: textFile(path, text) });
  }
  const images: (BundledImages & { file: TarFile })[] = [];
  for (const { path, names } of imageFiles(facts.map(({ name }) => name))) {
    const inFile = facts.filter(({ name }) => names.includes(name));
    const saved = join(stage, path.replace('/', '-'));
    const text: Text = { en: `Packing ${path}`, zh: `正在打包 ${path}` };
    const { signal } = deps;
    const bytes = bytesTogether(inFile);
    const source = deps.exec.stream(docker.save(names), { timeoutMs: SAVE_MS, signal });
    const watched = counted(source, { total: bytes, text, update, signal });
    await files.writeStream(saved, packImages(watched));
    const holds = await Promise.all(
      inFile.map(async ({ name, content, bytes: size }) => {
        const built = wanted.built.find(({ tag }) => tag === name);
        if (built === undefined) return { name, content, bytes: size };
        return {
          name,
          content,
          bytes: size,
          context: await contextContent(files, built.folder),
        };
      }),
    );
    images.push({ path, bytes, holds, file: await onDisk(deps, saved, path) });
  }
  const index = makeIndex({
    course,
    os: host.os,
    arch,
    labs: [...wanted.labs],
    images: images.map(({ path, bytes, holds }) => ({ path, bytes, holds })),
    tools: tools.map(({ name, path }) => ({ name, path })),
    manifests: manifests.map(({ key, path }) => ({ key, path })),
  });
  return { index, files: [...tools, ...manifests, ...images].map(({ file }) => file) };
}

async function onDisk(
  { files }: Pick<Deps, 'files'>,
  from: string,
  path: string,
): Promise<TarFile> {
  const facts = await files.stat(from);
  if (facts === undefined) throw new Error(`${from} was there a moment ago`);
  return { path, ...facts, content: () => files.readStream(from) };
}
