import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fakeService, nowhere } from '../common/testing/fakes.mjs';
import { failProgram, startProgram } from '../common/testing/program.mjs';

const PROGRAM = join(import.meta.dirname, 'server.mjs');
const COOKIE = { cookie: 'cart=ann; lang=en' };
const PRODUCTS = [
  { id: 'tea', name: { en: 'Green tea', zh: '绿茶' }, price: 1800 },
  { id: 'odd', name: { en: '<b>Odd</b> & "old"', zh: '怪' }, price: 5 },
];
const ORDER = {
  id: 7,
  charge: 'ch-1',
  items: [{ product: 'tea', quantity: 2, price: 1800 }],
  total: 3600,
  placedAt: '2026-01-01T00:00:00Z',
};

/** The real front between fakes; `away` names the services at whose address nothing listens. */
async function start(t, { away = [], cart = ORDER.items, payment = {}, env } = {}) {
  const ready = { 'GET /readyz': { ready: true } };
  const items = cart.map(({ product, quantity }) => ({ product, quantity }));
  const fakes = {
    catalog: await fakeService(t, { ...ready, 'GET /products': { products: PRODUCTS } }),
    cart: await fakeService(t, {
      ...ready,
      'GET /carts/ann': { cart: 'ann', items },
      'POST /carts/ann': { cart: 'ann', items },
      'DELETE /carts/ann': { cart: 'ann', items: [] },
    }),
    payment: await fakeService(t, {
      ...ready,
      'POST /orders': { status: 201, json: { ...ORDER, logged: true } },
      'GET /orders': { orders: [] },
      'GET /orders/7': ORDER,
      ...payment,
    }),
  };
  const { base: gone } = await nowhere(t);
  const address = (name) => (away.includes(name) ? gone : fakes[name].base);
  const front = await startProgram(t, PROGRAM, {
    CATALOG_URL: address('catalog'),
    CART_URL: address('cart'),
    PAYMENT_URL: address('payment'),
    TIMEOUT_MS: '400',
    ...env,
  });
  const page = (path, options) => front.ask(path, { headers: COOKIE, ...options });
  return { ...front, ...fakes, page, gone };
}

describe('pages', () => {
  it('show the products in the language that is asked for, else chosen, else preferred', async (t) => {
    const { ask } = await start(t);
    const english = await ask('/', { headers: { cookie: 'cart=ann' } });
    assert.match(english.text, /<html lang="en">[\s\S]*Green tea[\s\S]*¥18\.00/);
    const wishes = [
      ['/?lang=zh', { cookie: 'cart=ann; lang=en' }],
      ['/', { cookie: 'cart=ann; lang=zh' }],
      ['/', { cookie: 'cart=ann', 'accept-language': 'de, zh-CN;q=0.9, en;q=0.8' }],
    ];
    for (const [path, headers] of wishes) {
      assert.match((await ask(path, { headers })).text, /<html lang="zh-CN">[\s\S]*绿茶/);
    }
  });

  it('escape what comes from elsewhere', async (t) => {
    const { page } = await start(t);
    const { text } = await page('/');
    assert.ok(text.includes('&lt;b&gt;Odd&lt;/b&gt; &amp; &quot;old&quot;'));
    assert.ok(!text.includes('<b>Odd'));
  });

  it('let a page load nothing from elsewhere, and run no script', async (t) => {
    const { ask } = await start(t);
    const policy = (await ask('/')).headers.get('content-security-policy');
    assert.match(policy, /^default-src 'none'; style-src 'self'/);
    assert.equal((await ask('/style.css')).headers.get('content-type'), 'text/css; charset=utf-8');
  });

  it('give a customer a cart by cookie and keep the one that is there', async (t) => {
    const { ask, page } = await start(t);
    assert.match(
      (await ask('/cart')).headers.get('set-cookie'),
      /cart=[\w-]{36}; Path=\/; HttpOnly/,
    );
    assert.match((await page('/cart')).headers.get('set-cookie'), /cart=ann;/);
    const odd = { cookie: 'cart=../x' };
    assert.doesNotMatch((await ask('/cart', { headers: odd })).headers.get('set-cookie'), /\.\./);
  });

  it('carry a product into the cart, and the cart into an order that empties it', async (t) => {
    const { page, cart, payment } = await start(t);
    const added = await page('/cart', { form: { product: 'tea' } });
    assert.deepEqual([added.status, added.headers.get('location')], [303, '/']);
    assert.ok(cart.heard.includes('POST /carts/ann {"product":"tea","quantity":1}'));

    const { text } = await page('/cart');
    const key = /name="key" value="([\w-]+)"/.exec(text)[1];
    const ordered = await page('/orders', { form: { key } });
    assert.deepEqual([ordered.status, ordered.headers.get('location')], [303, '/orders/7']);
    const [sent] = payment.heard.filter((line) => line.startsWith('POST'));
    assert.equal(sent, `POST /orders ${JSON.stringify({ key, items: ORDER.items })}`);
    assert.ok(cart.heard.includes('DELETE /carts/ann'));
    assert.match((await page('/orders/7')).text, /Thank you\. Order 7 is paid\.[\s\S]*ch-1/);
  });

  it('show the same order for a second press of the button', async (t) => {
    const { page, payment } = await start(t, {
      cart: [],
      payment: { 'GET /orders': { orders: [ORDER] } },
    });
    const ordered = await page('/orders', { form: { key: 'k1' } });
    assert.equal(ordered.headers.get('location'), '/orders/7');
    assert.deepEqual(payment.heard, ['GET /orders?key=k1']);
  });

  it('say what cannot be had', async (t) => {
    const { page } = await start(t, { cart: [] });
    assert.equal((await page('/cart', { form: { product: 'gold' } })).status, 404);
    const empty = await page('/orders', { form: { key: 'k1' } });
    assert.equal(empty.status, 409);
    assert.match(empty.text, /That does not work\.[\s\S]*is empty/);
  });
});

