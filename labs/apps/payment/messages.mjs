/** PostgreSQL's wire protocol, version 3: how messages are put together and taken apart. */
const PROTOCOL_3 = 196_608;
/** A length counts its own four bytes; PostgreSQL sends no message of a gibibyte. */
const SHORTEST = 4;
const LONGEST = 0x3f_ff_ff_ff;

/** A two-byte number, as the protocol wants it. */
function int16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

/** A four-byte number, as the protocol wants it. */
export function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** Text with the zero byte that ends it. */
export function text(value) {
  return Buffer.from(`${value}\0`);
}

/** A message: its letter, its length, its pieces. */
export function message(letter, ...pieces) {
  const body = Buffer.concat(pieces);
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
}

/** The first message of a connection, the only one without a letter. */
export function startup(user, database) {
  const settings = ['user', user, 'database', database, 'application_name', 'payment', ''];
  const body = Buffer.concat([int32(PROTOCOL_3), ...settings.map(text)]);
  return Buffer.concat([int32(body.length + 4), body]);
}

/**
 * One statement with its values apart from it, as the extended protocol sends them: no value can become part of the
 * statement, whatever quotes it holds. All values go and come as text.
 */
export function statement(sql, values) {
  const bound = values.map((value) => {
    if (value === null) return int32(-1);
    const bytes = Buffer.from(String(value));
    return Buffer.concat([int32(bytes.length), bytes]);
  });
  return Buffer.concat([
    message('P', text(''), text(sql), int16(0)),
    message('B', text(''), text(''), int16(0), int16(values.length), ...bound, int16(0)),
    message('D', Buffer.from('P'), text('')),
    message('E', text(''), int32(0)),
    message('S'),
  ]);
}

/**
 * Calls `onMessage(letter, body)` for each whole message of a stream that may be cut anywhere; fails when it is none of
 * PostgreSQL's.
 */
export function messageReader(onMessage) {
  let bytes = Buffer.alloc(0);
  return (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= 5) {
      const length = bytes.readInt32BE(1);
      if (length < SHORTEST || length > LONGEST) {
        throw new Error('this is not PostgreSQL: a message has a length that cannot be');
      }
      const end = length + 1;
      if (bytes.length < end) return;
      const letter = String.fromCharCode(bytes[0]);
      const body = bytes.subarray(5, end);
      bytes = bytes.subarray(end);
      onMessage(letter, body);
    }
  };
}

/** Name and type of each column, out of a row description (T). */
export function readColumns(body) {
  const columns = [];
  let at = 2;
  for (let left = body.readInt16BE(0); left > 0; left -= 1) {
    const end = body.indexOf(0, at);
    columns.push({ name: body.toString('utf8', at, end), type: body.readInt32BE(end + 7) });
    at = end + 19;
  }
  return columns;
}

/** The values of a data row (D), each a text or null. */
export function readValues(body) {
  const values = [];
  let at = 2;
  for (let left = body.readInt16BE(0); left > 0; left -= 1) {
    const length = body.readInt32BE(at);
    at += 4;
    values.push(length < 0 ? null : body.toString('utf8', at, at + length));
    at += Math.max(length, 0);
  }
  return values;
}

/** The fields of an error (E): `C` its code, `M` its message, `V` its severity. */
export function readError(body) {
  const fields = body.toString('utf8').split('\0').filter(Boolean);
  return Object.fromEntries(fields.map((field) => [field[0], field.slice(1)]));
}
