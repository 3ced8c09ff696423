import { delimiter, join } from 'node:path';
import type { Deps } from '../deps.ts';
import { installTool } from '../machine/install-tool.ts';
import { downloadedTool, readTool, type ToolName } from '../machine/requirements.ts';

/** How programs begin, on Linux, macOS (one processor, several) and Windows. */
const PROGRAM_STARTS = ['7f454c46', 'cffaedfe', 'cafebabe', '4d5a'];

/**
 * The file of kind or kubectl that goes into an archive: the course's own download, else the one that this machine uses if
 * it is a program by itself (not a script of a version manager, which leads nowhere elsewhere), else a download.
 */
export async function findTool(deps: Deps, name: ToolName): Promise<string> {
  const { files, env } = deps;
  const own = downloadedTool(deps, name);
  if ((await readTool(deps, name)).state === 'ready') {
    if ((await files.stat(own)) !== undefined) return own;
    const file = deps.host.os === 'windows' ? `${name}.exe` : name;
    for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
      const path = join(folder, file);
      if ((await files.stat(path))?.isProgram !== true) continue;
      if (await isRealProgram(deps, path)) return path;
      // What comes later on the PATH is not what was asked for its version.
      break;
    }
  }
  return await installTool(deps, name);
}

async function isRealProgram({ files }: Pick<Deps, 'files'>, path: string): Promise<boolean> {
  for await (const piece of files.readStream(path)) {
    const start = Buffer.from(piece.subarray(0, 4)).toString('hex');
    return PROGRAM_STARTS.some((known) => start.startsWith(known));
  }
  return false;
}
