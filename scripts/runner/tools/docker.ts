import { isAtLeast } from './version.ts';
import type { RunResult } from '../ports.ts';

type Argv = readonly [string, ...string[]];

/** Arguments for the docker program. Building them is pure; running them is the caller's one line. */
export const docker = {
  version: (): Argv => ['docker', 'version', '--format', '{{json .}}'],
  info: (): Argv => ['docker', 'info', '--format', '{{json .}}'],
  contexts: (): Argv => ['docker', 'context', 'ls', '--format', '{{json .}}'],
  /** Ids of images that are there; a missing one makes the exit code 1 and is named on stderr. */
  imageIds: (images: readonly string[]): Argv => [
    'docker',
    'image',
    'inspect',
    '--format',
    '{{.Id}}',
    ...images,
  ],
  inspectImage: (image: string): Argv => ['docker', 'image', 'inspect', image],
  /** Several images in one archive: layers that they share are in it once. */
  save: (images: readonly string[]): Argv => ['docker', 'save', ...images],
  load: (file: string): Argv => ['docker', 'load', '--quiet', '--input', file],
  pull: (image: string): Argv => ['docker', 'pull', image],
  tag: (from: string, to: string): Argv => ['docker', 'tag', from, to],
  /** Ids of the containers that are nodes of one kind cluster. */
  clusterNodes: (cluster: string): Argv => [
    'docker',
    'ps',
    '--all',
    '--no-trunc',
    '--filter',
    `label=io.x-k8s.kind.cluster=${cluster}`,
    '--quiet',
  ],
  /** Names of the kind clusters there are, once for each node. */
  clusterNames: (): Argv => [
    'docker',
    'ps',
    '--all',
    '--filter',
    'label=io.x-k8s.kind.cluster',
    '--format',
    '{{.Label "io.x-k8s.kind.cluster"}}',
  ],
  inspectContainers: (ids: readonly string[]): Argv => ['docker', 'container', 'inspect', ...ids],
  start: (ids: readonly string[]): Argv => ['docker', 'start', ...ids],
  restart: (ids: readonly string[]): Argv => ['docker', 'restart', '--time', '5', ...ids],
  unpause: (ids: readonly string[]): Argv => ['docker', 'unpause', ...ids],
  /** A node's address in its cluster's network. */
  address: (node: string): Argv => [
    'docker',
    'container',
    'inspect',
    '--format',
    '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}',
    node,
  ],
  /** A program on a node. */
  onNode: (node: string, argv: Argv): Argv => ['docker', 'exec', node, ...argv],
  /** The images on a node; crictl prints the image's configuration digest as docker does. */
  nodeImages: (node: string): Argv => [
    'docker',
    'exec',
    node,
    'crictl',
    'images',
    '--output',
    'json',
  ],
  labelled: (what: Labelled, label: string): Argv => {
    const filter = ['--filter', `label=${label}`, '--quiet'];
    switch (what) {
      case 'container':
        return ['docker', 'ps', '--all', '--no-trunc', ...filter];
      case 'image':
        return ['docker', 'images', '--no-trunc', ...filter];
      case 'volume':
        return ['docker', 'volume', 'ls', ...filter];
      case 'network':
        return ['docker', 'network', 'ls', '--no-trunc', ...filter];
    }
  },
  remove: (what: Labelled, ids: readonly string[]): Argv => {
    switch (what) {
      case 'container':
        // With the anonymous volumes: nothing else would ever name them again.
        return ['docker', 'rm', '--force', '--volumes', ...ids];
      case 'image':
        return ['docker', 'rmi', '--force', ...ids];
      case 'volume':
        return ['docker', 'volume', 'rm', '--force', ...ids];
      case 'network':
        return ['docker', 'network', 'rm', ...ids];
    }
  },
} as const;

/** Things on the engine that can carry our label, in the order in which they can be removed. */
export const LABELLED = ['container', 'image', 'volume', 'network'] as const;
export type Labelled = (typeof LABELLED)[number];

/** Why the engine cannot be used, or what it is. Every state has its own remedy, so each has its own name. */
export type Engine =
  | { readonly state: 'ready'; readonly version: string; readonly context: string }
  | { readonly state: 'no-program' }
  | { readonly state: 'not-permitted'; readonly said: string }
  | { readonly state: 'not-running'; readonly said: string; readonly context: string | undefined }
  | { readonly state: 'wrong-context'; readonly said: string }
  | { readonly state: 'too-old'; readonly version: string; readonly minimum: string }
  | { readonly state: 'unknown'; readonly said: string };

