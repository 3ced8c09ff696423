import type { Host } from '../deps.ts';
import type { ToolName } from '../machine/requirements.ts';

/** Folder of an archive that is a whole course: what `tar -x` brings out is ready to be used. */
export const COURSE = 'course';
/** The built site in it. */
export const SITE = `${COURSE}/dist`;
/** The one-page guide, in each language. */
export const GUIDES = { en: 'GUIDE.md', zh: 'GUIDE.zh-CN.md' } as const;

/** Where a manifest of others lies in an archive, and under the course's own folder once it is unpacked. */
export function manifestFile(key: string): string {
  return `manifests/${key}.yaml`;
}

/** Where kind or kubectl lies in an archive. */
export function toolFile(name: ToolName, { os, arch }: Pick<Host, 'os' | 'arch'>): string {
  return `bin/${os}-${arch}/${name}${os === 'windows' ? '.exe' : ''}`;
}

/** What an archive is called unless told otherwise. */
export function archiveName(course: string, os: Host['os'], arch: string): string {
  return `from-container-to-kubernetes-${course}-${os}-${arch}.tar`;
}
