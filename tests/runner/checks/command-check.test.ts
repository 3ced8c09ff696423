import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type CommandCheck } from '../../../scripts/lab-kit/checks.ts';
import { clock } from '../../../scripts/runner/adapters/clock.ts';
import { makeExec } from '../../../scripts/runner/adapters/exec.ts';
import { makeFiles } from '../../../scripts/runner/adapters/files.ts';
import { evaluate } from '../../../scripts/runner/engine/evaluate.ts';
import type { LabRun } from '../../../scripts/runner/lab-run.ts';
import type { Clock, Exec, RunResult } from '../../../scripts/runner/ports.ts';
import { makeFakeClock } from '../support/fake-clock.ts';
import { makeFakeCluster } from '../support/fake-cluster.ts';
import { type Answer, exited, makeFakeExec } from '../support/fake-exec.ts';

async function see(wanted: CommandCheck, exec: Exec, real?: { folder: string; clock: Clock }) {
  const env = { LAB_ID: 'tiny', PATH: process.env['PATH'] ?? '' };
  const folder = real?.folder ?? '/work/tiny';
  const run = { lab: { id: 'tiny' }, folder, env } as unknown as LabRun;
  const clock = real?.clock ?? makeFakeClock();
  const began = clock.now();
  const [report] = await evaluate(
    {
      exec,
      files: makeFiles(),
      clock,
      cluster: () => Promise.resolve(makeFakeCluster()),
      clusterName: 'course',
      signal: new AbortController().signal,
    },
    run,
    [wanted],
    { memory: new Map() },
  );
  if (report === undefined) throw new Error('no report');
  const { status, expected, actual, next } = report.result;
  return { status, expected, actual, next, seconds: (clock.now() - began) / 1000 };
}

const answering = (...results: readonly RunResult[]) => {
  let asked = 0;
  return makeFakeExec([() => results[Math.min(asked++, results.length - 1)]]);
};

describe('command', () => {
  const LINE = 'docker service ls | grep web';

  it('runs as a step does: by sh, in the work folder, with the environment of the lab', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'command-check-'));
    await writeFile(join(folder, 'menu.txt'), 'noodles\n');
    const wanted = check.command('cat menu.txt | tr a-z A-Z; echo "$LAB_ID"', {
      stdout: '^NOODLES\ntiny$',
    });
    expect(await see(wanted, makeExec({ env: {} }), { folder, clock })).toMatchObject({
      status: 'pass',
    });
  });

  it('has the defaults of every check', () => {
    expect(check.command('true')).toEqual({
      type: 'command',
      id: 'command',
      within: 30,
      run: 'true',
    });
  });

  it.each<[string, Partial<CommandCheck>, RunResult, string, string]>([
    ['the exit code', { exit: 3 }, exited(3), 'pass', ''],
    ['another exit code', {}, exited(1, '', 'no such service'), 'wrong', 'exit code 1: no such'],
    ['an exit code that should have been one', { exit: 1 }, exited(0), 'wrong', 'exit code 0'],
    ['a pattern', { stdout: '^2/2$' }, exited(0, 'web\n2/2\n'), 'pass', ''],
    ['another text', { stdout: '^2/2$' }, exited(0, '1/2\n'), 'wrong', '1/2'],
    ['nothing at all', { stdout: 'web' }, exited(0), 'wrong', '(empty)'],
    ['a pattern that must not be', { stdoutNot: 'Rejected' }, exited(0, 'Running\n'), 'pass', ''],
    ['and is', { stdoutNot: 'Rejected' }, exited(0, 'Rejected\n'), 'wrong', 'Rejected'],
    [
      'an engine that is not there',
      {},
      exited(1, '', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.'),
      'broken',
      'Cannot connect',
    ],
    ['too much output', {}, { kind: 'too-much-output', limitBytes: 9, all: '' }, 'broken', 'too'],
    ['no shell', {}, { kind: 'not-found', program: 'sh' }, 'broken', 'sh is not installed'],
  ])('%s', async (_, more, ran, status, actual) => {
    const seen = await see(check.command(LINE, { within: 1, ...more }), answering(ran));
    expect(seen.status).toBe(status);
    if (status === 'pass') return;
    expect(seen.actual.en).toContain(actual);
    if (status === 'wrong') expect(seen.next.en).toBe(LINE);
  });

  it('asks again each second until it passes', async () => {
    const seen = await see(
      check.command(LINE, { stdout: '2/2' }),
      answering(exited(0, '0/2\n'), exited(1, ''), exited(0, '2/2\n')),
    );
    expect(seen).toMatchObject({ status: 'pass', seconds: 2 });
  });

  it('gives the last answer when time is up, in both languages', async () => {
    const seen = await see(check.command(LINE, { within: 5 }), answering(exited(1, '', 'nothing')));
    expect(seen).toMatchObject({ status: 'wrong', seconds: 5 });
    expect(seen.expected).toEqual({ en: 'exit code 0', zh: '退出码 0' });
    expect(seen.actual).toEqual({ en: 'exit code 1: nothing', zh: '退出码 1：nothing' });
  });

  it('is not yet when it does not end', async () => {
    const seen = await see(
      check.command(LINE, { within: 1 }),
      answering({ kind: 'timed-out', afterMs: 30_000, all: '' }),
    );
    expect(seen).toMatchObject({ status: 'not-yet', actual: { en: 'it is still running' } });
  });

  describe('a program that is not found', () => {
    const lacking = (said: string, isHere: boolean): Answer => {
      return (line) =>
        line.includes('command -v -- curl') ? exited(isHere ? 0 : 127) : exited(127, '', said);
    };

    it.each(['sh: 1: curl: not found\n', 'sh: line 1: curl: command not found\n'])(
      'is the machine’s fault: %s',
      async (said) => {
        const exec = makeFakeExec([lacking(said, false)]);
        expect(await see(check.command('curl -s http://localhost'), exec)).toMatchObject({
          status: 'broken',
          actual: { en: 'curl is not installed', zh: '没有安装 curl' },
          seconds: 0,
        });
      },
    );

    it('is not when a container lacks it', async () => {
      const exec = makeFakeExec([lacking('sh: curl: not found\n', true)]);
      const wanted = check.command("docker exec web sh -c 'curl -s localhost'", { within: 1 });
      expect((await see(wanted, exec)).status).toBe('wrong');
    });

    it('is an answer when the lab asks for it', async () => {
      const exec = makeFakeExec([lacking('sh: curl: not found\n', true)]);
      expect((await see(check.command('x', { exit: 127 }), exec)).status).toBe('pass');
    });
  });
});
