import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptsBrotli } from '../../scripts/site-server/compress.ts';
import { serve } from '../../scripts/site-server/serve.ts';
import type { ServedSite } from '../../scripts/site-server/serve.ts';

const TEXT = '<p>容器</p>'.repeat(200);

let folder: string;
let site: ServedSite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'compress-'));
  writeFileSync(join(folder, 'index.html'), TEXT);
  writeFileSync(join(folder, 'picture.png'), 'bytes');
  site = await serve({ folder, base: '/', host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, accepts: string, method = 'GET') =>
  new Promise<{ encoding: string | undefined; length: number; body: Buffer }>((resolve, reject) => {
    const headers = { 'accept-encoding': accepts };
    request(new URL(path, site.url), { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          encoding: response.headers['content-encoding'],
          length: Number(response.headers['content-length']),
          body: Buffer.concat(chunks),
        });
      });
    })
      .on('error', reject)
      .end();
  });

it.each([
  ['gzip, deflate, br, zstd', true],
  ['br;q=0.5', true],
  ['gzip', false],
  ['br;q=0', false],
  ['BR;Q=0', false],
  ['BR', true],
  ['gzip, br; q=0.0', false],
  ['', false],
  [undefined, false],
])('accept-encoding %s: %s', (header, accepts) => {
  expect(acceptsBrotli(header)).toBe(accepts);
});

it('sends text compressed to who takes it, and the same text to who does not', async () => {
  const small = await ask('/', 'br');
  expect(small.encoding).toBe('br');
  expect(small.body.length).toBeLessThan(TEXT.length / 10);
  expect(brotliDecompressSync(small.body).toString()).toBe(TEXT);
  const plain = await ask('/', 'gzip');
  expect(plain.encoding).toBeUndefined();
  expect(plain.body.toString()).toBe(TEXT);
});

it('says to a HEAD what a GET would bring', async () => {
  const { body } = await ask('/', 'br');
  expect(await ask('/', 'br', 'HEAD')).toMatchObject({ encoding: 'br', length: body.length });
});

it('leaves pictures as they are', async () => {
  expect((await ask('/picture.png', 'br')).encoding).toBeUndefined();
});

it('sends a rebuilt page, not the one it kept', async () => {
  await ask('/', 'br');
  writeFileSync(join(folder, 'index.html'), 'new');
  utimesSync(join(folder, 'index.html'), new Date(), new Date(Date.now() + 5000));
  expect(brotliDecompressSync((await ask('/', 'br')).body).toString()).toBe('new');
});
