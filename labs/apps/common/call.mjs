import { request } from 'node:http';
import { explain, neverArrived, Refusal, Unavailable } from './errors.mjs';

/**
 * Asks another service of the shop; gives back what it answered, JSON read. Ends within `timeoutMs`, name look-up
 * included. A 4xx becomes a Refusal with the same status; no answer, nonsense or a 5xx become an Unavailable.
 */
export async function call(part, base, path, { method = 'GET', body, timeoutMs }) {
  const url = new URL(path, base);
  let answer;
  try {
    answer = await exchange(url, method, body, AbortSignal.timeout(timeoutMs));
  } catch (error) {
    const late = error.name === 'AbortError';
    const why = late ? `no answer within ${timeoutMs} ms` : explain(error, url.origin);
    throw new Unavailable(part, why, { unsure: !neverArrived(error) });
  }
  const content = readContent(part, answer);
  if (answer.status < 400) return content;
  const reason = reasonIn(content) ?? `it answered ${answer.status}`;
  if (answer.status < 500) throw new Refusal(answer.status, reason);
  throw new Unavailable(part, reason, { unsure: content?.unsure ?? answer.status !== 503 });
}

/** The reason in an answer that tells of a failure: its error, or which of its own parts do not answer. */
function reasonIn(content) {
  if (typeof content === 'string') return content.trim() || undefined;
  if (!content?.parts) return content?.error ?? content?.why;
  const missing = Object.entries(content.parts).filter(([, state]) => state !== 'ok');
  return missing.map(([name, state]) => `${name}: ${state}`).join('; ');
}

function exchange(url, method, body, signal) {
  const text = typeof body === 'string' ? body : body && JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  const headers = text ? { 'content-type': type, 'content-length': Buffer.byteLength(text) } : {};
  return new Promise((resolve, reject) => {
    // A connection of its own for each call: a kept one would stay with one replica, and may be dead after a restart.
    const outgoing = request(url, { method, headers, signal, agent: false }, async (incoming) => {
      try {
        const chunks = await incoming.toArray();
        const answered = Buffer.concat(chunks).toString();
        resolve({
          status: incoming.statusCode,
          type: incoming.headers['content-type'] ?? '',
          text: answered,
        });
      } catch (error) {
        reject(error);
      }
    });
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}

function readContent(part, { type, text }) {
  if (!type.startsWith('application/json')) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new Unavailable(part, 'it says JSON, but it is none', { unsure: true });
  }
}
