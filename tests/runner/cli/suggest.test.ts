import { expect, it } from 'vitest';
import { nearest, unknownName } from '../../../scripts/runner/cli/suggest.ts';

const commands = ['doctor', 'list', 'up', 'down', 'start', 'stop', 'solve', 'shell'];

it.each([
  ['lsit', 'list'],
  ['doctr', 'doctor'],
  ['doc', 'doctor'],
  ['dwon', 'down'],
  ['STOP', 'stop'],
  ['pu', 'up'],
])('%s: %s was meant', (given, meant) => {
  expect(nearest(given, commands)).toBe(meant);
});

it.each(['kubernetes', 'x', 's'])('%s: nothing near enough', (given) => {
  expect(nearest(given, commands)).toBeUndefined();
});

it('says what there is, in both languages', () => {
  expect(unknownName('lab', 'servces', ['images', 'services'])).toMatchObject({
    code: 2,
    what: { en: 'Unknown lab: servces', zh: '未知的实验：servces' },
    next: {
      en: 'Did you mean `services`? There are: images, services',
      zh: '是不是想输入 `services`？可用的有：images, services',
    },
  });
});
