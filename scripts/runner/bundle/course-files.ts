import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import type { TarFile } from './tar.ts';
import { COURSE } from './layout.ts';
import { packageFolders, RUNNER_PACKAGES, shippedNode, type Lockfile } from './packages.ts';
import { starters } from './starters.ts';

type CourseDeps = Pick<Deps, 'exec' | 'files' | 'paths' | 'host' | 'signal'>;

/** What a copy of the repository need not have: made anew, or of this machine only. */
const NOT_COPIED = new Set([
  ...['.git', '.astro', '.lab', 'coverage', 'dist', 'node_modules'],
  ...['playwright-report', 'test-results'],
]);

/** Starters of the archive that this copy came from, which are made anew; archives, and what is saved for one. */
const OF_ARCHIVES = /^(?:lab|site)(?:\.cmd)?$|\.tar$|(?:^|\/)\.bundle-parts\//;

/** Of a package only what runs: types and source maps are half of the bytes. */
const NOT_RUN = /(?:\.d\.[cm]?ts|\.map)$/;

/** The course as it runs without network: its files, the built site, what the runner imports, Node and two starters. */
export async function courseFiles(deps: CourseDeps): Promise<readonly TarFile[]> {
  const { files, paths } = deps;
  const lock = JSON.parse(
    (await files.read(join(paths.root, 'package-lock.json'))) ?? '{}',
  ) as Lockfile;
  const node = shippedNode(lock, nodeNames(deps.host));
  const hasNode = node !== undefined && (await files.exists(join(paths.root, node.program)));
  const site = (await files.walk(join(paths.root, 'dist'))).map((path) => `dist/${slashes(path)}`);
  const listed = [
    ...(await repositoryFiles(deps)).filter((path) => !OF_ARCHIVES.test(path)),
    ...(await packageFiles(deps, lock)),
    ...(hasNode ? [node.program, `${node.folder}/package.json`, `${node.folder}/LICENSE`] : []),
    ...site,
  ];
  const copies = await Promise.all(
    [...new Set(listed)].map(async (path) => await copyOf(deps, path)),
  );
  const made = starters(hasNode ? node.program : undefined, deps.host.os);
  return [...copies.filter((file) => file !== undefined), ...made].toSorted((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** The two names that Node and npm have for a system. */
function nodeNames({ os, arch }: Pick<Deps['host'], 'os' | 'arch'>) {
  return { platform: os === 'windows' ? 'win32' : os, cpu: arch === 'amd64' ? 'x64' : arch };
}

/** What git would commit, as it is now; in a copy that did not come by git, all but what is made. */
async function repositoryFiles({
  exec,
  files,
  paths,
  signal,
}: CourseDeps): Promise<readonly string[]> {
  const ran = await exec.run(
    ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: paths.root, signal },
  );
  signal.throwIfAborted();
  if (ran.kind === 'exited' && ran.code === 0) return ran.stdout.split('\0').filter(Boolean);
  const top = (await files.list(paths.root)).filter((name) => !NOT_COPIED.has(name));
  const below = await Promise.all(
    top.map(async (name) => {
      const path = join(paths.root, name);
      if ((await files.stat(path)) !== undefined) return [name];
      // The home of a copy may lie inside of it.
      if (path === paths.home) return [];
      return (await files.walk(path)).map((inner) => `${name}/${slashes(inner)}`);
    }),
  );
  return below.flat();
}

async function packageFiles(
  { files, paths }: CourseDeps,
  lock: Lockfile,
): Promise<readonly string[]> {
  const folders = packageFolders(lock, RUNNER_PACKAGES);
  const lists = await Promise.all(
    folders.map(async (folder) =>
      (await files.walk(join(paths.root, folder)))
        .map(slashes)
        // What lies inside for itself is in the list when it is needed.
        .filter((path) => !path.startsWith('node_modules/') && !NOT_RUN.test(path))
        .map((path) => `${folder}/${path}`),
    ),
  );
  return lists.flat();
}

/** `undefined` for what git lists and the disk has not: a file that was deleted, a link. */
async function copyOf({ files, paths }: CourseDeps, path: string): Promise<TarFile | undefined> {
  const from = join(paths.root, path);
  const facts = await files.stat(from);
  if (facts === undefined) return undefined;
  return { path: `${COURSE}/${path}`, ...facts, content: () => files.readStream(from) };
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}
