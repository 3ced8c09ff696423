import type { Clock } from '../../../scripts/runner/ports.ts';

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** A clock whose time passes only while everybody waits: it then jumps to the next timer. */
export function makeFakeClock(start = Date.parse('2026-11-21T12:00:00Z')): Clock {
  let now = start;
  let timers: Timer[] = [];
  let isPumping = false;
  const pump = (): void => {
    if (isPumping) return;
    isPumping = true;
    // After all that can go on without time has gone on.
    setImmediate(() => {
      isPumping = false;
      const next = timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) return;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.ring();
      if (timers.length > 0) pump();
    });
  };
  return {
    now: () => now,
    wait: async (ms, signal) => {
      signal?.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const timer: Timer = { at: now + ms, ring: resolve };
        timers.push(timer);
        signal?.addEventListener('abort', () => {
          timers = timers.filter((other) => other !== timer);
          reject(signal.reason as Error);
        });
        pump();
      });
    },
  };
}
