import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clock } from '../../scripts/runner/adapters/clock.ts';
import { makeFiles } from '../../scripts/runner/adapters/files.ts';
import { silentReporter } from '../../scripts/runner/adapters/reporter.ts';
import { makePaths } from '../../scripts/runner/paths.ts';
import type { Text } from '../../scripts/lab-kit/text.ts';
import {
  freshLab,
  parseProgress,
  readLabProgress,
  readProgress,
  writeLabProgress,
} from '../../scripts/runner/state.ts';

const files = makeFiles();
const said: Text[] = [];
const reporter = { ...silentReporter, line: (text: Text) => said.push(text) };
let home = '';
const deps = () => ({ files, clock, reporter, paths: makePaths('/nowhere', { LAB_HOME: home }) });

beforeEach(async () => {
  said.length = 0;
  home = await mkdtemp(join(tmpdir(), 'state-test-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

it('keeps each lab, and forgets only the one it is told to', async () => {
  const pods = freshLab(0, 'first');
  await writeLabProgress(deps(), 'pods', pods);
  await writeLabProgress(deps(), 'images', { ...freshLab(1, 'a'), done: ['a'], hints: { t: 2 } });
  await writeLabProgress(deps(), 'pods', undefined);
  expect(await readLabProgress(deps(), 'pods')).toBeUndefined();
  expect(await readLabProgress(deps(), 'images')).toMatchObject({ done: ['a'], hints: { t: 2 } });
});

it('keeps which fault is to be found, and nothing that is no case', () => {
  const read = (open: unknown) =>
    parseProgress(
      JSON.stringify({ version: 1, labs: { pods: { ...freshLab(0, 'a'), case: open } } }),
    )?.labs['pods']?.case;
  expect(read({ fault: 'port', number: 3 })).toEqual({ fault: 'port', number: 3 });
  for (const odd of [{ fault: 'port' }, { fault: 1, number: 1 }, 'port', null])
    expect(read(odd)).toBeUndefined();
});

it('a name out of the prototype is no lab', async () => {
  expect(await readLabProgress(deps(), 'toString')).toBeUndefined();
});

describe('a file that is damaged', () => {
  it.each(['{"version":1,"labs":', '[]', '{"version":2,"labs":{}}', ''])(
    'is moved aside with a warning, and nothing is lost: %s',
    async (text) => {
      await writeFile(join(home, 'progress.json'), text);
      expect(await readProgress(deps())).toEqual({ version: 1, labs: {} });
      const [aside] = await files.list(home);
      expect(aside).toMatch(/^progress\.json\.unreadable-/);
      expect(await files.read(join(home, aside ?? ''))).toBe(text);
      expect(said).toHaveLength(1);
      expect(said[0]?.zh).toContain('进度文件无法读取');
    },
  );

  it('in one field costs that field only', () => {
    const labs = {
      pods: { ...freshLab(0, 'a'), hints: 'many', passed: { t: { at: 'x', solved: true }, u: 3 } },
      images: 7,
    };
    const progress = parseProgress(JSON.stringify({ version: 1, labs }));
    expect(Object.keys(progress?.labs ?? {})).toEqual(['pods']);
    expect(progress?.labs['pods']).toMatchObject({
      at: 'a',
      hints: {},
      passed: { t: { at: 'x', solved: true } },
    });
  });
});
