import { describe, expect, it } from 'vitest';
import type { Recording } from '../../scripts/lab-kit/index.ts';
import { gaveAt, neededFor, STAGES, TRIALS } from '../../src/site/stages.ts';

const command = (run: string, output = '') => ({ run, output, exit: 0, durationMs: 1 });
const recordingOf = (parts: Readonly<Record<string, readonly (readonly [string, string?])[]>>) =>
  ({
    lab: 'shop',
    parts: Object.entries(parts).map(([id, lines]) => ({
      id,
      durationMs: 1,
      commands: lines.map(([run, output]) => command(run, output)),
    })),
  }) as unknown as Recording;

const files = new Map([
  ['plain/up.sh', '#!/bin/sh\n# why\n\ndocker network create a\ndocker run b\n'],
  ['plain/program.sh', 'program() {\n  docker run c\n}\n'],
  ['plain/here.sh', 'address() { echo here; }\n'],
  ['compose.yaml', 'services:\n  # none yet\n  front: {}\n'],
]);

describe('what a stage needed', () => {
  it('is counted in its own files, without comments and empty lines', () => {
    const recording = recordingOf({
      plain: [['sh -x plain/up.sh'], ['echo', 'docker commands: 12\n']],
    });
    expect(neededFor('plain', files, recording)).toEqual({
      files: ['plain/program.sh', 'plain/up.sh'],
      lines: 5,
      commands: 12,
    });
  });

  it('counts the commands that were typed, and none that takes the last stage away', () => {
    const recording = recordingOf({
      compose: [['sh plain/down.sh'], ['docker compose up --wait'], ['sh ready.sh compose']],
    });
    expect(neededFor('compose', files, recording)).toMatchObject({ lines: 2, commands: 1 });
  });

  it('is not made up', () => {
    const nothing = recordingOf({ compose: [['sh ready.sh compose']], swarm: [] });
    expect(() => neededFor('compose', files, nothing)).toThrow(/Nothing .* brings up .* compose/);
    expect(() => neededFor('swarm', files, nothing)).toThrow(/no files of the stage swarm/);
    expect(() => neededFor('plain', files, nothing)).toThrow(/no part “plain”/);
  });
});

describe('what a stage gave', () => {
  it('is said in both languages, from the last line that was printed', () => {
    const recording = recordingOf({
      'kubernetes-gives': [
        ['sh try.sh kubernetes update', 'update: 3 of 100 requests failed'],
        ['sh try.sh kubernetes update', 'update: 0 of 214 requests failed'],
        ['sh try.sh kubernetes crash', 'crash: it runs again, in the same Pod'],
      ],
    });
    expect(gaveAt('kubernetes', 'update', recording)).toEqual({
      en: '0 of 214 failed',
      zh: '214 个里失败 0 个',
    });
    expect(gaveAt('kubernetes', 'crash', recording).zh).toBe('重新运行，原来的 Pod');
  });

  it('is not made up', () => {
    const recording = recordingOf({ 'swarm-gives': [['sh try.sh swarm crash', 'crash: hm']] });
    expect(() => gaveAt('swarm', 'crash', recording)).toThrow(/Nobody knows how to say “hm”/);
    expect(() => gaveAt('swarm', 'lose', recording)).toThrow(/no line of “lose”/);
  });

  it('knows a word for every trial at every stage', () => {
    const says: Readonly<Record<(typeof TRIALS)[number], string>> = {
      crash: 'it does not come back',
      lose: 'nobody replaces it',
      update: '1 of 2 requests failed',
      scale: '3 run, 3 answer to one name',
      spread: 'on 1 of 1 machines',
      discovery: 'addresses behind the name catalog: 1',
      secret: 'a file in memory',
    };
    for (const stage of STAGES) {
      const recording = recordingOf({
        [`${stage}-gives`]: TRIALS.map((trial) => ['sh', `${trial}: ${says[trial]}`] as const),
      });
      for (const trial of TRIALS) expect(gaveAt(stage, trial, recording).zh).not.toBe('');
    }
  });
});
