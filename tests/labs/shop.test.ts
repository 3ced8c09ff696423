import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

/** A file as Compose or Swarm reads it: comments are no part of it, what is merged is. */
const read = (path: string): Record<string, unknown> =>
  parse(readFileSync(path, 'utf8'), { merge: true }) as Record<string, unknown>;

/** The same words for what is rightly different: the lab that things belong to, and where images come from. */
const evenedOut = (content: unknown, lab: string): unknown =>
  JSON.parse(
    JSON.stringify(content)
      .replaceAll(`"learn-k8s.lab":"${lab}"`, '"learn-k8s.lab":"any"')
      .replaceAll(`lab-${lab}`, 'lab-any')
      .replaceAll('localhost/shop/db:1', 'postgres:17')
      .replaceAll('localhost/shop/redis:1', 'redis:8.0')
      .replaceAll('localhost/shop/', 'shop/'),
  );

// The vocabulary of labs has no way to begin with another lab's file. So it is held to be the same.
it('Compose starts the shop from the file of the chapter Compose', () => {
  const shop = evenedOut(read('labs/shop/start/compose.yaml'), 'shop');
  expect(shop).toEqual(evenedOut(read('labs/compose/start/compose.yaml'), 'compose'));
});

it('Swarm starts the shop from the file of the chapter Swarm, but for the number of catalogs', () => {
  const shop = evenedOut(read('labs/shop/start/stack.yaml'), 'shop');
  const before = evenedOut(read('labs/swarm/start/shop.yaml'), 'swarm') as {
    services: { catalog: { deploy: { replicas?: number } } };
  };
  expect(before.services.catalog.deploy.replicas).toBe(3);
  delete before.services.catalog.deploy.replicas;
  expect(shop).toEqual(before);
});

it('a difference would be told', () => {
  const shop = evenedOut({ image: 'localhost/shop/front:2' }, 'shop');
  expect(shop).not.toEqual(evenedOut({ image: 'shop/front:1' }, 'compose'));
});
