import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeExec, StreamError } from '../../../scripts/runner/adapters/exec.ts';

const programs = join(import.meta.dirname, '../../fixtures/programs');
const program = (name: string) => join(programs, name);
const env = { PATH: '/usr/bin:/bin', FROM_SETTINGS: 'yes' };
const exec = makeExec({ env });

describe('every way a program can end has its own name', () => {
  it('exited: the code, both streams, and both together', async () => {
    const result = await exec.run([program('say.sh'), 'a b', '$HOME;'], { env: { CODE: '7' } });
    expect(result).toMatchObject({
      kind: 'exited',
      code: 7,
      stdout: 'a b\n$HOME;\n',
      stderr: 'to stderr\n',
    });
    expect(result.kind === 'exited' && result.all.split('\n').toSorted()).toEqual(
      ['', '$HOME;', 'a b', 'to stderr'].toSorted(),
    );
  });

  it('not-found', async () => {
    expect(await exec.run(['no-such-program-here'])).toEqual({
      kind: 'not-found',
      program: 'no-such-program-here',
    });
  });

  it('not-permitted', async () => {
    expect(await exec.run([program('not-executable.txt')])).toMatchObject({
      kind: 'not-permitted',
    });
  });

  it('timed-out, with what it had printed', async () => {
    const result = await exec.run([program('forever.sh')], { timeoutMs: 300 });
    expect(result).toMatchObject({ kind: 'timed-out', afterMs: 300 });
    expect(result.kind === 'timed-out' && result.all).toMatch(/^\d+\n$/);
  });

  it('too-much-output, at the limit', async () => {
    const small = makeExec({ env, outputLimit: 10_000 });
    const result = await small.run([program('flood.sh')]);
    expect(result).toMatchObject({ kind: 'too-much-output', limitBytes: 10_000 });
    expect(result.kind === 'too-much-output' && result.all.length).toBeLessThanOrEqual(20_000);
  });

  it('killed, by a signal that was not ours', async () => {
    expect(await exec.run([program('suicide.sh')])).toMatchObject({
      kind: 'killed',
      signal: 'SIGKILL',
      all: 'last words\n',
    });
  });

  it('cancelled, before it starts and while it runs', async () => {
    expect(await exec.run([program('say.sh')], { signal: AbortSignal.abort() })).toEqual({
      kind: 'cancelled',
    });
    const stop = new AbortController();
    const running = exec.run([program('forever.sh')], {
      signal: stop.signal,
      onLine: () => {
        stop.abort();
      },
    });
    expect(await running).toEqual({ kind: 'cancelled' });
  });
});

it('cancelling ends the children of the program, too', async () => {
  const stop = new AbortController();
  let child = 0;
  await exec.run([program('forever.sh')], {
    signal: stop.signal,
    onLine: (line) => {
      child = Number(line);
      stop.abort();
    },
  });
  expect(child).toBeGreaterThan(1);
  await expect.poll(() => isRunning(child)).toBe(false);
});

it('a folder that is not there is told as such, not as a missing program', async () => {
  await expect(exec.run(['sh'], { cwd: '/no/such/folder' })).rejects.toThrow('No such folder');
});

it('the environment is the one given, and only that', async () => {
  const result = await exec.run(['sh', '-c', 'echo $FROM_SETTINGS $MORE $VITEST'], {
    env: { MORE: 'more' },
  });
  expect(result).toMatchObject({ stdout: 'yes more\n' });
});

it('gives input, and lines as they come', async () => {
  const lines: string[] = [];
  const input = 'one\ntwo\r\nthree';
  const result = await exec.run([program('echo-input.sh')], {
    input,
    onLine: (line) => lines.push(line),
  });
  expect(result).toMatchObject({ kind: 'exited', stdout: input });
  expect(lines).toEqual(['one', 'two', 'three']);
});

describe('stream', () => {
  it('gives the bytes', async () => {
    const bytes: number[] = [];
    for await (const chunk of exec.stream(['printf', '\\001\\377\\n'])) bytes.push(...chunk);
    expect(bytes).toEqual([1, 255, 10]);
  });

  it('rejects with how the program ended', async () => {
    const read = async () => {
      await Array.fromAsync(exec.stream(['sh', '-c', 'echo some; echo why >&2; exit 3']));
    };
    const error: unknown = await read().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject({ result: { kind: 'exited', code: 3, stderr: 'why\n' } });
  });
});

/** A zombie that nobody collected yet is dead, too: signal 0 would still reach it. */
async function isRunning(pid: number): Promise<boolean> {
  const result = await exec.run(['ps', '-o', 'stat=', '-p', String(pid)]);
  return result.kind === 'exited' && result.stdout.trim() !== '' && !result.stdout.startsWith('Z');
}
