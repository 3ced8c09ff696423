/** Builds the site into `dist/` unless it is there and up to date. For the lab runner; readers type `npm start`. */
import { fileURLToPath } from 'node:url';
import { buildSite, isBuildNeeded } from './build.ts';

const folder = fileURLToPath(new URL('../../dist', import.meta.url));

if (await isBuildNeeded(folder, '/')) {
  const { isDone, output } = await buildSite({ BASE_PATH: '/', OUT_DIR: folder });
  if (!isDone) {
    console.error(output);
    process.exitCode = 1;
  }
}
