import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../scripts/runner/command.ts';
import {
  commonOptions,
  namedArguments,
  ownFlags,
  parseLine,
  splitCommand,
} from '../../../scripts/runner/cli/parse.ts';

/** Typed as unknown: vitest's own says `any`. */
const having = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const text = { en: 'x', zh: 'x' };
const command = defineCommand({
  name: 'demo',
  args: [
    { name: 'lab', summary: text, required: true },
    { name: 'step', summary: text },
    { name: 'command', summary: text, afterDashes: true },
  ],
  flags: {
    all: { type: 'boolean', summary: text },
    file: { type: 'string', summary: text, value: 'path' },
  },
  locks: false,
  run: async () => await Promise.resolve({ code: 0 }),
});
const parse = (line: string) => {
  const parsed = parseLine(line.split(' ').filter(Boolean), command.flags);
  return { args: namedArguments(command, parsed), flags: ownFlags(command, parsed.flags) };
};

it('finds the command wherever common flags stand', () => {
  expect(splitCommand(['--lang', 'zh', '--json', 'list', '--quiet'])).toEqual({
    name: 'list',
    others: ['--lang', 'zh', '--json', '--quiet'],
  });
  expect(splitCommand(['--json']).name).toBeUndefined();
  expect(splitCommand(['--', 'list']).name).toBeUndefined();
});

it('names words, flags and what follows --', () => {
  expect(parse('services --all first --file=a -- sh -c --json')).toEqual({
    args: { lab: 'services', step: 'first', command: ['sh', '-c', '--json'] },
    flags: { all: true, file: 'a' },
  });
  expect(parse('services').flags).toEqual({ all: false, file: undefined });
});

describe('refuses with code 2, in both languages', () => {
  it.each([
    ['services --al', /Unknown flag: --al/, /未知的选项：--al/],
    ['services -x', /Unknown flag: -x/, /未知的选项：-x/],
    ['services --all=yes', /--all takes no value/, /--all 不带值/],
    ['services --file', /--file needs a value/, /--file 需要一个值/],
    ['services --file --all', /--file needs a value/, /--file 需要一个值/],
    ['', /needs <lab>/, /需要 <lab>/],
    ['a b c', /does not take: c/, /不接受：c/],
    ['a --no-json', /Unknown flag: --no-json/, /未知的选项：--no-json/],
  ])('%s', (line, en, zh) => {
    expect(() => parse(line)).toThrow(
      expect.objectContaining({
        code: 2,
        what: { en: matching(en), zh: matching(zh) },
      }),
    );
  });

  it('a language that is none of ours', () => {
    expect(() => commonOptions(parseLine(['--lang', 'de'], {}).flags, 'en')).toThrow('de');
  });
});

it('offers the flag that was meant', () => {
  expect(() => parse('services --jsn')).toThrow(
    expect.objectContaining({
      next: { en: having('`--json`'), zh: having('`--json`') },
    }),
  );
});
