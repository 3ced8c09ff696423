/**
 * Reads a page again and again, as strangers would: the page, then each stylesheet and script that it names. Every
 * request goes on a connection of its own, from a port that was not used before, and may so come to any Pod; behind a
 * proxy or a CDN the requests of a single reader do the same. Run without a word it is the server that reads; `start URL`,
 * `stop` and `result` talk to that server, and `once URL` reads a single time.
 */
import { lookup } from 'node:dns/promises';
import { createServer, get } from 'node:http';

const CONTROL = 7000;
const READERS = 4;
const PAUSE_MS = 10;
const PATIENCE_MS = 5000;
const PORTS = { first: 10_000, last: 60_000 };

const FILES = /\s(?:href|src)="(\/[^"]*\.(?:css|js))"/g;
const HEADING = /<h1[^>]*>([^<]*)/;

/** The run that is on, or the last one. An edition is known by the ETag of its page; `editions` keeps their order. */
let run = { url: '', goesOn: false, editions: new Map(), lost: 0, readers: [] };

let port = PORTS.first;
const nextPort = () => (port = port === PORTS.last ? PORTS.first : port + 1);

/** Asks once. Without a status nobody answered. */
function ask(url) {
  return new Promise((resolve) => {
    const options = { agent: false, localPort: nextPort(), timeout: PATIENCE_MS };
    const request = get(url, options, async (response) => {
      let body = '';
      try {
        for await (const chunk of response) body += chunk;
      } catch {
        return resolve({ body: '' });
      }
      resolve({ status: response.statusCode, edition: response.headers.etag, body });
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', () => resolve({ body: '' }));
  });
}

/** A page with all that it names, as far as it could be had. */
async function read(url) {
  const { status, edition, body } = await ask(url);
  if (status !== 200) return { came: false };
  const files = [...body.matchAll(FILES)].map(([, path]) => path);
  const answers = await Promise.all(files.map((path) => ask(new URL(path, url))));
  const missing = files.filter((_, index) => answers[index].status !== 200);
  return { came: true, edition, heading: HEADING.exec(body)?.[1], missing };
}

async function readOn(mine) {
  while (mine.goesOn) {
    const page = await read(mine.url);
    if (!page.came) mine.lost += 1;
    else {
      const seen = mine.editions.get(page.edition) ?? { whole: 0, broken: 0 };
      seen[page.missing.length === 0 ? 'whole' : 'broken'] += 1;
      mine.editions.set(page.edition, seen);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function report({ editions, lost }) {
  const seen = [...editions.values()];
  const broken = seen.reduce((sum, { broken }) => sum + broken, 0);
  const all = seen.reduce((sum, { whole, broken }) => sum + whole + broken, lost);
  return [
    ...seen.map((of, at) => `edition ${at + 1}: ${of.whole} pages whole, ${of.broken} broken`),
    `${broken} of ${all} pages were broken, ${lost} did not come`,
  ].join('\n');
}

const commands = {
  /** Answers as soon as a page has come whole: a node learns of a new Service a moment after it was made. */
  async start(name) {
    run.goesOn = false;
    const url = new URL(name);
    url.hostname = (await lookup(url.hostname)).address;
    const until = Date.now() + PATIENCE_MS;
    let first = await read(url);
    while (first.missing?.length !== 0 && Date.now() < until) first = await read(url);
    run = { url, goesOn: true, editions: new Map(), lost: 0, readers: [] };
    run.readers = Array.from({ length: READERS }, () => readOn(run));
    return `reading “${first.heading}” until told to stop`;
  },
  async stop() {
    run.goesOn = false;
    await Promise.all(run.readers);
    return report(run);
  },
  result: () => report(run),
  async once(name) {
    const { came, heading, missing } = await read(name);
    if (!came) return 'the page did not come';
    return `“${heading}”, ${missing.length === 0 ? 'and every file it names' : `without ${missing.join(' ')}`}`;
  },
};

const [word, url = ''] = process.argv.slice(2);
if (word) {
  const query = `url=${encodeURIComponent(url)}`;
  const response = await fetch(`http://localhost:${CONTROL}/${word}?${query}`);
  console.log(await response.text());
} else {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://reader');
    const command = commands[pathname.slice(1)];
    response.end(command ? await command(searchParams.get('url')) : 'reader');
  });
  server.listen(CONTROL);
  process.on('SIGTERM', () => process.exit(0));
}
