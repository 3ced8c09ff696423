type Argv = readonly [string, ...string[]];

/** Arguments for kubectl. What speaks to a cluster always names the kubeconfig, so none can reach another by default. */
export const kubectl = {
  version: (): Argv => ['kubectl', 'version', '--client', '--output', 'json'],
  readyz: (kubeconfig: string): Argv => [
    'kubectl',
    '--kubeconfig',
    kubeconfig,
    '--request-timeout',
    '5s',
    'get',
    '--raw',
    '/readyz',
  ],
  /** Reads the user's own configuration; changes nothing. */
  currentContext: (): Argv => ['kubectl', 'config', 'current-context'],
} as const;

/** The version out of `kubectl version --client --output json`. */
export function readKubectlVersion(stdout: string): string | undefined {
  return /"gitVersion":\s*"v?([^"]+)"/.exec(stdout)?.[1];
}
