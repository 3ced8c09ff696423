import { type Command, faultPart, type LabDefinition, type Recording } from '#lab-kit';
import type { Problem } from './problem.ts';

const typed = (command: Command): string => (typeof command === 'string' ? command : command.run);

/** A recording is of this lab as it stands: every part, with exactly the commands that the lab has now. */
export function recordingProblems(
  id: string,
  lab: LabDefinition,
  recording: Recording | undefined,
): Problem[] {
  const file = `labs/${id}/recording.json`;
  const again = `run: npx lab record ${id}`;
  if (!recording) return [{ file, says: `is missing; ${again}` }];
  const parts = [
    ...lab.steps.map((step) => ({ id: step.id, commands: step.commands.map(typed) })),
    ...lab.tasks.map((task) => ({ id: task.id, commands: [...task.solve] })),
    ...lab.breaks.map((step) => ({ id: step.id, commands: step.commands.map(typed) })),
    ...(lab.faults ?? [])
      .map(faultPart)
      .map(({ id: key, commands }) => ({ id: key, commands: commands.map(typed) })),
  ];
  const problems: string[] = [];
  if (recording.lab !== id) problems.push(`is a recording of ${recording.lab}`);
  for (const part of parts) {
    const recorded = recording.parts.filter((each) => each.id === part.id);
    if (recorded.length !== 1) {
      problems.push(`holds "${part.id}" ${recorded.length} times, not once; ${again}`);
      continue;
    }
    const commands = recorded[0]?.commands ?? [];
    const stale = part.commands.findIndex((command, index) => command !== commands[index]?.run);
    if (stale !== -1 || commands.length !== part.commands.length) {
      const at = stale === -1 ? part.commands.length : stale;
      problems.push(
        `is stale in "${part.id}": command ${at + 1} is ${JSON.stringify(part.commands[at] ?? null)} in the lab, ${JSON.stringify(commands[at]?.run ?? null)} in the recording; ${again}`,
      );
    }
  }
  for (const { id: part } of recording.parts) {
    if (!parts.some((each) => each.id === part))
      problems.push(`holds "${part}", which the lab has not; ${again}`);
  }
  return problems.map((says) => ({ file, says }));
}
