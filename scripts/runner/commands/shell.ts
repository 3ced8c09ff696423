import { basename, join } from 'node:path';
import { CALLED } from '../cli/called.ts';
import { LAB_LANG } from '../cli/language.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, UserError } from '../outcome.ts';
import { openSession } from '../session/session.ts';
import { expectSuccess } from '../tools/succeed.ts';

/** A day: the learner leaves the shell, not a deadline. */
const SHELL_MS = 24 * 60 * 60_000;

/** `lab shell [lab] [-- command…]` */
export const command = defineCommand({
  name: 'shell',
  args: [
    {
      name: 'lab',
      summary: {
        en: 'its id; not needed when one lab is under way',
        zh: '实验名；只有一个进行中的实验时可省略',
      },
    },
    {
      name: 'command',
      afterDashes: true,
      summary: {
        en: 'run only this, and end with its exit code',
        zh: '只运行这条命令，并以它的退出码结束',
      },
    },
  ],
  flags: {},
  locks: false,
  details: {
    en: 'Opens the shell you use ($SHELL) in the work folder of the lab. kubectl speaks to the cluster of the course, in the namespace of the lab; `lab check` works as it is, and answers in the language that this command was given. Leave it with `exit`.',
    zh: '在实验的工作目录中打开你平时用的 shell（$SHELL）。kubectl 连接课程的集群和实验的命名空间，`lab check` 可直接使用，语言与本命令相同。用 `exit` 离开。',
  },
  run: async (deps, options, args) => {
    const { run } = await openSession(deps, args.lab);
    const env = { ...learnerEnvironment(run), [LAB_LANG]: options.language };
    const [program, ...rest] = args.command;
    if (options.dryRun) {
      const argv = program === undefined ? [userShell(deps)] : args.command;
      deps.reporter.block(`cd ${run.folder} && ${argv.join(' ')}`, 'command');
      return { code: EXIT.done, data: { folder: run.folder, command: argv, env } };
    }
    await writeShim(deps);
    if (program === undefined) {
      const { argv, env: own } = await promptingShell(deps, run, env);
      deps.reporter.line({
        en: `The lab ${run.lab.id} in ${run.folder}. \`lab check\`, \`lab hint\`, \`lab next\` work here; \`exit\` leaves.`,
        zh: `实验 ${run.lab.id}，目录 ${run.folder}。这里可用 \`lab check\`、\`lab hint\`、\`lab next\`；\`exit\` 离开。`,
      });
      return await hand(deps, run, argv, { ...env, ...own });
    }
    return await hand(deps, run, [program, ...rest], env);
  },
});

/** Gives the terminal away and passes on how the program ended. */
async function hand(
  { exec }: Deps,
  run: LabRun,
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
) {
  const result = await exec.run(argv, {
    env,
    cwd: run.folder,
    interactive: true,
    timeoutMs: SHELL_MS,
  });
  // Whatever it ends with is the learner's business: a shell ends with its last command's code.
  if (result.kind === 'exited') return { code: EXIT.done, childCode: result.code };
  if (result.kind === 'killed') return { code: EXIT.done, childCode: 130 };
  if (result.kind === 'not-found' || result.kind === 'not-permitted') {
    throw new UserError(EXIT.usage, {
      what: { en: `Cannot run: ${argv.join(' ')}`, zh: `无法运行：${argv.join(' ')}` },
      next: {
        en: `Is \`${argv[0]}\` spelled right and on PATH? To open a shell: npx lab shell ${run.lab.id}`,
        zh: `\`${argv[0]}\` 拼写是否正确、是否在 PATH 中？打开 shell：npx lab shell ${run.lab.id}`,
      },
    });
  }
  expectSuccess(result, {
    what: { en: 'The shell did not end well.', zh: 'shell 异常结束。' },
    next: { en: `npx lab shell ${run.lab.id}`, zh: `npx lab shell ${run.lab.id}` },
  });
  return { code: EXIT.done };
}

const NEEDED = ['PATH', 'KUBECONFIG', 'COMPOSE_PROJECT_NAME', 'NO_PROXY', 'no_proxy'];

/** What a lab needs, without what only makes recorded output even: the learner keeps their language and colours. */
function learnerEnvironment({ env }: LabRun): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(([key]) => key.startsWith('LAB_') || NEEDED.includes(key)),
  );
}

function userShell({ env, host }: Pick<Deps, 'env' | 'host'>): string {
  if (host.os === 'windows') return env['ComSpec'] ?? 'cmd.exe';
  return env['SHELL'] || '/bin/sh';
}

/**
 * The learner's shell with its own start-up files, then our part after them: they may set the prompt and the PATH
 * anew. A shell we know no way for gets the environment alone.
 */
async function promptingShell(
  deps: Deps,
  { lab }: LabRun,
  env: Readonly<Record<string, string>>,
): Promise<{ argv: readonly [string, ...string[]]; env: Readonly<Record<string, string>> }> {
  const shell = userShell(deps);
  const folder = join(deps.paths.home, 'shell');
  const exports = Object.entries(env)
    .map(([key, value]) => `export ${key}=${quote(value)}`)
    .join('\n');
  const hint = `(lab ${lab.id}) `;
  switch (basename(shell)) {
    case 'bash': {
      const file = join(folder, `${lab.id}.bashrc`);
      const text = `[ -f ~/.bashrc ] && . ~/.bashrc\n${exports}\nPS1=${quote(hint)}"$PS1"\n`;
      await deps.files.write(file, text);
      return { argv: [shell, '--rcfile', file, '-i'], env: {} };
    }
    case 'zsh': {
      const own = join(folder, lab.id);
      const home = '${LAB_ZDOTDIR:-$HOME}';
      const text = `ZDOTDIR=${home}\n[ -f "$ZDOTDIR/.zshrc" ] && . "$ZDOTDIR/.zshrc"\n${exports}\nPROMPT=${quote(hint)}"$PROMPT"\n`;
      await deps.files.write(join(own, '.zshrc'), text);
      const { ZDOTDIR } = deps.env;
      const before: Record<string, string> = ZDOTDIR === undefined ? {} : { LAB_ZDOTDIR: ZDOTDIR };
      return { argv: [shell, '-i'], env: { ...before, ZDOTDIR: own } };
    }
    case 'fish': {
      const sets = Object.entries(env)
        .map(([key, value]) => `set -gx ${key} ${quote(value)}`)
        .join('; ');
      return { argv: [shell, '--init-command', sets], env: {} };
    }
    default:
      return { argv: [shell], env: { PS1: `${hint}$ ` } };
  }
}

/** `lab` itself, on the PATH of the shell: the learner is no longer in the repository's folder, where npx finds it. */
async function writeShim({ files, paths, host, env }: Deps): Promise<void> {
  if (host.os === 'windows') return;
  const bin = join(paths.root, 'scripts', 'lab-bin.mjs');
  const home = env['LAB_HOME'] ? [`export LAB_HOME=${quote(paths.home)}`] : [];
  const call = `exec node ${quote(bin)} "$@"`;
  const text = ['#!/bin/sh', ...home, `export ${CALLED}=lab`, call, ''].join('\n');
  await files.writeProgram(join(paths.bin, 'lab'), new TextEncoder().encode(text));
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
