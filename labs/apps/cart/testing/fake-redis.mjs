import { fakeServer } from '../../common/testing/fakes.mjs';

/** A Redis of a few commands that speaks RESP 2 byte by byte as the real one does; `data` is what it keeps. */
export async function fakeRedis(context, { password, answer } = {}) {
  const data = new Map();
  const heard = [];
  const server = await fakeServer(context, (socket) => {
    let bytes = '';
    let queue;
    let loggedIn = password === undefined;
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      bytes += chunk;
      for (let read = takeCommand(bytes); read; read = takeCommand(bytes)) {
        bytes = read.rest;
        const [name, ...words] = read.words;
        heard.push(read.words.join(' '));
        const said = answer?.(read.words, socket);
        if (said !== undefined) socket.write(said);
        else if (name === 'AUTH') {
          loggedIn = words[0] === password;
          socket.write(loggedIn ? '+OK\r\n' : '-WRONGPASS invalid password.\r\n');
        } else if (!loggedIn) socket.write('-NOAUTH Authentication required.\r\n');
        else if (name === 'MULTI') {
          queue = [];
          socket.write('+OK\r\n');
        } else if (name === 'EXEC') {
          socket.write(`*${queue.length}\r\n${queue.map((words) => run(data, words)).join('')}`);
          queue = undefined;
        } else if (queue) {
          queue.push(read.words);
          socket.write('+QUEUED\r\n');
        } else socket.write(run(data, read.words));
      }
    });
  });
  return { ...server, data, heard };
}

/** The first whole command of the text, and what comes after it. Lengths count letters: the tests send ASCII. */
function takeCommand(text) {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return undefined;
  let at = head[0].length;
  const words = [];
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const length = /^\$(\d+)\r\n/.exec(text.slice(at));
    if (!length) return undefined;
    const begin = at + length[0].length;
    const end = begin + Number(length[1]);
    if (text.length < end + 2) return undefined;
    words.push(text.slice(begin, end));
    at = end + 2;
  }
  return { words, rest: text.slice(at) };
}

function run(data, [name, key, field, by]) {
  const hash = data.get(key) ?? new Map();
  switch (name) {
    case 'PING':
      return '+PONG\r\n';
    case 'HINCRBY':
      data.set(key, hash.set(field, (hash.get(field) ?? 0) + Number(by)));
      return `:${hash.get(field)}\r\n`;
    case 'HGETALL':
      return `*${hash.size * 2}\r\n${[...hash].flat().map(bulk).join('')}`;
    case 'EXPIRE':
      return ':1\r\n';
    case 'DEL':
      return `:${data.delete(key) ? 1 : 0}\r\n`;
    default:
      return `-ERR unknown command '${name}'\r\n`;
  }
}

function bulk(value) {
  return `$${Buffer.byteLength(String(value))}\r\n${value}\r\n`;
}
