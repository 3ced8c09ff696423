import { createTwoFilesPatch } from 'diff';
import type { LabDefinition } from '../../lab-kit/lab.ts';
import type { RecordedPart, Recording } from '../../lab-kit/recording.ts';
import { faultPart } from '../../lab-kit/fault.ts';
import { partsOf } from '../labs.ts';
import { shapesOf } from './objects/normal.ts';
import { specOf } from './run-command.ts';

/**
 * Compares a run with the recording and gives a unified diff, or `undefined` when they agree. Output that the lab
 * says varies is left out on both sides; durations and timelines are never compared.
 */
export function findDrift(
  definition: LabDefinition,
  recording: Recording,
  parts: readonly RecordedPart[],
): string | undefined {
  const varying = varyingLines(definition);
  const before = write(recording.parts, varying);
  const after = write(parts, varying);
  if (before === after) return undefined;
  const patch = createTwoFilesPatch('recording.json', 'this run', before, after, '', '', {
    context: 3,
  });
  // The first line is a ruler of `=` that says nothing.
  return patch
    .split('\n')
    .filter((line) => !/^=+$/.test(line))
    .join('\n')
    .trimEnd();
}

function write(parts: readonly RecordedPart[], varying: ReadonlySet<string>): string {
  const lines = parts.flatMap(({ id, commands, objects }) => [
    `[${id}]`,
    ...commands.flatMap(({ run, output, exit }) => [
      ...run.split('\n').map((line, index) => `${index === 0 ? '$' : '>'} ${line}`),
      ...(varying.has(`${id} ${run}`) ? ['(varies)'] : output === '' ? [] : output.split('\n')),
      ...(exit === 0 ? [] : [`(exit ${String(exit)})`]),
    ]),
    ...(objects === undefined ? [] : ['objects:', ...shapesOf(objects)]),
    '',
  ]);
  return `${lines.join('\n')}\n`;
}

function varyingLines(definition: LabDefinition): ReadonlySet<string> {
  const shown = [
    ...partsOf(definition).map((part) => ({
      id: part.id,
      commands: part.type === 'task' ? [] : part.commands,
    })),
    ...(definition.faults ?? []).map(faultPart),
  ];
  const keys = shown.flatMap(({ id, commands }) =>
    commands
      .map(specOf)
      .filter(({ varies }) => varies !== undefined)
      .map(({ run }) => `${id} ${run}`),
  );
  return new Set(keys);
}
