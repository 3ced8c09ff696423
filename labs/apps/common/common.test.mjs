import assert from 'node:assert/strict';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { call } from './call.mjs';
import { keepConnection } from './connection.mjs';
import { Refusal, Unavailable } from './errors.mjs';
import { readiness } from './ready.mjs';
import { plainName, readFields, router, wholeNumber } from './request.mjs';
import { numberSetting, secretSetting } from './settings.mjs';
import { fakeService, nowhere } from './testing/fakes.mjs';

describe('routes', () => {
  const find = router({ 'GET /carts/:cart': 'read', 'POST /carts/:cart': 'add', 'GET /': 'root' });

  it('are found by method and path, with the named pieces of the path', () => {
    assert.equal(find('POST', '/carts/ann').handler, 'add');
    assert.deepEqual(find('GET', '/carts/a%20b').params, { cart: 'a b' });
    assert.equal(find('HEAD', '/').handler, 'root');
  });

  it('answer 404 and 405 with words', () => {
    assert.throws(() => find('GET', '/nothing'), { status: 404, message: /nothing at/ });
    assert.throws(() => find('PUT', '/carts/ann'), {
      status: 405,
      message: /knows GET, POST only/,
    });
    assert.throws(() => find('GET', '/carts/%E0%A4%A'), { status: 400 });
  });
});

describe('fields of a request', () => {
  const read = (text) => readFields(Readable.from([Buffer.from(text)]));

  it('are read as JSON or as a form, by their first character', async () => {
    assert.deepEqual(await read(' {"product":"tea"}'), { product: 'tea' });
    assert.deepEqual(await read('product=tea&quantity=2'), { product: 'tea', quantity: '2' });
    assert.deepEqual(await read(''), {});
  });

  it('are refused when they are broken or too long', async () => {
    await assert.rejects(read('{"product"'), { status: 400 });
    await assert.rejects(read('x'.repeat(70_000)), { status: 413 });
  });

  it('that break off are no fault of this program', async () => {
    const hungUp = new Readable({ read: () => {} });
    const reading = readFields(hungUp);
    hungUp.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    await assert.rejects(reading, { status: 400, message: 'the request broke off: aborted' });
  });

  it('are checked one by one', () => {
    assert.equal(wholeNumber('quantity', '3', 1, 9), 3);
    assert.equal(wholeNumber('quantity', 3, 1, 9), 3);
    for (const bad of ['0', '10', '1.5', 'x', undefined]) {
      assert.throws(() => wholeNumber('quantity', bad, 1, 9), /quantity must be/);
    }
    // Each of these is 0 or 1 to `Number`: an item without a price would cost nothing.
    for (const bad of [null, '', ' ', [], [1], true, '0x1', '1e0']) {
      assert.throws(() => wholeNumber('price', bad, 0, 9), /price must be/, JSON.stringify(bad));
    }
    assert.equal(plainName('cart', 'ann_1-b'), 'ann_1-b');
    for (const bad of ['', 'a b', '../x', 'ä', undefined]) {
      assert.throws(() => plainName('cart', bad), /cart must be/);
    }
  });
});

describe('a call to another service', () => {
  const options = { timeoutMs: 200 };

  it('gives back JSON or text', async (t) => {
    const { base, heard } = await fakeService(t, {
      'GET /json': { product: 'tea' },
      'POST /lines': { status: 201, text: '1' },
    });
    assert.deepEqual(await call('it', base, '/json', options), { product: 'tea' });
    const post = { ...options, method: 'POST', body: { a: 1 } };
    assert.equal(await call('it', base, '/lines', post), '1');
    assert.equal(heard[1], 'POST /lines {"a":1}');
  });

  it('hands a refusal on, with its status and its reason', async (t) => {
    const { base } = await fakeService(t, { 'GET /': { status: 409, json: { error: 'empty' } } });
    await assert.rejects(call('it', base, '/', options), (error) => {
      assert.ok(error instanceof Refusal);
      assert.equal(error.status, 409);
      return error.message === 'empty';
    });
  });

  it('names the part and the reason when there is no answer, and whether it may have acted', async (t) => {
    const { base: gone } = await nowhere(t);
    await assert.rejects(call('it', gone, '/', options), {
      part: 'it',
      why: `nothing listens at ${gone}`,
      unsure: false,
    });
    const { base: silent } = await fakeService(t, { 'GET /': () => undefined });
    await assert.rejects(call('it', silent, '/', options), {
      why: 'no answer within 200 ms',
      unsure: true,
    });
    const { base: hangsUp } = await fakeService(t, {
      'GET /': (_, outgoing) => void outgoing.socket.destroy(),
    });
    await assert.rejects(call('it', hangsUp, '/', options), { why: `${hangsUp} hung up` });
  });

  it('tells a sure no (503) from a fault in the middle (500) and from nonsense', async (t) => {
    const parts = { database: 'down', log: 'ok' };
    const { base } = await fakeService(t, {
      'GET /503': { status: 503, json: { parts } },
      'GET /500': { status: 500, json: {} },
      'GET /text': (_, outgoing) => {
        outgoing.writeHead(200, { 'content-type': 'application/json' }).end('<html>');
      },
    });
    const why = 'database: down';
    await assert.rejects(call('it', base, '/503', options), { why, unsure: false });
    await assert.rejects(call('it', base, '/500', options), { unsure: true });
    await assert.rejects(call('it', base, '/text', options), { why: /says JSON/, unsure: true });
  });
});

