import { randomUUID } from 'node:crypto';
import { call } from '../common/call.mjs';
import { Refusal, Unavailable } from '../common/errors.mjs';

/** What a customer can do, put together from the services behind. Both the pages and the JSON API go through here. */
export function createShop({ catalogUrl, cartUrl, paymentUrl, timeoutMs }) {
  const ask = (part, base) => (path, options) => call(part, base, path, { timeoutMs, ...options });
  const catalog = ask('catalog', catalogUrl);
  const carts = ask('cart', cartUrl);
  const payment = ask('payment', paymentUrl);

  const products = async () => (await catalog('/products')).products;

  /** A cart's items with the catalog's names and prices; what is no longer sold has no name and costs nothing. */
  async function cart(id) {
    const [{ items }, sold] = await Promise.all([carts(`/carts/${id}`), products()]);
    return { cart: id, ...withNames(items, sold) };
  }

  return {
    products,
    cart,
    /** How many pieces a cart holds. */
    async count(id) {
      return pieces((await carts(`/carts/${id}`)).items);
    },
    async add(id, product, quantity) {
      const sold = await products();
      if (!sold.some((one) => one.id === product)) {
        throw new Refusal(404, `there is no product ${product}`);
      }
      const body = { product, quantity };
      const { items } = await carts(`/carts/${id}`, { method: 'POST', body });
      return { cart: id, ...withNames(items, sold) };
    },
    /** Pays for a cart and empties it. The same key is the same order: it is written and charged once. */
    async order(id, key = randomUUID()) {
      const items = (await cart(id)).items.filter(({ name }) => name);
      if (items.length === 0) {
        // The first press of the button has emptied the cart: the second is shown the same order.
        const [known] = (await payment(`/orders?key=${key}`)).orders;
        if (known) return { ...known, repeated: true, cartEmptied: true };
        throw new Refusal(409, `the cart ${id} is empty`);
      }
      const lines = items.map(({ product, quantity, price }) => ({ product, quantity, price }));
      const order = await payment('/orders', { method: 'POST', body: { key, items: lines } });
      return { ...order, cartEmptied: await empty(id) };
    },
    /** An order and the names of its items, as far as the catalog can tell them. */
    async findOrder(id) {
      const order = await payment(`/orders/${encodeURIComponent(id)}`);
      const sold = await products().catch(orNothing);
      return { order, items: withNames(order.items, sold).items };
    },
    lastOrders: (count) => payment(`/orders?last=${encodeURIComponent(count)}`),
    /** What `/readyz` asks. */
    parts: (needed) =>
      Object.entries({ catalog, cart: carts, payment }).map(([name, part]) => ({
        name,
        needed: needed.includes(name),
        check: () => part('/readyz'),
      })),
  };

  /** The order is placed already: a cart that cannot be emptied must not make it look failed. */
  async function empty(id) {
    try {
      await carts(`/carts/${id}`, { method: 'DELETE' });
      return true;
    } catch (error) {
      if (error instanceof Unavailable) return false;
      throw error;
    }
  }
}

function orNothing(error) {
  if (error instanceof Unavailable) return [];
  throw error;
}

/** How many pieces a list of items holds. */
export function pieces(items) {
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}

function withNames(items, sold) {
  const named = items.map((item) => {
    const { name, price } = sold.find(({ id }) => id === item.product) ?? {};
    return { ...item, name, price: item.price ?? price ?? 0 };
  });
  return {
    items: named,
    total: named.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
  };
}
