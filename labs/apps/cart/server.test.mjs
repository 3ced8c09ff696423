import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { failProgram, startProgram } from '../common/testing/program.mjs';
import { fakeRedis } from './testing/fake-redis.mjs';

const PROGRAM = join(import.meta.dirname, 'server.mjs');

async function start(t, { password, env } = {}) {
  const redis = await fakeRedis(t, { password });
  const REDIS_URL = `redis://${redis.host}:${redis.port}`;
  const cart = await startProgram(t, PROGRAM, { REDIS_URL, TIMEOUT_MS: '300', ...env });
  return { redis, ...cart };
}

describe('cart', () => {
  it('is empty, takes products, counts the same one up, and is emptied', async (t) => {
    const { ask, redis } = await start(t);
    assert.deepEqual((await ask('/carts/ann')).json, { cart: 'ann', items: [] });
    await ask('/carts/ann', { post: { product: 'tea', quantity: 2 } });
    await ask('/carts/ann', { form: { product: 'mug' } });
    const { json } = await ask('/carts/ann', { post: { product: 'tea' } });
    const items = [
      { product: 'mug', quantity: 1 },
      { product: 'tea', quantity: 3 },
    ];
    assert.deepEqual(json.items, items);
    assert.equal(redis.data.get('cart:ann').get('tea'), 3);
    assert.ok(redis.heard.includes('EXPIRE cart:ann 604800'), 'a cart is forgotten one day');
    assert.deepEqual((await ask('/carts/ann', { method: 'DELETE' })).json.items, []);
    assert.equal(redis.data.has('cart:ann'), false);
  });

  it('refuses what is not a product, a quantity or a name', async (t) => {
    const { ask } = await start(t);
    for (const post of [{}, { product: 'a b' }, { product: 'tea', quantity: 0 }]) {
      assert.equal((await ask('/carts/ann', { post })).status, 400);
    }
    assert.equal((await ask('/carts/a%20b')).status, 400);
    assert.equal((await ask('/nothing')).status, 404);
  });

  it('takes the password from a file', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'cart-test-'));
    t.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'password');
    await writeFile(file, 'secret\n');
    const env = { REDIS_PASSWORD_FILE: file };
    const { ask } = await start(t, { password: 'secret', env });
    assert.equal((await ask('/readyz')).status, 200);
  });

  it('is alive but not ready without Redis, and says why', async (t) => {
    const { ask, redis } = await start(t);
    redis.stop();
    assert.equal((await ask('/healthz')).status, 200);
    const why = `nothing listens at 127.0.0.1:${redis.port}`;
    const ready = await ask('/readyz');
    assert.equal(ready.status, 503);
    assert.deepEqual(ready.json, { ready: false, parts: { redis: why } });
    const { status, json } = await ask('/carts/ann');
    assert.equal(status, 503);
    assert.equal(json.error, `redis is not available: ${why}`);
  });

  it('finishes with 0 on SIGTERM', async (t) => {
    const { ask, child, exited } = await start(t);
    await ask('/carts/ann');
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
  });

  it('does not start with settings it cannot run with', async (t) => {
    for (const [env, reason] of [
      [{ REDIS_URL: 'http://redis' }, /REDIS_URL must look like/],
      [{ TIMEOUT_MS: 'soon' }, /TIMEOUT_MS must be a whole number, not "soon"/],
      [{ REDIS_PASSWORD_FILE: '/nowhere' }, /REDIS_PASSWORD_FILE: cannot read \/nowhere: ENOENT/],
    ]) {
      const { code, errors } = await failProgram(t, PROGRAM, env);
      assert.equal(code, 1);
      assert.match(errors, reason);
    }
  });
});