/** Reads the result of `docker version`. */
export function readEngine(result: RunResult, minimum: string): Engine {
  if (result.kind === 'not-found') return { state: 'no-program' };
  if (result.kind === 'not-permitted') {
    return { state: 'not-permitted', said: `${result.program}: permission denied` };
  }
  if (result.kind === 'timed-out') {
    return { state: 'not-running', said: 'the engine does not answer', context: undefined };
  }
  if (result.kind !== 'exited') return { state: 'unknown', said: result.kind };
  const { client, server } = parseDockerVersion(result.stdout);
  if (result.code === 0 && server !== undefined) {
    return isAtLeast(server, minimum)
      ? { state: 'ready', version: server, context: client ?? 'default' }
      : { state: 'too-old', version: server, minimum };
  }
  const said = result.stderr.trim();
  // Docker's own wordings, old and new ("docker API" since 28).
  if (/permission denied/i.test(said)) return { state: 'not-permitted', said };
  if (/context .*not found|unable to resolve docker endpoint/i.test(said)) {
    return { state: 'wrong-context', said };
  }
  if (/cannot connect|failed to connect|error during connect|no such host|dial /i.test(said)) {
    return { state: 'not-running', said, context: client };
  }
  if (/client version .* is too new|minimum supported API version/i.test(said)) {
    return { state: 'too-old', version: said, minimum };
  }
  return { state: 'unknown', said };
}

function parseDockerVersion(stdout: string): { client?: string; server?: string } {
  const data = parseRecord(stdout);
  const context = asRecord(data['Client'])['Context'];
  const server = asRecord(data['Server'])['Version'];
  return {
    ...(typeof context === 'string' ? { client: context } : {}),
    ...(typeof server === 'string' ? { server } : {}),
  };
}

/** The part of `docker info` that matters here. Missing fields stay `undefined`: other engines leave some out. */
export interface EngineInfo {
  readonly system: string | undefined;
  readonly cgroup: string | undefined;
  readonly cpus: number | undefined;
  readonly memoryBytes: number | undefined;
  readonly root: string | undefined;
  readonly driver: string | undefined;
  readonly kernel: string | undefined;
  readonly arch: string | undefined;
  readonly isRootless: boolean;
}

/** Reads the output of `docker info`. */
export function readEngineInfo(stdout: string): EngineInfo {
  const data = parseRecord(stdout);
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : undefined);
  const number = (key: string) => (typeof data[key] === 'number' ? data[key] : undefined);
  const security: unknown = data['SecurityOptions'];
  return {
    system: text('OperatingSystem'),
    cgroup: text('CgroupVersion'),
    cpus: number('NCPU'),
    memoryBytes: number('MemTotal'),
    root: text('DockerRootDir'),
    driver: text('Driver'),
    kernel: text('KernelVersion'),
    arch: text('Architecture'),
    isRootless: Array.isArray(security) && security.some((option) => option === 'name=rootless'),
  };
}

/** A container as `docker container inspect` tells it. */
export interface ContainerFacts {
  readonly id: string;
  readonly name: string;
  /** `running`, `exited`, `created`, `paused`, `restarting`, `removing`, `dead`. */
  readonly status: string;
  readonly createdAt: number;
}

/** Reads the output of `docker container inspect`. */
export function readContainers(stdout: string): readonly ContainerFacts[] {
  const data: unknown = parse(stdout);
  if (!Array.isArray(data)) return [];
  return data.map((entry) => {
    const record = asRecord(entry);
    return {
      id: String(record['Id']),
      name: String(record['Name']).replace(/^\//, ''),
      status: String(asRecord(record['State'])['Status']),
      createdAt: Date.parse(String(record['Created'])),
    };
  });
}

/** The images that a node has, each of its full names with its id, from `crictl images --output json`. */
export function readNodeImages(stdout: string): ReadonlyMap<string, string> {
  const images: unknown = asRecord(parse(stdout))['images'];
  if (!Array.isArray(images)) return new Map();
  return new Map(
    images.flatMap((image) => {
      const { id, repoTags } = asRecord(image);
      const names: readonly unknown[] = Array.isArray(repoTags) ? repoTags : [];
      return names.map((name) => [String(name), String(id)] as const);
    }),
  );
}

/** An image's name as a node writes it: Docker leaves out its own registry, and the folder `library` in it. */
export function fullImageName(name: string): string {
  const [host = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(host) ? name : `docker.io/${name}`;
}

/** Non-empty lines. */
export function readLines(stdout: string): readonly string[] {
  return stdout
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  return asRecord(parse(text));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
