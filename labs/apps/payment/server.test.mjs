import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fakeService, nowhere } from '../common/testing/fakes.mjs';
import { startProgram } from '../common/testing/program.mjs';
import { fakePostgres, sayError } from './testing/fake-postgres.mjs';
import { orderTable } from './testing/order-table.mjs';

const PROGRAM = join(import.meta.dirname, 'server.mjs');
const ITEMS = [
  { product: 'tea', quantity: 2, price: 1800 },
  { product: 'mug', quantity: 1, price: 2500 },
];

let folder;
let passwordFile;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payment-test-'));
  passwordFile = join(folder, 'password');
  await writeFile(passwordFile, 'secret\n');
});
after(() => rm(folder, { recursive: true }));

/** The real program between a fake database and a fake log. */
async function start(t, { answer, logUrl } = {}) {
  const table = orderTable();
  const database = await fakePostgres(t, { answer: answer ?? table.answer });
  const log = await fakeService(t, {
    'POST /entries': { status: 201, text: '1' },
    'GET /readyz': { ready: true },
  });
  const payment = await startProgram(t, PROGRAM, {
    PGHOST: database.host,
    PGPORT: String(database.port),
    PGPASSWORD_FILE: passwordFile,
    LOG_URL: logUrl ?? log.base,
    TIMEOUT_MS: '400',
  });
  return { ...payment, database, log, table };
}

describe('payment', () => {
  it('writes an order, calculates its total, charges it, and tells the log one line', async (t) => {
    const { ask, table, log } = await start(t);
    const { status, json } = await ask('/orders', { post: { key: 'k1', items: ITEMS } });
    assert.equal(status, 201);
    assert.match(json.charge, /^ch-/);
    assert.deepEqual([json.id, json.total, json.logged], [1, 6100, true]);
    assert.equal(table.rows[0].cells[3], '6100');
    assert.deepEqual(
      log.heard.filter((line) => line.startsWith('POST')),
      ['POST /entries 2026-01-01T00:00:00Z order 1 paid: 2 tea, 1 mug, total 61.00'],
    );
  });

  it('takes the same key for the same order: written, charged and logged once', async (t) => {
    const { ask, table, log } = await start(t);
    const first = await ask('/orders', { post: { key: 'k1', items: ITEMS } });
    const second = await ask('/orders', { post: { key: 'k1', items: ITEMS } });
    assert.equal(second.status, 200);
    assert.equal(second.json.repeated, true);
    assert.equal(second.json.charge, first.json.charge);
    assert.equal(table.rows.length, 1);
    assert.equal(log.heard.length, 1);
  });

  it('refuses the key of another order: what is new would be taken for paid', async (t) => {
    const { ask, table } = await start(t);
    await ask('/orders', { post: { key: 'k1', items: ITEMS } });
    const other = [...ITEMS, { product: 'lamp', quantity: 1, price: 9900 }];
    const { status, json } = await ask('/orders', { post: { key: 'k1', items: other } });
    assert.equal(status, 409);
    assert.match(json.error, /key k1 belongs to order 1, which has other items/);
    assert.equal(table.rows.length, 1);
    // Trying again after the catalog changed a price is the same order still, at the price that was paid.
    const dearer = ITEMS.map((item) => ({ ...item, price: item.price + 1 })).toReversed();
    const again = await ask('/orders', { post: { key: 'k1', items: dearer } });
    assert.deepEqual([again.status, again.json.total], [200, 6100]);
  });

  it('gives orders back: one, the newest, one by its key', async (t) => {
    const { ask } = await start(t);
    for (const key of ['k1', 'k2', 'k3']) await ask('/orders', { post: { key, items: ITEMS } });
    assert.deepEqual((await ask('/orders/2')).json.items, ITEMS);
    assert.deepEqual(
      (await ask('/orders?last=2')).json.orders.map(({ id }) => id),
      [3, 2],
    );
    assert.deepEqual(
      (await ask('/orders?key=k1')).json.orders.map(({ id }) => id),
      [1],
    );
    assert.equal((await ask('/orders/9')).status, 404);
    assert.equal((await ask('/orders/x')).status, 400);
    assert.equal((await ask('/orders?last=0')).status, 400);
  });

  it('refuses what is no order before anything is written', async (t) => {
    const { ask, table } = await start(t);
    const [tea] = ITEMS;
    for (const items of [
      undefined,
      [],
      [{ ...tea, quantity: 0 }],
      [{ ...tea, price: -1 }],
      [{ ...tea, price: null }],
      [{ ...tea, price: '' }],
      [{ ...tea, product: 'a b' }],
      Array.from({ length: 3 }, () => ({ ...tea, quantity: 10_000, price: 1_000_000 })),
    ]) {
      assert.equal((await ask('/orders', { post: { items } })).status, 400);
    }
    assert.equal(table.rows.length, 0);
  });

  it('takes the order without the log, and says so', async (t) => {
    const { base } = await nowhere(t);
    const { ask, errors } = await start(t, { logUrl: base });
    const { status, json } = await ask('/orders', { post: { items: ITEMS } });
    assert.equal(status, 201);
    assert.equal(json.logged, false);
    assert.match(errors[0], /order 1 is not in the log: .*nothing listens/);
    const ready = await ask('/readyz');
    assert.equal(ready.status, 200);
    assert.match(ready.json.parts.log, /nothing listens/);
  });

  it('is alive but not ready without the database; an order is surely not placed', async (t) => {
    const { ask, database } = await start(t);
    database.stop();
    assert.equal((await ask('/healthz')).status, 200);
    assert.equal((await ask('/readyz')).status, 503);
    const { status, json } = await ask('/orders', { post: { items: ITEMS } });
    assert.equal(status, 503);
    const { part, unsure, why } = json;
    const gone = `nothing listens at 127.0.0.1:${database.port}`;
    assert.deepEqual({ part, unsure, why }, { part: 'database', unsure: false, why: gone });
  });

  it('says that it does not know when the database falls silent after the order was sent', async (t) => {
    const { answer } = orderTable();
    const silent = (sql, values) => (sql.startsWith('insert') ? undefined : answer(sql, values));
    const { ask } = await start(t, { answer: silent });
    const { json } = await ask('/orders', { post: { items: ITEMS } });
    assert.deepEqual([json.why, json.unsure], ['no answer within 400 ms', true]);
  });

  it('does not mind that another payment made the table in the same moment', async (t) => {
    const { answer } = orderTable();
    const raced = (sql, values) =>
      sql.startsWith('create') ? sayError('23505', 'duplicate key') : answer(sql, values);
    const { ask } = await start(t, { answer: raced });
    assert.equal((await ask('/orders', { post: { items: ITEMS } })).status, 201);
  });

  it('finishes with 0 on SIGTERM', async (t) => {
    const { ask, child, exited } = await start(t);
    await ask('/orders');
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
  });
});
