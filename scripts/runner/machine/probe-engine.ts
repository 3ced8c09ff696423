import type { Deps } from '../deps.ts';
import { same, whatAndWhy } from '../outcome.ts';
import type { EngineInfo } from '../tools/docker.ts';
import { engineProblem } from './engine-problem.ts';
import type { Probe } from './probe.ts';
import {
  diskNeededBytes,
  diskProblem,
  readDisks,
  readEngineState,
  readInfo,
} from './requirements.ts';

const CPUS_NEEDED = 2;
const MEMORY_NEEDED = 4e9;

/** The engine and the machine it runs on. */
export async function probeEngine(
  deps: Deps,
): Promise<{ readonly isReady: boolean; readonly probes: readonly Probe[] }> {
  const engine = await readEngineState(deps);
  const name = { en: 'Docker engine', zh: 'Docker 引擎' };
  const problem = engineProblem(engine, deps.host, deps.env);
  if (problem !== undefined) {
    const saw = whatAndWhy(problem);
    return {
      isReady: false,
      probes: [{ id: 'engine', name, saw, verdict: 'missing', fix: problem.next }],
    };
  }
  if (engine.state !== 'ready') throw new Error(`no problem for the engine state ${engine.state}`);
  const info = await readInfo(deps);
  const saw = same(`${engine.version}, context ${engine.context}, ${info.system ?? '?'}`);
  return {
    isReady: true,
    probes: [
      { id: 'engine', name, saw, verdict: 'good' },
      probePlace(deps, info),
      probeCgroup(info),
      probePower(info),
      ...(await probeDisks(deps, info)),
    ],
  };
}

function probePlace({ host }: Deps, { system = '', isRootless }: EngineInfo): Probe {
  const name = { en: 'Engine runs', zh: '引擎运行于' };
  const id = 'engine-place';
  if (/docker desktop/i.test(system) || host.os !== 'linux') {
    return {
      id,
      name,
      verdict: 'good',
      saw: {
        en: `in a virtual machine (${system}): CPUs, memory and disk below are that machine's, not this computer's`,
        zh: `虚拟机中（${system}）：下面的 CPU、内存、磁盘是虚拟机的，不是这台电脑的`,
      },
    };
  }
  if (isRootless) {
    return {
      id,
      name,
      verdict: 'note',
      saw: { en: 'rootless on this machine', zh: '本机，无 root 模式' },
      fix: {
        en: 'kind needs cgroup delegation there: https://kind.sigs.k8s.io/docs/user/rootless/',
        zh: 'kind 在这种模式下需要 cgroup 委派：https://kind.sigs.k8s.io/docs/user/rootless/',
      },
    };
  }
  return { id, name, verdict: 'good', saw: { en: 'on this machine itself', zh: '本机' } };
}

function probeCgroup({ cgroup, kernel }: EngineInfo): Probe {
  const name = { en: 'Control groups', zh: '控制组 (cgroup)' };
  const id = 'cgroup';
  if (cgroup === '2') return { id, name, verdict: 'good', saw: same(`v2, Linux ${kernel ?? '?'}`) };
  if (cgroup === undefined) {
    return {
      id,
      name,
      verdict: 'unknown',
      saw: { en: 'the engine does not say', zh: '引擎没有说明' },
    };
  }
  return {
    id,
    name,
    verdict: 'note',
    saw: {
      en: `v${cgroup}, Linux ${kernel ?? '?'}. The labs run; files under /sys/fs/cgroup look different from what most machines show`,
      zh: `v${cgroup}，Linux ${kernel ?? '?'}。实验可以运行，但 /sys/fs/cgroup 下的文件与多数机器不同`,
    },
  };
}

function probePower({ cpus, memoryBytes }: EngineInfo): Probe {
  const name = { en: 'CPUs and memory', zh: 'CPU 与内存' };
  const id = 'power';
  if (cpus === undefined || memoryBytes === undefined) {
    return {
      id,
      name,
      verdict: 'unknown',
      saw: { en: 'the engine does not say', zh: '引擎没有说明' },
    };
  }
  const saw = same(`${String(cpus)} CPU, ${(memoryBytes / 1e9).toFixed(1)} GB`);
  if (cpus >= CPUS_NEEDED && memoryBytes >= MEMORY_NEEDED)
    return { id, name, saw, verdict: 'good' };
  return {
    id,
    name,
    saw,
    verdict: 'note',
    fix: {
      en: 'The cluster wants 2 CPUs and 4 GB. Docker Desktop: Settings > Resources. Below that, expect slow starts.',
      zh: '集群需要 2 个 CPU 和 4 GB 内存。Docker Desktop 请在 Settings > Resources 中调整；不足时启动会很慢。',
    },
  };
}

async function probeDisks(deps: Deps, info: EngineInfo): Promise<readonly Probe[]> {
  const disks = await readDisks(deps, info);
  const needed = String(diskNeededBytes(deps.env) / 1e9);
  return disks.map((disk) => {
    const isHome = disk.path === deps.paths.home;
    const free = (disk.freeBytes / 1e9).toFixed(1);
    return {
      id: isHome ? 'disk-home' : 'disk-docker',
      name: isHome
        ? { en: 'Disk of this folder', zh: '本目录所在磁盘' }
        : { en: "Docker's disk", zh: 'Docker 所在磁盘' },
      saw: {
        en: `${free} GB free at ${disk.path}${isHome ? '' : `, ${needed} GB needed`}`,
        zh: `${disk.path} 剩余 ${free} GB${isHome ? '' : `，需要 ${needed} GB`}`,
      },
      verdict: disk.isEnough ? 'good' : 'missing',
      ...(disk.isEnough ? {} : { fix: diskProblem(disk, deps.env).next }),
    };
  });
}
