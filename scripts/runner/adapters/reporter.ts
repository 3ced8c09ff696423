import { styleText } from 'node:util';
import type { Language, Text } from '../../lab-kit/text.ts';
import type { Mark, Reporter } from '../ports.ts';

type Format = Parameters<typeof styleText>[0];

/** Work that ends sooner shows nothing: a spinner that only flashes is noise. */
const QUICK_MS = 1_000;

/** Told apart by sign and word; colour only repeats it. */
const MARKS: Readonly<Record<Mark, { sign: string; word: Text; format: Format }>> = {
  pass: { sign: '✔', word: { en: '', zh: '' }, format: 'green' },
  'not-yet': { sign: '◌', word: { en: 'not yet: ', zh: '尚未达成：' }, format: 'yellow' },
  wrong: { sign: '✘', word: { en: 'wrong: ', zh: '不对：' }, format: 'red' },
  broken: { sign: '⚠', word: { en: 'machine: ', zh: '环境问题：' }, format: 'magenta' },
  info: { sign: '·', word: { en: '', zh: '' }, format: 'dim' },
  warn: { sign: '!', word: { en: 'note: ', zh: '注意：' }, format: 'yellow' },
};

/** What the human reporter is made with. Results go to `out`, progress to `err`, so that a pipe carries only results. */
export interface HumanSettings {
  readonly language: Language;
  readonly quiet: boolean;
  /** Puts the commands in a text as the learner types them. */
  readonly called?: (text: string) => string;
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** Talks to a person. Colours follow NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export function makeHumanReporter(settings: HumanSettings): Reporter {
  const { language, quiet, called = (text) => text, out, err } = settings;
  const words = (text: Text) => called(text[language]);
  const paint = (format: Format, text: string) =>
    styleText(format, text, { stream: out, validateStream: true });
  // A running spinner sees what is written to the terminal and keeps out of its way.
  const print = (text: string) => {
    out.write(`${text}\n`);
  };
  return {
    title: (text) => {
      if (!quiet) print(`\n${paint('bold', words(text))}`);
    },
    line: (text, mark) => {
      if (quiet && (mark === undefined || mark === 'info' || mark === 'pass')) return;
      if (mark === undefined) {
        print(words(text));
        return;
      }
      const { sign, word, format } = MARKS[mark];
      print(`${paint(format, `${sign} ${word[language]}`)}${words(text)}`);
    },
    block: (lines, kind) => {
      if (quiet && kind === 'command') return;
      const shown = lines.replace(/\n$/, '').split('\n');
      print(
        shown
          .map((line, at) =>
            kind === 'command' ? paint('cyan', `  ${at === 0 ? '$' : '>'} ${line}`) : `  ${line}`,
          )
          .join('\n'),
      );
    },
    during: async (text, work) => {
      if (quiet) return await work(() => undefined);
      if (!err.isTTY || 'CI' in process.env || process.env['TERM'] === 'dumb')
        return await plainly(text, (line) => err.write(`${line}\n`), words, work);
      // Loaded only where it is seen.
      const { default: yoctoSpinner } = await import('yocto-spinner');
      const turning = yoctoSpinner({ text: words(text), stream: err, handleSignals: false });
      const late = setTimeout(() => turning.start(), QUICK_MS);
      try {
        return await work((update) => {
          turning.text = words(update);
        });
      } finally {
        clearTimeout(late);
        turning.stop();
      }
    },
  };
}

/** In a pipe or a log: one line when work turns out to take time, one for each change of what is being done. */
async function plainly<T>(
  first: Text,
  write: (line: string) => void,
  words: (text: Text) => string,
  work: (update: (text: Text) => void) => Promise<T>,
): Promise<T> {
  let current = words(first);
  let shown = '';
  const show = () => {
    if (current !== shown) write(`… ${current}`);
    shown = current;
  };
  const late = setTimeout(show, QUICK_MS);
  try {
    return await work((text) => {
      current = words(text);
      if (shown !== '') show();
    });
  } finally {
    clearTimeout(late);
  }
}

/** Says nothing: under `--json` the one document at the end says it all. */
export const silentReporter: Reporter = {
  title: () => undefined,
  line: () => undefined,
  block: () => undefined,
  during: async (_text, work) => await work(() => undefined),
};
