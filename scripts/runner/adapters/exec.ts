import { existsSync } from 'node:fs';
import { execa, type Options, type Result } from 'execa';
import type { Exec, RunOptions, RunResult } from '../ports.ts';

/** Enough for a whole `kubectl get -o json`; a program that prints more than this has run away. */
export const OUTPUT_LIMIT = 10_000_000;
const DEFAULT_TIMEOUT_MS = 60_000;
const KILL_AFTER_MS = 5_000;

/** What the adapter is made with. */
export interface ExecSettings {
  /** The whole environment of the programs. */
  readonly env: Readonly<Record<string, string>>;
  /** Told when a program has the terminal: Ctrl-C is then that program's business, not ours. */
  readonly onInteractive?: (active: boolean) => void;
  readonly outputLimit?: number;
}

type Finished = Result<{ reject: false; all: true; buffer: true }>;

/** Runs real programs. */
export function makeExec(settings: ExecSettings): Exec {
  return {
    run: async (argv, options = {}) => await run(settings, argv, options),
    stream: (argv, options = {}) => stream(settings, argv, options),
  };
}

async function run(
  settings: ExecSettings,
  [program, ...args]: readonly [string, ...string[]],
  options: RunOptions,
): Promise<RunResult> {
  assertFolder(options.cwd);
  if (options.signal?.aborted === true) return { kind: 'cancelled' };
  if (options.interactive === true) return await runInteractive(settings, program, args, options);
  const common = { ...commonOptions(settings, options), reject: false, all: true } as const;
  const subprocess = execa(program, args, {
    ...common,
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
  } as const);
  if (options.onLine !== undefined) feedLines(subprocess.all, options.onLine);
  const result = await subprocess;
  return describe(settings, program, options, result as unknown as Finished);
}

/** Its own process group would take it off the terminal, so here nothing is detached and nothing is captured. */
async function runInteractive(
  settings: ExecSettings,
  program: string,
  args: readonly string[],
  options: RunOptions,
): Promise<RunResult> {
  settings.onInteractive?.(true);
  try {
    const result = await execa(program, args, {
      env: { ...settings.env, ...options.env },
      extendEnv: false,
      stdio: 'inherit',
      reject: false,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    });
    return describe(settings, program, options, result as unknown as Finished);
  } finally {
    settings.onInteractive?.(false);
  }
}

async function* stream(
  settings: ExecSettings,
  [program, ...args]: readonly [string, ...string[]],
  options: RunOptions,
): AsyncGenerator<Uint8Array> {
  assertFolder(options.cwd);
  const subprocess = execa(program, args, {
    ...commonOptions(settings, options),
    reject: false,
    encoding: 'buffer',
    buffer: { stdout: false, stderr: true },
    stdin: 'ignore',
  });
  for await (const chunk of subprocess.iterable({ binary: true })) yield chunk;
  const result = await subprocess;
  const stderr = new TextDecoder().decode(result.stderr);
  const described = describe(settings, program, options, {
    ...result,
    stdout: '',
    stderr,
    all: stderr,
  } as unknown as Finished);
  if (described.kind !== 'exited' || described.code !== 0) throw new StreamError(described);
}

/** A streamed program did not end well. `result` says how, as `run` would have. */
export class StreamError extends Error {
  readonly result: RunResult;

  constructor(result: RunResult) {
    super(`The program ended as: ${result.kind}`);
    this.name = 'StreamError';
    this.result = result;
  }
}

function commonOptions(settings: ExecSettings, options: RunOptions) {
  return {
    env: { ...settings.env, ...options.env },
    // The settings' environment is whole; what the caller left out must stay out.
    extendEnv: false,
    timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBuffer: settings.outputLimit ?? OUTPUT_LIMIT,
    forceKillAfterDelay: KILL_AFTER_MS,
    // `kind` starts `docker`, `sh` starts anything: stopping only the parent would leave them at work.
    killDescendants: true,
    stripFinalNewline: false,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  } satisfies Options;
}

function describe(
  settings: ExecSettings,
  program: string,
  options: RunOptions,
  result: Finished,
): RunResult {
  const all = result.all ?? '';
  if (result.isCanceled) return { kind: 'cancelled' };
  if (result.timedOut) {
    return { kind: 'timed-out', afterMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, all };
  }
  if (result.isMaxBuffer) {
    return { kind: 'too-much-output', limitBytes: settings.outputLimit ?? OUTPUT_LIMIT, all };
  }
  if (result.exitCode !== undefined) {
    const { exitCode: code, stdout = '', stderr = '', durationMs } = result;
    return { kind: 'exited', code, stdout, stderr, all, durationMs };
  }
  if (result.signal !== undefined) return { kind: 'killed', signal: result.signal, all };
  const { code } = result as { code?: string };
  if (code === 'ENOENT') return { kind: 'not-found', program };
  // ENOEXEC: the file is executable, but neither a script nor a program of this machine.
  if (code === 'EACCES' || code === 'EPERM' || code === 'ENOEXEC') {
    return { kind: 'not-permitted', program };
  }
  throw new Error(`${program}: ${String(code ?? 'ended without exit code or signal')}`, {
    cause: result,
  });
}

/** Spawning in a folder that is not there says ENOENT, exactly as for a missing program. */
function assertFolder(cwd: string | undefined): void {
  if (cwd !== undefined && !existsSync(cwd)) throw new Error(`No such folder to run in: ${cwd}`);
}

function feedLines(source: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  source.setEncoding('utf8');
  source.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  });
  source.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
