/**
 * The only importer of labs. Everything the site shows of a lab (texts, files, recorded output) comes through here, and
 * whatever is missing or no longer fits stops the build with a sentence that says what to do.
 */
import type {
  Command,
  CommandSpec,
  LabDefinition,
  RecordedCommand,
  RecordedPart,
  Recording,
  ShownFile,
  Step,
  Task,
} from '#lab-kit';
import { markedLines } from './marks.ts';
import type { FileView } from './marks.ts';

/** A lab as the site knows it. */
export interface SiteLab {
  readonly id: string;
  readonly definition: LabDefinition;
  readonly recording: Recording | undefined;
}

/** A command as the page shows it: what is typed, and what a real run printed, once there is one. */
export interface CommandView {
  readonly spec: CommandSpec;
  readonly recorded: RecordedCommand | undefined;
}

const definitions = import.meta.glob<LabDefinition>('../../labs/*/lab.ts', {
  eager: true,
  import: 'default',
});
const recordings = import.meta.glob<Recording>('../../labs/*/recording.json', {
  eager: true,
  import: 'default',
});
// `exhaustive` lets files such as .dockerignore in.
const files = import.meta.glob<string>('../../labs/*/{start,solution}/**', {
  eager: true,
  exhaustive: true,
  import: 'default',
  query: '?raw',
});

const idOf = (path: string): string => path.split('/')[3] ?? '';
const byId = <T>(modules: Record<string, T>): ReadonlyMap<string, T> =>
  new Map(Object.entries(modules).map(([path, module]) => [idOf(path), module]));
const definitionById = byId(definitions);
const recordingById = byId(recordings);

/** While labs are being written, `ALLOW_UNRECORDED=1` lets a build pass; the page then says what is missing. */
const allowsUnrecorded = import.meta.env.DEV || process.env.ALLOW_UNRECORDED === '1';

/** Ids of all labs. */
export const LAB_IDS: readonly string[] = [...definitionById.keys()].sort();

/** Finds a lab by its id. */
export function labOf(id: string): SiteLab {
  const definition = definitionById.get(id);
  if (!definition) {
    throw new Error(`There is no lab \`${id}\`. Labs: ${LAB_IDS.join(', ')}.`);
  }
  const recording = recordingById.get(id);
  if (!recording && !allowsUnrecorded) {
    throw new Error(
      `labs/${id}/recording.json is missing, and a page shows only what was really run. ` +
        `Run \`npx lab record ${id}\`, or set ALLOW_UNRECORDED=1 while the lab is being written.`,
    );
  }
  return { id, definition, recording };
}

/** Finds a step or a break of a lab. */
export function stepOf(lab: SiteLab, id: string, among: 'steps' | 'breaks'): Step {
  return oneOf(lab, id, lab.definition[among], among);
}

/** Finds a task of a lab. */
export function taskOf(lab: SiteLab, id: string): Task {
  return oneOf(lab, id, lab.definition.tasks, 'tasks');
}

function oneOf<T extends { readonly id: string }>(
  lab: SiteLab,
  id: string,
  among: readonly T[],
  what: string,
): T {
  const found = among.find((each) => each.id === id);
  if (found) return found;
  throw new Error(
    `labs/${lab.id}/lab.ts has no \`${id}\` among its ${what}: ${among.map((each) => each.id).join(', ')}.`,
  );
}

const asSpec = (command: Command): CommandSpec =>
  typeof command === 'string' ? { run: command } : command;

/** Puts what a real run printed beside each command. A recording of other commands is stale, and refused. */
export function commandsOf(
  lab: SiteLab,
  part: { readonly id: string; readonly commands: readonly Command[] },
): readonly CommandView[] {
  const recorded = recordedPart(lab, part.id);
  return part.commands.map((command, index) => {
    const spec = asSpec(command);
    const match = recorded?.commands[index];
    const isStale = lab.recording !== undefined && match?.run !== spec.run;
    if (isStale && !allowsUnrecorded) {
      throw new Error(
        `labs/${lab.id}/recording.json is older than lab.ts: \`${part.id}\` now runs \`${spec.run}\`, ` +
          `the recording has \`${match?.run ?? 'nothing'}\`. Run \`npx lab record ${lab.id}\`.`,
      );
    }
    return { spec, recorded: isStale ? undefined : match };
  });
}

/** What the recording has of a step, task or break. */
export function recordedPart(lab: SiteLab, id: string): RecordedPart | undefined {
  return lab.recording?.parts.find((part) => part.id === id);
}

/** All files of a lab's `start/` folder, by their path in the learner's work folder. */
export function startFilesOf(lab: SiteLab): ReadonlyMap<string, string> {
  const folder = `../../labs/${lab.id}/start/`;
  return new Map(
    Object.entries(files)
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]) => [path.slice(folder.length), text]),
  );
}

/** A shown file with its text and its marked lines. `folder` is where a plain path is looked for. */
export function fileOf(
  lab: SiteLab,
  shown: ShownFile,
  folder: 'start' | 'solution' = 'start',
): FileView {
  const inFolder = /^(start|solution)\//.test(shown.path) ? shown.path : `${folder}/${shown.path}`;
  const text = files[`../../labs/${lab.id}/${inFolder}`];
  if (text === undefined) {
    throw new Error(`labs/${lab.id}/lab.ts shows \`${shown.path}\`, but ${inFolder} is not there.`);
  }
  // The learner's work folder is a copy of start/: that prefix is no part of the path they see.
  const path = inFolder.replace(/^start\//, '');
  return { path, text, marked: markedLines(path, text, shown.mark ?? []) };
}
