/**
 * Draws the diagrams that have changed: `npm run diagrams [-- id…] [--check] [--all]`.
 * `--check` draws nothing and needs no browser: it says what is missing, stale or left over. `--all` draws everything anew.
 */
import { parseArgs } from 'node:util';
import { cacheState, drawings, removeDrawing, writeDrawing } from './diagrams/cache.ts';
import { draw } from './diagrams/draw.ts';
import { narrowest, SMALLEST_SCALE } from '../src/diagrams/grammar/compose.ts';
import { readSources } from './diagrams/sources.ts';
import { EXIT, UserError } from './runner/outcome.ts';

const SOURCES = new URL('../src/diagrams/', import.meta.url);
/** Room for a picture on a phone of 360 px. */
const PHONE_COLUMN = 328;
const CACHE = new URL('cache/', SOURCES);

/** What the author should know about a drawing: wider than a phone's column, it scrolls there. */
function notice(svg: string): string {
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
  return narrowest(width) > PHONE_COLUMN
    ? ` (${width} px wide: on a phone it scrolls; ${Math.floor(PHONE_COLUMN / SMALLEST_SCALE)} px would not)`
    : '';
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean' }, all: { type: 'boolean' } },
  });
  const sources = await readSources(SOURCES);
  const unknown = positionals.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length > 0) {
    console.error(
      `No such diagram: ${unknown.join(', ')}. There are: ${sources.map(({ id }) => id).join(', ')}`,
    );
    return EXIT.usage;
  }
  const state = await cacheState(sources, CACHE);
  if (values.check) {
    const problems = [
      ...state.missing.map(({ file }) => `missing: ${file}`),
      ...state.stale.map(({ file }) => `stale: ${file}`),
      ...state.orphaned.map((file) => `left over: ${file}`),
    ];
    for (const problem of problems) console.error(problem);
    console.log(
      problems.length === 0
        ? `${state.fresh.length} drawings are true to their sources.`
        : 'Next: npm run diagrams',
    );
    return problems.length === 0 ? EXIT.done : EXIT.notMet;
  }
  const chosen =
    values.all || positionals.length > 0 ? drawings(sources) : [...state.missing, ...state.stale];
  const wanted = chosen.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  await draw(wanted, async ({ file }, svg) => {
    await writeDrawing(CACHE, file, svg);
    console.log(`drawn: ${file}${notice(svg)}`);
  });
  for (const file of state.orphaned) {
    await removeDrawing(CACHE, file);
    console.log(`removed: ${file}`);
  }
  if (wanted.length + state.orphaned.length === 0)
    console.log('Nothing to do: all drawings are true to their sources.');
  return EXIT.done;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UserError) {
    console.error(
      [error.what, error.why, error.next]
        .flatMap((text) => (text ? [text.en, text.zh] : []))
        .join('\n'),
    );
    process.exitCode = error.code;
  } else if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  ) {
    console.error(`${error.message}\nUsage: npm run diagrams [-- id…] [--check] [--all]`);
    process.exitCode = EXIT.usage;
  } else throw error;
}
