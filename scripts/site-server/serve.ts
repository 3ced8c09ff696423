import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { acceptsBrotli, compressed, isText } from './compress.ts';

/** Types of what a built site holds. Anything else is sent as bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
};

/** What to serve and where. */
export interface SiteToServe {
  /** The built site, absolute. */
  readonly folder: string;
  /** Path it was built for, `/` or `/course/k8s`. */
  readonly base: string;
  readonly host: string;
  /** The first port to try; 0 takes any free one. */
  readonly port: number;
}

/** A site being served. */
export interface ServedSite {
  readonly url: string;
  /** The port asked for was taken, so this is another. */
  readonly isOtherPort: boolean;
  close(): Promise<void>;
}

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
  if (!path.endsWith('/')) return { redirect: `${path}/` };
  const index = join(file, 'index.html');
  return (await stat(index).catch(() => undefined)) ? { file: index } : undefined;
}

async function send(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  status: number,
  file: string,
): Promise<void> {
  const isHashed = /[/\\]_astro[/\\]/.test(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const head = {
    'content-type': type,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  if (isText(type) && acceptsBrotli(headers['accept-encoding'])) {
    const body = await compressed(file);
    response.writeHead(status, {
      ...head,
      'content-encoding': 'br',
      'content-length': body.length,
    });
    response.end(method === 'HEAD' ? undefined : body);
    return;
  }
  response.writeHead(status, head);
  if (method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
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
  const inside = isUnderBase ? path.slice(base.length) : undefined;
  const found =
    inside === undefined || path.includes('\0') ? undefined : await find(site.folder, inside);
  if (found && 'redirect' in found) {
    response.writeHead(301, { location: encodeURI(base + found.redirect) + query }).end();
    return;
  }
  if (found) {
    await send(request, response, 200, found.file);
    return;
  }
  const chinese = join(site.folder, 'zh-cn', '404', 'index.html');
  const isChinese = inside?.startsWith('/zh-cn/') && (await stat(chinese).catch(() => undefined));
  const missing = isChinese ? chinese : join(site.folder, '404.html');
  if (await stat(missing).catch(() => undefined)) await send(request, response, 404, missing);
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('404\n');
}

/** Listens on a port; undefined when another program has it. */
function listen(server: Server, port: number, host: string): Promise<number | undefined> {
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
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => response.destroy());
  });
  for (let port = site.port; port < site.port + PORTS_TO_TRY; port += 1) {
    const taken = await listen(server, port, site.host);
    if (taken === undefined) continue;
    const name = site.host === '127.0.0.1' ? 'localhost' : site.host;
    return {
      url: `http://${name}:${taken}${site.base.replace(/\/$/, '')}/`,
      isOtherPort: port !== site.port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }
  throw new Error(`Ports ${site.port} to ${site.port + PORTS_TO_TRY - 1} are all in use.`);
}
