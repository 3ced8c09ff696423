/** The part of `package-lock.json` that says what is installed where, and what needs what. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  /** A text or a list: npm writes both. */
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
}

/** Packages that the command line and the site's server import. A test compares this with their sources. */
export const RUNNER_PACKAGES: readonly string[] = [
  '@kubernetes/client-node',
  'diff',
  'execa',
  'get-port',
  'proper-lockfile',
  'tar-stream',
  'undici',
  'yaml',
  'yocto-spinner',
  'zod',
];

/** Folders (`node_modules/a`, `node_modules/a/node_modules/b`) of these packages and of all that they need, sorted. */
export function packageFolders(lock: Lockfile, roots: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const add = (name: string, from: string): void => {
    const folder = resolve(lock, name, from);
    // An optional one of another system is in the lockfile, too; whether it is installed is seen on the disk.
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = lock.packages[folder] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
      add(needed, folder);
  };
  for (const root of roots) add(root, '');
  return [...found].toSorted();
}

/** As Node looks for it: beside the one that asks, then further and further up. */
function resolve(lock: Lockfile, name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock.packages[folder] !== undefined) return folder;
    if (at === '') return undefined;
  }
}

/** Folder and program of the Node that npm brings along for a system; `undefined` when there is none for it. */
export function shippedNode(
  lock: Lockfile,
  { platform, cpu }: { readonly platform: string; readonly cpu: string },
): { readonly folder: string; readonly program: string } | undefined {
  const options = Object.keys(lock.packages['']?.optionalDependencies ?? {});
  for (const name of options) {
    const folder = `node_modules/${name}`;
    const { os, cpu: cpus, bin } = lock.packages[folder] ?? {};
    const program = bin?.['node'];
    if (program !== undefined && [os].flat().includes(platform) && [cpus].flat().includes(cpu))
      return { folder, program: `${folder}/${program}` };
  }
  return undefined;
}
