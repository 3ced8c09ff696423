import { expect, it } from 'vitest';
import { partProof, proofIds, proofOf } from '../../src/site/proof.ts';
import { miniLab } from '../content/mini-lab.ts';

it.each([
  ['a step', 'first', 'step-first'],
  ['a task', 'task', 'step-task'],
  ['a break', 'fault', 'step-fault'],
])('leads to %s by the anchor it has on its page', (_, id, anchor) => {
  expect(proofOf(miniLab, id)).toMatchObject({ anchor, part: id });
});

it('leads to a claim, says what became of it, and names the step behind it', () => {
  expect(proofOf(miniLab, 'claim')).toEqual({
    anchor: 'claim-claim',
    title: { en: '“So.” Wrong', zh: '“中文”错误' },
    part: 'first',
  });
});

it('finds no proof where there is none, and for a claim only a part of the lab', () => {
  expect(proofOf(miniLab, 'nowhere')).toBeUndefined();
  expect(partProof(miniLab, 'claim')).toBeUndefined();
});

it('names all that could be meant', () => {
  expect(proofIds(miniLab)).toEqual(['first', 'second', 'task', 'fault', 'claim']);
});
