import { createHash } from 'node:crypto';
import { fakeServer } from '../../common/testing/fakes.mjs';
import { scramServer } from './scram-server.mjs';

const int16 = (value) => Buffer.from([value >> 8, value & 255]);
const int32 = (value) => Buffer.concat([int16(value >>> 16), int16(value & 65_535)]);
const zero = (text) => Buffer.from(`${text}\0`);

/** A message of the server: letter, length, pieces. */
export function say(letter, ...pieces) {
  const body = Buffer.concat(pieces);
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
}

/** An error with its SQLSTATE. */
export function sayError(code, reason, severity = 'ERROR') {
  return say(
    'E',
    zero(`S${severity}`),
    zero(`V${severity}`),
    zero(`C${code}`),
    zero(`M${reason}`),
    Buffer.from([0]),
  );
}

/** A row description and the rows; types by their number in PostgreSQL, 25 is text. */
export function sayRows(columns, rows) {
  const fields = columns.map(([name, type = 25]) =>
    Buffer.concat([zero(name), int32(0), int16(0), int32(type), int16(8), int32(0), int16(0)]),
  );
  const data = rows.map((row) => {
    const values = row.map((value) => {
      if (value === null) return int32(0xffff_ffff);
      const bytes = Buffer.from(String(value));
      return Buffer.concat([int32(bytes.length), bytes]);
    });
    return say('D', int16(row.length), ...values);
  });
  return Buffer.concat([say('T', int16(columns.length), ...fields), ...data]);
}

/**
 * A PostgreSQL that speaks protocol 3 byte by byte as the real one does. It asks for a log-in (`scram`, `md5` or
 * `none`), then gives each statement to `answer(sql, values)`, which gives back what to say before "ready".
 */
export async function fakePostgres(context, { login = 'scram', password = 'secret', answer }) {
  const heard = [];
  const server = await fakeServer(context, (socket) => {
    let bytes = Buffer.alloc(0);
    let started = false;
    let scram;
    let sql;
    let values;
    const welcome = () =>
      socket.write(
        Buffer.concat([
          say('R', int32(0)),
          say('S', zero('server_version'), zero('17.0')),
          say('K', int32(1), int32(2)),
          say('Z', Buffer.from('I')),
        ]),
      );
    const wrong = () =>
      socket.end(sayError('28P01', 'password authentication failed for user "shop"', 'FATAL'));

    function start(body) {
      const words = body.toString('utf8', 4).split('\0');
      heard.push(`${body.readInt32BE(0)} ${words.filter(Boolean).join(' ')}`);
      if (login === 'none') welcome();
      else if (login === 'md5') socket.write(say('R', int32(5), Buffer.from('salt')));
      else socket.write(say('R', int32(10), zero('SCRAM-SHA-256'), Buffer.from([0])));
    }

    function logIn(body) {
      if (login === 'md5') {
        const md5 = (...pieces) => createHash('md5').update(Buffer.concat(pieces)).digest('hex');
        const inner = md5(Buffer.from(`${password}shop`));
        const right = `md5${md5(Buffer.from(inner), Buffer.from('salt'))}\0`;
        return body.toString() === right ? welcome() : wrong();
      }
      if (!scram) {
        scram = scramServer(password);
        const first = body.toString('utf8', body.indexOf(0) + 5);
        return socket.write(say('R', int32(11), Buffer.from(scram.challenge(first))));
      }
      const last = scram.accept(body.toString());
      if (last === undefined) return wrong();
      socket.write(say('R', int32(12), Buffer.from(last)));
      return welcome();
    }

    async function take(letter, body) {
      if (letter === 'p') return logIn(body);
      if (letter === 'P') [, sql] = body.toString().split('\0');
      if (letter === 'B') values = readValues(body);
      if (letter !== 'S') return undefined;
      heard.push(sql);
      const said = await answer(sql, values, socket);
      if (said === undefined) return undefined;
      return socket.write(Buffer.concat([said, say('Z', Buffer.from('I'))]));
    }

    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (;;) {
        // The first message has no letter.
        const head = started ? 1 : 0;
        if (bytes.length < head + 4) return;
        const end = head + bytes.readInt32BE(head);
        if (bytes.length < end) return;
        const body = bytes.subarray(head + 4, end);
        const letter = started ? String.fromCharCode(bytes[0]) : '';
        bytes = bytes.subarray(end);
        if (started) take(letter, body);
        else start(body);
        started = true;
      }
    });
  });
  return { ...server, heard };
}

/** The values of a Bind message, as this client sends it: no names, no formats. */
function readValues(body) {
  const values = [];
  let at = 6;
  for (let left = body.readInt16BE(4); left > 0; left -= 1) {
    const length = body.readInt32BE(at);
    at += 4;
    values.push(length < 0 ? null : body.toString('utf8', at, at + length));
    at += Math.max(length, 0);
  }
  return values;
}
