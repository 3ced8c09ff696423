/** The shop's carts, kept in Redis: one hash a cart, product → quantity. Its behaviour is a contract (../README.md). */
import { plainName, wholeNumber } from '../common/request.mjs';
import { startService } from '../common/service.mjs';
import { numberSetting, refuseToStart, secretSetting } from '../common/settings.mjs';
import { redisClient } from './redis.mjs';

const NAME = 'cart';
const READY_MS = 600;
const MOST_OF_ONE = 99;
const REDIS_PORT = 6379;

const url = URL.parse(process.env.REDIS_URL || 'redis://redis:6379');
if (url?.protocol !== 'redis:') refuseToStart(NAME, 'REDIS_URL must look like redis://host:6379');
/** A cart that nobody touches for so long is forgotten. */
const lifeSeconds = numberSetting(NAME, 'CART_SECONDS', 7 * 24 * 3600);

const redis = redisClient({
  host: url.hostname,
  port: Number(url.port || REDIS_PORT),
  password: secretSetting(NAME, 'REDIS_PASSWORD'),
  timeoutMs: numberSetting(NAME, 'TIMEOUT_MS', 2000),
});

const keyOf = (cart) => `cart:${cart}`;

async function read(cart) {
  const [pairs] = await redis.run(['HGETALL', keyOf(cart)]);
  const items = [];
  for (let index = 0; index < pairs.length; index += 2) {
    items.push({ product: pairs[index], quantity: Number(pairs[index + 1]) });
  }
  items.sort((one, other) => one.product.localeCompare(other.product));
  return { cart, items };
}

startService({
  name: NAME,
  readyMs: READY_MS,
  parts: [{ name: 'redis', needed: true, check: () => redis.run(['PING']) }],
  onStop: () => redis.close(),
  routes: {
    'GET /carts/:cart': async ({ params }) => ({
      json: await read(plainName('cart', params.cart)),
    }),
    'POST /carts/:cart': async ({ params, fields }) => {
      const cart = plainName('cart', params.cart);
      const product = plainName('product', fields.product);
      const quantity = wholeNumber('quantity', fields.quantity ?? 1, 1, MOST_OF_ONE);
      await redis.run(
        ['HINCRBY', keyOf(cart), product, quantity],
        ['EXPIRE', keyOf(cart), lifeSeconds],
      );
      return { json: await read(cart) };
    },
    'DELETE /carts/:cart': async ({ params }) => {
      await redis.run(['DEL', keyOf(plainName('cart', params.cart))]);
      return { status: 200, json: { cart: params.cart, items: [] } };
    },
  },
});
