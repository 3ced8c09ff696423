import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Deps } from '../../scripts/runner/deps.ts';
import { proveAndCompare } from '../../scripts/runner/engine/prove-and-report.ts';
import { engineMissing, need } from './engine.ts';
import { exec, makeFixtureDeps } from './fixture-deps.ts';

// The loop itself on a real engine, with labs made for that: it must find what is wrong with a lab, and leave nothing.

let home = '';
let deps: Deps;
const options = { rounds: 1, compares: false, keep: false, update: () => undefined } as const;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'loop-test-'));
  deps = await makeFixtureDeps(home);
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});
beforeEach((context) => {
  need(context, engineMissing);
});

/** Names of containers with a lab's label. */
async function left(lab: string): Promise<string> {
  const ran = await exec.run([
    'docker',
    'ps',
    '-a',
    '--filter',
    `label=learn-k8s.lab=${lab}`,
    '--format',
    '{{.Names}}',
  ]);
  return ran.kind === 'exited' ? ran.stdout : ran.kind;
}

it('proves a lab that is right, twice, with the same output each time', async () => {
  const first = await proveAndCompare(deps, 'tiny', options);
  const second = await proveAndCompare(deps, 'tiny', options);
  expect(first.findings).toEqual([]);
  expect(second.findings).toEqual([]);
  const printed = ({ parts }: typeof first) =>
    parts.map(({ commands }) => commands.map(({ output, exit: code }) => [output, code]));
  expect(printed(second)).toEqual(printed(first));
  expect(printed(first)[0]).toEqual([
    ['<id-1>', 0],
    ['', 1],
  ]);
  expect(await left('tiny')).toBe('');
});

it('finds checks that pass untouched, and a wrong answer that is right', async () => {
  const { findings } = await proveAndCompare(deps, 'passes-untouched', options);
  expect(findings.map(({ at }) => at)).toEqual([
    'step say-hello',
    'task write-greeting, wrong answer right-after-all',
  ]);
  expect(await left('passes-untouched')).toBe('');
});

it('interrupted in the middle, it still leaves nothing', async () => {
  const interrupt = new AbortController();
  const update = ({ en }: { en: string }): void => {
    if (en.includes('wrong answer')) interrupt.abort(new Error('Ctrl-C'));
  };
  const interrupted = proveAndCompare({ ...deps, signal: interrupt.signal }, 'tiny', {
    ...options,
    update,
  });
  await expect(interrupted).rejects.toThrow();
  expect(await left('tiny')).toBe('');
});
