import type { Language, Text } from '../../lab-kit/text.ts';
import type { Command, FlagSpec } from '../command.ts';
import type { CommandEntry } from '../command-table.ts';
import { COMMON_FLAGS } from './common-flags.ts';

const GROUPS: Readonly<Record<CommandEntry['group'], Text>> = {
  learn: { en: 'Do a lab', zh: '做实验' },
  machine: { en: 'This machine', zh: '本机环境' },
  teach: { en: 'Teach', zh: '教学' },
  author: { en: 'Write labs', zh: '编写实验' },
};

const WORDS = {
  usage: { en: 'Usage', zh: '用法' },
  arguments: { en: 'Arguments', zh: '参数' },
  flags: { en: 'Flags', zh: '选项' },
  common: { en: 'Flags of every command', zh: '所有命令通用的选项' },
  exit: {
    en: 'Exit codes: 0 done · 1 not met yet · 2 wrong usage · 3 machine not ready · 70 our bug · 130 stopped by Ctrl-C',
    zh: '退出码：0 完成 · 1 尚未达成 · 2 用法有误 · 3 本机未就绪 · 70 程序缺陷 · 130 被 Ctrl-C 中断',
  },
  name: { en: 'the labs of “From Container to Kubernetes”', zh: '《从容器到 Kubernetes》的实验' },
} as const satisfies Record<string, Text>;

/** What `lab --help` prints. */
export function generalHelp(entries: readonly CommandEntry[], language: Language): string {
  const groups = (['learn', 'machine', 'teach', 'author'] as const).map((group) => {
    const rows = entries
      .filter((entry) => entry.group === group)
      .map((entry) => [entry.name, entry.summary[language]] as const);
    return `${GROUPS[group][language]}\n${table(rows)}`;
  });
  return [
    `lab: ${WORDS.name[language]}`,
    `${WORDS.usage[language]}: npx lab <command> [--help]`,
    ...groups,
    `${WORDS.common[language]}\n${table(flagRows(COMMON_FLAGS, language))}`,
    WORDS.exit[language],
  ].join('\n\n');
}

/** What `lab <command> --help` prints. */
export function commandHelp(command: Command, summary: Text, language: Language): string {
  const words = command.args.map(({ name, required, many, afterDashes }) => {
    if (afterDashes === true) return `[-- ${name}…]`;
    const word = many === true ? `${name}…` : name;
    return required === true ? `<${word}>` : `[${word}]`;
  });
  const own = flagRows(command.flags, language);
  const args = command.args.map((arg) => [arg.name, arg.summary[language]] as const);
  return [
    `lab ${command.name}: ${summary[language]}`,
    `${WORDS.usage[language]}: ${['npx lab', command.name, ...words, ...(own.length > 0 ? ['[flags]'] : [])].join(' ')}`,
    ...(command.details === undefined ? [] : [command.details[language]]),
    ...(args.length === 0 ? [] : [`${WORDS.arguments[language]}\n${table(args)}`]),
    ...(own.length === 0 ? [] : [`${WORDS.flags[language]}\n${table(own)}`]),
    `${WORDS.common[language]}\n${table(flagRows(COMMON_FLAGS, language))}`,
  ].join('\n\n');
}

function flagRows(
  flags: Readonly<Record<string, FlagSpec>>,
  language: Language,
): (readonly [string, string])[] {
  return Object.entries(flags).map(([name, { type, value, summary }]) => [
    type === 'boolean' ? `--${name}` : `--${name} ${value ?? 'value'}`,
    summary[language],
  ]);
}

/** The left column is Latin letters only, so counting characters is counting columns. */
function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
