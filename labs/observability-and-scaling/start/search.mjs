/**
 * The shop's search. Each question costs 10 ms of CPU time, on every machine the same: the program looks at its own CPU
 * clock, not at the one on the wall.
 */
import { createServer } from 'node:http';

const PORT = 8080;
const COST_MS = 10;
const PRODUCTS = ['black tea', 'green tea', 'lamp', 'mug'];

/** To standard error, as the message of a crash is: lines of two streams may come in either order. */
const log = (text) => console.error(`${new Date().toISOString()} ${text}`);

let paid = process.cpuUsage();

/**
 * What a real search does with its data, without the data. What was used since the last question (to read and to write,
 * to answer probes) is part of the price, so that it is exact.
 */
function work(milliseconds) {
  for (;;) {
    const { user, system } = process.cpuUsage(paid);
    if (user + system >= milliseconds * 1000) break;
    for (let turn = 0; turn < 10_000; turn += 1) Math.sqrt(turn);
  }
  paid = process.cpuUsage();
}

const server = createServer((request, response) => {
  // A connection that stays open would hold a caller to one Pod.
  response.shouldKeepAlive = false;
  if (request.url === '/readyz' || request.url === '/healthz') {
    response.end('ok\n');
    return;
  }
  const [, written = ''] = /[?&]q=([^&]*)/.exec(request.url) ?? [];
  log(`asked for ${written}`);
  const words = decodeURIComponent(written);
  work(COST_MS);
  const found = PRODUCTS.filter((product) => product.includes(words));
  response.end(`${words}: ${found.length} found\n`);
});

process.on('SIGTERM', () => server.close(() => process.exit(0)));
server.listen(PORT, () => log(`search listens on port ${PORT}`));
