import { describe, expect, it } from 'vitest';
import type { Need } from '../../../scripts/lab-kit/lab.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { probePrograms, requirePrograms } from '../../../scripts/runner/machine/programs.ts';
import { type Answer, exited, makeFakeExec } from '../support/fake-exec.ts';

const has =
  (
    compose: string | undefined,
    curl = 'curl 8.14.1 (x86_64-pc-linux-gnu) libcurl/8.14.1',
  ): Answer =>
  (line) => {
    if (line.startsWith('docker compose'))
      return compose ?? exited(1, '', "docker: 'compose' is not a docker command.");
    return line.startsWith('curl') && curl !== '' ? curl : undefined;
  };

function machine(answer: Answer, os: Deps['host']['os'] = 'linux') {
  const exec = makeFakeExec([answer]);
  const host = { os, arch: 'amd64', node: '22.23.2', userHome: '/home/ann' } as const;
  return { exec, host, signal: new AbortController().signal };
}

describe('programs that single labs need', () => {
  it.each<[readonly Need[], readonly string[]]>([
    [['docker'], []],
    [['docker', 'cluster', 'swarm'], []],
    [['docker', 'compose'], ['docker compose version --short']],
    [['docker', 'curl'], ['curl --version']],
  ])('%s: only these are asked for', async (needs, lines) => {
    const deps = machine(has('2.26.1-4\n'));
    await requirePrograms(deps, needs);
    expect(deps.exec.lines).toEqual(lines);
  });

  it.each<[string, Need, Answer, string, string]>([
    ['no Compose', 'compose', has(undefined), 'no Compose plugin', '没有 Compose 插件'],
    ['help in its place', 'compose', has('Usage: docker [OPTIONS]\n'), 'no Compose', '没有'],
    ['an old one', 'compose', has('v2.3.3\n'), '2.3.3 is too old', '2.3.3 太旧'],
    ['no curl', 'curl', has('2.26.1', ''), 'curl is not installed', '没有安装 curl'],
  ])('%s: refused with the way out, code 3', async (_, need, answer, en, zh) => {
    await expect(requirePrograms(machine(answer), ['docker', need])).rejects.toMatchObject({
      code: 3,
      what: {
        en: expect.stringContaining(en) as string,
        zh: expect.stringContaining(zh) as string,
      },
      next: { en: expect.stringMatching(/https:|apt-get/) as string },
    });
  });

  it('are told by doctor: there, or only noted, since most labs need neither', async () => {
    const [compose, curl] = await probePrograms(machine(has('2.26.1-4\n', ''), 'darwin'));
    expect(compose).toMatchObject({ id: 'compose', verdict: 'good', saw: { en: '2.26.1' } });
    expect(curl).toMatchObject({ id: 'curl', verdict: 'note' });
    expect(curl?.fix?.en).toContain('curl.se');
  });
});