describe('a service that is away', () => {
  it('catalog: nothing to show, said in the customer’s language', async (t) => {
    const { page } = await start(t, { away: ['catalog'] });
    const english = await page('/');
    assert.equal(english.status, 503);
    assert.match(english.text, /The catalog does not answer\.[\s\S]*Carts and orders are safe/);
    // A Chinese label ends with a Chinese colon.
    assert.match((await page('/?lang=zh')).text, /商品目录没有响应[\s\S]*原因：<code>/);
  });

  it('cart: the products are shown, their buttons are off', async (t) => {
    const { page, gone } = await start(t, { away: ['cart'] });
    const { status, text } = await page('/');
    assert.equal(status, 200);
    assert.match(text, /Green tea/);
    assert.match(text, /The cart does not answer\./);
    assert.match(text, /<button[^>]* disabled>/);
    assert.ok(text.includes(`nothing listens at ${gone}`));
    assert.equal((await page('/cart')).status, 503);
  });

  it('payment: nothing was charged, the cart stays, and the same order can be tried again', async (t) => {
    const { page, cart } = await start(t, { away: ['payment'] });
    const { status, text } = await page('/orders', { form: { key: 'k1' } });
    assert.equal(status, 503);
    assert.match(text, /The payment does not answer\.[\s\S]*Nothing was charged/);
    assert.match(text, /name="key" value="k1"/);
    assert.ok(!cart.heard.some((line) => line.startsWith('DELETE')));
    assert.equal((await page('/')).status, 200);
  });

  it('payment in the middle of an order: what is not known is not promised', async (t) => {
    const { page } = await start(t, { payment: { 'POST /orders': () => undefined } });
    const { text } = await page('/orders', { form: { key: 'k1' } });
    assert.match(text, /Whether the order was taken is not known/);
  });

  it('log: the order is placed, and its page says what is missing', async (t) => {
    const silent = { 'POST /orders': { status: 201, json: { ...ORDER, logged: false } } };
    const { page } = await start(t, { payment: silent });
    const ordered = await page('/orders', { form: { key: 'k1' } });
    assert.equal(ordered.headers.get('location'), '/orders/7?note=notLogged');
    const { text } = await page('/orders/7?note=notLogged&note=nonsense');
    assert.match(text, /The log did not take a line about this order/);
  });

  it('is told on /readyz; only what is needed makes the front not ready', async (t) => {
    const { ask, gone } = await start(t, { away: ['cart'] });
    const { status, json } = await ask('/readyz');
    assert.equal(status, 200);
    const cart = `nothing listens at ${gone}`;
    assert.deepEqual(json, { ready: true, parts: { catalog: 'ok', cart, payment: 'ok' } });
    const strict = await start(t, { away: ['cart'], env: { READY_NEEDS: 'catalog,cart' } });
    assert.equal((await strict.ask('/readyz')).status, 503);
  });
});

describe('the JSON API', () => {
  it('does what the pages do', async (t) => {
    const { ask } = await start(t);
    assert.equal((await ask('/api/products')).json.products[0].id, 'tea');
    const added = await ask('/api/cart', { form: { cart: 'ann', product: 'tea' } });
    assert.deepEqual([added.json.cart, added.json.total], ['ann', 3600]);
    assert.equal((await ask('/api/cart?cart=ann')).json.items[0].name.en, 'Green tea');
    const ordered = await ask('/api/orders', { form: { cart: 'ann', key: 'k1' } });
    assert.equal(ordered.status, 201);
    assert.deepEqual([ordered.json.id, ordered.json.cartEmptied], [7, true]);
    assert.equal((await ask('/api/orders/7')).json.charge, 'ch-1');
    assert.deepEqual((await ask('/api/orders')).json, { orders: [] });
  });

  it('names the part that is away', async (t) => {
    const { ask } = await start(t, { away: ['payment'] });
    const { status, json } = await ask('/api/orders', { form: { cart: 'ann' } });
    assert.deepEqual([status, json.part, json.unsure], [503, 'payment', false]);
  });
});

describe('front', () => {
  it('does not start with settings it cannot run with', async (t) => {
    for (const [env, reason] of [
      [{ CART_URL: 'cart:8080' }, /CART_URL must look like http:\/\/cart:8080, not cart:8080/],
      [{ READY_NEEDS: 'catalog,kart' }, /READY_NEEDS knows catalog, cart, payment, not kart/],
    ]) {
      const { code, errors } = await failProgram(t, PROGRAM, env);
      assert.equal(code, 1);
      assert.match(errors, reason);
    }
  });

  it('finishes an open request after SIGTERM, then ends with 0', async (t) => {
    const slow = {
      'GET /orders/7': () => new Promise((resolve) => setTimeout(resolve, 200, ORDER)),
    };
    const { page, child, exited, payment } = await start(t, { payment: slow });
    const open = page('/orders/7');
    while (payment.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGTERM');
    assert.equal((await open).status, 200);
    assert.equal(await exited, 0);
  });
});
