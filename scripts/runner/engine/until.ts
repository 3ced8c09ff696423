import type { CheckResult } from '../checks/check-kind.ts';
import type { Clock } from '../ports.ts';

/** How one wait is done. */
export interface UntilOptions {
  readonly clock: Clock;
  /** Milliseconds until it is given up. Zero asks exactly once. */
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** Wakes the wait whenever what the check looks at has changed. Ends when its signal fires. */
  readonly watch?: (changed: () => void, signal: AbortSignal) => Promise<void>;
  /** Longest pause between two tries. With a watch it is only the net below it. */
  readonly everyMs: number;
  /** One try may always take so long, however short the deadline: starting a program costs time. */
  readonly tryMs: number;
}

/**
 * Looks again and again until the check passes, is certain to fail, or time is up: at once first, then after each
 * change that the watch reports or after `everyMs`. Gives the last result, never just "timed out".
 */
export async function until(
  look: (signal: AbortSignal) => Promise<CheckResult>,
  { clock, withinMs, signal, watch, everyMs, tryMs }: UntilOptions,
): Promise<CheckResult> {
  const deadline = clock.now() + withinMs;
  const ended = new AbortController();
  const all = AbortSignal.any([signal, ended.signal]);
  const bell = makeBell();
  let watching: Promise<void> | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      const isLast = clock.now() >= deadline;
      const result = await lookOnce(look, clock, Math.max(deadline - clock.now(), tryMs), signal);
      const isCertain =
        result.status === 'pass' || result.status === 'broken' || result.certain === true;
      // A look that itself lasted until the deadline was the last one too.
      if (isCertain || isLast || clock.now() >= deadline) return result;
      if (watch !== undefined) watching ??= watch(bell.ring, all).catch(() => undefined);
      await Promise.race([
        bell.rung(),
        clock.wait(Math.max(1, Math.min(everyMs, deadline - clock.now())), all),
      ]);
    }
  } finally {
    ended.abort();
    await watching;
  }
}

async function lookOnce(
  look: (signal: AbortSignal) => Promise<CheckResult>,
  clock: Clock,
  limitMs: number,
  signal: AbortSignal,
): Promise<CheckResult> {
  const over = new AbortController();
  const done = new AbortController();
  const timer = clock
    .wait(limitMs, AbortSignal.any([signal, done.signal]))
    .then(() => over.abort(new Error('The look took too long')))
    .catch(() => undefined);
  try {
    return await look(AbortSignal.any([signal, over.signal]));
  } catch (error) {
    if (!over.signal.aborted || signal.aborted) throw error;
    return tookTooLong(limitMs);
  } finally {
    done.abort();
    await timer;
  }
}

function tookTooLong(limitMs: number): CheckResult {
  const seconds = String(Math.round(limitMs / 1000));
  return {
    status: 'not-yet',
    expected: { en: `an answer within ${seconds} s`, zh: `${seconds} 秒内得到结果` },
    actual: { en: 'no answer', zh: '没有结果' },
    next: { en: 'npx lab doctor', zh: 'npx lab doctor' },
  };
}

/** Rings are kept: a change that comes while nobody waits must wake the next wait at once. */
function makeBell(): { ring: () => void; rung: () => Promise<void> } {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    rung: async () => {
      if (!isRung) await new Promise<void>((resolve) => (wake = resolve));
      isRung = false;
      wake = undefined;
    },
  };
}
