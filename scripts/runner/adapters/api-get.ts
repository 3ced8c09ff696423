import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';

const TIMEOUT_MS = 15_000;

/** The API answered, but not with what was asked for. */
export class ApiRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiRefusal';
    this.status = status;
  }
}

/** Reads from the API. */
export interface ApiGet {
  text(
    path: string,
    parameters?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<string>;
  json(
    path: string,
    parameters?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<unknown>;
}

/**
 * GET with the kubeconfig's certificates. Not through the library's typed API: that turns times into Dates and renames
 * fields (`from` becomes `_from`), and checks are written against what the API really says.
 */
export function makeApiGet(config: KubeConfig): ApiGet {
  const text: ApiGet['text'] = async (path, parameters = {}, signal) => {
    const cluster = config.getCurrentCluster();
    if (cluster === null) throw new ApiRefusal(503, 'the kubeconfig names no cluster');
    const url = new URL(cluster.server + path);
    for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
    const options = { timeout: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
    await config.applyToHTTPSOptions(options);
    return await send(url, options);
  };
  return { text, json: async (...given) => JSON.parse(await text(...given)) as unknown };
}

async function send(url: URL, options: object): Promise<string> {
  return await new Promise((resolve, reject) => {
    // `kubectl proxy` and the tests speak plain HTTP.
    const request = url.protocol === 'http:' ? requestPlainly : requestSecurely;
    const sent = request(url, options, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (body += chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode = 0 } = answer;
        if (statusCode === 200) resolve(body);
        else reject(new ApiRefusal(statusCode, messageOf(body) ?? `HTTP ${String(statusCode)}`));
      });
    });
    sent.on('timeout', () => {
      sent.destroy(
        Object.assign(new Error('the API did not answer in time'), { code: 'ETIMEDOUT' }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

function messageOf(body: string): string | undefined {
  try {
    const { message } = JSON.parse(body) as { message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
