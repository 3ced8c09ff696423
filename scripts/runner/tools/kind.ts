type Argv = readonly [string, ...string[]];

/** Arguments for the kind program. Every call names the cluster; those that write a kubeconfig name ours. */
export const kind = {
  version: (): Argv => ['kind', 'version'],
  create: (options: { name: string; image: string; config: string; kubeconfig: string }): Argv => [
    'kind',
    'create',
    'cluster',
    '--name',
    options.name,
    '--image',
    options.image,
    '--config',
    options.config,
    '--kubeconfig',
    options.kubeconfig,
  ],
  delete: (name: string, kubeconfig: string): Argv => [
    'kind',
    'delete',
    'cluster',
    '--name',
    name,
    '--kubeconfig',
    kubeconfig,
  ],
  exportKubeconfig: (name: string, kubeconfig: string): Argv => [
    'kind',
    'export',
    'kubeconfig',
    '--name',
    name,
    '--kubeconfig',
    kubeconfig,
  ],
  load: (name: string, images: readonly string[]): Argv => [
    'kind',
    'load',
    'docker-image',
    '--name',
    name,
    ...images,
  ],
} as const;

/** What `kind create cluster` says it is doing; its own sign and dots taken off. `undefined` for other lines. */
export function readKindStep(line: string): string | undefined {
  // On a pipe kind prints ` • Starting control-plane 🕹️  ...` and then ` ✓ Starting control-plane 🕹️`.
  return /^\s*•\s+(.+?)\s*\.\.\.$/u
    .exec(line)?.[1]
    ?.replace(/[\s\p{Extended_Pictographic}\uFE0F]+$/u, '');
}

/** The version out of `kind version`: `kind v0.33.0 go1.26.8 linux/amd64`. */
export function readKindVersion(stdout: string): string | undefined {
  return /v(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1];
}
