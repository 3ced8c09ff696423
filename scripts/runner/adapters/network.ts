import type { Network } from '../ports.ts';

/** Whole downloads of one program: 150 MB within ten minutes. */
const DEADLINE_MS = 600_000;

/** The real network; downloads go through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name. */
export const network: Network = {
  download: async (url, signal) => {
    const deadline = AbortSignal.timeout(DEADLINE_MS);
    // Node's own fetch asks no proxy unless the whole process does, and then the cluster's API would go through it too.
    const { EnvHttpProxyAgent, fetch } = await import('undici');
    const dispatcher = new EnvHttpProxyAgent();
    try {
      const response = await fetch(url, {
        dispatcher,
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { kind: 'refused', status: response.status };
      }
      return { kind: 'done', bytes: new Uint8Array(await response.arrayBuffer()) };
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason;
      return { kind: 'unreachable', reason: reasonOf(error) };
    } finally {
      await dispatcher.destroy();
    }
  },
  freePort: async (preferred) => {
    const { default: getPort } = await import('get-port');
    return await getPort({ port: preferred, host: '127.0.0.1' });
  },
};

/** `fetch` says "fetch failed" and keeps the reason (ECONNREFUSED, ENOTFOUND, a certificate) in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ');
  return cause instanceof Error ? cause.message : error.message;
}
