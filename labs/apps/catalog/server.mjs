/** The shop's catalog: products out of a JSON file. Its behaviour is a contract (../README.md). */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal, Unavailable } from '../common/errors.mjs';
import { startService } from '../common/service.mjs';

const READY_MS = 600;

const file = process.env.PRODUCTS_FILE || join(import.meta.dirname, 'products.json');

/** Read anew for each request: a file that was mounted over it, or changed, counts at once. */
async function products() {
  let found;
  try {
    found = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Unavailable('products file', `${file}: ${error.code ?? error.message}`);
  }
  if (Array.isArray(found)) return found;
  throw new Unavailable('products file', `${file}: it holds no list`);
}

startService({
  name: 'catalog',
  readyMs: READY_MS,
  parts: [{ name: 'products file', needed: true, check: products }],
  routes: {
    'GET /products': async () => ({ json: { products: await products() } }),
    'GET /products/:id': async ({ params }) => {
      const found = (await products()).find(({ id }) => id === params.id);
      if (!found) throw new Refusal(404, `there is no product ${params.id}`);
      return { json: found };
    },
  },
});
