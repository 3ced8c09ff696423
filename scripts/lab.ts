/** The command line's entry: builds the real adapters, runs one command, ends with its exit code. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { clock } from './runner/adapters/clock.ts';
import { makeConfirm } from './runner/adapters/confirm.ts';
import { makeExec } from './runner/adapters/lazy-exec.ts';
import { makeFiles } from './runner/adapters/files.ts';
import { network } from './runner/adapters/network.ts';
import { makeHumanReporter, silentReporter } from './runner/adapters/reporter.ts';
import { asCalled } from './runner/cli/called.ts';
import { commandHelp, generalHelp } from './runner/cli/help.ts';
import { chooseLanguage, localise } from './runner/cli/language.ts';
import {
  commonOptions,
  namedArguments,
  ownFlags,
  parseLine,
  splitCommand,
} from './runner/cli/parse.ts';
import {
  INTERRUPTED,
  reportBug,
  reportInterrupt,
  reportRefusal,
  type ErrorReport,
} from './runner/cli/report-error.ts';
import { unknownName } from './runner/cli/suggest.ts';
import { COMMANDS } from './runner/command-table.ts';
import type { CommonOptions, Deps, Host } from './runner/deps.ts';
import { withLock } from './runner/lock.ts';
import { EXIT, UserError } from './runner/outcome.ts';
import { makePaths } from './runner/paths.ts';
import type { Cluster } from './runner/ports.ts';

const ROOT = dirname(import.meta.dirname);
const argv = process.argv.slice(2);
const language = chooseLanguage(argv, process.env);
const json = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined).includes('--json');
const called = (text: string): string => asCalled(text, process.env);
const interrupt = new AbortController();
let terminalIsTaken = false;

process.on('SIGINT', () => {
  // The learner's shell has the terminal: Ctrl-C is for what runs in it.
  if (terminalIsTaken) return;
  if (interrupt.signal.aborted) process.exit(INTERRUPTED);
  interrupt.abort(new Error('Ctrl-C'));
});
process.on('SIGTERM', () => interrupt.abort(new Error('SIGTERM')));
// `lab list | head -1`: the reader left, which is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.bug);
});

/** Where bugs go when package.json names no address: this copy may not have come from a public one. */
const NO_ADDRESS = {
  en: 'the issue page of the repository you got this from',
  zh: '你获取本课程的代码仓库的 issue 页面',
} as const;

const { name, others } = splitCommand(argv);
try {
  process.exitCode = await main();
} catch (error) {
  const report = await describeFailure(error);
  if (json) print(JSON.stringify(report.json, undefined, 2));
  else process.stderr.write(`${called(report.text)}\n`);
  process.exitCode = report.code;
}

async function main(): Promise<number> {
  if (name === undefined) {
    const { flags } = parseLine(others, {});
    return print(
      flags['version'] === true ? await courseVersion() : generalHelp(COMMANDS, language),
    );
  }
  const entry = COMMANDS.find((known) => known.name === name);
  if (entry === undefined) {
    if (name === 'help') return print(generalHelp(COMMANDS, language));
    throw unknownName(
      'command',
      name,
      COMMANDS.map((known) => known.name),
    );
  }
  const { command } = await entry.load();
  const line = parseLine(others, command.flags);
  if (line.flags['version'] === true) return print(await courseVersion());
  if (line.flags['help'] === true) return print(commandHelp(command, entry.summary, language));
  const options = commonOptions(line.flags, language);
  const args = namedArguments(command, line);
  const deps = makeDeps(options);
  const given = { ...options, ...ownFlags(command, line.flags) };
  const work = async () => await command.run(deps, given, args);
  const locked = command.locks && !options.dryRun;
  const outcome = locked ? await withLock(deps, command.name, work) : await work();
  // Interrupted work that ended quietly is still not done.
  if (interrupt.signal.aborted) throw interrupt.signal.reason;
  if (options.json) print(JSON.stringify(localise(outcome.data ?? {}, language), undefined, 2));
  return outcome.childCode ?? outcome.code;
}

function makeDeps(options: CommonOptions): Deps {
  const paths = makePaths(ROOT, process.env);
  const path = [paths.bin, process.env['PATH'] ?? ''].join(delimiter);
  const exec = makeExec({
    // Whatever a program reads without being told, it reads ours: the user's own clusters are out of reach.
    env: { ...definedOnly(process.env), PATH: path, KUBECONFIG: paths.kubeconfig },
    onInteractive: (active) => (terminalIsTaken = active),
  });
  let made: { readonly config: string; readonly cluster: Promise<Cluster> } | undefined;
  return {
    exec,
    clock,
    network,
    paths,
    files: makeFiles(),
    host: thisHost(),
    reporter: options.json
      ? silentReporter
      : makeHumanReporter({ ...options, called, out: process.stdout, err: process.stderr }),
    cluster: async () => {
      // Made anew when the cluster was: the certificates are others then.
      const config = await readFile(paths.kubeconfig, 'utf8').catch(() => '');
      if (made?.config !== config) {
        const cluster = import('./runner/adapters/cluster.ts').then(({ makeCluster }) =>
          makeCluster(paths.kubeconfig),
        );
        made = { config, cluster };
      }
      return await made.cluster;
    },
    clusterName: process.env['LAB_CLUSTER'] ?? 'course',
    env: process.env,
    signal: interrupt.signal,
    confirm: makeConfirm(options),
  };
}

function thisHost(): Host {
  const os =
    process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'darwin' : 'linux';
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  return { os, arch, node: process.versions.node, userHome: homedir() };
}

async function describeFailure(error: unknown): Promise<ErrorReport> {
  if (interrupt.signal.aborted) return reportInterrupt(name ?? '', language);
  if (error instanceof UserError) return reportRefusal(error, language);
  return reportBug(error, await reportAddress(), language);
}

async function packageJson(): Promise<{ version?: string; bugs?: { url?: string } }> {
  return JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    version?: string;
    bugs?: { url?: string };
  };
}

async function courseVersion(): Promise<string> {
  return (await packageJson()).version ?? '0';
}

async function reportAddress(): Promise<string> {
  return (await packageJson()).bugs?.url ?? NO_ADDRESS[language];
}

function print(text: string): typeof EXIT.done {
  process.stdout.write(`${called(text)}\n`);
  return EXIT.done;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
