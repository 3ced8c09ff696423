import { connect } from 'node:net';
import { keepConnection } from '../common/connection.mjs';
import { Unavailable } from '../common/errors.mjs';
import { encodeCommand, RedisError, replyReader } from './resp.mjs';

/**
 * A small Redis client: one connection, commands answered in the order they were sent.
 * `run(...commands)` sends all at once as one transaction and gives back their answers.
 */
export function redisClient({ host, port, password, timeoutMs }) {
  const { use, close } = keepConnection({
    part: 'redis',
    address: `${host}:${port}`,
    timeoutMs,
    open: (signal) => open({ host, port, password, signal }),
  });

  async function run(...commands) {
    const answers = await use(async (connection) => {
      const sent = [['MULTI'], ...commands, ['EXEC']].map((words) => connection.send(words));
      return (await Promise.all(sent)).at(-1);
    });
    const error = answers.find((answer) => answer instanceof RedisError);
    if (error) throw new Unavailable('redis', error.message);
    return answers;
  }

  return { run, close };
}

/** Opens a connection and logs in. */
async function open({ host, port, password, signal }) {
  const socket = connect({ host, port, noDelay: true, signal });
  const waiting = [];
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let failure = Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' });

  const read = replyReader((value) => {
    const { resolve, reject } = waiting.shift();
    if (value instanceof RedisError) reject(value);
    else resolve(value);
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
    for (const { reject } of waiting.splice(0)) reject(failure);
  });

  function send(words) {
    return new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(failure);
      waiting.push({ resolve, reject });
      return socket.write(encodeCommand(words));
    });
  }

  try {
    // The first answer proves the connection, with or without a password.
    await send(password === undefined ? ['PING'] : ['AUTH', password]);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { send, closed, destroy: () => socket.destroy() };
}
