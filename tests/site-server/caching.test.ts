/** What may be kept, what must be asked about, and what is sent to who has it already. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isKnown } from '../../scripts/site-server/entity-tag.ts';
import { serve } from '../../scripts/site-server/serve.ts';
import type { ServedSite } from '../../scripts/site-server/serve.ts';

const PAGE = '<h1>Pod</h1>'.repeat(100);

let folder: string;
let site: ServedSite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caching-'));
  mkdirSync(join(folder, '_astro'));
  for (const [name, text] of [
    ['index.html', PAGE],
    ['404.html', PAGE],
    ['_astro/common.a1.css', 'a{}'],
  ] as const)
    writeFileSync(join(folder, name), text);
  site = await serve({ folder, base: '/', host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; length: number }>(
    (resolve, reject) => {
      request(new URL(path, site.url), { headers }, (response) => {
        let length = 0;
        response.on('data', (chunk: Buffer) => (length += chunk.length));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, length }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
const tagOf = async (path: string, coding = 'br') =>
  String((await ask(path, { 'accept-encoding': coding })).headers['etag']);

it.each([
  ['/', 'no-cache'],
  ['/_astro/common.a1.css', 'public, max-age=31536000, immutable'],
  ['/nowhere/', 'no-cache'],
])('%s: %s', async (path, caching) => {
  expect((await ask(path)).headers['cache-control']).toBe(caching);
});

it('sends no body to who has the page, and the page to who has another', async () => {
  const br = { 'accept-encoding': 'br' };
  const tag = await tagOf('/');
  const again = await ask('/', { ...br, 'if-none-match': tag });
  expect(again).toMatchObject({ status: 304, length: 0, headers: { etag: tag } });
  expect(again.headers['content-encoding']).toBeUndefined();
  const other = await ask('/', { ...br, 'if-none-match': '"another"' });
  expect(other.status).toBe(200);
  expect(other.length).toBeGreaterThan(0);
});

it('names the compressed and the plain form differently: their bytes differ', async () => {
  const [br, plain] = await Promise.all([tagOf('/'), tagOf('/', 'gzip')]);
  expect(br).not.toBe(plain);
  const asked = await ask('/', { 'accept-encoding': 'br', 'if-none-match': plain });
  expect(asked.status).toBe(200);
});

it('names content, not dates: the same page from a newer image is known', async () => {
  const before = await tagOf('/');
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(folder, 'index.html'), later, later);
  expect(await tagOf('/')).toBe(before);
  writeFileSync(join(folder, 'index.html'), `${PAGE}.`);
  utimesSync(join(folder, 'index.html'), later, new Date(Date.now() + 120_000));
  expect(await tagOf('/')).not.toBe(before);
});

it('sends the policy of a page along with its 304', async () => {
  const again = await ask('/', { 'if-none-match': await tagOf('/', 'gzip') });
  expect(again.status).toBe(304);
  expect(again.headers['content-security-policy']).toMatch(/^default-src/);
});

it('says how long an uncompressed file is, so that a cut is seen', async () => {
  const plain = await ask('/', { 'accept-encoding': 'gzip' });
  expect(Number(plain.headers['content-length'])).toBe(plain.length);
});

it('never says 304 of a page that is not there', async () => {
  const tag = String((await ask('/nowhere/')).headers['etag']);
  expect((await ask('/nowhere/', { 'if-none-match': tag })).status).toBe(404);
});

it('binds pages, and only pages, to their own server', async () => {
  const page = (await ask('/')).headers['content-security-policy'];
  expect(page).toMatch(/^default-src 'self'; /);
  expect(page).not.toMatch(/https?:|\*|'unsafe-eval'/);
  const style = (await ask('/_astro/common.a1.css')).headers;
  expect(style['content-security-policy']).toBeUndefined();
  expect(style['x-content-type-options']).toBe('nosniff');
});

it.each([
  ['"a"', true],
  ['"b", W/"a"', true],
  ['*', true],
  ['"b,*,c"', false],
  ['"b"', false],
  ['', false],
  [undefined, false],
])('if-none-match %s against "a": %s', (header, known) => {
  expect(isKnown(header, '"a"')).toBe(known);
});
