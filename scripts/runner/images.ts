import { IMAGES, type ImageSource } from '../lab-kit/versions.ts';
import type { Text } from '../lab-kit/text.ts';
import type { Deps } from './deps.ts';
import { EXIT, UserError } from './outcome.ts';
import type { RunResult } from './ports.ts';
import { docker, fullImageName, readLines, readNodeImages } from './tools/docker.ts';
import { kind } from './tools/kind.ts';
import { expectSuccess, whyItFailed } from './tools/succeed.ts';

type ImageDeps = Pick<Deps, 'exec' | 'env' | 'reporter' | 'signal'>;

/** A slow classroom line may need this long for one image. */
const PULL_MS = 20 * 60_000;
const LOAD_MS = 10 * 60_000;

/**
 * Makes sure that an image is on the engine under its public name: it is there already, or the image that its
 * variable names is there, or it can be pulled.
 */
export async function ensureImage(deps: ImageDeps, name: string): Promise<void> {
  const { source, variable } = imageSource(deps.env, name);
  const [id, sourceId] = await Promise.all([imageId(deps, name), imageId(deps, source)]);
  if (id !== undefined && (source === name || sourceId === id)) return;
  if (sourceId === undefined) await pull(deps, name, source, variable);
  if (source === name) return;
  const tagged = await deps.exec.run(docker.tag(source, name), { signal: deps.signal });
  deps.signal.throwIfAborted();
  expectSuccess(tagged, {
    what: {
      en: `${source} could not be tagged as ${name}.`,
      zh: `无法把 ${source} 标记为 ${name}。`,
    },
    next: { en: `docker tag ${source} ${name}`, zh: `docker tag ${source} ${name}` },
  });
}

/** Id of an image on the engine, or `undefined` when it is not there. */
export async function imageId(
  { exec, signal }: Pick<Deps, 'exec' | 'signal'>,
  name: string,
): Promise<string | undefined> {
  const result = await exec.run(docker.imageIds([name]), { signal });
  signal.throwIfAborted();
  return result.kind === 'exited' && result.code === 0 ? result.stdout.trim() : undefined;
}

/** Where an image comes from on this machine: its variable's value, else its own name. */
export function imageSource(
  env: Deps['env'],
  name: string,
): { readonly source: string; readonly variable: string | undefined } {
  const known: readonly ImageSource[] = Object.values(IMAGES);
  const variable = known.find((image) => image.name === name)?.variable;
  const value = variable === undefined ? undefined : env[variable];
  return { variable, source: value === undefined || value === '' ? name : value };
}

async function pull(
  deps: ImageDeps,
  name: string,
  source: string,
  variable: string | undefined,
): Promise<void> {
  const text: Text = { en: `Pulling ${source}`, zh: `正在拉取 ${source}` };
  const result = await deps.reporter.during(
    text,
    async (update) =>
      await deps.exec.run(docker.pull(source), {
        timeoutMs: PULL_MS,
        signal: deps.signal,
        onLine: (line) => {
          update({ en: `${text.en}: ${line}`, zh: `${text.zh}：${line}` });
        },
      }),
  );
  deps.signal.throwIfAborted();
  if (result.kind === 'exited' && result.code === 0) return;
  throw cannotPull(name, source, variable, result);
}

function cannotPull(
  name: string,
  source: string,
  variable: string | undefined,
  result: RunResult,
): UserError {
  const from = source === name ? '' : ` (${source})`;
  const mirror = variable === undefined ? undefined : `export ${variable}=mirror.example/${name}`;
  return new UserError(EXIT.machine, {
    what: {
      en: `The image ${name}${from} is not on this machine and cannot be pulled.`,
      zh: `本机没有镜像 ${name}${from}，也无法拉取。`,
    },
    why: whyItFailed(result),
    next: {
      en:
        `One of these, then run the command again:\n` +
        (mirror === undefined ? '' : `- from a mirror that you can reach: ${mirror}\n`) +
        `- in a classroom without network, from its archive: npx lab unbundle FILE\n` +
        `- from a machine that has it: docker save ${name} -o image.tar, bring the file, docker load -i image.tar` +
        (variable === undefined
          ? ''
          : `\n- it is here under another tag: export ${variable}=<that tag>`),
      zh:
        `任选一种做法，然后再运行一次：\n` +
        (mirror === undefined ? '' : `- 使用可访问的镜像站：${mirror}\n`) +
        `- 在没有网络的教室里，用归档导入：npx lab unbundle FILE\n` +
        `- 在有这个镜像的机器上 docker save ${name} -o image.tar，把文件拷过来，再 docker load -i image.tar` +
        (variable === undefined ? '' : `\n- 本机有它、只是标签不同：export ${variable}=<那个标签>`),
    },
  });
}

/** Copies images into those of the cluster's nodes that lack them. Nothing is copied twice. */
export async function loadIntoCluster(
  deps: Pick<Deps, 'exec' | 'reporter' | 'signal' | 'clusterName'>,
  images: readonly string[],
): Promise<void> {
  if (images.length === 0) return;
  const missing = await missingOnNodes(deps, images);
  if (missing.length === 0) return;
  const list = missing.join(', ');
  const result = await deps.reporter.during(
    { en: `Loading ${list} into the cluster's nodes`, zh: `正在把 ${list} 载入集群节点` },
    async () =>
      await deps.exec.run(kind.load(deps.clusterName, missing), {
        timeoutMs: LOAD_MS,
        signal: deps.signal,
      }),
  );
  deps.signal.throwIfAborted();
  expectSuccess(result, {
    what: {
      en: `The images could not be loaded into the cluster: ${list}`,
      zh: `无法把镜像载入集群：${list}`,
    },
    next: { en: 'npx lab doctor', zh: 'npx lab doctor' },
  });
}

/** Which images at least one node lacks. kind itself would find out too, but only after a second and a half each. */
async function missingOnNodes(
  deps: Pick<Deps, 'exec' | 'signal' | 'clusterName'>,
  images: readonly string[],
): Promise<readonly string[]> {
  const list = await deps.exec.run(docker.clusterNodes(deps.clusterName), { signal: deps.signal });
  deps.signal.throwIfAborted();
  const nodes = list.kind === 'exited' ? readLines(list.stdout) : [];
  const has = await Promise.all(
    nodes.map(async (node) => {
      const result = await deps.exec.run(docker.nodeImages(node), { signal: deps.signal });
      return result.kind === 'exited' ? readNodeImages(result.stdout) : new Map<string, string>();
    }),
  );
  const ids = await Promise.all(images.map(async (image) => await imageId(deps, image)));
  return images.filter((image, index) => {
    const id = ids[index];
    // By name, too: a Pod asks by name, and two labs may build the same image under two.
    return id === undefined || !has.every((node) => node.get(fullImageName(image)) === id);
  });
}
