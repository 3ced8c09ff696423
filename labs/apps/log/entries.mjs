import { accessSync, appendFileSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';

const MOST_REMEMBERED = 1000;
const SHOWN_UNLESS_ASKED = 10;
const LARGEST_BODY_BYTES = 64 * 1024;

/**
 * Lines over HTTP: `POST /entries` takes them, `GET /entries?last=N` gives the newest back, `/healthz` and `/readyz`
 * tell how it is. What is posted is appended to the followed file: it survives a restart where the file does, and is
 * printed and counted like any other line.
 *
 * @param onAppend called after lines were appended
 */
export function createEntries(file, onAppend) {
  const newest = [];

  function remember(line) {
    newest.push(line);
    if (newest.length > MOST_REMEMBERED) newest.shift();
  }

  async function take(request) {
    const body = await readText(request);
    if (body === undefined) return { status: 413, text: `more than ${LARGEST_BODY_BYTES} bytes` };
    const lines = body.split(/\r?\n/).filter((line) => line !== '');
    if (lines.length === 0) return { status: 400, text: 'the body holds no line' };
    try {
      // In one write: lines of two senders never end up inside each other.
      appendFileSync(file, `${lines.join('\n')}\n`);
    } catch (error) {
      return { status: 503, text: `cannot write ${file}: ${error.code}` };
    }
    onAppend();
    return { status: 201, text: `${lines.length}` };
  }

  function give(asked) {
    const count = Number(asked ?? SHOWN_UNLESS_ASKED);
    if (!Number.isInteger(count) || count < 1 || count > MOST_REMEMBERED) {
      return { status: 400, text: `last must be a whole number from 1 to ${MOST_REMEMBERED}` };
    }
    return {
      status: 200,
      text: newest.slice(-count).join('\n'),
      type: 'text/plain; charset=utf-8',
    };
  }

  /** Ready when the file, or where it will appear, can be read: a sidecar need not be allowed to write. */
  function readiness() {
    const place = existsSync(file) ? file : dirname(file);
    const read = access(place, constants.R_OK);
    const write = access(place, constants.W_OK);
    const ready = read === 'ok';
    const text = JSON.stringify({ ready, parts: { read, write } });
    return { status: ready ? 200 : 503, text, type: 'application/json' };
  }

  /** The reply to one of these requests, or `undefined` for any other. */
  async function answer(request) {
    const url = URL.parse(request.url ?? '/', 'http://log');
    switch (`${request.method} ${url?.pathname}`) {
      case 'POST /entries':
        return take(request);
      case 'GET /entries':
        return give(url.searchParams.get('last'));
      case 'GET /healthz':
        return { status: 200, text: 'alive' };
      case 'GET /readyz':
        return readiness();
      default:
        return undefined;
    }
  }

  return { answer, remember };
}

function access(path, mode) {
  try {
    accessSync(path, mode);
    return 'ok';
  } catch (error) {
    return `${path}: ${error.code}`;
  }
}

/** The body's text, or `undefined` when it is too long or breaks off. */
async function readText(request) {
  const chunks = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      bytes += chunk.length;
      // Too much is still read, but not kept: who does not read cannot answer either.
      if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return bytes <= LARGEST_BODY_BYTES ? Buffer.concat(chunks).toString() : undefined;
}
