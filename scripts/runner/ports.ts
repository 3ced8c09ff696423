import type { Text } from '../lab-kit/text.ts';

/** How one run of a program ended. Every way has its own name, so that no cause is mistaken for another. */
export type RunResult =
  | {
      readonly kind: 'exited';
      readonly code: number;
      readonly stdout: string;
      readonly stderr: string;
      /** Both streams in the order in which they arrived. */
      readonly all: string;
      readonly durationMs: number;
    }
  | { readonly kind: 'not-found'; readonly program: string }
  | { readonly kind: 'not-permitted'; readonly program: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number; readonly all: string }
  | { readonly kind: 'too-much-output'; readonly limitBytes: number; readonly all: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly all: string }
  | { readonly kind: 'cancelled' };

export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment the adapter was made with. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Default 60 000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called with each line as it arrives (progress). */
  readonly onLine?: (line: string) => void;
  /** Hands the terminal to the program (the learner's shell). */
  readonly interactive?: boolean;
}

/** Runs programs: argument arrays, never a shell unless `sh` is the program. */
export interface Exec {
  run(argv: readonly [string, ...string[]], options?: RunOptions): Promise<RunResult>;
  /** Standard output as a stream, for `docker save`. Rejects as `run` would report; the caller consumes or destroys it. */
  stream(argv: readonly [string, ...string[]], options?: RunOptions): AsyncIterable<Uint8Array>;
}

/** Any Kubernetes object, as the API gave it. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly creationTimestamp?: string;
    readonly deletionTimestamp?: string;
  };
  readonly [field: string]: unknown;
}

/** Which objects: a kind (`Pod`, `EndpointSlice`), where, and which labels. */
export interface ObjectQuery {
  readonly kind: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly name?: string;
}

/** The cluster's API. Errors that are the machine's fault are thrown as `UserError` with code 3. */
export interface Cluster {
  /** All objects of the query; an empty array when there are none. */
  list(query: ObjectQuery, signal?: AbortSignal): Promise<readonly KubeObject[]>;
  /** Calls back once at once and then after each change of what the query names, until the signal fires. */
  watch(query: ObjectQuery, changed: () => void, signal: AbortSignal): Promise<void>;
  /** Tells each object of the query as it is, then after every change; `isGone` when it was deleted. Until the signal fires. */
  follow(
    query: ObjectQuery,
    tell: (object: KubeObject, isGone: boolean) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** The last lines of a container's log; an empty string when there is none yet. */
  logs(
    target: { namespace: string; pod: string; container?: string },
    lines: number,
  ): Promise<string>;
  /** The last events of a namespace, oldest first, one line each. */
  events(namespace: string, last: number): Promise<readonly string[]>;
}

/** Time, so that tests need none. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`, rejects with the signal's reason when it fires. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly bytes: number;
  readonly isProgram: boolean;
}

/** The few things the runner does with files. Paths are absolute. */
export interface Files {
  /** `undefined` when there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Writes to a temporary file first and renames it: a reader sees the old or the new, never half. */
  write(path: string, text: string): Promise<void>;
  /** The same for a program: complete and executable when its name appears. */
  writeProgram(path: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a file, piece by piece: an archive is larger than the memory at hand. */
  readStream(path: string): AsyncIterable<Uint8Array>;
  /** As `write`, piece by piece. When the pieces end in an error, so does this, and nothing stays. */
  writeStream(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Size of a file and whether it may be run; `undefined` when there is no such file. */
  stat(path: string): Promise<FileFacts | undefined>;
  exists(path: string): Promise<boolean>;
  /** Names of the entries, sorted; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Every file below, relative, sorted. */
  walk(folder: string): Promise<readonly string[]>;
  copyFolder(from: string, to: string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeTemporaryFolder(prefix: string): Promise<string>;
  /** Free bytes of the file system that holds the path. */
  freeBytes(path: string): Promise<number>;
  /** Holds a lock until the returned function is called; `undefined` when another process holds it. */
  lock(path: string): Promise<(() => Promise<void>) | undefined>;
}

/** How a download ended. */
export type Download =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** The network outside the cluster's API. */
export interface Network {
  download(url: string, signal?: AbortSignal): Promise<Download>;
  /** The preferred port of 127.0.0.1 when nothing listens there, else any free one. */
  freePort(preferred: number): Promise<number>;
}

/** What one line of a report says. */
export type Mark = 'pass' | 'not-yet' | 'wrong' | 'broken' | 'info' | 'warn';

/** Talks to the learner, in the learner's language; silent under `--json` but for the one document at the end. */
export interface Reporter {
  /** A heading. */
  title(text: Text): void;
  line(text: Text, mark?: Mark): void;
  /** Something to type or read as it is: a command, a file, a diff, a program's last lines. */
  block(lines: string, kind: 'command' | 'output'): void;
  /** Shows that work goes on (spinner on a terminal, plain lines otherwise); ends by itself with the work. */
  during<T>(text: Text, work: (update: (text: Text) => void) => Promise<T>): Promise<T>;
}
