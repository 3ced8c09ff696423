/** The program of the site's image, as a process of its own: its port, its path, its health, its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtFor } from '../../scripts/site-server/built-for.ts';

const PROGRAM = join(import.meta.dirname, '../../scripts/site-server/container.ts');

let folder: string;
const running: ChildProcess[] = [];
const build = (base: string) =>
  writeFileSync(
    join(folder, 'index.html'),
    `<link rel="shortcut icon" href="${base}/favicon.svg" type="image/svg+xml"/>`,
  );
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'container-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts it, and waits for its first line or its end. */
async function start(port: number) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', PROGRAM, folder],
    { env: { PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let said = '';
  await new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('\n')) resolve();
      });
    void ended.then(() => resolve());
  });
  return { child, ended, said };
}

const ask = async (port: number, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
  return { status: response.status, text: await response.text() };
};

it('serves the path that the site was built for, and is healthy beside it', async () => {
  build('/course');
  const port = await freePort();
  const { said } = await start(port);
  expect(said).toBe(`Serving ${folder} under /course on port ${port}.\n`);
  expect((await ask(port, '/course/')).status).toBe(200);
  expect(await ask(port, '/healthz')).toEqual({ status: 200, text: 'ok\n' });
  expect((await ask(port, '/elsewhere/')).status).toBe(404);
});

it('is not healthy any more when the site is gone', async () => {
  build('');
  const port = await freePort();
  await start(port);
  rmSync(join(folder, 'index.html'));
  expect(await ask(port, '/healthz')).toEqual({ status: 503, text: 'no site\n' });
});

it('ends with 0 when it is told to, and an answer under way is finished first', async () => {
  build('');
  mkdirSync(join(folder, 'big'));
  writeFileSync(join(folder, 'big/file.bin'), Buffer.alloc(32 * 1024 * 1024));
  const port = await freePort();
  const { child, ended } = await start(port);
  const length = await new Promise<number>((resolve, reject) => {
    get(`http://127.0.0.1:${port}/big/file.bin`, { agent: false }, (response) => {
      let read = 0;
      response.once('data', () => child.kill('SIGTERM'));
      response.on('data', (chunk: Buffer) => (read += chunk.length));
      response.on('end', () => resolve(read));
      response.on('error', reject);
    }).on('error', reject);
  });
  expect(length).toBe(32 * 1024 * 1024);
  expect(await ended).toBe(0);
});

it('refuses a folder without a site, and a port that is taken', async () => {
  const empty = await start(await freePort());
  expect(await empty.ended).toBe(1);
  expect(empty.said).toBe(`There is no built site in ${folder}.\n`);
  build('');
  const port = await freePort();
  await start(port);
  const second = await start(port);
  expect(await second.ended).toBe(1);
  expect(second.said).toBe(`Port ${port} is in use.\n`);
});

it.each([
  ['', '/'],
  ['/course/k8s', '/course/k8s'],
])('reads from the page what it was built for: %j', async (base, path) => {
  build(base);
  expect(await builtFor(folder)).toBe(path);
});
