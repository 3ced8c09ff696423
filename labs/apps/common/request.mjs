import { URLSearchParams } from 'node:url';
import { Refusal } from './errors.mjs';

const LARGEST_BODY_BYTES = 64 * 1024;

/** Turns `{ 'GET /carts/:cart': handler }` into a function that finds the handler and the named pieces of a path. */
export function router(routes) {
  const table = Object.entries(routes).map(([key, handler]) => {
    const [method, path] = key.split(' ');
    return { method, pieces: path.split('/'), handler };
  });
  return (method, path) => {
    const here = table.flatMap((route) => {
      const params = matchPath(route.pieces, path.split('/'));
      return params ? [{ ...route, params }] : [];
    });
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = here.find((route) => route.method === wanted);
    if (found) return found;
    if (here.length === 0) throw new Refusal(404, `there is nothing at ${path}`);
    throw new Refusal(405, `${path} knows ${here.map((route) => route.method).join(', ')} only`);
  };
}

function matchPath(pattern, path) {
  if (pattern.length !== path.length) return undefined;
  const params = {};
  for (const [index, piece] of pattern.entries()) {
    if (piece.startsWith(':')) params[piece.slice(1)] = decode(path[index]);
    else if (piece !== path[index]) return undefined;
  }
  return params;
}

function decode(piece) {
  try {
    return decodeURIComponent(piece);
  } catch {
    throw new Refusal(400, `${piece} is not a well-formed piece of a path`);
  }
}

/**
 * The fields of a request's body. JSON is told by its first character, not by its content type: `curl -d` and
 * `wget --post-data` send both kinds under the name of a form.
 */
export async function readFields(incoming) {
  const text = await readText(incoming);
  if (!text.trimStart().startsWith('{')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, `the body is not JSON: ${error.message}`);
  }
}

function readText(incoming) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let bytes = 0;
    incoming.on('data', (chunk) => {
      bytes += chunk.length;
      // Too much is still read, but not kept: who does not read cannot answer either.
      if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
    });
    // Whoever hung up hears no answer any more; the log shall not tell of a fault of ours.
    incoming.on('error', ({ message }) =>
      reject(new Refusal(400, `the request broke off: ${message}`)),
    );
    incoming.on('end', () => {
      if (bytes <= LARGEST_BODY_BYTES) resolve(Buffer.concat(chunks).toString());
      else reject(new Refusal(413, `the body is longer than ${LARGEST_BODY_BYTES} bytes`));
    });
  });
}

/** A whole number between two bounds out of a request, or a Refusal that says which field is wrong. */
export function wholeNumber(field, value, lowest, highest) {
  // `Number` alone takes null, '' and [] for 0.
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (Number.isInteger(number) && number >= lowest && number <= highest) return number;
  throw new Refusal(400, `${field} must be a whole number from ${lowest} to ${highest}`);
}

/** A name that is safe in a path, a key and a log line, or a Refusal that says which field is wrong. */
export function plainName(field, value) {
  if (typeof value === 'string' && /^[\w-]{1,64}$/.test(value)) return value;
  throw new Refusal(400, `${field} must be 1 to 64 letters, digits, _ or -`);
}
