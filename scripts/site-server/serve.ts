import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join, normalize, relative, sep } from 'node:path';
import { sendFile } from './send-file.ts';

/** What to serve and where. */
export interface SiteToServe {
  /** The built site, absolute. */
  readonly folder: string;
  /** Path it was built for, `/` or `/course/k8s`. */
  readonly base: string;
  /** Address to listen on; all of the machine's, of both IP versions, unless told. */
  readonly host?: string;
  /** The first port to try; 0 takes any free one. */
  readonly port: number;
  /** Path outside the site that answers 200 as long as there is a site to serve. None unless told. */
  readonly health?: string;
}

/** A site being served. */
export interface ServedSite {
  readonly url: string;
  /** The port asked for was taken, so this is another. */
  readonly isOtherPort: boolean;
  /** Accepts nobody new. Answers under way may go on for so many milliseconds; none unless told. */
  close(graceMs?: number): Promise<void>;
}

/** Longer than proxies keep a connection that nobody uses (a minute, mostly): else they ask on one that is just closed. */
const KEEP_ALIVE_MS = 75_000;

/** How many ports after the first are tried before giving up. */
const PORTS_TO_TRY = 20;

type Found = { readonly file: string } | { readonly redirect: string } | undefined;

/** Finds the file an address means. Never one outside the folder, whatever dots the address holds. */
async function find(folder: string, path: string): Promise<Found> {
  const file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  const entry = await stat(file).catch(() => undefined);
  if (entry?.isFile()) return { file };
  if (!entry?.isDirectory()) return undefined;
  // From the folder that was found, not from the address: `/%2Fhost/..%2fpods` would lead a browser to that host.
  if (!path.endsWith('/'))
    return { redirect: ['', ...relative(folder, file).split(sep).filter(Boolean), ''].join('/') };
  const index = join(file, 'index.html');
  return (await stat(index).catch(() => undefined)) ? { file: index } : undefined;
}

/** Of all that can be wrong with a server of files, what it can see itself: whether the files are there. */
async function sendHealth({ folder }: SiteToServe, response: ServerResponse): Promise<void> {
  const hasSite = await stat(join(folder, 'index.html')).catch(() => undefined);
  response
    .writeHead(hasSite ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
    .end(hasSite ? 'ok\n' : 'no site\n');
}

async function answer(site: SiteToServe, request: IncomingMessage, response: ServerResponse) {
  const base = site.base.replace(/\/$/, '');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  let path: string;
  let query: string;
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    path = decodeURIComponent(url.pathname);
    query = url.search;
  } catch {
    response.writeHead(400).end();
    return;
  }
  const isUnderBase = base === '' || path === base || path.startsWith(`${base}/`);
  if (!isUnderBase && path === '/') {
    response.writeHead(302, { location: `${base}/` }).end();
    return;
  }
  if (site.health !== undefined && path === site.health) {
    await sendHealth(site, response);
    return;
  }
  const inside = isUnderBase ? path.slice(base.length) : undefined;
  const found =
    inside === undefined || path.includes('\0') ? undefined : await find(site.folder, inside);
  if (found && 'redirect' in found) {
    response.writeHead(301, { location: encodeURI(base + found.redirect) + query }).end();
    return;
  }
  if (found) {
    await sendFile(request, response, 200, found.file);
    return;
  }
  const chinese = join(site.folder, 'zh-cn', '404', 'index.html');
  const isChinese = inside?.startsWith('/zh-cn/') && (await stat(chinese).catch(() => undefined));
  const missing = isChinese ? chinese : join(site.folder, '404.html');
  if (await stat(missing).catch(() => undefined)) await sendFile(request, response, 404, missing);
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('404\n');
}

/** Listens on a port; undefined when another program has it. */
function listen(server: Server, port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    };
    server.once('error', onError).once('listening', onListening).listen(port, host);
  });
}

/** Serves a built site, on the port asked for or the next free one. */
export async function serve(site: SiteToServe): Promise<ServedSite> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answer(site, request, response).catch(() => response.destroy());
  });
  for (let port = site.port; port < site.port + PORTS_TO_TRY; port += 1) {
    const taken = await listen(server, port, site.host);
    if (taken === undefined) continue;
    const name = site.host === '127.0.0.1' ? 'localhost' : (site.host ?? 'localhost');
    return {
      url: `http://${name}:${taken}${site.base.replace(/\/$/, '')}/`,
      isOtherPort: port !== site.port,
      close: (graceMs = 0) =>
        new Promise((resolve) => {
          // A connection that ends its answer now is not kept for another request.
          server.keepAliveTimeout = 1;
          const cut = setTimeout(() => server.closeAllConnections(), graceMs);
          server.close(() => {
            clearTimeout(cut);
            resolve();
          });
        }),
    };
  }
  throw new Error(`Ports ${site.port} to ${site.port + PORTS_TO_TRY - 1} are all in use.`);
}
