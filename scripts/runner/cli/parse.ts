import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import type { Command, FlagSpec } from '../command.ts';
import type { CommonOptions } from '../deps.ts';
import { EXIT, UserError } from '../outcome.ts';
import type { Language } from '../../lab-kit/text.ts';
import { COMMON_FLAGS } from './common-flags.ts';
import { unknownName } from './suggest.ts';

/** The words of a command line, sorted but not yet given to the command. */
export interface ParsedLine {
  readonly words: readonly string[];
  /** What stood after `--`. */
  readonly rest: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

type Specs = Readonly<Record<string, FlagSpec>>;

/**
 * Splits a command line by the flags of one command. `parseArgs` does the splitting; the refusals are made here from
 * its tokens, because its own messages are in English only and know no nearest name.
 */
export function parseLine(argv: readonly string[], own: Specs): ParsedLine {
  const specs: Specs = { ...COMMON_FLAGS, ...own };
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: descriptors(specs),
  });
  const terminator =
    tokens.find((token) => token.kind === 'option-terminator')?.index ?? argv.length;
  const flags: Record<string, string | boolean | undefined> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional' && token.index < terminator) words.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (spec === undefined) {
      throw unknownName(
        'flag',
        token.rawName,
        Object.keys(specs).map((name) => `--${name}`),
      );
    }
    flags[token.name] = flagValue(token.rawName, spec, token.value, token.inlineValue === true);
  }
  return { words, rest: argv.slice(terminator + 1), flags };
}

function flagValue(
  rawName: string,
  { type, value: shape }: FlagSpec,
  value: string | undefined,
  inline: boolean,
): string | boolean {
  if (type === 'boolean') {
    if (value === undefined) return true;
    throw usage(
      { en: `${rawName} takes no value.`, zh: `${rawName} 不带值。` },
      { en: `Write only ${rawName}.`, zh: `只写 ${rawName} 即可。` },
    );
  }
  if (value === undefined || value === '' || (!inline && value.startsWith('-'))) {
    throw usage(
      { en: `${rawName} needs a value.`, zh: `${rawName} 需要一个值。` },
      { en: `Write ${rawName} ${shape ?? 'value'}`, zh: `写成 ${rawName} ${shape ?? '值'}` },
    );
  }
  return value;
}

/** Finds the command's name: the first word that is no flag. Common flags may stand before it. */
export function splitCommand(argv: readonly string[]): {
  name: string | undefined;
  others: readonly string[];
} {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: descriptors(COMMON_FLAGS),
  });
  const terminator =
    tokens.find((token) => token.kind === 'option-terminator')?.index ?? argv.length;
  const first = tokens.find((token) => token.kind === 'positional' && token.index < terminator);
  return first === undefined
    ? { name: undefined, others: argv }
    : { name: argv[first.index], others: argv.toSpliced(first.index, 1) };
}

function descriptors(specs: Specs): Record<string, ParseArgsOptionDescriptor> {
  return Object.fromEntries(Object.entries(specs).map(([name, { type }]) => [name, { type }]));
}

/** The flags that all commands share, as the commands get them. */
export function commonOptions(flags: ParsedLine['flags'], language: Language): CommonOptions {
  const { lang } = flags;
  if (lang !== undefined && lang !== 'en' && lang !== 'zh') {
    throw usage(
      { en: `Unknown language: ${String(lang)}`, zh: `未知的语言：${String(lang)}` },
      { en: 'Write --lang en or --lang zh.', zh: '写成 --lang en 或 --lang zh。' },
    );
  }
  return {
    language,
    json: flags['json'] === true,
    quiet: flags['quiet'] === true,
    yes: flags['yes'] === true,
    dryRun: flags['dry-run'] === true,
  };
}

/** The command's own flags, each present: a boolean that was not given is false. */
export function ownFlags(
  command: Command,
  flags: ParsedLine['flags'],
): Record<string, string | boolean | undefined> {
  return Object.fromEntries(
    Object.entries(command.flags).map(([name, { type }]) => [
      name,
      type === 'boolean' ? flags[name] === true : flags[name],
    ]),
  );
}

/** Gives the words their names. */
export function namedArguments(
  command: Command,
  { words, rest }: ParsedLine,
): Record<string, string | readonly string[] | undefined> {
  const left = [...words];
  const named: Record<string, string | readonly string[] | undefined> = {};
  let takesRest = false;
  for (const spec of command.args) {
    if (spec.afterDashes === true) {
      named[spec.name] = rest;
      takesRest = true;
    } else if (spec.many === true) {
      named[spec.name] = left.splice(0);
    } else {
      named[spec.name] = left.shift();
    }
    const value = named[spec.name];
    if (spec.required === true && (value === undefined || value.length === 0)) {
      throw usage(
        {
          en: `\`lab ${command.name}\` needs <${spec.name}>: ${spec.summary.en}.`,
          zh: `\`lab ${command.name}\` 需要 <${spec.name}>：${spec.summary.zh}。`,
        },
        { en: `npx lab ${command.name} --help`, zh: `npx lab ${command.name} --help` },
      );
    }
  }
  const extra = takesRest ? left : [...left, ...rest];
  if (extra.length > 0) {
    throw usage(
      {
        en: `\`lab ${command.name}\` does not take: ${extra.join(' ')}`,
        zh: `\`lab ${command.name}\` 不接受：${extra.join(' ')}`,
      },
      { en: `npx lab ${command.name} --help`, zh: `npx lab ${command.name} --help` },
    );
  }
  return named;
}

function usage(what: UserError['what'], next: UserError['next']): UserError {
  return new UserError(EXIT.usage, { what, next });
}
