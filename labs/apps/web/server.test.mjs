import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';

const PROGRAM = join(import.meta.dirname, 'server.mjs');

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-test-'));
});
after(() => rm(folder, { recursive: true }));

/** Starts the real program on a free port; gives back where it is and what it printed. */
async function start(context, env = {}) {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, PORT: '0', NOT_READY_FILE: join(folder, 'absent'), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit').then(([code]) => code);
  const lines = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const [first] = await once(reader, 'line');
  const port = /port (\d+)$/.exec(first)?.[1];
  assert.ok(port, `no port in the first line: ${first}`);
  return { base: `http://127.0.0.1:${port}`, child, lines, exited, reader };
}

const ACCESS_LINE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z GET \/ 200$/;

describe('web', () => {
  it('says its version and host name, in the body and in a header', async (t) => {
    const { base } = await start(t, { VERSION: '2' });
    const response = await fetch(base);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), `web 2 on ${hostname()}\n`);
    assert.equal(response.headers.get('x-pod'), hostname());
  });

  it('is version 1 unless told', async (t) => {
    const { base } = await start(t);
    assert.match(await (await fetch(base)).text(), /^web 1 on /);
  });

  it('is alive, and ready until the file appears and again when it is gone', async (t) => {
    const flag = join(folder, 'not-ready');
    const { base } = await start(t, { NOT_READY_FILE: flag });
    const status = async (path) => (await fetch(base + path)).status;
    assert.equal(await status('/readyz'), 200);
    await writeFile(flag, '');
    assert.equal(await status('/readyz'), 503);
    assert.equal(await status('/healthz'), 200);
    assert.equal(await status('/'), 200);
    await rm(flag);
    assert.equal(await status('/readyz'), 200);
  });

  it('answers /slow no earlier than asked, and refuses nonsense', async (t) => {
    const { base } = await start(t);
    const began = performance.now();
    assert.equal((await fetch(`${base}/slow?ms=200`)).status, 200);
    assert.ok(performance.now() - began >= 195);
    for (const bad of ['-1', 'x', '60001']) {
      assert.equal((await fetch(`${base}/slow?ms=${bad}`)).status, 400, bad);
    }
  });

  it('knows no other path and no other method', async (t) => {
    const { base } = await start(t);
    assert.equal((await fetch(`${base}/nothing`)).status, 404);
    assert.equal((await fetch(base, { method: 'POST' })).status, 405);
  });

  it('logs one line per request to standard output', async (t) => {
    const { base, lines, reader } = await start(t);
    const logged = once(reader, 'line');
    await fetch(base);
    await logged;
    assert.equal(lines.length, 2);
    assert.match(lines[1], ACCESS_LINE);
  });

  it('logs to LOG_FILE instead when it is set', async (t) => {
    const file = join(folder, 'access.log');
    const { base, lines } = await start(t, { LOG_FILE: file });
    await (await fetch(base)).text();
    await (await fetch(base)).text();
    const written = (await readFile(file, 'utf8')).trimEnd().split('\n');
    assert.equal(written.length, 2);
    for (const line of written) assert.match(line, ACCESS_LINE);
    assert.equal(lines.length, 1);
  });

  it('finishes an open request after SIGTERM, then exits 0', async (t) => {
    const { base, child, exited, reader } = await start(t);
    const open = fetch(`${base}/slow?ms=600`);
    // The request must have arrived before the signal; the server answers in order of arrival.
    await fetch(base);
    const heard = once(reader, 'line');
    child.kill('SIGTERM');
    await heard;
    const response = await open;
    assert.equal(response.status, 200);
    assert.match(await response.text(), /^slow 600/);
    assert.equal(await exited, 0);
  });

  it('says 503 on /readyz but still serves while it drains', async (t) => {
    const { base, child, exited, lines, reader } = await start(t, { DRAIN_MS: '500' });
    child.kill('SIGTERM');
    while (!lines.some((line) => line.includes('SIGTERM'))) await once(reader, 'line');
    assert.equal((await fetch(`${base}/readyz`)).status, 503);
    assert.equal((await fetch(base)).status, 200);
    assert.equal(await exited, 0);
  });
});
