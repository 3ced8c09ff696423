/**
 * The shop's front: pages for people, a JSON API for programs, and no data of its own. A part that is missing behind it
 * is named, and what works without that part goes on. Its behaviour is a contract (../README.md).
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { plainName, wholeNumber } from '../common/request.mjs';
import { startService } from '../common/service.mjs';
import { numberSetting, refuseToStart } from '../common/settings.mjs';
import { pageRoutes } from './page-routes.mjs';
import { createShop } from './shop.mjs';

const NAME = 'front';
const READY_MS = 900;
const MOST_AT_ONCE = 99;
const PARTS = ['catalog', 'cart', 'payment'];

/** Without the catalog there is nothing to show. A front that is taken away because the cart is down helps nobody. */
const needed = (process.env.READY_NEEDS ?? 'catalog').split(',').filter(Boolean);
const unknown = needed.find((part) => !PARTS.includes(part));
if (unknown) refuseToStart(NAME, `READY_NEEDS knows ${PARTS.join(', ')}, not ${unknown}`);

/** The address of a service, from the environment or, as Compose and Kubernetes name it, its own name. */
function address(variable, service) {
  const value = process.env[variable] || `http://${service}:8080`;
  if (URL.parse(value)?.protocol === 'http:') return value;
  return refuseToStart(NAME, `${variable} must look like http://${service}:8080, not ${value}`);
}

const shop = createShop({
  catalogUrl: address('CATALOG_URL', 'catalog'),
  cartUrl: address('CART_URL', 'cart'),
  paymentUrl: address('PAYMENT_URL', 'payment'),
  timeoutMs: numberSetting(NAME, 'TIMEOUT_MS', 3000),
});

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8');

const apiRoutes = {
  'GET /api/products': async () => ({ json: { products: await shop.products() } }),
  'GET /api/cart': async ({ url }) => {
    const cart = plainName('cart', url.searchParams.get('cart'));
    return { json: await shop.cart(cart) };
  },
  'POST /api/cart': async ({ fields }) => {
    const cart = fields.cart === undefined ? randomUUID() : plainName('cart', fields.cart);
    const product = plainName('product', fields.product);
    const quantity = wholeNumber('quantity', fields.quantity ?? 1, 1, MOST_AT_ONCE);
    return { json: await shop.add(cart, product, quantity) };
  },
  'POST /api/orders': async ({ fields }) => {
    const cart = plainName('cart', fields.cart);
    const key = fields.key === undefined ? undefined : plainName('key', fields.key);
    const order = await shop.order(cart, key);
    return { status: order.repeated ? 200 : 201, json: order };
  },
  'GET /api/orders': async ({ url }) => ({
    json: await shop.lastOrders(url.searchParams.get('last') ?? 10),
  }),
  'GET /api/orders/:id': async ({ params }) => ({ json: (await shop.findOrder(params.id)).order }),
};

startService({
  name: NAME,
  readyMs: READY_MS,
  parts: shop.parts(needed),
  routes: { ...pageRoutes(shop), ...apiRoutes, 'GET /style.css': () => ({ css: style }) },
});
