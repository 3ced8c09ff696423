/**
 * What the site's image runs (labs/publish-this-site/start/Dockerfile): serves the folder it is given until it is told to
 * stop. It needs Node and nothing else, writes no file, and is told by the site itself under which path it stands.
 */
import { resolve } from 'node:path';
import { builtFor } from './built-for.ts';
import { serve } from './serve.ts';

/** Docker and Kubernetes give a process that was told to stop 10 and 30 seconds unless told otherwise. */
const GRACE_MS = 8000;

const folder = resolve(process.argv[2] ?? '/site');
const port = Number(process.env['PORT'] ?? '8080');

process.exitCode = await main();

async function main(): Promise<number> {
  const base = await builtFor(folder);
  if (base === undefined) {
    console.error(`There is no built site in ${folder}.`);
    return 1;
  }
  const site = await serve({ folder, base, port, health: '/healthz' });
  if (site.isOtherPort) {
    console.error(`Port ${port} is in use.`);
    await site.close();
    return 1;
  }
  console.log(`Serving ${folder} under ${base} on port ${port}.`);
  await new Promise<void>((told) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told());
  });
  await site.close(GRACE_MS);
  return 0;
}
