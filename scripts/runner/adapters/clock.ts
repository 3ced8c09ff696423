import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../ports.ts';

/** Real time. */
export const clock: Clock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      // Node wraps the reason into an AbortError; callers tell a deadline from Ctrl-C by the reason itself.
      throw signal?.aborted === true ? signal.reason : error;
    }
  },
};
