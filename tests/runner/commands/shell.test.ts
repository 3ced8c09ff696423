import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeMachine, makeFakeMachine } from '../../fixtures/lab-command.ts';

vi.setConfig({ testTimeout: 60_000 });

let machine: FakeMachine;

beforeEach(async () => {
  machine = await makeFakeMachine();
  await mkdir(join(machine.home, 'work', 'services'), { recursive: true });
  const services = { startedAt: '2026-11-21T12:00:00.000Z', at: 'three-replicas', done: [] };
  const progress = { version: 1, labs: { services } };
  await writeFile(join(machine.home, 'progress.json'), JSON.stringify(progress));
});
afterEach(async () => {
  await machine.remove();
});

const inShell = async (...command: string[]) =>
  await machine.lab(['shell', 'services', '--', ...command]);

describe('shell <lab> -- command', () => {
  it('runs in the work folder, with the kubeconfig and the variables of the lab', async () => {
    const { code, stdout } = await inShell(
      '/bin/sh',
      '-c',
      'pwd -P; echo "$KUBECONFIG"; echo "$LAB_ID $LAB_NAMESPACE $LAB_CLUSTER"',
    );
    expect(code).toBe(0);
    const [folder, kubeconfig, variables] = stdout.split('\n');
    expect(folder).toMatch(/\/home\/work\/services$/);
    expect(kubeconfig).toBe(join(machine.home, 'work', 'services.kubeconfig'));
    expect(variables).toBe('services lab-services course');
  });

  it('finds downloaded programs first, and lab itself', async () => {
    const { stdout } = await inShell('/bin/sh', '-c', 'echo "$PATH"; command -v lab');
    const bin = join(machine.home, 'bin');
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${bin}:`)),
      join(bin, 'lab'),
      '',
    ]);
  });

  it('keeps the learner’s language and colours', async () => {
    const { stdout } = await inShell('/bin/sh', '-c', 'echo "$LANG|$LC_ALL|$NO_COLOR"');
    expect(stdout).toBe('en_US.UTF-8||\n');
  });

  it.each([0, 1, 7, 42])('ends with the exit code of the command: %i', async (wanted) => {
    expect((await inShell('/bin/sh', '-c', `exit ${String(wanted)}`)).code).toBe(wanted);
  });

  it('a command that is not there: code 2 and what to do', async () => {
    const { code, stderr } = await inShell('no-such-program');
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot run: no-such-program');
    expect(stderr).toContain('npx lab shell services');
  });
});

describe('lab in the shell', () => {
  /** The shell's `lab` is started by the Node on the PATH. */
  const ask = async (line: string, flags: readonly string[] = []) =>
    await machine.lab(['shell', 'services', ...flags, '--', '/bin/sh', '-c', line], {
      PATH: [join(dirname(machine.home), 'bin'), dirname(process.execPath)].join(delimiter),
    });

  it('answers in the language that the shell was opened in', async () => {
    const { stderr } = await ask('lab check images; lab check images --lang en', ['--lang', 'zh']);
    expect(stderr).toContain('实验 images 还没有开始');
    expect(stderr).toContain('The lab images has not been started');
    expect((await ask('lab check images')).stderr).toContain('has not been started');
  });

  it('names commands as they are typed there: npx would look for another program called lab', async () => {
    const lines = ['--help', 'check --help', 'check images', 'check images --json', 'list'];
    const { stdout, stderr } = await ask(lines.map((line) => `lab ${line}`).join('; '));
    expect(stderr).toContain('Next: lab start images');
    expect(stdout).toContain('"next": "lab start images"');
    expect(stdout + stderr).not.toContain('npx');
    expect((await machine.lab(['check', 'images'])).stderr).toContain('Next: npx lab start images');
  });
});

describe('shell <lab>', () => {
  it('opens the learner’s own shell and ends with its code', async () => {
    const { code, stdout } = await machine.lab(['shell'], { SHELL: '/bin/false' });
    expect(code).toBe(1);
    expect(stdout).toContain('The lab services in ');
  });

  it('bash: reads its own start-up file first, then ours, which sets the prompt', async () => {
    await machine.lab(['shell'], { SHELL: '/no/such/bash' });
    const rc = await readFile(join(machine.home, 'shell', 'services.bashrc'), 'utf8');
    expect(rc.split('\n')[0]).toContain('. ~/.bashrc');
    expect(rc).toContain("export LAB_ID='services'");
    expect(rc).toContain("export LAB_LANG='en'");
    expect(rc).toContain('PS1=\'(lab services) \'"$PS1"');
  });

  it('zsh: the same, without losing the learner’s own ZDOTDIR', async () => {
    await machine.lab(['shell'], { SHELL: '/no/such/zsh' });
    const rc = await readFile(join(machine.home, 'shell', 'services', '.zshrc'), 'utf8');
    expect(rc).toContain('. "$ZDOTDIR/.zshrc"');
    expect(rc).toContain("PROMPT='(lab services) '");
  });

  it('--dry-run shows what it would open and writes nothing', async () => {
    const { code, stdout } = await machine.lab(['shell', '--dry-run'], { SHELL: '/bin/bash' });
    expect(code).toBe(0);
    expect(stdout).toContain('/bin/bash');
    await expect(stat(join(machine.home, 'bin', 'lab'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('a lab that was not started: says how to start it', async () => {
    const { code, stderr } = await machine.lab(['shell', 'images', '--lang', 'zh']);
    expect(code).toBe(2);
    expect(stderr).toContain('npx lab start images');
  });
});
