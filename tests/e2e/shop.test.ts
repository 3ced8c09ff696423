import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engineMissing, need } from './engine.ts';

// The shop's services against the real PostgreSQL and Redis, as images, locked down as the labs lock them down: no root,
// nothing writable, no capability, passwords from files. Their own tests, beside them, use small fakes.

const APPS = join(import.meta.dirname, '../../labs/apps');
const LABEL = 'learn-k8s.lab=test-shop';
const NETWORK = 'test-shop';
const PASSWORD = 'correct horse $1 "quoted"';
const SERVICES = ['catalog', 'cart', 'payment', 'front'] as const;
/** Their own tags: the labs' images may be in use while this runs. */
const tag = (service: string) => `test-shop/${service}`;

const docker = async (...args: readonly string[]): Promise<string> =>
  (await execa('docker', args)).stdout;

const build = (service: string, context: string, dockerfile: string) =>
  docker(
    'build',
    '-q',
    '--label',
    LABEL,
    '-t',
    tag(service),
    '-f',
    join(APPS, dockerfile),
    context,
  );

/** Starts a container that answers to its name on the test's network. */
const run = (name: string, options: readonly string[], image: string, ...command: string[]) =>
  docker(
    ...['run', '-d', '--name', `${NETWORK}-${name}`, '--network', NETWORK, '--network-alias', name],
    ...['--label', LABEL, ...options, image, ...command],
  );

const LOCKED = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
const SECRETS = ['-v', `${NETWORK}-secrets:/run/secrets:ro`];

/** Runs a line of shell in a container. */
const inside = (name: string, line: string) =>
  docker('exec', `${NETWORK}-${name}`, 'sh', '-c', line);
const sql = (statement: string) =>
  docker('exec', `${NETWORK}-db`, 'psql', '-U', 'shop', '-Atc', statement);

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** Asks a service from inside the network, with what its own image has: Node and no curl. */
async function ask(service: string, path: string, form?: Record<string, string>): Promise<Answer> {
  const port = service === 'log' ? 8081 : 8080;
  const program = `
    const [url, form] = process.argv.slice(1);
    const body = form && new URLSearchParams(JSON.parse(form));
    const r = await fetch(url, { ...(body && { method: 'POST', body }), redirect: 'manual' });
    console.log(JSON.stringify({ status: r.status, text: await r.text(), headers: Object.fromEntries(r.headers) }));`;
  const url = `http://${service}:${port}${path}`;
  const args = form === undefined ? [url] : [url, JSON.stringify(form)];
  const asked = ['node', '--input-type=module', '-e', program, ...args];
  const answer = JSON.parse(await docker('exec', `${NETWORK}-front`, ...asked)) as Omit<
    Answer,
    'json'
  >;
  const isJson = answer.headers['content-type']?.startsWith('application/json') === true;
  return { ...answer, json: isJson ? (JSON.parse(answer.text) as Answer['json']) : {} };
}

/** Waits until the image's own health check says yes; it ends by itself, as each try takes a Node's start. */
async function healthy(service: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  let said = '';
  while (Date.now() < deadline) {
    const check = ['exec', `${NETWORK}-${service}`, 'node', 'common/healthcheck.mjs'];
    const { exitCode, all } = await execa('docker', check, { reject: false, all: true });
    if (exitCode === 0) return;
    said = all;
    await setTimeout(500);
  }
  throw new Error(`${service} did not become ready: ${said}`);
}

async function remove(): Promise<void> {
  const list = async (...args: string[]) =>
    (await docker(...args, '-q', '--filter', `label=${LABEL}`)).split('\n').filter(Boolean);
  const containers = await list('ps', '-a');
  if (containers.length > 0) await docker('rm', '-f', '-v', ...containers);
  const networks = await list('network', 'ls');
  if (networks.length > 0) await docker('network', 'rm', ...networks);
  const volumes = await list('volume', 'ls');
  if (volumes.length > 0) await docker('volume', 'rm', ...volumes);
  const images = new Set(await list('image', 'ls'));
  if (images.size > 0) await docker('image', 'rm', '-f', ...images);
}

