import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startProgram } from '../common/testing/program.mjs';

const PROGRAM = join(import.meta.dirname, 'collector.mjs');

let folder;
let files = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entries-test-'));
});
after(() => rm(folder, { recursive: true }));

async function start(t, file = join(folder, `orders-${(files += 1)}.log`)) {
  const log = await startProgram(t, PROGRAM, { LOG_FILE: file });
  const send = async (body) =>
    (await fetch(`${log.base}/entries`, { method: 'POST', body })).status;
  return { ...log, file, send };
}

/** Waits until a server has closed its door; the test's own deadline ends it when that never happens. */
async function refusesConnections(base) {
  for (;;) {
    try {
      await fetch(base, { headers: { connection: 'close' } });
    } catch {
      return;
    }
  }
}

describe('lines over HTTP', () => {
  it('go into the file, are printed and counted, and are given back', async (t) => {
    const { ask, file, lines, send } = await start(t);
    assert.equal(await send('order 1\n'), 201);
    assert.equal(await send('order 2\r\n\norder 茶'), 201);
    assert.equal(await readFile(file, 'utf8'), 'order 1\norder 2\norder 茶\n');
    assert.deepEqual(lines.slice(1), ['log: order 1', 'log: order 2', 'log: order 茶']);
    assert.equal((await ask('/')).text, '3\n');
    assert.equal((await ask('/entries?last=2')).text, 'order 2\norder 茶\n');
  });

  it('are there again after a restart', async (t) => {
    const { child, exited, file, send } = await start(t);
    await send('order 1');
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
    const again = await start(t, file);
    assert.equal((await again.ask('/entries')).text, 'order 1\n');
  });

  it('that are on their way when SIGTERM comes are taken, then it ends with 0', async (t) => {
    const { base, child, exited, file } = await start(t);
    const sending = request(`${base}/entries`, { method: 'POST' });
    const answered = once(sending, 'response');
    sending.write('order 1');
    // The first half must have arrived before the signal; the server answers in order of arrival.
    await fetch(base);
    child.kill('SIGTERM');
    await refusesConnections(base);
    sending.end(' paid\n');
    const [{ statusCode }] = await answered;
    assert.equal(statusCode, 201);
    assert.equal(await exited, 0);
    assert.equal(await readFile(file, 'utf8'), 'order 1 paid\n');
  });

  it('of two senders never end up inside each other', async (t) => {
    const { ask, send } = await start(t);
    const texts = Array.from({ length: 20 }, (_, index) => `order ${index} ${'x'.repeat(500)}`);
    await Promise.all(texts.map(send));
    const given = (await ask('/entries?last=20')).text.trimEnd().split('\n');
    assert.deepEqual(given.toSorted(), texts.toSorted());
  });

  it('are refused when there is none, or too much', async (t) => {
    const { ask, send } = await start(t);
    assert.equal(await send('\n\n'), 400);
    assert.equal(await send('x'.repeat(70_000)), 413);
    assert.equal((await ask('/entries?last=0')).status, 400);
    assert.equal((await ask('/')).text, '0\n');
  });

  it('are refused with 503 when the file cannot be written', async (t) => {
    const { send } = await start(t, join(folder, 'no-such-folder', 'orders.log'));
    assert.equal(await send('order 1'), 503);
  });
});

describe('health of the log', () => {
  it('is ready while the file, or its folder, can be read', async (t) => {
    const { ask } = await start(t);
    assert.equal((await ask('/healthz')).status, 200);
    const { status, json } = await ask('/readyz');
    assert.equal(status, 200);
    assert.deepEqual(json, { ready: true, parts: { read: 'ok', write: 'ok' } });
    const lost = await start(t, join(folder, 'no-such-folder', 'orders.log'));
    assert.equal((await lost.ask('/readyz')).status, 503);
  });
});
