import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtFor } from './built-for.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the built site is made of. A change to anything else does not make it old. */
const SOURCES = [
  'src',
  'labs',
  'public',
  'scripts/lab-kit',
  'astro.config.mjs',
  'package-lock.json',
];

/** The latest time at which anything below a path was changed; 0 when there is nothing. */
async function newest(path: string): Promise<number> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(
    names.filter((name) => name !== 'node_modules').map((name) => newest(join(path, name))),
  );
  // A folder's own time changes when a file in it is removed.
  return Math.max(entry.mtimeMs, ...times);
}

/** Whether the site must be built before it is served: missing, older than its sources, or made for another path. */
export async function isBuildNeeded(folder: string, base: string): Promise<boolean> {
  const built = await stat(join(folder, 'index.html')).catch(() => undefined);
  if (!built) return true;
  // A copy out of `lab bundle` brings its site along, and nothing to build another with.
  if (!(await stat(join(ROOT, 'node_modules', 'astro')).catch(() => undefined))) return false;
  const path = base.replace(/\/$/, '') || '/';
  if ((await builtFor(folder)) !== path) return true;
  const times = await Promise.all(SOURCES.map((path) => newest(join(ROOT, path))));
  return Math.max(...times) > built.mtimeMs;
}

/** Builds the site, with these settings besides those of the environment. Its output is kept back to explain a failure. */
export function buildSite(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly isDone: boolean; readonly output: string }> {
  const astro = createRequire(import.meta.url).resolve('astro/package.json');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(dirname(astro), 'bin', 'astro.mjs'), 'build'], {
      cwd: ROOT,
      env: { ...process.env, ...settings, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ isDone: false, output: error.message }));
    child.on('close', (code) => resolve({ isDone: code === 0, output }));
  });
}
