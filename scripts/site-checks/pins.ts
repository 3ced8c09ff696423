import { IMAGES } from '#lab-kit';
import type { Problem } from './problem.ts';

const KNOWN: readonly string[] = Object.values(IMAGES).map(({ name }) => name);
/**
 * Repositories that labs build into themselves; their tags are the labs' own affair. With `localhost/` in front where
 * the engine would otherwise ask a public registry for them (Swarm does, before each task).
 */
const OWN = /^(localhost\/)?(shop|course)\/[a-z0-9-]+(:[\w.-]+)?$/;
const nameOf = (reference: string): string => reference.replace(/:[^/:]*$/, '');
const PUBLIC = new Set(KNOWN.map(nameOf));

function verdict(reference: string): string | undefined {
  if (KNOWN.includes(reference) || OWN.test(reference) || reference === 'scratch') return undefined;
  const pinned = KNOWN.find((known) => nameOf(known) === nameOf(reference));
  return pinned === undefined
    ? `image ${reference} is none of scripts/lab-kit/versions.ts and none of ours (shop/…, course/…)`
    : `image ${reference} must be ${pinned}, as in scripts/lab-kit/versions.ts`;
}

/** Images a Dockerfile starts from or copies out of; names of its own stages are none. */
export function dockerfilePins(file: string, text: string): Problem[] {
  const stages = new Set([...text.matchAll(/^FROM\s+.*\sAS\s+(\S+)/gim)].map(([, name]) => name));
  const used = [
    ...text.matchAll(/^FROM\s+(?:--\S+\s+)*(\S+)/gim),
    ...text.matchAll(/^COPY\s+.*--from=(\S+)/gim),
  ].map(([, reference = '']) => reference);
  return used
    .filter(
      (reference) => !stages.has(reference) && !/^\d+$/.test(reference) && !reference.includes('$'),
    )
    .flatMap((reference) => verdict(reference) ?? [])
    .map((says) => ({ file, says }));
}

/** Images named in manifests. */
export function manifestPins(file: string, text: string): Problem[] {
  return [...text.matchAll(/^\s*(?:- )?image:\s*["']?([^\s"'#]+)/gm)]
    .flatMap(([, reference = '']) => verdict(reference) ?? [])
    .map((says) => ({ file, says }));
}

/** Public images named in a shell line: with the pinned tag, never without one and never `latest`. */
export function commandPins(file: string, command: string): Problem[] {
  if (!/\b(docker|kubectl run|kubectl debug|crictl|ctr)\b/.test(command)) return [];
  return command
    .split(/[\s"'=]+/)
    .filter((word) => /^[a-z][a-z0-9./-]*(:[\w.-]+)?$/.test(word) && isPublic(word, command))
    .flatMap((word) => verdict(word) ?? [])
    .map((says) => ({ file, says: `${says} (in: ${command.split('\n')[0] ?? ''})` }));
}

/** `node` and `python` are programs too: a bare name counts only where an image stands. */
function isPublic(word: string, command: string): boolean {
  if (!PUBLIC.has(nameOf(word))) return false;
  if (word.includes(':')) return true;
  return new RegExp(
    `docker (pull|image \\w+|save|tag|history) ([^|;&]* )?${word}\\b|--image[= ]${word}\\b`,
  ).test(command);
}
