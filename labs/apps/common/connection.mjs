import { within } from './deadline.mjs';
import { explain, neverArrived, Refusal, Unavailable } from './errors.mjs';

/**
 * One connection to a data store: opened at its first use, opened anew after it broke. `open(signal)` gives back a
 * connection with `closed` (a promise) and `destroy()`; `use(work)` hands it to `work` and ends within `timeoutMs`.
 */
export function keepConnection({ part, address, open, timeoutMs }) {
  let current;

  function connect() {
    const abort = new AbortController();
    const opening = open(abort.signal);
    const entry = {
      opening,
      drop() {
        if (current === entry) current = undefined;
        abort.abort();
        opening.then((connection) => connection.destroy()).catch(() => {});
      },
    };
    opening.then((connection) => connection.closed.then(entry.drop)).catch(entry.drop);
    return entry;
  }

  async function use(work) {
    const entry = (current ??= connect());
    let sent = false;
    const done = entry.opening.then((connection) => {
      sent = true;
      return work(connection);
    });
    try {
      return await within(timeoutMs, done, () => {
        // What comes back later would be taken for the answer to the next question.
        entry.drop();
        return new Unavailable(part, `no answer within ${timeoutMs} ms`, { unsure: sent });
      });
    } catch (error) {
      if (error instanceof Unavailable || error instanceof Refusal) throw error;
      // An error that the store itself answered is certain; a connection that broke leaves the outcome open.
      const unsure = sent && !error.answered && !neverArrived(error);
      throw new Unavailable(part, explain(error, address), { unsure });
    }
  }

  return { use, close: () => current?.drop() };
}
