/**
 * The shop's log collector: follows a file that another container writes and prints each line, so that the file's
 * content reaches `kubectl logs`. Other services may send lines over HTTP instead; those go through the same file.
 * Its behaviour is a contract (README.md); no dependency.
 */
import { createServer } from 'node:http';
import { createEntries } from './entries.mjs';
import { follow } from './follow.mjs';

/** Looking beats being told: file events do not cross every kind of volume. */
const LOOK_EVERY_MS = 200;

const file = process.env.LOG_FILE;
const port = Number(process.env.PORT ?? 8081);

function refuse(reason) {
  console.error(`log collector: ${reason}`);
  process.exit(1);
}

if (!file) refuse('LOG_FILE is not set: it names the file to follow');

let lines = 0;
const entries = createEntries(file, look);
const log = follow(file, (line) => {
  lines += 1;
  entries.remember(line);
  process.stdout.write(`log: ${line}\n`);
});

function look() {
  try {
    log.read();
  } catch (error) {
    refuse(`cannot read ${file}: ${error.message}`);
  }
}

const server = createServer(async (request, response) => {
  const known = request.method === 'GET' && request.url === '/';
  const { status, text, type } = known
    ? { status: 200, text: String(lines) }
    : ((await entries.answer(request)) ?? { status: 404, text: 'not found' });
  // A connection kept alive would hold the closing server open until it times out.
  if (!server.listening) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': type ?? 'text/plain' });
  response.end(text === '' ? '' : `${text}\n`);
});

server.on('error', (error) => refuse(`cannot listen on port ${port}: ${error.code}`));
server.listen(port, () => {
  console.log(`log collector listens on port ${server.address().port}, follows ${file}`);
  look();
  setInterval(look, LOOK_EVERY_MS);
});

/** Finishes open requests, prints what has come in the meantime, then ends with 0. */
function stop() {
  server.close(() => {
    look();
    log.close();
    // Not before the pipe took the last lines: exit drops what is still queued.
    process.stdout.write('', () => process.exit(0));
  });
}

// Process 1 of a container has no default action for these: without a handler the kernel drops them.
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
