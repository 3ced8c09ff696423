import { join } from 'node:path';
import { VERSIONS } from '../../lab-kit/versions.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import {
  docker,
  readEngine,
  readEngineInfo,
  type Engine,
  type EngineInfo,
} from '../tools/docker.ts';
import { kind, readKindVersion } from '../tools/kind.ts';
import { kubectl, readKubectlVersion } from '../tools/kubectl.ts';
import { isAtLeast } from '../tools/version.ts';
import { engineProblem } from './engine-problem.ts';

type MachineDeps = Pick<Deps, 'exec' | 'env' | 'host' | 'signal' | 'files' | 'paths'>;

/** A program of ours: kind or kubectl. */
export type ToolName = 'kind' | 'kubectl';

/** What was found of a program. */
export type Tool =
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'missing' }
  | { readonly state: 'too-old'; readonly version: string }
  | { readonly state: 'unusable'; readonly said: string };

/** Asks the engine who it is. */
export async function readEngineState(deps: MachineDeps): Promise<Engine> {
  const result = await deps.exec.run(docker.version(), { timeoutMs: 15_000, signal: deps.signal });
  deps.signal.throwIfAborted();
  return readEngine(result, VERSIONS.docker.minimum);
}

/** Refuses, with the remedy, when the engine cannot be used. */
export async function requireEngine(deps: MachineDeps): Promise<void> {
  const problem = engineProblem(await readEngineState(deps), deps.host, deps.env);
  if (problem !== undefined) throw new UserError(EXIT.machine, problem);
}

/** What the engine says of its machine. */
export async function readInfo(deps: MachineDeps): Promise<EngineInfo> {
  const result = await deps.exec.run(docker.info(), { timeoutMs: 15_000, signal: deps.signal });
  deps.signal.throwIfAborted();
  return readEngineInfo(result.kind === 'exited' ? result.stdout : '');
}

/** Looks for kind or kubectl, the course's own download first (it leads the PATH). */
export async function readTool(deps: MachineDeps, name: ToolName): Promise<Tool> {
  const argv = name === 'kind' ? kind.version() : kubectl.version();
  const result = await deps.exec.run(argv, { timeoutMs: 15_000, signal: deps.signal });
  deps.signal.throwIfAborted();
  if (result.kind === 'not-found') return { state: 'missing' };
  if (result.kind !== 'exited' || result.code !== 0) {
    const said = result.kind === 'exited' ? result.all.trim().split('\n').at(-1) : result.kind;
    return { state: 'unusable', said: said ?? '' };
  }
  const version =
    name === 'kind' ? readKindVersion(result.stdout) : readKubectlVersion(result.stdout);
  if (version === undefined) return { state: 'unusable', said: result.stdout.trim() };
  return isAtLeast(version, VERSIONS[name].minimum)
    ? { state: 'ready', version }
    : { state: 'too-old', version };
}

/** Free space that a cluster needs: three nodes and the images that labs build and load. */
export const DISK_NEEDED_GB = 6;

/** Gigabytes that must be free; a classroom whose images are all there may ask for less. */
export function diskNeededBytes(env: Deps['env']): number {
  const wanted = Number(env['LAB_DISK_NEEDED_GB']);
  return (Number.isFinite(wanted) && wanted > 0 ? wanted : DISK_NEEDED_GB) * 1e9;
}

/** Where space matters, how much is free, and whether that is enough. */
export interface Disk {
  readonly path: string;
  readonly freeBytes: number;
  readonly isEnough: boolean;
}

/** Free space where Docker stores (when that is on this machine and not inside a virtual one) and in our folder. */
export async function readDisks(deps: MachineDeps, info: EngineInfo): Promise<readonly Disk[]> {
  const needed = diskNeededBytes(deps.env);
  const isLocal = info.root !== undefined && (await deps.files.exists(info.root));
  const places = [...(isLocal && info.root !== undefined ? [info.root] : []), deps.paths.home];
  return await Promise.all(
    places.map(async (path) => {
      const freeBytes = await deps.files.freeBytes(path);
      // Our own folder holds two downloads and small files.
      const isEnough = freeBytes >= (path === deps.paths.home ? Math.min(needed, 1e9) : needed);
      return { path, freeBytes, isEnough };
    }),
  );
}

/** Refuses when a disk is nearly full: kind fails much later then, and says something else. */
export async function requireDisk(deps: MachineDeps): Promise<void> {
  const disks = await readDisks(deps, await readInfo(deps));
  const full = disks.find(({ isEnough }) => !isEnough);
  if (full !== undefined) throw new UserError(EXIT.machine, diskProblem(full, deps.env));
}

/** A nearly full disk, in words. */
export function diskProblem(disk: Disk, env: Deps['env']): { what: Text; why: Text; next: Text } {
  const free = (disk.freeBytes / 1e9).toFixed(1);
  const needed = String(diskNeededBytes(env) / 1e9);
  return {
    what: {
      en: `The disk is nearly full: ${free} GB free at ${disk.path}.`,
      zh: `磁盘快满了：${disk.path} 只剩 ${free} GB。`,
    },
    why: {
      en: `A cluster of three nodes with the labs' images needs ${needed} GB. On a full disk, nodes evict their Pods.`,
      zh: `三个节点的集群加上实验镜像需要 ${needed} GB。磁盘满了，节点会驱逐 Pod。`,
    },
    next: {
      en: 'See what takes the space with `docker system df`, remove what you do not need, and run this again. If you know that less is enough: export LAB_DISK_NEEDED_GB=3',
      zh: '用 `docker system df` 查看占用，删除不需要的内容后再运行。如果确定更少也够用：export LAB_DISK_NEEDED_GB=3',
    },
  };
}

/** Path of a program that the course downloads. */
export function downloadedTool({ paths, host }: MachineDeps, name: ToolName): string {
  return join(paths.bin, host.os === 'windows' ? `${name}.exe` : name);
}

/** A program that is missing or does not fit, in words. `undefined` when it is ready. */
export function toolProblem(
  name: ToolName,
  tool: Tool,
): { what: Text; why?: Text; next: Text } | undefined {
  const { minimum, version } = VERSIONS[name];
  const next: Text = {
    en: `\`npx lab doctor --fix\` downloads ${name} ${version} into the course's own folder; nothing else on the machine changes.`,
    zh: `\`npx lab doctor --fix\` 会把 ${name} ${version} 下载到课程自己的目录，不改动系统其他部分。`,
  };
  switch (tool.state) {
    case 'ready':
      return undefined;
    case 'missing':
      return { what: { en: `${name} is not installed.`, zh: `没有安装 ${name}。` }, next };
    case 'too-old':
      return {
        what: {
          en: `${name} ${tool.version} is too old; the labs need ${minimum} or newer.`,
          zh: `${name} ${tool.version} 太旧，实验需要 ${minimum} 或更新。`,
        },
        next,
      };
    case 'unusable':
      return {
        what: { en: `${name} is there but does not run.`, zh: `${name} 存在，但无法运行。` },
        why: same(tool.said),
        next,
      };
  }
}
