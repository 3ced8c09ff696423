import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/site-server/serve.ts';
import type { ServedSite } from '../../scripts/site-server/serve.ts';

let folder: string;
const open: ServedSite[] = [];
const host = '127.0.0.1';

const start = async (base = '/', port = 0): Promise<ServedSite> => {
  const site = await serve({ folder: join(folder, 'dist'), base, host, port });
  open.push(site);
  return site;
};

/** Without fetch's own tidying of dots, and without following redirects. */
const ask = (url: string, path: string, method = 'GET') =>
  new Promise<{ status: number | undefined; type?: string; location?: string; body: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(url);
      request({ hostname, port, path, method }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          const { 'content-type': type, location } = response.headers;
          resolve({
            status: response.statusCode,
            body,
            ...(type === undefined ? {} : { type }),
            ...(location === undefined ? {} : { location }),
          });
        });
      })
        .on('error', reject)
        .end();
    },
  );

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
  const files: Readonly<Record<string, string>> = {
    'secret.txt': 'outside',
    'dist/index.html': 'start',
    'dist/404.html': 'no such page',
    'dist/images/index.html': 'images',
    'dist/zh-cn/404/index.html': '没有这个页面',
    'dist/_astro/a.css': 'a{}',
    'dist/pagefind/wasm.en.pagefind': 'bytes',
    'dist/镜像.txt': 'named in Chinese',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('at the root', () => {
  it.each([
    ['/', 200, 'text/html; charset=utf-8', 'start'],
    ['/images/', 200, 'text/html; charset=utf-8', 'images'],
    ['/images/?a=1', 200, 'text/html; charset=utf-8', 'images'],
    ['/_astro/a.css', 200, 'text/css; charset=utf-8', 'a{}'],
    ['/pagefind/wasm.en.pagefind', 200, 'application/octet-stream', 'bytes'],
    ['/%E9%95%9C%E5%83%8F.txt', 200, 'text/plain; charset=utf-8', 'named in Chinese'],
    ['/nothing/', 404, 'text/html; charset=utf-8', 'no such page'],
    ['/zh-cn/nothing/', 404, 'text/html; charset=utf-8', '没有这个页面'],
    ['/../secret.txt', 404, 'text/html; charset=utf-8', 'no such page'],
    ['/..%2fsecret.txt', 404, 'text/html; charset=utf-8', 'no such page'],
    ['/a%00b', 404, 'text/html; charset=utf-8', 'no such page'],
  ])('%s answers %i', async (path, status, type, body) => {
    const { url } = await start();
    expect(await ask(url, path)).toEqual({ status, type, body });
  });

  it('sends a folder without its slash to the one with it', async () => {
    const { url } = await start();
    expect(await ask(url, '/images?a=1')).toMatchObject({ status: 301, location: '/images/?a=1' });
  });

  it('never leads to another host', async () => {
    const { url } = await start();
    const answer = await ask(url, '/%2Fevil.example/..%2fimages');
    expect(answer).toMatchObject({ status: 301, location: '/images/' });
  });

  it('answers an address that cannot be decoded', async () => {
    const { url } = await start();
    expect(await ask(url, '/%E9%')).toMatchObject({ status: 400 });
  });

  it('gives heads and takes nothing', async () => {
    const { url } = await start();
    expect(await ask(url, '/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask(url, '/', 'POST')).toMatchObject({ status: 405 });
  });
});

describe('under a path', () => {
  it.each([
    ['/course/k8s/', 200, 'start'],
    ['/course/k8s/images/', 200, 'images'],
    ['/images/', 404, 'no such page'],
    ['/course/k8sx/', 404, 'no such page'],
  ])('%s answers %i', async (path, status, body) => {
    const { url } = await start('/course/k8s');
    expect(await ask(url, path)).toMatchObject({ status, body });
  });

  it('leads to the path from the root and from the path without its slash', async () => {
    const { url } = await start('/course/k8s');
    expect(url).toMatch(/\/course\/k8s\/$/);
    expect(await ask(url, '/')).toMatchObject({ status: 302, location: '/course/k8s/' });
    expect(await ask(url, '/course/k8s')).toMatchObject({ status: 301, location: '/course/k8s/' });
  });
});

it('takes the next free port, and says so', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, host, resolve));
  const taken = (other.address() as AddressInfo).port;
  const site = await start('/', taken);
  expect(site.isOtherPort).toBe(true);
  expect(Number(new URL(site.url).port)).toBeGreaterThan(taken);
  expect(await ask(site.url, '/')).toMatchObject({ status: 200 });
  await new Promise((resolve) => other.close(resolve));
});
