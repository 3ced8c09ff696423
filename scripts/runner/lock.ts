import { join } from 'node:path';
import type { Deps } from './deps.ts';
import { EXIT, UserError } from './outcome.ts';

/** Who holds the lock, as written beside it. */
interface Holder {
  readonly pid: number;
  readonly command: string;
}

type LockDeps = Pick<Deps, 'files' | 'paths'>;

/**
 * Runs `work` as the only command that changes things under this home. A second one is refused, with the name and
 * process id of the first; the lock of a process that died counts as free.
 */
export async function withLock<T>(
  deps: LockDeps,
  command: string,
  work: () => Promise<T>,
  self: { pid: number; isAlive: (pid: number) => boolean } = { pid: process.pid, isAlive },
): Promise<T> {
  const lock = join(deps.paths.home, 'lock');
  const note = join(deps.paths.home, 'lock.json');
  let release = await deps.files.lock(lock);
  if (release === undefined) {
    const holder = readHolder(await deps.files.read(note));
    if (holder !== undefined && !self.isAlive(holder.pid)) {
      await deps.files.remove(lock);
      release = await deps.files.lock(lock);
    }
    if (release === undefined) throw busy(holder);
  }
  try {
    const holder: Holder = { pid: self.pid, command };
    await deps.files.write(note, `${JSON.stringify(holder)}\n`);
    return await work();
  } finally {
    await deps.files.remove(note);
    await release();
  }
}

function busy(holder: Holder | undefined): UserError {
  const who = holder === undefined ? 'lab' : `lab ${holder.command} (pid ${String(holder.pid)})`;
  return new UserError(EXIT.machine, {
    what: { en: `Another command is at work: ${who}.`, zh: `另一条命令正在运行：${who}。` },
    why: {
      en: 'Two commands that change the cluster at once would work against each other.',
      zh: '同时运行两条会改动集群的命令，会互相干扰。',
    },
    next: {
      en: 'Wait until it ends, or stop it with Ctrl-C in its terminal, then run this again.',
      zh: '等它结束，或在它的终端按 Ctrl-C 停止，然后再运行一次。',
    },
  });
}

function readHolder(text: string | undefined): Holder | undefined {
  if (text === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data !== 'object' || data === null) return undefined;
    const { pid, command } = data as { pid?: unknown; command?: unknown };
    return typeof pid === 'number' && typeof command === 'string' ? { pid, command } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
