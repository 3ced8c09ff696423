import type { RecordedChange, RecordedPart } from '#lab-kit';

/** How a state is coloured: the words themselves stand beside it. */
export type Tone = 'waiting' | 'started' | 'good' | 'ending' | 'bad' | 'plain';

/** A state an object was in, from a moment until the next. Places are parts (0 to 1) of the whole time. */
interface Segment {
  readonly from: number;
  readonly length: number;
  readonly tone: Tone;
}

/** Something to read in a lane: when it was, and what it was then. */
interface Moment {
  readonly atMs: number;
  /** Place on the axis, 0 to 1. */
  readonly at: number;
  readonly says: string;
  readonly isEvent: boolean;
  readonly by: string | undefined;
}

/** What happened to one object. */
export interface Lane {
  readonly kind: string;
  readonly name: string;
  readonly segments: readonly Segment[];
  readonly moments: readonly Moment[];
}

/** A part of a lab on the axis of time. */
export interface TimelineView {
  readonly endMs: number;
  /** Milliseconds that get a mark on the axis, zero included. */
  readonly ticks: readonly number[];
  readonly commands: readonly {
    readonly atMs: number;
    readonly at: number;
    readonly run: string;
  }[];
  readonly lanes: readonly Lane[];
}

/** What of a part's changes is shown. */
export interface TimelineOptions {
  /** Kinds in the order in which their lanes come; all, as they appeared, unless told. */
  readonly kinds?: readonly string[] | undefined;
  /** Names (as recorded) whose lanes are left out. */
  readonly without?: readonly string[] | undefined;
}

const STEPS_MS = [200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000];
const MOST_TICKS = 7;

/** Lays a recorded part out in time. Throws when it was not followed: a timeline is drawn from a run or not at all. */
export function timelineOf(part: RecordedPart, options: TimelineOptions = {}): TimelineView {
  const { kinds, without = [] } = options;
  const changes = (part.changes ?? []).filter(
    ({ kind, name }) => (kinds?.includes(kind) ?? true) && !without.includes(name),
  );
  if (changes.length === 0)
    throw new Error(
      `The part \`${part.id}\` has no recorded changes${kinds ? ` of ${kinds.join(', ')}` : ''}. ` +
        'Give the step `follows` and record the lab anew.',
    );
  const last = Math.max(
    ...changes.map(({ atMs }) => atMs),
    ...part.commands.map(({ atMs = 0, durationMs }) => atMs + durationMs),
  );
  const endMs = Math.max(last, 1);
  const byObject = Map.groupBy(changes, ({ kind, name }) => `${kind} ${name}`);
  const lanes = [...byObject.values()].map((own) => laneOf(own, endMs));
  return {
    endMs,
    ticks: ticksOf(endMs),
    commands: part.commands.flatMap(({ atMs, run }) =>
      atMs === undefined ? [] : [{ atMs, at: atMs / endMs, run }],
    ),
    lanes:
      kinds === undefined
        ? lanes
        : lanes.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)),
  };
}

function laneOf(changes: readonly RecordedChange[], endMs: number): Lane {
  const [first] = changes;
  const states = changes.filter(({ state }) => state !== undefined);
  const segments = states.flatMap(({ atMs, state = '' }, index): readonly Segment[] => {
    const until = states[index + 1]?.atMs ?? endMs;
    // A container's bar is its run. How it ended is told in words.
    const isOver = state === 'gone' || (first?.kind === 'container' && state !== 'Running');
    return isOver
      ? []
      : [{ from: atMs / endMs, length: (until - atMs) / endMs, tone: toneOf(state) }];
  });
  const moments = changes.map(({ atMs, state, event, detail, by }): Moment => ({
    atMs,
    at: atMs / endMs,
    says: [event ?? state ?? '', detail === undefined ? '' : `(${detail})`].join(' ').trim(),
    isEvent: event !== undefined,
    by,
  }));
  return { kind: first?.kind ?? '', name: first?.name ?? '', segments, moments };
}

function ticksOf(endMs: number): readonly number[] {
  const step = STEPS_MS.find((each) => endMs / each <= MOST_TICKS) ?? 300_000;
  return Array.from({ length: Math.floor(endMs / step) + 1 }, (_, index) => index * step);
}

const GOOD = ['Ready', 'Succeeded', 'Completed', 'Complete', 'Bound', 'Active', 'has an address'];
const WAITING = ['Pending', 'Scheduled', 'ContainerCreating', 'PodInitializing', 'pending'];

/** Colour of a state; `ready 2/3` waits until the two numbers are equal. */
export function toneOf(state: string): Tone {
  const word = state.replace(/ \(restarts \d+\)$/, '');
  const ready = /^ready (\d+)\/(\d+)/.exec(word);
  if (ready) return ready[1] === ready[2] ? 'good' : 'waiting';
  if (GOOD.includes(word)) return 'good';
  if (WAITING.includes(word) || /^Init:\d/.test(word)) return 'waiting';
  if (word === 'Running') return 'started';
  if (word === 'Terminating') return 'ending';
  if (/^(?:desired|active|ready) \d|^there$|^ClusterIP$/.test(word)) return 'plain';
  return 'bad';
}
