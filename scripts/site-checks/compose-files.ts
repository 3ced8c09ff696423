import { parse } from 'yaml';
import type { Problem } from './problem.ts';

interface Service {
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly memory?: unknown } } };
}

interface ComposeFile {
  readonly services?: Readonly<Record<string, Service | null>>;
}

/** Whether a YAML file is one for Compose or a stack of Swarm, and no manifest of a cluster. */
export function isComposeFile(text: string): boolean {
  return /^services:/m.test(text) && !/^kind:/m.test(text);
}

/** Each service of a Compose file is what a good engineer would copy: read-only, no capabilities, a memory limit. */
export function composeProblems(file: string, text: string): Problem[] {
  let content: ComposeFile;
  try {
    content = parse(text, { merge: true }) as ComposeFile;
  } catch (error) {
    return [{ file, says: `does not parse: ${error instanceof Error ? error.message : '?'}` }];
  }
  const services = Object.entries(content.services ?? {});
  if (services.length === 0) return [{ file, says: 'has no services' }];
  return services.flatMap(([name, service]) => {
    const missing = [
      service?.read_only !== true && 'read_only: true',
      service?.cap_drop?.includes('ALL') !== true && 'cap_drop: [ALL]',
      service?.deploy?.resources?.limits?.memory === undefined && 'a memory limit',
    ].filter((each) => each !== false);
    return missing.length === 0 ? [] : [{ file, says: `${name} lacks ${missing.join(', ')}` }];
  });
}
