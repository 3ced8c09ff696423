import { lintFor, loadConfig } from 'autocorrect-node';
import type { Problem } from './problem.ts';

// Code is what it is: also where a block of it holds Chinese.
loadConfig(JSON.stringify({ context: { codeblock: 0 } }));

const HAN = /[\u4e00-\u9fff]/;

/**
 * Chinese typography: a space between Chinese and Latin, full-width punctuation in Chinese sentences, curly quotes.
 * `name` tells AutoCorrect how to read the text (`.md` leaves code alone).
 */
export function typographyProblems(file: string, text: string, name = 'text.md'): Problem[] {
  // A list in YAML needs its half-width commas.
  const { lines, error } = lintFor(text.replace(/^keywords:.*$/m, ''), name);
  if (error !== '') return [{ file, says: `AutoCorrect cannot read it: ${error}` }];
  return [
    ...lines
      .filter((line) => HAN.test(line.old) && line.severity === 1)
      .map((line) => ({
        file: `${file}:${line.l}`,
        says: `“${line.old.trim()}” should be “${line.new.trim()}”`,
      })),
    ...text
      .split('\n')
      .flatMap((line, index) =>
        /[「」『』]/.test(line)
          ? [{ file: `${file}:${index + 1}`, says: 'uses 「」; the course uses “”' }]
          : [],
      ),
  ];
}

/** A Chinese text of a lab or a message: one line, code in backticks. */
export const chineseTextProblems = (file: string, where: string, text: string): Problem[] =>
  typographyProblems(file, text).map(({ says }) => ({ file, says: `${where}: ${says}` }));