beforeAll(async () => {
  if (engineMissing !== undefined) return;
  await remove();
  for (const service of SERVICES) await build(service, APPS, `${service}/Dockerfile`);
  await build('log', join(APPS, 'log'), 'log/Dockerfile');

  await docker('network', 'create', '--label', LABEL, NETWORK);
  for (const volume of ['secrets', 'log']) {
    await docker('volume', 'create', '--label', LABEL, `${NETWORK}-${volume}`);
  }
  const write =
    'umask 022; printf "%s\\n" "$PASSWORD" >/run/secrets/db; cp /run/secrets/db /run/secrets/redis';
  await docker(
    ...['run', '--rm', '--label', LABEL, '-e', `PASSWORD=${PASSWORD}`],
    ...['-v', `${NETWORK}-secrets:/run/secrets`, 'node:24-slim', 'sh', '-c', write],
  );

  const database = ['POSTGRES_USER=shop', 'POSTGRES_PASSWORD_FILE=/run/secrets/db'];
  await run('db', [...SECRETS, ...database.flatMap((entry) => ['-e', entry])], 'postgres:17');
  const redis =
    'exec redis-server --dir /data --protected-mode no --requirepass "$(cat /run/secrets/redis)"';
  await run('redis', SECRETS, 'redis:8.0', 'sh', '-c', redis);
  const logFile = ['-v', `${NETWORK}-log:/data`, '-e', 'LOG_FILE=/data/orders.log'];
  await run('log', [...LOCKED, ...logFile], tag('log'));
  await run('catalog', LOCKED, tag('catalog'));
  const redisSecret = ['-e', 'REDIS_PASSWORD_FILE=/run/secrets/redis'];
  await run('cart', [...LOCKED, ...SECRETS, ...redisSecret], tag('cart'));
  const databaseSecret = ['-e', 'PGPASSWORD_FILE=/run/secrets/db'];
  await run('payment', [...LOCKED, ...SECRETS, ...databaseSecret], tag('payment'));
  await run('front', LOCKED, tag('front'));
  for (const service of SERVICES) await healthy(service);
});
afterAll(async () => {
  if (engineMissing === undefined) await remove();
});
beforeEach((context) => {
  need(context, engineMissing);
});

