import type { EngineInfo } from '../tools/docker.ts';

/** The engine says it as the kernel does; images and downloads have other names for the same. */
const NAMES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/** Processor of the engine's machine, as images name it. `undefined` when the engine does not say. */
export function engineArch({ arch }: Pick<EngineInfo, 'arch'>): string | undefined {
  return arch === undefined ? undefined : (NAMES[arch] ?? arch);
}
