import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { acceptsBrotli, compressed, isText } from './compress.ts';
import { contentTag, isKnown } from './entity-tag.ts';

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

/**
 * Pages ask nobody else for anything, and this makes the browser hold them to it. The theme is set by a script in the
 * page, before anything is drawn; the search is WebAssembly.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

/** A year. What is in `_astro/` has a new name when it has new content, so nobody needs to ask for it again. */
const FOREVER = 'public, max-age=31536000, immutable';
/** May be kept, must be asked about before each use; the answer is mostly 304 and no body. */
const ASK_FIRST = 'no-cache';

/** Sends a file of the site: compressed to who takes it, and nothing but a 304 to who has it already. */
export async function sendFile(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  status: number,
  file: string,
): Promise<void> {
  const isHashed = /[/\\]_astro[/\\]/.test(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const isBrotli = isText(type) && acceptsBrotli(headers['accept-encoding']);
  const tag = `"${await contentTag(file)}${isBrotli ? '-br' : ''}"`;
  // With a 304, too: who has the page may have it with an older policy.
  const policy =
    extname(file) === '.html' ? { 'content-security-policy': CONTENT_SECURITY_POLICY } : {};
  const caching = {
    ...policy,
    'cache-control': isHashed ? FOREVER : ASK_FIRST,
    etag: tag,
    vary: 'accept-encoding',
  };
  if (status === 200 && isKnown(headers['if-none-match'], tag)) {
    response.writeHead(304, caching).end();
    return;
  }
  const head = {
    ...caching,
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  };
  const body = isBrotli ? await compressed(file) : undefined;
  response.writeHead(status, {
    ...head,
    ...(isBrotli ? { 'content-encoding': 'br' } : {}),
    'content-length': body?.length ?? (await stat(file)).size,
  });
  if (method === 'HEAD') {
    response.end();
    return;
  }
  // As a stream, also what is in memory: a server that closes takes an answer for finished that was given in one piece.
  const bytes = body === undefined ? createReadStream(file) : Readable.from(body);
  bytes.on('error', () => response.destroy()).pipe(response);
}
