import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every page names the icon, by its whole path. */
const ICON = /<link\b[^>]*\shref="([^"]*)\/favicon\.svg"/;

/**
 * The path that a built site is made for: `/`, or `/course`. It is read from the site itself, where it was fixed, so that
 * nobody can serve it under another one. `undefined` when there is no built site.
 */
export async function builtFor(folder: string): Promise<string | undefined> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  const base = ICON.exec(html)?.[1];
  return base === '' ? '/' : base;
}
