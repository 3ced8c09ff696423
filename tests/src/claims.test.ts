import { expect, it } from 'vitest';
import { readLabs } from '../../scripts/site-checks/repository.ts';
import { claimsOf } from '../../src/site/claims.ts';
import { miniLab } from '../content/mini-lab.ts';

it('each claim leads to the place on its chapter’s page that shows it', () => {
  expect(claimsOf({ id: 'mini', definition: miniLab })).toMatchObject([
    { id: 'claim', verdict: 'wrong', proof: { anchor: 'step-first', part: 'first', page: 'mini' } },
  ]);
});

it('a claim that nothing proves stops the build, with both names', () => {
  const [claim] = miniLab.claims;
  const definition = { ...miniLab, claims: [{ ...claim, proof: 'nowhere' }] as const };
  expect(() => claimsOf({ id: 'mini', definition })).toThrow(
    'labs/mini/lab.ts: claim `claim` names `nowhere` as its proof',
  );
});

it('where a chapter has two pages, a claim’s proof may be on the other one', async () => {
  const shop = (await readLabs()).find(({ id }) => id === 'shop');
  const pages = shop && claimsOf(shop).map(({ proof }) => [proof.part, proof.page]);
  expect(pages).toContainEqual(['compose-gives', 'shop']);
  expect(pages).toContainEqual(['walls', 'shop-on-kubernetes']);
});