describe('a kept connection', () => {
  /** Counts what is opened; `connections[n].end()` is what a broken one does. */
  function opener() {
    const connections = [];
    const open = async () => {
      const { promise: closed, resolve: end } = Promise.withResolvers();
      const connection = {
        closed,
        end,
        destroyed: false,
        destroy: () => (connection.destroyed = true),
      };
      connections.push(connection);
      return connection;
    };
    return { open, connections };
  }
  const settings = { part: 'store', address: 'store:1', timeoutMs: 100 };

  it('is opened once, and anew after it broke', async () => {
    const { open, connections } = opener();
    const { use } = keepConnection({ ...settings, open });
    await Promise.all([use(() => 1), use(() => 2)]);
    assert.equal(connections.length, 1);
    connections[0].end();
    await connections[0].closed;
    await use(() => 3);
    assert.equal(connections.length, 2);
  });

  it('is dropped when an answer is late: it would be taken for the next one', async () => {
    const { open, connections } = opener();
    const { use } = keepConnection({ ...settings, open });
    await assert.rejects(
      use(() => new Promise(() => {})),
      { part: 'store', why: 'no answer within 100 ms', unsure: true },
    );
    await use(() => 'next');
    assert.equal(connections.length, 2);
    assert.equal(connections[0].destroyed, true);
  });

  it('that never came about leaves nothing in doubt', async () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const { use } = keepConnection({ ...settings, open: () => Promise.reject(refused) });
    await assert.rejects(
      use(() => 1),
      { why: 'nothing listens at store:1', unsure: false },
    );
    const silent = keepConnection({ ...settings, open: () => new Promise(() => {}) });
    await assert.rejects(
      silent.use(() => 1),
      { why: /no answer/, unsure: false },
    );
  });
});

describe('readiness', () => {
  const fails = () => Promise.reject(new Unavailable('database', 'it is gone'));
  const answers = () => Promise.resolve();

  it('asks for the needed parts and reports all', async () => {
    const log = { name: 'log', needed: false, check: fails };
    const database = { name: 'database', needed: true, check: answers };
    assert.deepEqual(await readiness([database, log], 100), {
      ready: true,
      parts: { database: 'ok', log: 'it is gone' },
    });
    const { ready } = await readiness([{ ...database, check: fails }], 100);
    assert.equal(ready, false);
  });

  it('does not wait for a part that is silent', async () => {
    const part = { name: 'log', needed: true, check: () => new Promise(() => {}) };
    assert.deepEqual(await readiness([part], 50), {
      ready: false,
      parts: { log: 'no answer within 50 ms' },
    });
  });
});

describe('settings', () => {
  it('are numbers, with a fallback', (t) => {
    t.after(() => delete process.env.TEST_NUMBER);
    assert.equal(numberSetting('test', 'TEST_NUMBER', 7), 7);
    process.env.TEST_NUMBER = '9';
    assert.equal(numberSetting('test', 'TEST_NUMBER', 7), 9);
  });

  it('read a secret from the file that is named, without the line end that editors add', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'common-test-'));
    t.after(async () => {
      delete process.env.TEST_FILE;
      await rm(folder, { recursive: true });
    });
    assert.equal(secretSetting('test', 'TEST'), undefined);
    process.env.TEST_FILE = join(folder, 'secret');
    await writeFile(process.env.TEST_FILE, ' two words \r\n');
    assert.equal(secretSetting('test', 'TEST'), ' two words ');
  });
});
