import { createHash } from 'node:crypto';
import { VERSIONS } from '../../lab-kit/versions.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { downloadedTool, type ToolName } from './requirements.ts';

type InstallDeps = Pick<
  Deps,
  'network' | 'files' | 'paths' | 'host' | 'env' | 'reporter' | 'signal' | 'exec'
>;

/** Where a program and its checksum are. */
export interface ToolSource {
  readonly version: string;
  readonly file: string;
  readonly checksum: string;
  /** Variable that replaces the address by a mirror's. */
  readonly variable: string;
}

/** Addresses of the pinned version, on the official site or on the mirror that the environment names. */
export function toolSource(
  name: ToolName,
  host: Pick<Deps['host'], 'os' | 'arch'>,
  env: Deps['env'],
): ToolSource {
  const { variable: versionVariable, version: pinned } = VERSIONS[name];
  const version = (env[versionVariable] || pinned).replace(/^v/, '');
  const suffix = host.os === 'windows' ? '.exe' : '';
  if (name === 'kind') {
    const base = trimSlash(env['LAB_KIND_URL'] || 'https://kind.sigs.k8s.io/dl');
    const file = `${base}/v${version}/kind-${host.os}-${host.arch}`;
    return { version, file, checksum: `${file}.sha256sum`, variable: 'LAB_KIND_URL' };
  }
  const base = trimSlash(env['LAB_KUBECTL_URL'] || 'https://dl.k8s.io/release');
  const file = `${base}/v${version}/bin/${host.os}/${host.arch}/kubectl${suffix}`;
  return { version, file, checksum: `${file}.sha256`, variable: 'LAB_KUBECTL_URL' };
}

/** Downloads the program into the course's own folder. It gets its name only after its checksum was found right. */
export async function installTool(deps: InstallDeps, name: ToolName): Promise<string> {
  const source = toolSource(name, deps.host, deps.env);
  const target = downloadedTool(deps, name);
  await deps.reporter.during(
    { en: `Downloading ${name} ${source.version}`, zh: `正在下载 ${name} ${source.version}` },
    async () => {
      const expected = readChecksum(await fetchFile(deps, name, source, source.checksum));
      const bytes = await fetchFile(deps, name, source, source.file);
      const actual = createHash('sha256').update(bytes).digest('hex');
      if (expected !== actual) throw wrongChecksum(name, source, expected, actual);
      await deps.files.writeProgram(target, bytes);
    },
  );
  deps.reporter.line(
    {
      en: `${name} ${source.version} is in ${target}, checksum verified.`,
      zh: `${name} ${source.version} 已放到 ${target}，校验和正确。`,
    },
    'pass',
  );
  return target;
}

async function fetchFile(
  deps: InstallDeps,
  name: ToolName,
  source: ToolSource,
  url: string,
): Promise<Uint8Array> {
  const download = await deps.network.download(url, deps.signal);
  switch (download.kind) {
    case 'done':
      return download.bytes;
    case 'refused':
      return failed(name, source, {
        en: `${url} answered with HTTP ${String(download.status)}.`,
        zh: `${url} 返回 HTTP ${String(download.status)}。`,
      });
    case 'unreachable':
      return failed(name, source, {
        en: `${url} cannot be reached: ${download.reason}`,
        zh: `无法访问 ${url}：${download.reason}`,
      });
  }
}

function failed(name: ToolName, { variable, version }: ToolSource, why: Text): never {
  const example = `export ${variable}=https://mirror.example/${name}`;
  throw new UserError(EXIT.machine, {
    what: {
      en: `${name} ${version} could not be downloaded.`,
      zh: `无法下载 ${name} ${version}。`,
    },
    why,
    next: {
      en: `Check the network or the proxy, name a mirror (${example}), or install ${name} yourself and run \`npx lab doctor\`.`,
      zh: `检查网络或代理，或指定镜像站（${example}），或自行安装 ${name} 后运行 \`npx lab doctor\`。`,
    },
  });
}

function wrongChecksum(
  name: ToolName,
  { file, variable }: ToolSource,
  expected: string | undefined,
  actual: string,
): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The downloaded ${name} is not the published one; it was thrown away.`,
      zh: `下载到的 ${name} 与发布的不一致，已丢弃。`,
    },
    why: same(`${file}\nsha256 ${actual}\n    != ${expected ?? '(none)'}`),
    next: {
      en: `Try again. If it stays so, something between here and the site changes files: use another network or mirror (${variable}).`,
      zh: `再试一次。如果仍然如此，说明途中有东西改动了文件：换一个网络或镜像站（${variable}）。`,
    },
  });
}

/** Sixty-four hexadecimal digits; kind adds the file's name after them, kubectl does not. */
function readChecksum(bytes: Uint8Array): string | undefined {
  return /\b[0-9a-f]{64}\b/.exec(new TextDecoder().decode(bytes))?.[0];
}

function trimSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
