import type { Text } from './text.ts';

/**
 * What a value must look like. A plain value must be equal. An object must contain these keys (others may be there).
 * An array must contain, for each entry here, at least one entry that matches it; position never counts.
 * An object whose single key starts with `$` is an operator.
 */
export type Matcher =
  | string
  | number
  | boolean
  | null
  | { readonly $exists: boolean }
  | { readonly $atLeast: number }
  | { readonly $atMost: number }
  /** Source of a JavaScript regular expression, matched against the value as a string. */
  | { readonly $matches: string }
  | { readonly $not: Matcher }
  /** Length of an array, or number of keys of an object. */
  | { readonly $length: number }
  | { readonly [key: string]: Matcher }
  | readonly Matcher[];

/** What every check may carry besides its own kind's fields. */
export interface CheckBase {
  /** Unique inside its step or task; `wrong` answers and progress refer to it. Default: the kind. */
  readonly id: string;
  /** Seconds within which it must become true; waiting is by watch, not by sleeping. */
  readonly within: number;
  /** Shown when this check fails: points at the fault, never gives the command away. Required in tasks. */
  readonly hint?: Text;
}

/** A cluster object: its kind as kubectl prints it (`Pod`, `Deployment`, `Service`, `EndpointSlice`, …) and its name. */
export interface ObjectTarget {
  readonly kind: string;
  readonly name: string;
}

/** An object of the lab's namespace exists and looks like `match`. */
export interface ObjectCheck extends CheckBase, ObjectTarget {
  readonly type: 'object';
  readonly match?: Matcher;
  /** Condition types that must have this status, e.g. `{ Available: 'True' }`. */
  readonly conditions?: Readonly<Record<string, string>>;
  /** Keeps the object's UID under this name, so that a later `replaced` or `absent` check can prove a change. */
  readonly remember?: string;
}

/** As many Pods (or other objects) carry these labels, and each of them looks like `match`. */
export interface CountCheck extends CheckBase {
  readonly type: 'count';
  readonly kind: string;
  /** Label selector as kubectl writes it: `app=web,tier!=db`. */
  readonly selector: string;
  readonly count: number | { readonly $atLeast: number } | { readonly $atMost: number };
  readonly match?: Matcher;
}

/** A Service's EndpointSlices hold this many ready addresses. */
export interface EndpointsCheck extends CheckBase {
  readonly type: 'endpoints';
  readonly service: string;
  readonly ready: number;
  /** Target port the endpoints must carry. */
  readonly port?: number;
}

/** Where an HTTP request or a look-up starts: this machine, or a container of a Pod. */
export type Origin = 'host' | { readonly pod: string; readonly container?: string };

/** HTTP behaviour. Inside a Pod it is asked with that container's `node` or `wget`, whichever it has. */
export interface HttpCheck extends CheckBase {
  readonly type: 'http';
  readonly url: string;
  readonly from: Origin;
  readonly status?: number;
  /** Source of a regular expression the body must match. */
  readonly body?: string;
  /** Ask several times: the answers must show at least this many different values of a header. */
  readonly distinct?: {
    readonly header: string;
    readonly atLeast: number;
    readonly requests: number;
  };
}

/** A name resolves from inside a Pod. */
export interface DnsCheck extends CheckBase {
  readonly type: 'dns';
  readonly name: string;
  readonly from: { readonly pod: string; readonly container?: string };
  /** `cluster-ip`: to that Service's ClusterIP. `pod-ips`: to the addresses of exactly its ready Pods. `nothing`: no answer. */
  readonly to: { readonly clusterIp: string } | { readonly podIps: string } | 'nothing';
}

/** A program run inside a container of a Pod. */
export interface ExecCheck extends CheckBase {
  readonly type: 'exec';
  readonly pod: string;
  readonly container?: string;
  readonly command: readonly [string, ...string[]];
  readonly exit?: number;
  /** Regular expression that standard output must match. */
  readonly stdout?: string;
  /** Regular expression that standard output must not match. */
  readonly stdoutNot?: string;
}

