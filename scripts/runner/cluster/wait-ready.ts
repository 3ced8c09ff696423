import type { Deps } from '../deps.ts';
import { EXIT, UserError } from '../outcome.ts';
import { isReady } from './is-ready.ts';

const NODE_COUNT = 3;
const DEADLINE_MS = 180_000;
/** After this, a look without a change: a watch that lost its connection must not cost the whole deadline. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Waits until every node is Ready and new namespaces get their default ServiceAccount, without which no Pod can be
 * made. kind's own `--wait` looks at the control plane only.
 */
export async function waitUntilReady(
  deps: Pick<Deps, 'cluster' | 'clock' | 'signal'>,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const cluster = await deps.cluster();
  const ended = new AbortController();
  const signal = AbortSignal.any([deps.signal, ended.signal]);
  const until = deps.clock.now() + deadlineMs;
  let wake: () => void = () => undefined;
  const watching = Promise.allSettled([
    cluster.watch(
      { kind: 'Node' },
      () => {
        wake();
      },
      signal,
    ),
    cluster.watch(
      { kind: 'ServiceAccount', namespace: 'default' },
      () => {
        wake();
      },
      signal,
    ),
  ]);
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => (wake = resolve));
      const missing = await whatIsMissing(deps).catch((error: unknown) => {
        deps.signal.throwIfAborted();
        // The API of a node that has just been started refuses connections for some seconds.
        if (error instanceof UserError) return error.message;
        throw error;
      });
      if (missing === undefined) return;
      if (deps.clock.now() >= until) throw notReady(missing, deadlineMs);
      await Promise.race([changed, deps.clock.wait(LOOK_AGAIN_MS, deps.signal)]);
    }
  } finally {
    ended.abort();
    await watching;
  }
}

async function whatIsMissing({ cluster }: Pick<Deps, 'cluster'>): Promise<string | undefined> {
  const api = await cluster();
  const [nodes, accounts] = await Promise.all([
    api.list({ kind: 'Node' }),
    api.list({ kind: 'ServiceAccount', namespace: 'default', name: 'default' }),
  ]);
  const ready = nodes.filter(isReady).length;
  if (ready < NODE_COUNT) return `${String(ready)} of ${String(NODE_COUNT)} nodes are Ready`;
  return accounts.length === 0 ? 'the default ServiceAccount is missing' : undefined;
}

function notReady(missing: string, deadlineMs: number): UserError {
  const seconds = String(Math.round(deadlineMs / 1000));
  return new UserError(EXIT.machine, {
    what: {
      en: `The cluster was not ready within ${seconds} s.`,
      zh: `集群在 ${seconds} 秒内没有就绪。`,
    },
    why: { en: missing, zh: missing },
    next: {
      en: 'npx lab doctor shows whether memory, CPUs or disk are short; npx lab up goes on.',
      zh: '用 npx lab doctor 查看内存、CPU、磁盘是否不足；npx lab up 会接着做。',
    },
  });
}
