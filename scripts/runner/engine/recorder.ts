import { join } from 'node:path';
import type { RecordedPart } from '../../lab-kit/recording.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { partsOf } from '../labs.ts';
import { makeDictionary } from './normalise/dictionary.ts';
import { normalise, type NormaliseFacts } from './normalise/normalise.ts';
import { type CommandResult, specOf } from './run-command.ts';

/** Collects what the commands of one run of a lab print, normalised with one dictionary. */
export interface Recorder {
  begin(part: string): void;
  add(result: CommandResult): void;
  parts(): readonly RecordedPart[];
}

/** A recorder for one run of a lab. */
export async function makeRecorder(
  deps: Pick<Deps, 'files' | 'paths' | 'clusterName'>,
  run: LabRun,
): Promise<Recorder> {
  const known = knownValues(deps, run);
  const written = await writtenText(deps, run);
  const parts: { id: string; results: CommandResult[] }[] = [];
  return {
    begin: (id) => {
      parts.push({ id, results: [] });
    },
    add: (result) => {
      parts.at(-1)?.results.push(result);
    },
    parts: () => {
      const outputs = normaliseAll(
        parts.flatMap(({ results }) => results),
        { dictionary: makeDictionary(), known, written },
      );
      return parts.map(({ id, results }) => ({
        id,
        commands: results.map((result) => ({
          run: result.spec.run,
          output: outputs.get(result) ?? '',
          exit: result.exit,
          durationMs: result.durationMs,
        })),
        durationMs: results.reduce((sum, { durationMs }) => sum + durationMs, 0),
      }));
    },
  };
}

/**
 * Output that varies comes last, though it is shown where it was printed: what happened to come first there must not
 * number the tokens of output that is compared, and yet a value has one token wherever the page shows it.
 */
function normaliseAll(
  results: readonly CommandResult[],
  facts: NormaliseFacts,
): ReadonlyMap<CommandResult, string> {
  const steady = results.filter(({ spec }) => spec.varies === undefined);
  const varying = results.filter(({ spec }) => spec.varies !== undefined);
  return new Map(
    [...steady, ...varying].map((result) => [
      result,
      normalise(result.output, facts, result.spec.show),
    ]),
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
  const texts = await Promise.all(
    ['start', 'solution'].map(async (name) => {
      const folder = join(lab.folder, name);
      const paths = await files.walk(folder);
      return await Promise.all(
        paths.map(async (path) => (await files.read(join(folder, path))) ?? ''),
      );
    }),
  );
  return [...commands, ...texts.flat()].join('\n');
}
