import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeExec } from '../../../scripts/runner/adapters/exec.ts';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';
import { network } from '../../../scripts/runner/adapters/network.ts';
import { silentReporter } from '../../../scripts/runner/adapters/reporter.ts';
import { installTool, toolSource } from '../../../scripts/runner/machine/install-tool.ts';
import { makePaths } from '../../../scripts/runner/paths.ts';
import { VERSIONS } from '../../../scripts/lab-kit/versions.ts';

/** Typed as unknown: vitest's own says `any`. */
const having = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const files = makeFiles();
const program = '#!/bin/sh\necho kind v0.33.0\n';
const sha = createHash('sha256').update(program).digest('hex');
const file = `/v${VERSIONS.kind.version}/kind-linux-amd64`;
const answers = new Map<string, string>();
let server: Server;
let home = '';
let mirror = '';

beforeEach(async () => {
  answers.clear();
  home = await mkdtemp(join(tmpdir(), 'install-test-'));
  server = createServer((request, response) => {
    const body = answers.get(request.url ?? '');
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mirror = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(home, { recursive: true, force: true });
});

const install = async (signal: AbortSignal = new AbortController().signal) =>
  await installTool(
    {
      files,
      network,
      signal,
      exec: makeExec({ env: {} }),
      reporter: silentReporter,
      env: { LAB_KIND_URL: `${mirror}/` },
      paths: makePaths('/nowhere', { LAB_HOME: home }),
      host: { os: 'linux', arch: 'amd64', node: '22.23.2', userHome: '/nowhere' },
    },
    'kind',
  );

it('a file with the published checksum becomes a program', async () => {
  answers.set(file, program).set(`${file}.sha256sum`, `${sha}  kind-linux-amd64\n`);
  const path = await install();
  expect(path).toBe(join(home, 'bin', 'kind'));
  expect(await files.read(path)).toBe(program);
  expect((await stat(path)).mode & 0o111).not.toBe(0);
});

it('another file does not, and nothing of it stays', async () => {
  answers.set(file, `${program}# changed on the way`).set(`${file}.sha256sum`, sha);
  await expect(install()).rejects.toMatchObject({
    code: 3,
    what: {
      en: having('not the published one'),
      zh: having('不一致'),
    },
  });
  expect(await files.walk(home)).toEqual([]);
});

it('a page in place of the checksum is refused', async () => {
  answers.set(file, program).set(`${file}.sha256sum`, '<html>please log in to this hotel</html>');
  await expect(install()).rejects.toMatchObject({ why: { en: having('(none)') } });
  expect(await files.walk(home)).toEqual([]);
});

it('404: says which address, and how to name a mirror', async () => {
  await expect(install()).rejects.toMatchObject({
    code: 3,
    why: { en: matching(/kind-linux-amd64\.sha256sum answered with HTTP 404/) },
    next: {
      en: having('LAB_KIND_URL'),
      zh: having('LAB_KIND_URL'),
    },
  });
});

it('nobody there: says so', async () => {
  server.close();
  server.closeAllConnections();
  await expect(install()).rejects.toMatchObject({
    code: 3,
    what: { zh: `无法下载 kind ${VERSIONS.kind.version}。` },
    why: { en: matching(/cannot be reached: .*ECONNREFUSED/) },
  });
});

it('Ctrl-C is not taken for a closed network', async () => {
  const stop = new AbortController();
  stop.abort(new Error('Ctrl-C'));
  await expect(install(stop.signal)).rejects.toThrow('Ctrl-C');
});

it('asks the official sites unless told otherwise, for this system', () => {
  const { kind, kubectl } = VERSIONS;
  expect(toolSource('kind', { os: 'darwin', arch: 'arm64' }, {}).file).toBe(
    `https://kind.sigs.k8s.io/dl/v${kind.version}/kind-darwin-arm64`,
  );
  expect(toolSource('kubectl', { os: 'windows', arch: 'amd64' }, {})).toMatchObject({
    file: `https://dl.k8s.io/release/v${kubectl.version}/bin/windows/amd64/kubectl.exe`,
    checksum: `https://dl.k8s.io/release/v${kubectl.version}/bin/windows/amd64/kubectl.exe.sha256`,
  });
  expect(
    toolSource('kind', { os: 'linux', arch: 'amd64' }, { LAB_KIND_VERSION: 'v0.31.0' }).file,
  ).toContain('/v0.31.0/');
});
