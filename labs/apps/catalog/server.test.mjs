import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { failProgram, startProgram } from '../common/testing/program.mjs';

const PROGRAM = join(import.meta.dirname, 'server.mjs');

/** Waits for a line on the service's output. */
async function line(lines, pattern) {
  while (!lines.some((text) => pattern.test(text))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('catalog', () => {
  it('lists products with names in both languages and a price in fen', async (t) => {
    const { ask } = await startProgram(t, PROGRAM);
    const { json } = await ask('/products');
    assert.ok(json.products.length >= 3);
    for (const { id, name, price } of json.products) {
      assert.match(id, /^[\w-]+$/);
      assert.ok(name.en && name.zh);
      assert.ok(Number.isInteger(price) && price > 0);
    }
    assert.deepEqual((await ask('/products/tea')).json.name, { en: 'Green tea', zh: '绿茶' });
    assert.equal((await ask('/products/coffee')).status, 404);
  });

  it('says who answered, in which version', async (t) => {
    const { ask } = await startProgram(t, PROGRAM, { VERSION: '2' });
    const { headers, json } = await ask('/healthz');
    assert.equal(headers.get('x-pod'), hostname());
    assert.equal(headers.get('x-version'), '2');
    assert.deepEqual(json, { alive: true, service: 'catalog', version: '2' });
  });

  it('reads the file anew for each request, and is not ready while it is broken', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'catalog-test-'));
    t.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'products.json');
    const { ask } = await startProgram(t, PROGRAM, { PRODUCTS_FILE: file });
    assert.equal((await ask('/readyz')).status, 503);
    assert.match((await ask('/products')).json.why, /ENOENT/);
    await writeFile(file, '{"products":[]}');
    assert.equal((await ask('/readyz')).status, 503);
    assert.match((await ask('/products')).json.why, /holds no list/);
    await writeFile(file, '[{"id":"pen"}]');
    assert.equal((await ask('/readyz')).status, 200);
    assert.deepEqual((await ask('/products')).json, { products: [{ id: 'pen' }] });
  });

  it('writes one line per request, but none for a probe that succeeds', async (t) => {
    const { ask, lines } = await startProgram(t, PROGRAM);
    await ask('/readyz');
    await ask('/healthz');
    await ask('/products?x=1');
    await line(lines, /Z GET \/products 200$/);
    assert.equal(lines.length, 2);
  });

  it('says 503 on /readyz but still serves while it drains', async (t) => {
    const { ask, child, exited, lines } = await startProgram(t, PROGRAM, { DRAIN_MS: '500' });
    child.kill('SIGTERM');
    await line(lines, /got SIGTERM/);
    assert.equal((await ask('/readyz')).status, 503);
    assert.equal((await ask('/products')).status, 200);
    assert.equal(await exited, 0);
  });

  it('ends with 1 and says which port is taken', async (t) => {
    const blocker = createServer().listen(0);
    t.after(() => blocker.close());
    await once(blocker, 'listening');
    const { port } = blocker.address();
    const { code, errors } = await failProgram(t, PROGRAM, { PORT: String(port) });
    assert.equal(code, 1);
    assert.equal(errors, `catalog: cannot listen on port ${port}: EADDRINUSE\n`);
  });
});
