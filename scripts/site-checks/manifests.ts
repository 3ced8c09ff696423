import { parseAllDocuments } from 'yaml';
import type { Problem } from './problem.ts';

interface Container {
  readonly name?: string;
  readonly ports?: readonly unknown[];
  readonly resources?: { readonly requests?: Fields; readonly limits?: Fields };
  readonly readinessProbe?: unknown;
  readonly livenessProbe?: unknown;
  readonly securityContext?: Fields;
}
type Fields = Readonly<Record<string, unknown>>;
interface PodSpec {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly securityContext?: Fields;
}
interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: PodSpec & { readonly template?: { readonly spec?: PodSpec } };
}

/** What a manifest leaves out on purpose, each with a reason in the table of the content test. */
export type Exemption = 'readiness' | 'liveness' | 'resources' | 'read-only' | 'non-root';

/**
 * A manifest parses, and what runs in it is what a good engineer would copy: requests and limits, not root, a
 * read-only file system, no privileges to gain, and probes for whatever listens on a port.
 */
export function manifestProblems(
  file: string,
  text: string,
  except: readonly Exemption[] = [],
): Problem[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents) || documents.length === 0) return [{ file, says: 'is empty' }];
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0)
    return errors.map(({ message }) => ({ file, says: `does not parse: ${message}` }));
  return documents.flatMap((document) => {
    const manifest = document.toJS() as Manifest | null;
    const what = `${manifest?.kind ?? 'document'}/${manifest?.metadata?.name ?? '?'}`;
    if (!manifest?.kind || !manifest.metadata?.name) {
      return [{ file, says: `${what} lacks kind or metadata.name` }];
    }
    const spec = manifest.kind === 'Pod' ? manifest.spec : manifest.spec?.template?.spec;
    if (!spec) return [];
    return podProblems(spec, new Set(except)).map((says) => ({ file, says: `${what}: ${says}` }));
  });
}

function podProblems(spec: PodSpec, except: ReadonlySet<Exemption>): string[] {
  const containers = spec.containers ?? [];
  if (containers.length === 0) return ['has no containers'];
  return [...containers, ...(spec.initContainers ?? [])].flatMap((container) => {
    const name = container.name ?? '?';
    const own = container.securityContext ?? {};
    const setting = (field: string): unknown => own[field] ?? spec.securityContext?.[field];
    const listens = (container.ports?.length ?? 0) > 0;
    const wants = (exemption: Exemption, isMet: boolean, says: string): string[] =>
      isMet || except.has(exemption) ? [] : [`container ${name} ${says}`];
    const { requests, limits } = container.resources ?? {};
    return [
      ...wants(
        'resources',
        requests?.['cpu'] !== undefined &&
          requests['memory'] !== undefined &&
          limits?.['memory'] !== undefined,
        'needs requests for cpu and memory and a limit for memory',
      ),
      ...wants(
        'non-root',
        setting('runAsNonRoot') === true,
        'needs securityContext.runAsNonRoot: true',
      ),
      ...wants(
        'non-root',
        own['allowPrivilegeEscalation'] === false,
        'needs allowPrivilegeEscalation: false',
      ),
      ...wants(
        'read-only',
        own['readOnlyRootFilesystem'] === true,
        'needs readOnlyRootFilesystem: true',
      ),
      ...wants(
        'readiness',
        !listens || container.readinessProbe !== undefined,
        'listens on a port and needs a readinessProbe',
      ),
      ...wants(
        'liveness',
        !listens || container.livenessProbe !== undefined,
        'listens on a port and needs a livenessProbe',
      ),
    ];
  });
}
