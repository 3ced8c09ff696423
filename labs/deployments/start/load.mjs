/**
 * Sends requests until it is told to stop, and counts what becomes of each. Run without a word it is the server that does
 * so; `start URL`, `stop` and `result` talk to that server. Each request opens a connection of its own, from a port that
 * was not used before, as strangers do: for a port that comes again a node may still remember a Pod that is gone. The
 * name is looked up once, so that what fails is a request and never a look-up.
 */
import { lookup } from 'node:dns/promises';
import { createServer, get } from 'node:http';

const CONTROL = 7000;
const SENDERS = 4;
const PAUSE_MS = 10;
const PATIENCE_MS = 5000;
const PORTS = { first: 10_000, last: 60_000 };

/** The run that is on, or the last one: whom it asks, whether it goes on, and how often each outcome came. */
let run = { name: '', url: '', goesOn: false, outcomes: new Map(), senders: [] };

let port = PORTS.first;
const nextPort = () => (port = port === PORTS.last ? PORTS.first : port + 1);

/** Asks once. The outcome in words: which version answered, or why nobody did. */
function ask(url) {
  return new Promise((resolve) => {
    const request = get(
      url,
      { agent: false, localPort: nextPort(), timeout: PATIENCE_MS },
      async (response) => {
        let body = '';
        try {
          for await (const chunk of response) body += chunk;
        } catch {
          return resolve('failed, cut off');
        }
        const version = /^web (\S+) on /.exec(body)?.[1];
        resolve(
          version ? `answered by version ${version}` : `failed, status ${response.statusCode}`,
        );
      },
    );
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', ({ code, message }) => {
      const known = { ECONNREFUSED: 'refused', ECONNRESET: 'cut off' };
      resolve(`failed, ${known[code] ?? code ?? message}`);
    });
  });
}

async function send(mine) {
  while (mine.goesOn) {
    const outcome = await ask(mine.url);
    mine.outcomes.set(outcome, (mine.outcomes.get(outcome) ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function report({ name, outcomes }) {
  const lines = [...outcomes].sort().map(([outcome, times]) => `${outcome}: ${times}`);
  const count = (of) => of.reduce((sum, [, times]) => sum + times, 0);
  const failed = count([...outcomes].filter(([outcome]) => outcome.startsWith('failed')));
  const all = count([...outcomes]);
  return [...lines, `${failed} of ${all} requests to ${name} failed`].join('\n');
}

const commands = {
  /** Answers as soon as a request has been: a node learns of a new Service a moment after it was made. */
  async start(name) {
    run.goesOn = false;
    const url = new URL(name);
    url.hostname = (await lookup(url.hostname)).address;
    const until = Date.now() + PATIENCE_MS;
    let first = await ask(url);
    while (first.startsWith('failed') && Date.now() < until) first = await ask(url);
    run = { name, url, goesOn: true, outcomes: new Map(), senders: [] };
    run.senders = Array.from({ length: SENDERS }, () => send(run));
    return `${first}; asking on until told to stop`;
  },
  async stop() {
    run.goesOn = false;
    await Promise.all(run.senders);
    return report(run);
  },
  result: () => report(run),
};

const [word, url = ''] = process.argv.slice(2);
if (word) {
  const query = `url=${encodeURIComponent(url)}`;
  const response = await fetch(`http://localhost:${CONTROL}/${word}?${query}`);
  console.log(await response.text());
} else {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://load');
    const command = commands[pathname.slice(1)];
    response.end(command ? await command(searchParams.get('url')) : 'load');
  });
  server.listen(CONTROL);
  process.on('SIGTERM', () => process.exit(0));
}
