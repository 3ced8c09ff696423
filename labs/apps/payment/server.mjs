/**
 * The shop's payment: takes an order, charges it (no money moves: a reference is made up), writes it to PostgreSQL and
 * then tells the log. Its behaviour is a contract (../README.md).
 */
import { randomUUID } from 'node:crypto';
import { call } from '../common/call.mjs';
import { Refusal, Unavailable } from '../common/errors.mjs';
import { plainName, wholeNumber } from '../common/request.mjs';
import { startService } from '../common/service.mjs';
import { numberSetting, secretSetting } from '../common/settings.mjs';
import { orderStore } from './orders.mjs';

const NAME = 'payment';
const READY_MS = 600;
/** Shorter than the database's: who waits for the order must not wait for the log. */
const LOG_MS = 500;
const POSTGRES_PORT = 5432;
const MOST_OF_ONE = 10_000;
const HIGHEST_PRICE = 1_000_000;
const HIGHEST_TOTAL = 2_000_000_000;
const HIGHEST_ID = Number.MAX_SAFE_INTEGER;

const timeoutMs = numberSetting(NAME, 'TIMEOUT_MS', 2000);
const logUrl = process.env.LOG_URL || 'http://log:8081';
const user = process.env.PGUSER || 'shop';

const orders = orderStore({
  host: process.env.PGHOST || 'db',
  port: numberSetting(NAME, 'PGPORT', POSTGRES_PORT),
  user,
  database: process.env.PGDATABASE || user,
  password: secretSetting(NAME, 'PGPASSWORD'),
  timeoutMs,
});

/** The ordered items, each field checked: what arrives here is paid for. */
function readItems(items) {
  if (!Array.isArray(items) || items.length === 0) throw new Refusal(400, 'an order needs items');
  return items.map((item) => ({
    product: plainName('product', item?.product),
    quantity: wholeNumber('quantity', item?.quantity, 1, MOST_OF_ONE),
    price: wholeNumber('price', item?.price, 0, HIGHEST_PRICE),
  }));
}

/** The log is told after the database: an order without a log line is a pity, one without a row would be a lie. */
async function tellLog({ id, items, total, placedAt }) {
  const list = items.map(({ quantity, product }) => `${quantity} ${product}`).join(', ');
  const line = `${placedAt} order ${id} paid: ${list}, total ${(total / 100).toFixed(2)}\n`;
  try {
    await call('log', logUrl, '/entries', { method: 'POST', body: line, timeoutMs: LOG_MS });
    return true;
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof Refusal)) throw error;
    console.error(`${NAME}: order ${id} is not in the log: ${error.message}`);
    return false;
  }
}

/** What an order is about. Its prices are not: the catalog may have changed them before somebody tries again. */
function goods(items) {
  return items
    .map(({ product, quantity }) => `${product} ${quantity}`)
    .toSorted()
    .join();
}

async function place({ fields }) {
  const key = fields.key === undefined ? randomUUID() : plainName('key', fields.key);
  const items = readItems(fields.items);
  const total = items.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  wholeNumber('total', total, 0, HIGHEST_TOTAL);
  const { order, isNew } = await orders.place({ key, items, total, charge: `ch-${randomUUID()}` });
  if (!isNew) {
    if (goods(order.items) !== goods(items)) {
      throw new Refusal(409, `the key ${key} belongs to order ${order.id}, which has other items`);
    }
    return { status: 200, json: { ...order, repeated: true } };
  }
  return { status: 201, json: { ...order, logged: await tellLog(order) } };
}

startService({
  name: NAME,
  readyMs: READY_MS,
  parts: [
    { name: 'database', needed: true, check: () => orders.ping() },
    {
      name: 'log',
      needed: false,
      check: () => call('log', logUrl, '/readyz', { timeoutMs: LOG_MS }),
    },
  ],
  onStop: () => orders.close(),
  routes: {
    'POST /orders': place,
    'GET /orders': async ({ url }) => {
      const key = url.searchParams.get('key');
      if (key !== null) return { json: { orders: await orders.withKey(plainName('key', key)) } };
      const count = wholeNumber('last', url.searchParams.get('last') ?? 10, 1, 100);
      return { json: { orders: await orders.last(count) } };
    },
    'GET /orders/:id': async ({ params }) => {
      const order = await orders.find(wholeNumber('id', params.id, 1, HIGHEST_ID));
      if (!order) throw new Refusal(404, `there is no order ${params.id}`);
      return { json: order };
    },
  },
});
