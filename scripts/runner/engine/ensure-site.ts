import { join } from 'node:path';
import type { Deps } from '../deps.ts';
import { expectSuccess } from '../tools/succeed.ts';

/** Ten seconds on most machines; a busy one with two cores has needed more than a minute. */
const BUILD_MS = 10 * 60_000;

/**
 * Has the site built in `dist/`, for the path `/`, unless it is there and up to date. A copy that came out of an archive
 * cannot build: it passes on the site that it came with.
 */
export async function ensureSite({
  exec,
  paths,
  signal,
}: Pick<Deps, 'exec' | 'paths' | 'signal'>): Promise<void> {
  const program = join(paths.root, 'scripts', 'site-server', 'ensure.ts');
  const built = await exec.run(
    [process.execPath, '--disable-warning=ExperimentalWarning', program],
    { cwd: paths.root, signal, timeoutMs: BUILD_MS },
  );
  signal.throwIfAborted();
  expectSuccess(built, {
    what: { en: 'The site could not be built.', zh: '网站没有构建成功。' },
    next: { en: 'npm ci, then: npm run build', zh: '先运行 npm ci，再运行：npm run build' },
  });
}
