/**
 * What all services of the shop have in common: routes, one access-log line per request, `/healthz`, `/readyz`, errors
 * as JSON, and an end that drops no request. A service adds its routes and the parts it leans on.
 */
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import { Refusal, Unavailable } from './errors.mjs';
import { readiness } from './ready.mjs';
import { readFields, router } from './request.mjs';
import { numberSetting, refuseToStart } from './settings.mjs';

const DEFAULT_PORT = 8080;
/** Nobody needs longer to send a request of a few bytes. */
const REQUEST_MS = 10_000;
const QUIET = new Set(['/healthz', '/readyz']);

/**
 * Starts a service on PORT.
 *
 * @param name     its name in log lines
 * @param routes   `{ 'POST /orders': async ({ url, params, headers, fields }) => ({ status, json }) }`;
 *                 a reply has `json`, `text`, `html` or `css`, and may have `status` and `headers`
 * @param parts    what `/readyz` asks: `{ name, needed, check }` each
 * @param readyMs  how long `/readyz` waits for a part; shorter than the second that the kubelet waits for a probe
 * @param onStop   called when the last request is answered
 */
export function startService({ name, routes, parts, readyMs, onStop }) {
  const port = numberSetting(name, 'PORT', DEFAULT_PORT);
  /** How long to go on accepting connections after SIGTERM, for callers that have not heard of it yet. */
  const drainMs = numberSetting(name, 'DRAIN_MS', 0);
  const version = process.env.VERSION ?? '1';
  let stopping = false;

  const find = router({
    ...routes,
    'GET /healthz': () => ({ json: { alive: true, service: name, version } }),
    'GET /readyz': async () => {
      if (stopping) return { status: 503, json: { ready: false, why: 'stopping' } };
      const state = await readiness(parts, readyMs);
      return { status: state.ready ? 200 : 503, json: state };
    },
  });

  async function answer(incoming) {
    const url = URL.parse(incoming.url ?? '/', 'http://service');
    if (!url) throw new Refusal(400, 'bad address');
    const { handler, params } = find(incoming.method, url.pathname);
    const fields = incoming.method === 'POST' ? await readFields(incoming) : {};
    return handler({ url, params, headers: incoming.headers, fields });
  }

  const server = createServer(async (incoming, outgoing) => {
    let reply;
    try {
      reply = await answer(incoming);
    } catch (error) {
      reply = errorReply(error);
      if (reply.status === 500) console.error(`${name}: ${error.stack}`);
    }
    const { status = 200 } = reply;
    const { type, body } = content(reply);
    const headers = { 'content-type': type, 'x-pod': hostname(), 'x-version': version };
    // A connection kept alive would hold the closing server open until it times out.
    if (stopping) outgoing.setHeader('connection', 'close');
    outgoing.writeHead(status, { ...headers, ...reply.headers });
    outgoing.end(body);
    const path = (incoming.url ?? '-').split('?')[0];
    // Probes ask every few seconds: lines about their success would bury those about customers.
    if (QUIET.has(path) && status === 200) return;
    console.log(`${new Date().toISOString()} ${incoming.method} ${path} ${status}`);
  });
  server.requestTimeout = REQUEST_MS;

  /** Not ready from now on; open requests are finished, then the process ends with 0. */
  function stop(signal) {
    if (stopping) return;
    stopping = true;
    console.log(`${name} got ${signal}, finishing open requests`);
    setTimeout(() => {
      server.close(() => {
        onStop?.();
        process.exit(0);
      });
    }, drainMs);
  }

  // Process 1 of a container has no default action for these: without a handler the kernel drops them.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  server.on('error', (error) =>
    refuseToStart(name, `cannot listen on port ${port}: ${error.code}`),
  );
  server.listen(port, () => {
    console.log(`${name} ${version} on ${hostname()} listens on port ${server.address().port}`);
  });
}

/** The common reply to a failed request; a 500 hides its reason from the caller, the log has it. */
function errorReply(error) {
  if (error instanceof Refusal) return { status: error.status, json: { error: error.message } };
  if (error instanceof Unavailable) {
    const { message, part, why, unsure } = error;
    return { status: 503, json: { error: message, part, why, unsure } };
  }
  return { status: 500, json: { error: 'a fault of this program; its log says more' } };
}

function content({ json, text, html, css }) {
  if (json !== undefined) return typed('application/json', `${JSON.stringify(json)}\n`);
  if (html !== undefined) return typed('text/html', html);
  if (css !== undefined) return typed('text/css', css);
  return typed('text/plain', text);
}

function typed(type, body) {
  return { type: `${type}; charset=utf-8`, body };
}
