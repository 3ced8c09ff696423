import type { CourseLab } from '../course.ts';
import type { Learner } from './read-class.ts';
import { partOf, triesOf } from './where-stuck.ts';

const HEAD = 'learner,lab,part,type,passed,how,at,tries,hints,refused_by,versions';

/**
 * A line for each learner and part that the evidence mentions, for a spreadsheet. Column names are English in every
 * language, so that what is computed from them goes on working.
 */
export function classCsv(course: readonly CourseLab[], learners: readonly Learner[]): string {
  const rows = learners.flatMap((learner) =>
    course.flatMap(({ id, parts }) =>
      parts.flatMap((part) => {
        const found = partOf(learner, id, part.id);
        if (found === undefined) return [];
        const { passed, missed, hints } = found;
        const on = Object.entries(passed?.on ?? {}).map(([name, version]) => `${name} ${version}`);
        return [
          [
            learner.name,
            id,
            part.id,
            part.type,
            passed === undefined ? 'no' : 'yes',
            passed?.how ?? '',
            passed?.at ?? '',
            String(triesOf(found)),
            String(hints),
            Object.keys(missed).join(' '),
            on.join('; '),
          ],
        ];
      }),
    ),
  );
  const lines = [HEAD, ...rows.map((row) => row.map(cell).join(','))];
  // The byte order mark is what makes spreadsheets read the names as UTF-8.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be run as one: a learner chooses their file's name. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
