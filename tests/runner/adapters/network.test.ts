import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { network } from '../../../scripts/runner/adapters/network.ts';

let server: Server;
let asked: string[];
let address: string;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.headers.host ?? ''} ${request.url ?? ''}`);
    response.end('bytes');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  // As a learner's shell without a proxy; a test that needs one says so.
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const textOf = async (url: string): Promise<string> => {
  const got = await network.download(url);
  return got.kind === 'done' ? new TextDecoder().decode(got.bytes) : got.kind;
};

it('asks the address itself', async () => {
  expect(await textOf(`${address}/file`)).toBe('bytes');
  expect(asked).toEqual([`${address.replace('http://', '')} /file`]);
});

it('goes through the proxy that the environment names', async () => {
  vi.stubEnv('HTTPS_PROXY', address);
  vi.stubEnv('HTTP_PROXY', address);
  const opened: string[] = [];
  server.on('connect', (request, socket) => {
    opened.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  expect(await textOf('https://downloads.invalid/file')).toBe('unreachable');
  expect(opened).toEqual(['downloads.invalid:443']);
});

it('but not where NO_PROXY names the host', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  expect(await textOf(`${address}/file`)).toBe('bytes');
});
