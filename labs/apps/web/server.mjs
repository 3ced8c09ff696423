/**
 * The shop's web front end: a small HTTP server that says who it is. Several labs run it, so its behaviour is a
 * contract (README.md); no dependency, so that its image builds without a network.
 */
import { existsSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname } from 'node:os';

const STDOUT = 1;
const LONGEST_SLOW_MS = 60_000;

const version = process.env.VERSION ?? '1';
const port = Number(process.env.PORT ?? 8080);
const notReadyFile = process.env.NOT_READY_FILE ?? '/tmp/not-ready';
/** How long to go on accepting connections after SIGTERM, for callers that have not heard of it yet. */
const drainMs = Number(process.env.DRAIN_MS ?? 0);
/** Opened once, at start: a log that cannot be written is a reason not to run at all. */
const logTarget = process.env.LOG_FILE ? openSync(process.env.LOG_FILE, 'a') : STDOUT;

let stopping = false;

/** What to answer: status, text, and after how many milliseconds. */
function answer(url) {
  switch (url.pathname) {
    case '/':
      return { status: 200, text: `web ${version} on ${hostname()}` };
    case '/healthz':
      return { status: 200, text: 'alive' };
    case '/readyz':
      if (stopping) return { status: 503, text: 'stopping' };
      return existsSync(notReadyFile)
        ? { status: 503, text: 'not ready' }
        : { status: 200, text: 'ready' };
    case '/slow': {
      const ms = Number(url.searchParams.get('ms') ?? 1000);
      return ms >= 0 && ms <= LONGEST_SLOW_MS
        ? { status: 200, text: `slow ${ms} on ${hostname()}`, ms }
        : { status: 400, text: `ms must be 0 to ${LONGEST_SLOW_MS}` };
    }
    default:
      return { status: 404, text: 'not found' };
  }
}

const server = createServer((request, response) => {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const url = URL.parse(request.url ?? '/', 'http://web');
  let reply = { status: 400, text: 'bad address' };
  if (!reads) reply = { status: 405, text: 'only GET' };
  else if (url) reply = answer(url);

  setTimeout(() => {
    // A connection kept alive would hold the closing server open until it times out.
    if (stopping) response.setHeader('connection', 'close');
    response.writeHead(reply.status, { 'content-type': 'text/plain', 'x-pod': hostname() });
    response.end(`${reply.text}\n`);
    const line = `${new Date().toISOString()} ${request.method} ${url?.pathname ?? '-'} ${reply.status}\n`;
    writeSync(logTarget, line);
  }, reply.ms ?? 0);
});

/** Not ready from now on; open requests are finished, then the process ends with 0. */
function stop(signal) {
  if (stopping) return;
  stopping = true;
  writeSync(STDOUT, `web ${version} got ${signal}, finishing open requests\n`);
  setTimeout(() => server.close(() => process.exit(0)), drainMs);
}

// Process 1 of a container has no default action for these: without a handler the kernel drops them.
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

server.listen(port, () => {
  writeSync(STDOUT, `web ${version} on ${hostname()} listens on port ${server.address().port}\n`);
});
