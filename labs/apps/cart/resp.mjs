/** An error that Redis answered, such as `NOAUTH Authentication required.` */
export class RedisError extends Error {
  answered = true;
}

/** A command as Redis reads it: a list of byte strings, each with its length in front. */
export function encodeCommand(words) {
  const strings = words.map((word) => `$${Buffer.byteLength(String(word))}\r\n${word}\r\n`);
  return `*${words.length}\r\n${strings.join('')}`;
}

/**
 * Reads Redis' answers (RESP 2) out of a stream that may be cut anywhere. `push(bytes)` calls `onReply` once for each
 * whole answer: a string, a number, `null`, a list of these, or a RedisError.
 */
export function replyReader(onReply) {
  let bytes = Buffer.alloc(0);
  return (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      const parsed = parse(bytes, 0);
      if (!parsed) return;
      bytes = bytes.subarray(parsed.end);
      onReply(parsed.value);
    }
  };
}

/** The value that begins at `start` and where it ends, or `undefined` while its end has not arrived. */
function parse(bytes, start) {
  const lineEnd = bytes.indexOf('\r\n', start);
  if (lineEnd < 0) return undefined;
  const rest = bytes.toString('utf8', start + 1, lineEnd);
  const end = lineEnd + 2;
  const kind = String.fromCharCode(bytes[start]);
  switch (kind) {
    case '+':
      return { value: rest, end };
    case '-':
      return { value: new RedisError(rest), end };
    case ':':
      return { value: Number(rest), end };
    case '$':
      return parseString(bytes, end, Number(rest));
    case '*':
      return parseList(bytes, end, Number(rest));
    default:
      throw new Error(`this is not Redis: an answer begins with ${JSON.stringify(kind)}`);
  }
}

function parseString(bytes, start, length) {
  if (length < 0) return { value: null, end: start };
  const end = start + length + 2;
  if (bytes.length < end) return undefined;
  return { value: bytes.toString('utf8', start, end - 2), end };
}

function parseList(bytes, start, length) {
  if (length < 0) return { value: null, end: start };
  const value = [];
  let end = start;
  for (let index = 0; index < length; index += 1) {
    const item = parse(bytes, end);
    if (!item) return undefined;
    value.push(item.value);
    end = item.end;
  }
  return { value, end };
}
