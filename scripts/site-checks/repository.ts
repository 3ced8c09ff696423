import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LabDefinition, Recording } from '#lab-kit';
import { parsePage } from './page.ts';
import type { Page } from './page.ts';

/** A lab as it lies in the repository. */
export interface RepositoryLab {
  readonly id: string;
  readonly folder: string;
  readonly definition: LabDefinition;
  readonly recording: Recording | undefined;
}

/** The repository's folder. */
export const ROOT = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');

/** Text of a file, by its path from the repository's folder; undefined when there is none. */
export function readText(path: string): string | undefined {
  const file = join(ROOT, path);
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : undefined;
}

/** Every file under a folder, as paths from the repository's folder, sorted. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

/** Every page of the site. */
export const readPages = (): Page[] =>
  filesUnder('src/content/docs')
    .filter((path) => /\.mdx?$/.test(path))
    .map((path) => parsePage(path, readText(path) ?? ''));

/** Every lab, unchecked. */
export async function readLabs(): Promise<RepositoryLab[]> {
  const ids = readdirSync(join(ROOT, 'labs')).filter((id) =>
    existsSync(join(ROOT, 'labs', id, 'lab.ts')),
  );
  return await Promise.all(
    ids.sort().map(async (id) => {
      const folder = join(ROOT, 'labs', id);
      const module = (await import(pathToFileURL(join(folder, 'lab.ts')).href)) as {
        default: LabDefinition;
      };
      const recording = readText(`labs/${id}/recording.json`);
      return {
        id,
        folder,
        definition: module.default,
        recording: recording === undefined ? undefined : (JSON.parse(recording) as Recording),
      };
    }),
  );
}

/** Files that are, or are about to be, committed: what git does not ignore. Without git, every file outside node_modules. */
export function committedFiles(): string[] {
  try {
    return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .filter((path) => path !== '' && existsSync(join(ROOT, path)));
  } catch {
    return readdirSync(ROOT)
      .filter(
        (name) =>
          !['node_modules', 'dist', '.astro', '.lab', '.git', 'test-results'].includes(name),
      )
      .flatMap((name) => (statSync(join(ROOT, name)).isDirectory() ? filesUnder(name) : [name]));
  }
}