/** The object that was remembered is gone. Never passes when nothing was remembered: absence counts only after presence. */
export interface AbsentCheck extends CheckBase, ObjectTarget {
  readonly type: 'absent';
  /** Name given to `remember` earlier in the lab. */
  readonly seen: string;
}

/** The name is there again, but as another object (another UID) than the one remembered. */
export interface ReplacedCheck extends CheckBase, ObjectTarget {
  readonly type: 'replaced';
  readonly seen: string;
}

/** Another check stays true for so many seconds. */
export interface StableCheck extends CheckBase {
  readonly type: 'stable';
  readonly seconds: number;
  readonly check: Check;
}

/** A local image exists, and its configuration and layers are as told. Figures are compared with another image, never absolute. */
export interface ImageCheck extends CheckBase {
  readonly type: 'image';
  readonly image: string;
  /** Partial match of `docker image inspect`, e.g. `{ Config: { User: 'node' } }`. */
  readonly match?: Matcher;
  /** Its size is at most this part (0 to 1) of another image's. */
  readonly smallerThan?: { readonly image: string; readonly factor: number };
  /** It shares at least so many layers, counted from the bottom, with another image. */
  readonly sharesLayers?: { readonly image: string; readonly atLeast: number };
  /** No layer, not even one hidden by a later one, holds a path matching this regular expression. */
  readonly noPathInLayers?: string;
  /** No layer's file content, nor the image's configuration or history, contains this text. */
  readonly noTextInLayers?: string;
  /** The opposite: some layer, be it hidden by a later one, or the configuration or history does contain this text. */
  readonly textInLayers?: string;
}

/** A container (by name) on the engine looks like `match` (partial match of `docker container inspect`). */
export interface ContainerCheck extends CheckBase {
  readonly type: 'container';
  readonly container: string;
  readonly match?: Matcher;
  /** Regular expression its log must match. */
  readonly log?: string;
  readonly remember?: string;
}

/** A throw-away container of an image, run with these arguments, answers as told. */
export interface RunCheck extends CheckBase {
  readonly type: 'run';
  readonly image: string;
  /** Options of `docker run` before the image, e.g. `['--read-only']`. */
  readonly options?: readonly string[];
  readonly args: readonly string[];
  readonly exit?: number;
  readonly stdout?: string;
  readonly stdoutNot?: string;
}

/** A build of this context is repeated with one file changed: steps matching `cached` come from the cache, `rebuilt` do not. */
export interface RebuildCheck extends CheckBase {
  readonly type: 'rebuild';
  /** Build context, relative to the lab's work folder. */
  readonly context: string;
  readonly dockerfile?: string;
  /** File of the context that is changed (a line is appended) for the second build, in a copy. */
  readonly touch: string;
  /** Regular expression for the build step that must come from the cache. */
  readonly cached: string;
}

/**
 * A line the learner could type, run on this machine as a step's is: by `sh -c`, in the work folder, with the lab's
 * environment. For what no other kind looks at (a registry's API, `docker service`, `docker compose`). It is repeated
 * until it passes or time is up, so it must only look and never change anything, and end within 30 seconds.
 */
export interface CommandCheck extends CheckBase {
  readonly type: 'command';
  /** POSIX shell, may span lines. With pipes the exit code is the last program's. */
  readonly run: string;
  /** Exit code that is right here; 0 unless told. */
  readonly exit?: number;
  /** Regular expression (`m`: `^` and `$` at every line) that standard output must match. */
  readonly stdout?: string;
  /** Regular expression that standard output must not match. */
  readonly stdoutNot?: string;
}

/** A program run on a node of the cluster (`crictl`, `iptables-save`, …). */
export interface NodeCheck extends CheckBase {
  readonly type: 'node';
  readonly node: 'control-plane' | 'worker' | 'worker2';
  readonly command: readonly [string, ...string[]];
  readonly stdout?: string;
  readonly stdoutNot?: string;
}

/** Every kind of check there is. Data only: the runner knows how to look. */
export type Check =
  | ObjectCheck
  | CountCheck
  | EndpointsCheck
  | HttpCheck
  | DnsCheck
  | ExecCheck
  | AbsentCheck
  | ReplacedCheck
  | StableCheck
  | ImageCheck
  | ContainerCheck
  | RunCheck
  | RebuildCheck
  | CommandCheck
  | NodeCheck;

