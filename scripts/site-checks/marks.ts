import type { LabDefinition, ShownFile } from '#lab-kit';
import { markedLines } from '../../src/site/marks.ts';
import type { Problem } from './problem.ts';

/** Every file that a lab shows is there, and every mark in it finds its lines. `read` gives a file of the lab's folder. */
export function markProblems(
  id: string,
  lab: LabDefinition,
  read: (path: string) => string | undefined,
): Problem[] {
  const file = `labs/${id}/lab.ts`;
  const look = (part: string, shown: readonly ShownFile[], folder: string): Problem[] =>
    shown.flatMap(({ path, mark = [] }) => {
      const inFolder = /^(start|solution)\//.test(path) ? path : `${folder}/${path}`;
      const text = read(inFolder);
      if (text === undefined)
        return [{ file, says: `"${part}" shows ${inFolder}, which is not there` }];
      return mark.flatMap((each) => {
        try {
          markedLines(inFolder, text, [each]);
          return [];
        } catch (error) {
          return [
            { file, says: `"${part}": ${error instanceof Error ? error.message : String(error)}` },
          ];
        }
      });
    });
  return [
    ...[...lab.steps, ...lab.tasks, ...lab.breaks].flatMap((part) =>
      look(part.id, part.files ?? [], 'start'),
    ),
    ...lab.tasks.flatMap((task) => look(task.id, task.solution, 'solution')),
  ];
}
