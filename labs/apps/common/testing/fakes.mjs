import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';

/** A TCP server of this test's own; `onConnection` speaks on each connection. `stop` drops those that are open. */
export async function fakeServer(context, onConnection) {
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  function stop() {
    server.close();
    for (const socket of open) socket.destroy();
  }
  context.after(stop);
  return { host: '127.0.0.1', port: server.address().port, stop, open };
}

/** An HTTP server that answers by `answers['GET /path']`: JSON, a `{ status, json }`, or a function of the request. */
export async function fakeService(context, answers) {
  const heard = [];
  const server = createHttpServer(async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    const line = `${incoming.method} ${incoming.url}`;
    heard.push(body ? `${line} ${body.trim()}` : line);
    let answer = answers[line] ?? answers[line.split('?')[0]] ?? { status: 404, json: {} };
    if (typeof answer === 'function') answer = await answer(body, outgoing);
    if (answer === undefined) return;
    const { status = 200, json = answer, text } = answer;
    const type = text === undefined ? 'application/json' : 'text/plain; charset=utf-8';
    outgoing.writeHead(status, { 'content-type': type });
    outgoing.end(text ?? JSON.stringify(json));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${server.address().port}`, heard, answers };
}

/** An address at which nothing listens: its port was free a moment ago. */
export async function nowhere(context) {
  const { port, stop } = await fakeServer(context, () => {});
  stop();
  return { host: '127.0.0.1', port, base: `http://127.0.0.1:${port}` };
}
