import { join } from 'node:path';
import type { RecordedChange, RecordedObject, RecordedPart } from '../../lab-kit/recording.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { partsOf } from '../labs.ts';
import { makeDictionary } from './normalise/dictionary.ts';
import { normalise, type NormaliseFacts } from './normalise/normalise.ts';
import { normalChange, normalObject } from './objects/normal.ts';
import { type CommandResult, specOf } from './run-command.ts';

/** Collects what the commands of one run of a lab print, normalised with one dictionary. */
export interface Recorder {
  begin(part: string): void;
  /** `atMs`: when it began, in milliseconds since the part did; told where the part follows the cluster. */
  add(result: CommandResult, atMs?: number): void;
  /** Objects and changes of the part that began last. */
  keep(objects: readonly RecordedObject[]): void;
  follow(changes: readonly RecordedChange[]): void;
  parts(): readonly RecordedPart[];
}

/** A recorder for one run of a lab. */
export async function makeRecorder(
  deps: Pick<Deps, 'files' | 'paths' | 'clusterName'>,
  run: LabRun,
): Promise<Recorder> {
  const known = knownValues(deps, run);
  const written = await writtenText(deps, run);
  const parts: Part[] = [];
  return {
    begin: (id) => {
      parts.push({ id, results: [], began: new Map() });
    },
    add: (result, atMs) => {
      const part = parts.at(-1);
      part?.results.push(result);
      if (atMs !== undefined) part?.began.set(result, atMs);
    },
    keep: (objects) => {
      const part = parts.at(-1);
      if (part !== undefined) part.objects = objects;
    },
    follow: (changes) => {
      const part = parts.at(-1);
      if (part !== undefined) part.changes = changes;
    },
    parts: () => {
      const facts = { dictionary: makeDictionary(), known, written };
      const results = parts.flatMap((part) => part.results);
      const steady = results.filter(({ spec }) => spec.varies === undefined);
      const varying = results.filter(({ spec }) => spec.varies !== undefined);
      // What is compared numbers the tokens first; what varies must not, and yet a value has one token everywhere.
      const outputs = normaliseAll(steady, facts);
      const objects = parts.map((part) => part.objects?.map((each) => normalObject(each, facts)));
      const changes = parts.map((part) => part.changes?.map((each) => normalChange(each, facts)));
      for (const [result, output] of normaliseAll(varying, facts)) outputs.set(result, output);
      return parts.map(({ id, results: own, began }, index) => {
        const kept = objects[index];
        const followed = changes[index];
        return {
          id,
          commands: own.map((result) => {
            const atMs = began.get(result);
            return {
              run: result.spec.run,
              output: outputs.get(result) ?? '',
              exit: result.exit,
              durationMs: result.durationMs,
              ...(atMs === undefined ? {} : { atMs }),
            };
          }),
          durationMs: own.reduce((sum, { durationMs }) => sum + durationMs, 0),
          ...(kept === undefined ? {} : { objects: kept }),
          ...(followed === undefined ? {} : { changes: followed }),
        };
      });
    },
  };
}

interface Part {
  readonly id: string;
  readonly results: CommandResult[];
  readonly began: Map<CommandResult, number>;
  objects?: readonly RecordedObject[];
  changes?: readonly RecordedChange[];
}

function normaliseAll(
  results: readonly CommandResult[],
  facts: NormaliseFacts,
): Map<CommandResult, string> {
  return new Map(
    results.map((result) => [result, normalise(result.output, facts, result.spec.show)]),
  );
}

/** Values of this machine, longest first, so that a folder goes before its parent. */
function knownValues(
  { paths, clusterName }: Pick<Deps, 'paths' | 'clusterName'>,
  run: LabRun,
): NormaliseFacts['known'] {
  const values: [string, string][] = [
    [run.kubeconfig, `${run.lab.id}.kubeconfig`],
    [run.folder, run.lab.id],
    [paths.home, '.lab'],
  ];
  // Ports of this machine that lead to the cluster were picked because they were free.
  for (const [variable, name] of [
    ['LAB_HTTP_PORT', '30080'],
    ['LAB_HTTPS_PORT', '30443'],
  ] as const) {
    const port = run.env[variable];
    if (port !== undefined) values.push([`:${port}`, `:${name}`]);
  }
  // kind names nodes after the cluster; the page's are those of the default name.
  if (clusterName !== 'course') values.push([`${clusterName}-`, 'course-']);
  return values.sort(([a], [b]) => b.length - a.length);
}

/** Everything the author wrote: an address or a port that stands in there is no accident of the run. */
async function writtenText({ files }: Pick<Deps, 'files'>, { lab }: LabRun): Promise<string> {
  const commands = partsOf(lab.definition).flatMap((part) =>
    part.type === 'task' ? part.solve : part.commands.map((command) => specOf(command).run),
  );
  const { faults = [] } = lab.definition;
  const looks = faults.flatMap((fault) => fault.looks.map((look) => specOf(look).run));
  const texts = await Promise.all(
    ['start', 'solution', 'faults'].map(async (name) => {
      const folder = join(lab.folder, name);
      const paths = await files.walk(folder);
      return await Promise.all(
        paths.map(async (path) => (await files.read(join(folder, path))) ?? ''),
      );
    }),
  );
  return [...commands, ...looks, ...texts.flat()].join('\n');
}
