import { Watch, type KubeConfig } from '@kubernetes/client-node';
import type { KubeObject } from '../ports.ts';

/**
 * One watch connection, from the given version on: resolves when the server ends it, says that the version is too old
 * (410), or the signal fires; rejects when it cannot be opened. Quiet for 30 s counts as ended, too.
 */
export async function watchOnce(
  config: KubeConfig,
  path: string,
  parameters: Readonly<Record<string, string>>,
  changed: (type: string, object: KubeObject) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const onAbort = () => {
    stop();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      const event = (type: string, object: unknown) => {
        // The server tells 410 inside a connection that began well.
        if (type === 'ERROR') resolve();
        else if (type !== 'BOOKMARK') changed(type, object as KubeObject);
      };
      const done = (error: Error | null | undefined) => {
        const { statusCode, name } = (error ?? {}) as { statusCode?: number; name?: string };
        const isEnd = error === null || error === undefined || signal.aborted;
        if (isEnd || statusCode === 410 || name === 'TimeoutError' || name === 'AbortError')
          resolve();
        else reject(error);
      };
      const options = { ...parameters, allowWatchBookmarks: 'true' };
      new Watch(config).watch(path, options, event, done).then((controller) => {
        stop = () => {
          controller.abort();
          resolve();
        };
        if (signal.aborted) stop();
      }, reject);
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    stop();
  }
}
