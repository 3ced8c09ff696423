import type { Need } from '../../lab-kit/lab.ts';
import type { Text } from '../../lab-kit/text.ts';
import { VERSIONS } from '../../lab-kit/versions.ts';
import type { Deps, Host } from '../deps.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { isAtLeast, parseVersion } from '../tools/version.ts';
import type { Probe } from './probe.ts';

type ProgramDeps = Pick<Deps, 'exec' | 'host' | 'signal'>;

/** Programs that single labs need besides Docker. */
const PROGRAMS = ['compose', 'curl'] as const;
type Program = (typeof PROGRAMS)[number];

const ASK: Readonly<Record<Program, readonly [string, ...string[]]>> = {
  compose: ['docker', 'compose', 'version', '--short'],
  curl: ['curl', '--version'],
};

const NAMES: Readonly<Record<Program, string>> = { compose: 'Docker Compose', curl: 'curl' };

/** What was found of a program: its version, or that it is not there. */
async function readProgram(
  { exec, signal }: ProgramDeps,
  program: Program,
): Promise<string | undefined> {
  const ran = await exec.run(ASK[program], { timeoutMs: 15_000, signal });
  signal.throwIfAborted();
  if (ran.kind !== 'exited' || ran.code !== 0) return undefined;
  // Without the plugin, an older docker takes `compose version` for a cry for help and prints that, with code 0.
  return parseVersion(ran.stdout)?.join('.');
}

function problemOf(
  program: Program,
  version: string | undefined,
  { os }: Pick<Host, 'os'>,
): { what: Text; why?: Text; next: Text } | undefined {
  if (program === 'curl')
    return version === undefined
      ? {
          what: { en: 'curl is not installed.', zh: '没有安装 curl。' },
          next:
            os === 'linux'
              ? same('sudo apt-get install curl  |  sudo dnf install curl')
              : same('https://curl.se/download.html'),
        }
      : undefined;
  const { minimum } = VERSIONS.compose;
  if (version !== undefined && isAtLeast(version, minimum)) return undefined;
  return {
    what:
      version === undefined
        ? {
            en: 'Docker has no Compose plugin: `docker compose` does not answer.',
            zh: 'Docker 没有 Compose 插件：`docker compose` 无法运行。',
          }
        : {
            en: `Docker Compose ${version} is too old; the labs need ${minimum} or newer.`,
            zh: `Docker Compose ${version} 太旧，实验需要 ${minimum} 或更新。`,
          },
    why: {
      en: 'The old program `docker-compose` (version 1) is another one and does not help.',
      zh: '旧的 `docker-compose`（第 1 版）是另一个程序，不能代替它。',
    },
    next: {
      en: 'Install it (https://docs.docker.com/compose/install/linux/; Docker Desktop brings it), then: npx lab doctor',
      zh: '安装该插件（https://docs.docker.com/compose/install/linux/；Docker Desktop 自带），然后运行：npx lab doctor',
    },
  };
}

/** Refuses, with the remedy, when a program that a lab needs is missing. */
export async function requirePrograms(deps: ProgramDeps, needs: readonly Need[]): Promise<void> {
  for (const program of PROGRAMS.filter((name) => needs.includes(name))) {
    const problem = problemOf(program, await readProgram(deps, program), deps.host);
    if (problem !== undefined) throw new UserError(EXIT.machine, problem);
  }
}

/** What `lab doctor` says of them. Most labs need neither, so a missing one is only noted. */
export async function probePrograms(deps: ProgramDeps): Promise<readonly Probe[]> {
  return await Promise.all(
    PROGRAMS.map(async (program): Promise<Probe> => {
      const version = await readProgram(deps, program);
      const problem = problemOf(program, version, deps.host);
      const base = { id: program, name: same(NAMES[program]) };
      return problem === undefined
        ? { ...base, verdict: 'good', saw: same(version ?? '') }
        : {
            ...base,
            verdict: 'note',
            saw: {
              en: `${problem.what.en} Labs that need it cannot run.`,
              zh: `${problem.what.zh}需要它的实验无法运行。`,
            },
            fix: problem.next,
          };
    }),
  );
}
