import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { engineMissing, realEnvironment } from './engine.ts';

/**
 * A network namespace in which there is only `lo`: no interface, no route, no name server. What is left is the engine's Unix
 * socket, which is a file, and a door to each port that a container of this engine publishes on this machine, as every
 * machine with Docker has them. Doors to anywhere else are refused on this side.
 *
 * The engine itself stays where it is, and with it the containers: that they ask nobody is not proven by the namespace.
 * So the way that commands have to make the engine ask is closed, too: `docker` refuses `pull` (but from a registry of this
 * machine) and builds with `--network none`, and every call is written down. And kind and kubectl are not there.
 */
export interface NoWayOut {
  /** Runs a program in there; its output goes to the test's log as it comes. */
  run(argv: readonly [string, ...string[]], given: RunGiven): Promise<RunEnded>;
  /** All calls of docker, from there, in order. */
  asked(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface RunGiven {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface RunEnded {
  readonly code: number | null;
  readonly text: string;
}

/** Without root the namespace needs a namespace of users around it. */
const UNSHARE =
  process.getuid?.() === 0 ? ['unshare', '--net'] : ['unshare', '--map-root-user', '--net'];

/** Why there can be no such namespace here; `undefined` when there can. */
export const noWayOutMissing = engineMissing ?? whyNoNamespace();

function whyNoNamespace(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  const [program = '', ...args] = UNSHARE;
  const { error, status, stderr } = spawnSync(program, [...args, 'ip', 'link', 'set', 'lo', 'up'], {
    encoding: 'utf8',
    env: realEnvironment,
  });
  if (error !== undefined) return `unshare is not here (${error.message})`;
  return status === 0 ? undefined : `no network namespace can be made: ${stderr.trim()}`;
}

/** Variables that lead to a proxy, another engine or the tests' own cluster, and those that bring along what an archive must. */
const NOT_TAKEN =
  /^(?:(?:https?|all|no|ftp)_proxy|docker_host|docker_context|kubeconfig|lab_(?:image|manifest|kind|kubectl)_.+)$/i;

/** Opens the doors of a namespace to be. */
export async function makeNoWayOut(): Promise<NoWayOut> {
  const folder = mkdtempSync(join(tmpdir(), 'no-way-out-'));
  const calls = join(folder, 'calls');
  await writeFile(calls, '');
  await closeDocker(folder, calls);
  for (const name of ['kind', 'kubectl'])
    await writeProgram(join(folder, 'bin', name), `echo "no ${name} on this machine" >&2; exit 1`);
  const doors = await openDoors(folder);
  const inside = join(import.meta.dirname, 'no-way-out-inside.ts');
  const taken = Object.entries(realEnvironment).filter(([name]) => !NOT_TAKEN.test(name));
  return {
    run: async (argv, { cwd, env }) => {
      const [program = '', ...args] = UNSHARE;
      const node = [process.execPath, '--disable-warning=ExperimentalWarning', inside, folder];
      const PATH = [join(folder, 'bin'), realEnvironment['PATH'] ?? ''].join(delimiter);
      const child = spawn(program, [...args, ...node, ...argv], {
        cwd,
        env: { ...Object.fromEntries(taken), ...env, PATH },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return await heard(child);
    },
    asked: async () => (await readFile(calls, 'utf8')).split('\n').filter(Boolean),
    close: async () => {
      doors.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function heard(child: ChildProcess): Promise<RunEnded> {
  let text = '';
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      process[stream].write(chunk);
    });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, text };
}

async function closeDocker(folder: string, calls: string): Promise<void> {
  const found = spawnSync('sh', ['-c', 'command -v docker'], {
    encoding: 'utf8',
    env: realEnvironment,
  });
  const real = found.stdout.trim();
  const script = `echo "docker $*" >> '${calls}'
for last; do :; done
case "$1:$last" in
  pull:localhost[:/]*|pull:127.0.0.1:*) ;;
  pull:*) echo "no way out: docker $*" >&2; exit 1 ;;
  build:*) shift; exec '${real}' build --network none "$@" ;;
  start:*|restart:*|run:*|compose:*) ;;
  *) exec '${real}' "$@" ;;
esac
'${real}' "$@"
ended=$?
# Elsewhere a port answers once docker is back; here only when its door is open, which is told in that file.
published=$('${real}' ps --format '{{.Ports}}' | grep -oE '(127\\.0\\.0\\.1|0\\.0\\.0\\.0):[0-9]+->' | grep -oE '[0-9]+->')
tries=0
for port in $published; do
  until grep -qxF "\${port%->}" '${join(folder, 'open')}' || [ $tries -ge 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
done
exit $ended`;
  await mkdir(join(folder, 'bin'));
  await writeProgram(join(folder, 'bin', 'docker'), script);
}

async function writeProgram(file: string, script: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
}

/**
 * Two Unix sockets: on `ports` the published ports are told, whenever they change; on `door` one line with a port is
 * answered with a connection to it.
 */
async function openDoors(folder: string): Promise<{ readonly close: () => void }> {
  const listeners = new Set<Socket>();
  let known: readonly number[] = [];
  const line = (): string => `${known.join(' ')}\n`;
  const tell = (): void => {
    known = publishedPorts();
    for (const listener of listeners) listener.write(line());
  };
  const ports = createServer((socket) => {
    listeners.add(socket);
    socket.on('error', () => undefined).on('close', () => listeners.delete(socket));
    socket.write(line());
  });
  const door = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      socket.pause();
      const end = first.indexOf('\n');
      const port = Number(first.subarray(0, end).toString());
      if (!known.includes(port)) {
        socket.destroy();
        return;
      }
      const through = connect({ port, host: '127.0.0.1' });
      through.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.on('close', () => through.destroy());
      through.write(first.subarray(end + 1));
      socket.pipe(through);
      through.pipe(socket);
    });
  });
  tell();
  await listen(ports, join(folder, 'ports'));
  await listen(door, join(folder, 'door'));
  const events = spawn(
    'docker',
    [
      ...['events', '--filter', 'type=container', '--format', '{{.ID}}'],
      ...['--filter', 'event=start', '--filter', 'event=die'],
    ],
    { env: realEnvironment, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  events.stdout.on('data', tell);
  return {
    close: () => {
      events.kill();
      for (const listener of listeners) listener.destroy();
      ports.close();
      door.close();
    },
  };
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
}

/** Ports of this machine that lead to a container, for whoever asks at 127.0.0.1. */
function publishedPorts(): readonly number[] {
  const { stdout } = spawnSync('docker', ['ps', '--format', '{{.Ports}}'], {
    encoding: 'utf8',
    env: realEnvironment,
  });
  const found = [...stdout.matchAll(/(?:127\.0\.0\.1|0\.0\.0\.0):(\d+)->/g)];
  return [...new Set(found.map(([, port]) => Number(port)))];
}
