/**
 * Asks a URL so many times, each time on a new connection, and prints who answered:
 *
 *     node ask.mjs URL TIMES [AT_ONCE]
 *
 * The name is looked up once, so that all that follows is about connections.
 */
import { lookup } from 'node:dns/promises';
import { get } from 'node:http';

const PATIENCE_MS = 2000;

const [address, times, atOnce = '1'] = process.argv.slice(2);
const url = new URL(address);
// A busy name server may leave the first question unanswered.
const find = () => lookup(url.hostname, { family: 4 });
url.hostname = (await find().catch(find)).address;

/**
 * Who answered one request: the Pod's name. What no rule translates leaves the cluster; out there nobody answers, or a
 * stranger does, a proxy of the network perhaps. That is no Pod either way.
 */
function ask() {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PATIENCE_MS }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.headers['x-pod'] ?? 'no Pod'));
      response.on('error', () => resolve('no Pod'));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve('no Pod'));
  });
}

let left = Number(times);
async function askOn() {
  while (left > 0) {
    left -= 1;
    console.log(await ask());
  }
}
await Promise.all(Array.from({ length: Number(atOnce) }, askOn));
