import type { Host } from '../deps.ts';
import { textFile, type TarFile } from './tar.ts';
import { COURSE } from './layout.ts';

const STARTED = { lab: 'scripts/lab.ts', site: 'scripts/start.ts' } as const;

/**
 * `course/lab` and `course/site`: they start the command line and the site with the Node that came along, so that a machine
 * needs none of its own. Without one in the archive they take the machine's.
 */
export function starters(node: string | undefined, os: Host['os']): readonly TarFile[] {
  const kinds = Object.entries(STARTED);
  return os === 'windows'
    ? kinds.map(([name, script]) => textFile(`${COURSE}/${name}.cmd`, forWindows(script, node)))
    : kinds.map(([name, script]) => ({
        ...textFile(`${COURSE}/${name}`, forShell(script, node)),
        isProgram: true,
      }));
}

function forShell(script: string, node: string | undefined): string {
  const program = node === undefined ? 'node' : `"$here/${node}"`;
  return `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
export LAB_CALLED="\${LAB_CALLED:-./lab}"
exec ${program} --disable-warning=ExperimentalWarning "$here/${script}" "$@"
`;
}

function forWindows(script: string, node: string | undefined): string {
  const program = node === undefined ? 'node' : `"%~dp0${node.replaceAll('/', '\\')}"`;
  return [
    '@echo off',
    'if not defined LAB_CALLED set LAB_CALLED=.\\lab',
    `${program} --disable-warning=ExperimentalWarning "%~dp0${script.replaceAll('/', '\\')}" %*`,
    '',
  ].join('\r\n');
}
