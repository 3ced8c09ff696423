import { within } from './deadline.mjs';

/**
 * Asks all parts at once whether they answer. Ready when the needed ones do; the others are reported all the same, so
 * that one look tells what a customer has to do without.
 *
 * @param parts `{ name, needed, check }` each; `check` fails when the part does not answer
 */
export async function readiness(parts, timeoutMs) {
  const states = await Promise.all(
    parts.map(async ({ name, needed, check }) => {
      const late = () => new Error(`no answer within ${timeoutMs} ms`);
      try {
        await within(timeoutMs, check(), late);
        return { name, needed, state: 'ok', ok: true };
      } catch (error) {
        return { name, needed, state: error.why ?? error.message, ok: false };
      }
    }),
  );
  return {
    ready: states.every(({ needed, ok }) => ok || !needed),
    parts: Object.fromEntries(states.map(({ name, state }) => [name, state])),
  };
}
