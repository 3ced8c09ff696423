import type { Deps } from './deps.ts';

/** What the learner did in one lab. Times are ISO strings. */
export interface LabProgress {
  readonly startedAt: string;
  /** Id of the step, task or break the learner is at; `undefined` once the lab is finished. */
  readonly at: string | undefined;
  /** Ids of the steps, tasks and breaks that were passed, in that order. */
  readonly done: readonly string[];
  /** When each task was passed, and whether the learner had it solved for them. */
  readonly passed: Readonly<Record<string, { readonly at: string; readonly solved: boolean }>>;
  /** How many hints of each task were shown. */
  readonly hints: Readonly<Record<string, number>>;
  /** UIDs (or container ids) that checks remembered, by the name given to `remember`. */
  readonly remembered: Readonly<Record<string, string>>;
  /** Where the lab ran, for a bug report. */
  readonly environment: Readonly<Record<string, string>>;
  /** The fault that is to be found, while one is; the lab waits where it is. The number grows with each. */
  readonly case?: { readonly fault: string; readonly number: number } | undefined;
}

/** The whole file. */
export interface Progress {
  readonly version: 1;
  readonly labs: Readonly<Record<string, LabProgress>>;
}

type StateDeps = Pick<Deps, 'files' | 'paths' | 'clock' | 'reporter'>;

const EMPTY: Progress = { version: 1, labs: {} };

/** A lab just begun, at this step. */
export function freshLab(now: number, at: string): LabProgress {
  return {
    startedAt: new Date(now).toISOString(),
    at,
    done: [],
    passed: {},
    hints: {},
    remembered: {},
    environment: {},
  };
}

/**
 * Reads the progress. A file that cannot be understood is moved aside with a warning, never deleted: it is the
 * learner's, and a field this version does not know may be a newer version's.
 */
export async function readProgress(deps: StateDeps): Promise<Progress> {
  const text = await deps.files.read(deps.paths.progress);
  if (text === undefined) return EMPTY;
  const progress = parseProgress(text);
  if (progress !== undefined) return progress;
  const aside = `${deps.paths.progress}.unreadable-${String(deps.clock.now())}`;
  await deps.files.move(deps.paths.progress, aside);
  deps.reporter.line(
    {
      en: `The progress file could not be read, so it was moved to ${aside}. Progress starts afresh.`,
      zh: `进度文件无法读取，已移到 ${aside}。进度从头开始。`,
    },
    'warn',
  );
  return EMPTY;
}

/** Progress of one lab; `undefined` when it was not begun. */
export async function readLabProgress(
  deps: StateDeps,
  lab: string,
): Promise<LabProgress | undefined> {
  const { labs } = await readProgress(deps);
  return Object.hasOwn(labs, lab) ? labs[lab] : undefined;
}

/** Writes one lab's progress and leaves the others alone; `undefined` forgets it. Call it inside the lock. */
export async function writeLabProgress(
  deps: StateDeps,
  lab: string,
  progress: LabProgress | undefined,
): Promise<void> {
  const before = Object.entries((await readProgress(deps)).labs);
  const others = Object.fromEntries(before.filter(([id]) => id !== lab));
  const labs = progress === undefined ? others : { ...others, [lab]: progress };
  const file: Progress = { version: 1, labs };
  await deps.files.write(deps.paths.progress, `${JSON.stringify(file, undefined, 2)}\n`);
}

/**
 * Understands the file's text; `undefined` when it is not ours. By hand, not by a schema library: this runs in
 * `lab list`, which has 0.3 s, and what is missing or odd in one lab must not cost the others.
 */
export function parseProgress(text: string): Progress | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data['version'] !== 1 || !isRecord(data['labs'])) return undefined;
  const labs = Object.entries(data['labs']).flatMap(([id, lab]) =>
    isRecord(lab) ? [[id, parseLab(lab)] as const] : [],
  );
  return { version: 1, labs: Object.fromEntries(labs) };
}

function parseLab(lab: Readonly<Record<string, unknown>>): LabProgress {
  const { startedAt, at, done, passed, hints, remembered, environment, case: open } = lab;
  return {
    startedAt: typeof startedAt === 'string' ? startedAt : new Date(0).toISOString(),
    at: typeof at === 'string' ? at : undefined,
    done: Array.isArray(done) ? done.filter((id) => typeof id === 'string') : [],
    passed: onlyValues(passed, isPassed),
    hints: onlyValues(hints, (value) => typeof value === 'number'),
    remembered: onlyValues(remembered, (value) => typeof value === 'string'),
    environment: onlyValues(environment, (value) => typeof value === 'string'),
    ...(isCase(open) ? { case: open } : {}),
  };
}

function isCase(value: unknown): value is { fault: string; number: number } {
  return (
    isRecord(value) && typeof value['fault'] === 'string' && typeof value['number'] === 'number'
  );
}

function isPassed(value: unknown): value is { at: string; solved: boolean } {
  return isRecord(value) && typeof value['at'] === 'string' && typeof value['solved'] === 'boolean';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function onlyValues<T>(data: unknown, fits: (value: unknown) => value is T): Record<string, T> {
  if (!isRecord(data)) return {};
  const entries = Object.entries(data).flatMap(([key, value]) =>
    fits(value) ? [[key, value] as const] : [],
  );
  return Object.fromEntries(entries);
}
