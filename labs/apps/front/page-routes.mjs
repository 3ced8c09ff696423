import { randomUUID } from 'node:crypto';
import { Refusal, Unavailable } from '../common/errors.mjs';
import { plainName } from '../common/request.mjs';
import { cartPage, missingPage, orderPage, productsPage, refusedPage } from './pages.mjs';
import { pieces } from './shop.mjs';
import { languageOf } from './words.mjs';

const NOTES = ['notLogged', 'cartKept'];
const SAFETY = {
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'",
  'cache-control': 'no-store',
};

/** The pages a person clicks through: products, cart, order, confirmation. */
export function pageRoutes(shop) {
  return {
    'GET /': page(async ({ language, cart }) => {
      const [products, state] = await Promise.all([shop.products(), cartState(shop, cart)]);
      return { html: productsPage(language, { products, ...state }) };
    }),
    'GET /cart': page(async ({ language, cart }) => {
      const { items, total } = await shop.cart(cart);
      const shown = { items, total, count: pieces(items), key: randomUUID() };
      return { html: cartPage(language, shown) };
    }),
    'POST /cart': page(async ({ cart }, { fields }) => {
      await shop.add(cart, plainName('product', fields.product), 1);
      return seeOther('/');
    }),
    'POST /orders': page(async ({ cart }, { fields }) => {
      const order = await shop.order(cart, plainName('key', fields.key));
      const notes = [order.logged === false && 'notLogged', !order.cartEmptied && 'cartKept'];
      const query = notes.filter(Boolean).map((note) => `note=${note}`);
      return seeOther(`/orders/${order.id}${query.length > 0 ? `?${query.join('&')}` : ''}`);
    }),
    // Where the link to the other language leads after an order that did not get through.
    'GET /orders': page(() => seeOther('/cart')),
    'GET /orders/:id': page(async ({ language }, { params, url }) => {
      const { order, items } = await shop.findOrder(params.id);
      const notes = NOTES.filter((note) => url.searchParams.getAll('note').includes(note));
      return { html: orderPage(language, { order, items, notes }) };
    }),
  };
}

/** Wraps what makes a page: knows the customer by cookie, and turns a failure into a page that says what is missing. */
function page(make) {
  return async (request) => {
    const customer = readCustomer(request);
    let reply;
    try {
      reply = await make(customer, request);
    } catch (error) {
      reply = failurePage(customer.language, error, request);
    }
    const cookies = [`cart=${customer.cart}`, `lang=${customer.language}`].map(
      (cookie) => `${cookie}; Path=/; HttpOnly; SameSite=Lax`,
    );
    return { ...reply, headers: { ...SAFETY, ...reply.headers, 'set-cookie': cookies } };
  };
}

function readCustomer({ url, headers }) {
  const pairs = (headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='));
  const cookies = Object.fromEntries(pairs);
  const known = /^[\w-]{1,64}$/.test(cookies.cart ?? '');
  return {
    cart: known ? cookies.cart : randomUUID(),
    language: languageOf({ url, headers, cookies }),
  };
}

/** How full the cart is, or why that cannot be told: the products are shown either way. */
async function cartState(shop, cart) {
  try {
    return { count: await shop.count(cart) };
  } catch (error) {
    if (error instanceof Unavailable) return { noCart: error.why };
    throw error;
  }
}

function seeOther(location) {
  return { status: 303, text: '', headers: { location } };
}

function failurePage(language, error, { url, fields }) {
  if (error instanceof Refusal) {
    return { status: error.status, html: refusedPage(language, error.message) };
  }
  if (!(error instanceof Unavailable)) throw error;
  const ordering = url.pathname === '/orders' && fields.key !== undefined;
  const missing = { ...sayMissing(error, ordering), why: error.why };
  const key = ordering ? fields.key : undefined;
  return { status: 503, html: missingPage(language, { ...missing, key }) };
}

function sayMissing({ part, unsure }, ordering) {
  if (part === 'payment') {
    const outcome = unsure ? 'perhapsCharged' : 'notCharged';
    return { what: 'noPayment', means: ordering ? outcome : 'noOrderShown' };
  }
  if (part === 'cart') return { what: 'noCart', means: ordering ? 'notCharged' : 'noCartMeans' };
  return { what: 'noCatalog', means: ordering ? 'notCharged' : 'noCatalogMeans' };
}
