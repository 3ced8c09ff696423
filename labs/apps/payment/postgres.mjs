import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import {
  message,
  messageReader,
  readColumns,
  readError,
  readValues,
  int32,
  startup,
  statement,
  text,
} from './messages.mjs';
import { scramClient } from './scram.mjs';

/** Of the columns' types only these become something else than text. */
const CONVERT = { 20: Number, 23: Number, 114: JSON.parse, 3802: JSON.parse };
/** Said at any time, and of no use to us: notices, settings, the key for cancelling. */
const SKIPPED = 'NSK';

/** An error that PostgreSQL answered; `code` is its five-character SQLSTATE. */
export class PostgresError extends Error {
  constructor({ C: code, M: reason, V: severity }) {
    super(reason);
    this.code = code;
    /** The server hangs up after it: shutting down, starting up, wrong password, no such database. */
    this.fatal = severity === 'FATAL' || severity === 'PANIC';
    this.answered = !this.fatal;
  }
}

/** Opens a connection and logs in. `query(sql, values)` gives back the rows as objects; queries take turns. */
export async function openPostgres({ host, port, user, database, password, signal }) {
  const socket = connect({ host, port, noDelay: true, signal });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const next = reader(socket, closed);

  try {
    socket.write(startup(user, database));
    await logIn(socket, next, user, password);
    await untilReady(next);
  } catch (error) {
    socket.destroy();
    throw error;
  }

  let turn = Promise.resolve();
  function query(sql, values = []) {
    const result = turn.then(async () => {
      socket.write(statement(sql, values));
      return untilReady(next);
    });
    turn = result.catch(() => {});
    return result;
  }

  return { query, closed, destroy: () => socket.destroy() };
}

/** Gives back a function that waits for the next message, and fails when the connection ends before it. */
function reader(socket, closed) {
  const arrived = [];
  let waiting;
  let failure;
  const read = messageReader((letter, body) => {
    if (SKIPPED.includes(letter)) return;
    if (waiting) waiting.resolve({ letter, body });
    else arrived.push({ letter, body });
    waiting = undefined;
  });
  socket.on('data', (chunk) => {
    try {
      read(chunk);
    } catch (error) {
      socket.destroy(error);
    }
  });
  socket.on('error', (error) => (failure = error));
  closed.then(() => {
    failure ??= Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' });
    waiting?.reject(failure);
  });
  return () =>
    new Promise((resolve, reject) => {
      if (arrived.length > 0) resolve(arrived.shift());
      else if (failure) reject(failure);
      else waiting = { resolve, reject };
    });
}

async function logIn(socket, next, user, password) {
  let scram;
  for (;;) {
    const { letter, body } = await next();
    if (letter === 'E') throw new PostgresError(readError(body));
    if (letter !== 'R') throw new Error(`this is not PostgreSQL: it answered with ${letter}`);
    const kind = body.readInt32BE(0);
    const data = body.subarray(4);
    if (kind !== 0 && kind !== 12 && password === undefined) {
      throw new Error('the database asks for a password: PGPASSWORD_FILE is not set');
    }
    switch (kind) {
      case 0:
        return;
      case 5:
        socket.write(message('p', text(md5Answer(user, password, data))));
        break;
      case 10:
        scram = scramClient(password);
        socket.write(saslFirst(scram));
        break;
      case 11:
        socket.write(message('p', Buffer.from(scram.prove(data.toString()))));
        break;
      case 12:
        scram.verify(data.toString());
        break;
      default:
        throw new Error(`the database wants a way to log in that is not known here: ${kind}`);
    }
  }
}

function saslFirst({ mechanism, first }) {
  const bytes = Buffer.from(first);
  return message('p', text(mechanism), int32(bytes.length), bytes);
}

function md5Answer(user, password, salt) {
  const md5 = (...pieces) => {
    const hash = createHash('md5');
    for (const piece of pieces) hash.update(piece);
    return hash.digest('hex');
  };
  return `md5${md5(md5(password, user), salt)}`;
}

/** Reads until the server waits for the next statement; gives back the rows, or fails with the error among them. */
async function untilReady(next) {
  let columns = [];
  const rows = [];
  let error;
  for (;;) {
    const { letter, body } = await next();
    if (letter === 'T') columns = readColumns(body);
    else if (letter === 'D') rows.push(toObject(columns, readValues(body)));
    else if (letter === 'E') error = new PostgresError(readError(body));
    else if (letter === 'Z') break;
    // A fatal error is the last word: no further message comes, only the end of the connection.
    if (error?.fatal) throw error;
  }
  if (error) throw error;
  return rows;
}

function toObject(columns, values) {
  return Object.fromEntries(
    columns.map(({ name, type }, index) => {
      const value = values[index];
      return [name, value === null ? null : (CONVERT[type]?.(value) ?? value)];
    }),
  );
}
