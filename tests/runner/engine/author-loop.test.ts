import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Deps } from '../../../scripts/runner/deps.ts';
import {
  proveAndCompare,
  type ProveOptions,
} from '../../../scripts/runner/engine/prove-and-report.ts';
import { makeFakeDeps } from '../support/fake-deps.ts';
import { exited } from '../support/fake-exec.ts';
import { makeTinyEngine } from '../support/tiny-engine.ts';

const ONCE: ProveOptions = { rounds: 1, compares: false, keep: false, update: () => undefined };

async function prove(id: string, deps: Deps, options: Partial<ProveOptions> = {}) {
  const proof = await proveAndCompare(deps, id, { ...ONCE, ...options });
  return {
    ...proof,
    said: proof.findings.map(({ at, says }) => `${at}: ${says.en.split('\n')[0] ?? ''}`),
  };
}

describe('the author’s loop', () => {
  it('proves a lab that is right, and leaves nothing', async () => {
    const exec = makeTinyEngine();
    const deps = await makeFakeDeps({ exec });
    const proof = await prove('tiny', deps);
    expect(proof.said).toEqual([]);
    expect(exec.containers).toEqual([]);
    expect(await deps.files.walk(join(deps.paths.home, 'test'))).toEqual([]);
  });

  it('records what was printed, one token for one value, wrong answers left out', async () => {
    const { parts } = await prove('tiny', await makeFakeDeps({ exec: makeTinyEngine() }));
    expect(parts.map(({ id }) => id)).toEqual(['say-hello', 'write-greeting', 'remove-it']);
    expect(parts[0]?.commands.map(({ output, exit }) => [output, exit])).toEqual([
      ['<id-1>', 0],
      ['', 1],
    ]);
    expect(parts[1]?.commands.map(({ output }) => output)).toEqual(['', 'good morning']);
  });

  it('puts the work folder back after each wrong answer', async () => {
    const exec = makeTinyEngine();
    const deps = await makeFakeDeps({ exec });
    await prove('tiny', deps, { keep: true });
    const greeting = await readFile(join(deps.paths.home, 'test', 'tiny', 'greeting.txt'), 'utf8');
    expect(greeting).toBe('good morning\n');
    expect(await deps.files.list(join(deps.paths.home, 'test', 'tiny'))).toEqual(['greeting.txt']);
  });

  it('goes through it twice', async () => {
    const exec = makeTinyEngine();
    const { rounds } = await prove('tiny', await makeFakeDeps({ exec }), { rounds: 2 });
    expect(rounds).toBe(2);
    expect(exec.lines.filter((line) => line.includes('--name tiny-hello'))).toHaveLength(2);
  });

  it('finds checks that pass untouched and a wrong answer that is right', async () => {
    const { said } = await prove(
      'passes-untouched',
      await makeFakeDeps({ exec: makeTinyEngine() }),
    );
    expect(said).toEqual([
      'step say-hello: its checks pass before anything was done',
      'task write-greeting, wrong answer right-after-all: “greets” does not catch it: the check passes',
    ]);
  });

  it('looks at a wrong answer seldom: at once, and when its time is over', async () => {
    const exec = makeTinyEngine();
    await prove('tiny', await makeFakeDeps({ exec }));
    const from = exec.lines.findIndex((line) => line.includes('cp wrong/greeting.txt'));
    const looks = exec.lines
      .slice(from, exec.lines.indexOf('sh -c docker rm tiny-task', from))
      .filter((line) => line === 'docker container inspect tiny-task');
    // One for the check before it.
    expect(looks).toHaveLength(1 + 2);
  });

  it('finds a wrong answer that another check catches', async () => {
    // Without its container the other answer is caught one check too early.
    const exec = makeTinyEngine([
      (line) =>
        line.includes('--name tiny-task') && line.includes('greeting.txt')
          ? exited(1, '', 'no space')
          : undefined,
    ]);
    const { said, findings } = await prove('tiny', await makeFakeDeps({ exec }));
    expect(said[0]).toBe(
      'task write-greeting, wrong answer other-words: it should be caught by “greets”, but the earlier check “there” caught it',
    );
    expect(findings[0]?.evidence).toContain('no space');
  });

  it('ends at a command that fails, with its output, and cleans up all the same', async () => {
    const exec = makeTinyEngine([
      (line) => (line === 'sh -c docker rm tiny-task' ? exited(1, '', 'no') : undefined),
    ]);
    const { said, findings } = await prove('tiny', await makeFakeDeps({ exec }));
    expect(said.at(-1)).toMatch(/undo: a command failed: it ended with exit code 1 instead of 0/);
    expect(findings.at(-1)?.evidence).toBe('no');
    expect(exec.containers).toEqual([]);
  });

  it('refuses a lab that has things on this machine, and touches none of them', async () => {
    const exec = makeTinyEngine();
    exec.containers.push({
      id: 'f'.repeat(64),
      name: 'tiny-mine',
      label: 'learn-k8s.lab=tiny',
      log: '',
    });
    await expect(prove('tiny', await makeFakeDeps({ exec }))).rejects.toMatchObject({
      code: 3,
      what: { en: 'The lab tiny already has things on this machine: container tiny-mine.' },
      next: { en: 'npx lab stop tiny' },
    });
    expect(exec.containers).toHaveLength(1);
  });

  it('refuses to test one lab twice at once', async () => {
    const deps = await makeFakeDeps({ exec: makeTinyEngine() });
    const release = await deps.files.lock(join(deps.paths.home, 'test', 'tiny.lock'));
    await expect(prove('tiny', deps)).rejects.toMatchObject({
      what: { en: 'The lab tiny is being tested already.' },
    });
    await release?.();
  });

  it('on Ctrl-C removes what it made before it ends', async () => {
    const interrupt = new AbortController();
    const exec = makeTinyEngine([
      (line) => {
        if (line.includes('docker run --rm --label')) interrupt.abort(new Error('Ctrl-C'));
        return undefined;
      },
    ]);
    const deps = await makeFakeDeps({ exec, signal: interrupt.signal });
    await expect(prove('tiny', deps)).rejects.toThrow('Ctrl-C');
    expect(exec.containers).toEqual([]);
  });

  it('compares with the recording: none is a finding, and so is another output', async () => {
    const deps = await makeFakeDeps({ exec: makeTinyEngine() });
    const first = await prove('tiny', deps, { compares: true });
    expect(first.said).toEqual([
      'recording.json: the lab has never been recorded: npx lab record tiny',
    ]);
    const recording = { lab: 'tiny', provenance: {}, parts: first.parts };
    const withRecording = (text: string): Deps => ({
      ...deps,
      files: {
        ...deps.files,
        read: async (path) =>
          path.endsWith('recording.json') ? text : await deps.files.read(path),
      },
    });
    const same = JSON.stringify(recording);
    expect((await prove('tiny', withRecording(same), { compares: true })).said).toEqual([]);
    const other = await prove(
      'tiny',
      withRecording(same.replace('"output":"replaced"', '"output":"kept"')),
      {
        compares: true,
      },
    );
    expect(other.findings[0]?.evidence).toMatch(/^-kept$/m);
    expect(other.findings[0]?.evidence).toMatch(/^\+replaced$/m);
  });
});

describe('a lab that needs Docker alone', () => {
  it('asks for neither kind nor kubectl, and opens no cluster', async () => {
    const exec = makeTinyEngine();
    const cluster = () => Promise.reject(new Error('it opened the cluster'));
    expect((await prove('tiny', await makeFakeDeps({ exec, cluster }))).said).toEqual([]);
    expect(exec.lines.filter((line) => /\b(?:kind|kubectl)\b/.test(line))).toEqual([]);
    expect(exec.lines.length).toBeGreaterThan(10);
  });
});
