/**
 * Asks the shop's search. `ask.mjs WORDS` asks once and prints the answer; `ask.mjs WORDS TIMES` asks so many times a
 * second until it is stopped, and prints nothing.
 */
import { get } from 'node:http';

const [words, times] = process.argv.slice(2);
/** A Service made a moment ago may not be known to every node yet. */
const TRY_AGAIN = ['EAI_AGAIN', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'];
const PATIENCE_MS = 20_000;

function ask() {
  return new Promise((resolve) => {
    const request = get(
      `http://search/?q=${words}`,
      { agent: false, timeout: 5000 },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ text: text.trimEnd() }));
      },
    );
    request.on('timeout', () => request.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    request.on('error', ({ code }) => resolve({ code, text: `no answer (${code})` }));
  });
}

if (times === undefined) {
  const until = Date.now() + PATIENCE_MS;
  let answer = await ask();
  while (TRY_AGAIN.includes(answer.code) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    answer = await ask();
  }
  console.log(answer.text);
} else {
  setInterval(ask, 1000 / Number(times));
  process.on('SIGTERM', () => process.exit(0));
}
