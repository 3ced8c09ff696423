import type { StableCheck } from '../../lab-kit/checks.ts';
import type { CheckKind } from './check-kind.ts';
import { result } from './result.ts';

const EVERY_MS = 1000;

/** Another check passes now and keeps passing for so many seconds; a single failure starts the time again. */
export const stable: CheckKind<StableCheck> = {
  takesMs: ({ seconds }) => seconds * 1000 + 15_000,
  look: async ({ seconds, check }, facts) => {
    const began = facts.clock.now();
    for (;;) {
      const found = await facts.look(check, facts);
      const heldMs = facts.clock.now() - began;
      if (found.status !== 'pass') {
        const held = (heldMs / 1000).toFixed(0);
        return heldMs < EVERY_MS
          ? found
          : result(
              found.status,
              {
                expected: {
                  en: `${found.expected.en}, for ${String(seconds)} s`,
                  zh: `${found.expected.zh}，并保持 ${String(seconds)} 秒`,
                },
                actual: {
                  en: `${found.actual.en} after ${held} s`,
                  zh: `${held} 秒后：${found.actual.zh}`,
                },
                next: found.next,
              },
              found.pods === undefined ? {} : { pods: found.pods },
            );
      }
      if (heldMs >= seconds * 1000) return found;
      await facts.clock.wait(Math.min(EVERY_MS, seconds * 1000 - heldMs), facts.signal);
    }
  },
};