describe('the shop on a real engine', () => {
  it('has all parts ready, none of them as root', async () => {
    const { json } = await ask('front', '/readyz');
    expect(json).toEqual({ ready: true, parts: { catalog: 'ok', cart: 'ok', payment: 'ok' } });
    for (const service of [...SERVICES, 'log']) expect(await inside(service, 'id -u')).toBe('1000');
  });

  it('carries an order from the front into the database and the log', async () => {
    await ask('front', '/api/cart', { cart: 'ann', product: 'tea', quantity: '2' });
    const { json: cart } = await ask('front', '/api/cart', { cart: 'ann', product: 'mug' });
    expect(cart['total']).toBe(6100);

    const { status, json: order } = await ask('front', '/api/orders', { cart: 'ann', key: 'k1' });
    expect(status).toBe(201);
    expect(order).toMatchObject({ id: 1, total: 6100, logged: true, cartEmptied: true });
    expect(await sql('select id, total, items from orders')).toMatch(/^1\|6100\|\[.*"tea".*\]$/);
    expect((await ask('log', '/entries?last=1')).text).toMatch(
      /^\d{4}-.*Z order 1 paid: 1 mug, 2 tea, total 61\.00\n$/,
    );

    const again = await ask('front', '/api/orders', { cart: 'ann', key: 'k1' });
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ id: 1, repeated: true });
    expect(await sql('select count(*) from orders')).toBe('1');
  });

  it('keeps orders through a restart of payment, and the log its lines through one of its own', async () => {
    await docker('restart', `${NETWORK}-payment`, `${NETWORK}-log`);
    await healthy('payment');
    expect((await ask('front', '/api/orders/1')).json).toMatchObject({ id: 1, total: 6100 });
    await expect.poll(async () => (await ask('log', '/')).text).toBe('1\n');
  });

  it('ends with 0 within the grace period when it is stopped', async () => {
    for (const service of [...SERVICES, 'log']) {
      await docker('stop', '-t', '8', `${NETWORK}-${service}`);
      const code = await docker('inspect', '-f', '{{.State.ExitCode}}', `${NETWORK}-${service}`);
      expect(`${service} ${code}`).toBe(`${service} 0`);
      await docker('start', `${NETWORK}-${service}`);
    }
    for (const service of SERVICES) await healthy(service);
  });

  it('notices the database going and coming back, and charges nothing meanwhile', async () => {
    await ask('front', '/api/cart', { cart: 'bob', product: 'lamp' });
    await docker('stop', `${NETWORK}-db`);
    const refused = await ask('front', '/api/orders', { cart: 'bob' });
    expect(refused.status).toBe(503);
    expect(refused.json).toMatchObject({ part: 'payment' });
    expect(refused.json['why']).toContain('database is not available');
    expect((await ask('payment', '/readyz')).status).toBe(503);
    expect((await ask('front', '/')).status).toBe(200);

    await docker('start', `${NETWORK}-db`);
    await healthy('payment');
    expect((await ask('front', '/api/orders', { cart: 'bob' })).status).toBe(201);
    expect(await sql('select count(*) from orders')).toBe('2');
  });

  it('shows the products without the cart, and says so', async () => {
    await docker('stop', `${NETWORK}-cart`);
    const { status, text } = await ask('front', '/');
    expect(status).toBe(200);
    expect(text).toContain('Green tea');
    expect(text).toContain('The cart does not answer.');
    expect((await ask('front', '/cart?lang=zh')).text).toContain('购物车没有响应。');
    await docker('start', `${NETWORK}-cart`);
    await healthy('cart');
  });

  it('has nothing to show without the catalog, and says that carts and orders are safe', async () => {
    await docker('stop', `${NETWORK}-catalog`);
    const { status, text } = await ask('front', '/');
    expect(status).toBe(503);
    expect(text).toContain('Carts and orders are safe.');
    expect((await ask('front', '/readyz')).status).toBe(503);
    expect((await ask('front', '/healthz')).status).toBe(200);
    await docker('start', `${NETWORK}-catalog`);
    await healthy('catalog');
  });

  it('charges nothing without the payment, and the cart stays as it was', async () => {
    await ask('front', '/api/cart', { cart: 'fay', product: 'mug' });
    await docker('stop', `${NETWORK}-payment`);
    const { status, json } = await ask('front', '/api/orders', { cart: 'fay' });
    expect(status).toBe(503);
    expect(json).toMatchObject({ part: 'payment', unsure: false });
    expect((await ask('front', '/')).status).toBe(200);
    await docker('start', `${NETWORK}-payment`);
    await healthy('payment');
    expect((await ask('front', '/api/orders', { cart: 'fay' })).status).toBe(201);
  });

  it('takes orders without the log, and says that they are not in it', async () => {
    await docker('pause', `${NETWORK}-log`);
    await ask('front', '/api/cart', { cart: 'eve', product: 'tea' });
    const { status, json } = await ask('front', '/api/orders', { cart: 'eve' });
    expect(status).toBe(201);
    expect(json).toMatchObject({ logged: false });
    await docker('unpause', `${NETWORK}-log`);
  });

  it('notices a Redis that hangs, and goes on when it wakes up', async () => {
    await docker('pause', `${NETWORK}-redis`);
    const { status, json } = await ask('cart', '/carts/ann');
    expect(status).toBe(503);
    expect(json['why']).toBe('no answer within 2000 ms');
    await docker('unpause', `${NETWORK}-redis`);
    await healthy('cart');
  });
});