type Options<C extends Check, Named extends keyof C = never> = Omit<
  C,
  'type' | 'id' | 'within' | Named
> &
  Partial<Pick<CheckBase, 'id' | 'within'>>;

const DEFAULT_SECONDS = 30;

function make<C extends Check>(type: C['type'], fields: object): C {
  return { id: type, within: DEFAULT_SECONDS, type, ...fields } as unknown as C;
}

/** Builders for the kinds above; each fills in `id` (the kind) and `within` (30 seconds). */
export const check = {
  object: (kind: string, name: string, options: Options<ObjectCheck, 'kind' | 'name'> = {}) =>
    make<ObjectCheck>('object', { kind, name, ...options }),
  /** A Deployment whose every wanted replica is up to date, ready and available. */
  deployment: (
    name: string,
    { ready, ...options }: { ready: number } & Partial<Pick<CheckBase, 'id' | 'within' | 'hint'>>,
  ) =>
    make<ObjectCheck>('object', {
      id: 'deployment',
      kind: 'Deployment',
      name,
      match: {
        spec: { replicas: ready },
        status: { readyReplicas: ready, updatedReplicas: ready, replicas: ready },
      },
      ...options,
    }),
  /** A Pod whose `Ready` condition is true. */
  podReady: (
    name: string,
    options: Partial<Pick<ObjectCheck, 'id' | 'within' | 'hint' | 'match' | 'remember'>> = {},
  ) =>
    make<ObjectCheck>('object', {
      id: 'pod',
      kind: 'Pod',
      name,
      conditions: { Ready: 'True' },
      ...options,
    }),
  count: (kind: string, selector: string, options: Options<CountCheck, 'kind' | 'selector'>) =>
    make<CountCheck>('count', { kind, selector, ...options }),
  endpoints: (service: string, options: Options<EndpointsCheck, 'service'>) =>
    make<EndpointsCheck>('endpoints', { service, ...options }),
  http: (url: string, options: Options<HttpCheck, 'url'>) =>
    make<HttpCheck>('http', { url, ...options }),
  dns: (name: string, options: Options<DnsCheck, 'name'>) =>
    make<DnsCheck>('dns', { name, ...options }),
  exec: (
    pod: string,
    command: ExecCheck['command'],
    options: Options<ExecCheck, 'pod' | 'command'> = {},
  ) => make<ExecCheck>('exec', { pod, command, ...options }),
  absent: (kind: string, name: string, options: Options<AbsentCheck, 'kind' | 'name'>) =>
    make<AbsentCheck>('absent', { kind, name, ...options }),
  replaced: (kind: string, name: string, options: Options<ReplacedCheck, 'kind' | 'name'>) =>
    make<ReplacedCheck>('replaced', { kind, name, ...options }),
  stable: (
    seconds: number,
    inner: Check,
    options: Partial<Pick<CheckBase, 'id' | 'within' | 'hint'>> = {},
  ) => make<StableCheck>('stable', { seconds, check: inner, ...options }),
  image: (image: string, options: Options<ImageCheck, 'image'> = {}) =>
    make<ImageCheck>('image', { image, ...options }),
  container: (container: string, options: Options<ContainerCheck, 'container'> = {}) =>
    make<ContainerCheck>('container', { container, ...options }),
  run: (
    image: string,
    args: readonly string[],
    options: Options<RunCheck, 'image' | 'args'> = {},
  ) => make<RunCheck>('run', { image, args, ...options }),
  rebuild: (context: string, options: Options<RebuildCheck, 'context'>) =>
    make<RebuildCheck>('rebuild', { context, ...options }),
  /** Only looks, never changes anything: it is repeated. */
  command: (run: string, options: Options<CommandCheck, 'run'> = {}) =>
    make<CommandCheck>('command', { run, ...options }),
  node: (
    node: NodeCheck['node'],
    command: NodeCheck['command'],
    options: Options<NodeCheck, 'node' | 'command'> = {},
  ) => make<NodeCheck>('node', { node, command, ...options }),
};
