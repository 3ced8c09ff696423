import type { Language, Text } from '../../lab-kit/text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The learner's language in the environment: for a whole session, and in the shell of a lab. */
export const LAB_LANG = 'LAB_LANG';

/**
 * The learner's language: `--lang` when it was given (looked up here before parsing, because a complaint about the
 * command line has to be in that language too), else `LAB_LANG`, else the locale of the environment, else English.
 */
export function chooseLanguage(argv: readonly string[], env: Environment): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = at < 0 ? undefined : argv[at];
  const flag = word === '--lang' ? argv[at + 1] : word?.slice('--lang='.length);
  if (flag === 'en' || flag === 'zh') return flag;
  // The first that is set decides: ours, then as in POSIX LC_ALL over LC_MESSAGES over LANG.
  const locale = [env[LAB_LANG], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(Boolean);
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

/** Replaces every `{ en, zh }` in plain data by the text in one language, for `--json`. */
export function localise(data: unknown, language: Language): unknown {
  if (Array.isArray(data)) return data.map((entry) => localise(entry, language));
  if (typeof data !== 'object' || data === null) return data;
  if (isText(data)) return data[language];
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, localise(value, language)]),
  );
}

function isText(data: object): data is Text {
  const keys = Object.keys(data);
  return keys.length === 2 && 'en' in data && 'zh' in data && typeof data.en === 'string';
}
