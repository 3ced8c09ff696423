import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { FetchedFile } from '../../lab-kit/lab.ts';
import { MANIFESTS, type ManifestSource } from '../../lab-kit/versions.ts';
import type { Text } from '../../lab-kit/text.ts';
import { manifestFile } from '../bundle/layout.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';

type ManifestDeps = Pick<Deps, 'env' | 'files' | 'network' | 'paths' | 'signal'>;

/** Puts the manifests of others that a lab applies into its work folder. One that is there is the learner's by now. */
export async function fetchManifests(
  deps: ManifestDeps,
  run: LabRun,
  update: (text: Text) => void,
): Promise<void> {
  for (const { file, from } of run.lab.definition.fetches ?? []) {
    const target = join(run.folder, file);
    if (await deps.files.exists(target)) continue;
    update({ en: `Fetching ${file}`, zh: `正在获取 ${file}` });
    await deps.files.write(target, await readManifest(deps, { file, from }));
  }
}

/**
 * From the file that the variable names, as it is; else as `lab unbundle` brought it; else from its address, and then to
 * the byte what its makers published.
 */
export async function readManifest(
  { env, files, network, paths, signal }: ManifestDeps,
  { file, from }: FetchedFile,
): Promise<string> {
  const source: ManifestSource = MANIFESTS[from];
  const { url, sha256, variable } = source;
  const path = env[variable];
  if (path !== undefined && path !== '') {
    const text = await files.read(resolve(path));
    if (text === undefined)
      throw failed(file, source, {
        en: `${variable} names ${path}, and there is no such file.`,
        zh: `${variable} 指向 ${path}，但没有这个文件。`,
      });
    return text;
  }
  const brought = await files.read(join(paths.home, manifestFile(from)));
  if (brought !== undefined) return brought;
  const download = await network.download(url, signal);
  if (download.kind === 'refused')
    throw failed(file, source, {
      en: `${url} answered with HTTP ${String(download.status)}.`,
      zh: `${url} 返回 HTTP ${String(download.status)}。`,
    });
  if (download.kind === 'unreachable')
    throw failed(file, source, {
      en: `${url} cannot be reached: ${download.reason}`,
      zh: `无法访问 ${url}：${download.reason}`,
    });
  const found = createHash('sha256').update(download.bytes).digest('hex');
  if (found !== sha256)
    throw failed(file, source, same(`${url}\nsha256 ${found}\n    != ${sha256}`));
  return new TextDecoder().decode(download.bytes);
}

function failed(file: string, { url, variable }: ManifestSource, why: Text): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `${file}, which the lab needs, could not be fetched.`,
      zh: `无法获取实验需要的 ${file}。`,
    },
    why,
    next: {
      en: `Check the network or the proxy; or fetch ${url} on a machine that can, bring the file, and: export ${variable}=/path/to/${file}`,
      zh: `检查网络或代理；或在能访问的机器上下载 ${url}，把文件拷过来，再运行：export ${variable}=/path/to/${file}`,
    },
  });
}
