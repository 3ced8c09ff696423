import { delimiter, join } from 'node:path';
import { LAB_LABEL } from '../lab-kit/versions.ts';
import { portVariables, readRecord } from './cluster/record.ts';
import type { Deps } from './deps.ts';
import type { Lab } from './labs.ts';

/** Where one lab runs on this machine, and what its commands find in their environment. */
export interface LabRun {
  readonly lab: Lab;
  readonly namespace: string;
  /** `learn-k8s.lab=<id>` */
  readonly label: string;
  /** The learner's copy of `start/`. */
  readonly folder: string;
  /** Kubeconfig whose default namespace is the lab's. */
  readonly kubeconfig: string;
  readonly usesCluster: boolean;
  readonly usesSwarm: boolean;
  /** Name of the Compose project; `undefined` in a lab that does not need Compose. */
  readonly composeProject: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Works out where a lab runs. The author's loop has work folders of its own (`<home>/test`): a learner's edits on the
 * same machine are none of its business.
 */
export async function describeRun(
  deps: Pick<Deps, 'files' | 'paths' | 'env' | 'clusterName'>,
  lab: Lab,
  place: 'work' | 'test' = 'work',
): Promise<LabRun> {
  const { home, bin } = deps.paths;
  const work = place === 'work' ? deps.paths.work : join(home, place);
  const { needs } = lab.definition;
  const usesCluster = needs.includes('cluster');
  const composeProject = needs.includes('compose') ? `lab-${lab.id}` : undefined;
  const kubeconfig = join(work, `${lab.id}.kubeconfig`);
  const namespace = `lab-${lab.id}`;
  return {
    lab,
    namespace,
    label: `${LAB_LABEL}=${lab.id}`,
    folder: join(work, lab.id),
    kubeconfig,
    usesCluster,
    usesSwarm: needs.includes('swarm'),
    composeProject,
    env: {
      // Never the user's own: in a lab without cluster, a kubectl typed by mistake finds nothing.
      KUBECONFIG: kubeconfig,
      PATH: [bin, deps.env['PATH'] ?? ''].join(delimiter),
      LAB_ID: lab.id,
      LAB_NAMESPACE: namespace,
      LAB_LABEL: `${LAB_LABEL}=${lab.id}`,
      LAB_CLUSTER: deps.clusterName,
      ...(composeProject === undefined ? {} : { COMPOSE_PROJECT_NAME: composeProject }),
      // The repository: what it was cloned or unpacked into.
      ...(needs.includes('site') ? { LAB_COURSE: deps.paths.root } : {}),
      ...(usesCluster ? portVariables(await readRecord(deps)) : {}),
      ...withoutProxy(deps.env),
      // The same output for everybody: no hints, colours, progress bars, local formats.
      DOCKER_CLI_HINTS: 'false',
      BUILDKIT_PROGRESS: 'plain',
      NO_COLOR: '1',
      LC_ALL: 'C',
      TZ: 'UTC',
    },
  };
}

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/**
 * What labs ask on this machine itself (a published port, the cluster's API) must not go to a proxy. Empty on a machine
 * without one.
 */
function withoutProxy(env: Deps['env']): Readonly<Record<string, string>> {
  const value = (name: string): string => env[name] || env[name.toLowerCase()] || '';
  if (PROXIES.every((name) => value(name) === '')) return {};
  const all = [...new Set([...value('NO_PROXY').split(','), 'localhost', '127.0.0.1', '::1'])];
  const list = all.filter((entry) => entry.trim() !== '').join(',');
  // curl reads the one in small letters first, other programs the one in capitals.
  return { NO_PROXY: list, no_proxy: list };
}
