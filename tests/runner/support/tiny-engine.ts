import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOptions, RunResult } from '../../../scripts/runner/ports.ts';
import { type Answer, exited, type FakeExec, makeFakeExec } from './fake-exec.ts';

interface Container {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly log: string;
}

/** As much of a Docker engine and a shell as the lab `tiny` uses. */
export interface TinyEngine extends FakeExec {
  readonly containers: Container[];
}

export function makeTinyEngine(before: readonly Answer[] = []): TinyEngine {
  const containers: Container[] = [];
  let made = 0;
  const create = (name: string, label: string, log: string): RunResult => {
    if (containers.some((container) => container.name === name))
      return exited(125, '', `docker: The container name "/${name}" is already in use`);
    made += 1;
    containers.push({ id: String(made).padStart(12, 'a').padEnd(64, '0'), name, label, log });
    return exited(0, `${log}\n`);
  };
  const remove = (matches: (container: Container) => boolean): void => {
    const kept = containers.filter((container) => !matches(container));
    containers.splice(0, containers.length, ...kept);
  };
  const shell = async (line: string, cwd: string): Promise<RunResult> => {
    const [, from, to] = /^cp (\S+) (\S+)$/.exec(line) ?? [];
    if (from !== undefined && to !== undefined) {
      await copyFile(join(cwd, from), join(cwd, to));
      return exited(0);
    }
    const removed = /^docker rm (\S+)$/.exec(line)?.[1];
    if (removed !== undefined) {
      const isThere = containers.some(({ name }) => name === removed);
      remove(({ name }) => name === removed);
      return isThere ? exited(0, `${removed}\n`) : exited(1, '', `No such container: ${removed}`);
    }
    const [, name, label = '', command = ''] =
      /^docker run --name (\S+) --label (\S+) busybox:1\.37 (.*)$/.exec(line) ?? [];
    if (name !== undefined) return create(name, label, await printed(command, cwd));
    return exited(/\b(?:busybox:1\.37 )?false$/.test(line) ? 1 : 0);
  };
  const docker: Answer = async (line, options: RunOptions) => {
    if (line.startsWith('sh -c '))
      return await shell(line.slice('sh -c '.length), options.cwd ?? '');
    if (line.startsWith('docker version'))
      return JSON.stringify({ Client: { Context: 'default' }, Server: { Version: '26.1.5' } });
    if (line.startsWith('docker image inspect')) return 'sha256:1234\n';
    if (line.startsWith('docker run --rm --pull=never')) return '';
    const inspected = /^docker container inspect (\S+)$/.exec(line)?.[1];
    if (inspected !== undefined) {
      const found = containers.find(({ name }) => name === inspected);
      return found === undefined
        ? exited(1, '[]', `Error response from daemon: No such container: ${inspected}`)
        : JSON.stringify([{ Id: found.id, State: { ExitCode: 0 } }]);
    }
    const logged = /^docker logs (\S+)$/.exec(line)?.[1];
    if (logged !== undefined) return containers.find(({ name }) => name === logged)?.log ?? '';
    const listed = /^docker container ls .*label=(\S+)/.exec(line)?.[1];
    if (listed !== undefined)
      return containers
        .filter(({ label }) => label === listed)
        .map(({ id, name }) => `${id}\t${name}\n`)
        .join('');
    if (line.startsWith('docker container rm')) {
      remove(({ id }) => line.includes(id));
      return '';
    }
    if (/^docker (?:image|volume|network) ls/.test(line)) return '';
    return undefined;
  };
  const exec = makeFakeExec([...before, docker]);
  return { ...exec, containers };
}

async function printed(command: string, cwd: string): Promise<string> {
  if (command === 'cat /etc/hostname') return 'a1b2c3d4e5f6';
  if (command.includes('greeting.txt'))
    return (await readFile(join(cwd, 'greeting.txt'), 'utf8')).trim();
  return command.replace(/^echo /, '');
}
