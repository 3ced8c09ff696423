import type { Deps } from '../deps.ts';
import type { RunResult } from '../ports.ts';
import { docker } from '../tools/docker.ts';
import { findNodes, type Nodes } from './state.ts';

type AidDeps = Pick<Deps, 'exec' | 'clusterName' | 'signal'>;

/** Where labs move the manifest of a control-plane part to, so that the kubelet stops it. */
const AWAY = '/etc/kubernetes/manifests.away';

/**
 * An engine that leaves a swarm forgets the names of its containers (https://github.com/moby/moby/issues/45144); a kubelet
 * that connects after that would look for its control plane in vain. Says `moved` where something was done.
 */
const NAME_OF_PLANE = `getent hosts "$1" >/dev/null || { [ -n "$2" ] && echo "$2 $1" >>/etc/hosts && echo moved; }`;

/** Everything that has to be right on a node before its kubelet can do the rest. */
const ON_NODE = `
${NAME_OF_PLANE}
if [ -d ${AWAY} ]; then
  for file in ${AWAY}/*; do [ -e "$file" ] && mv "$file" /etc/kubernetes/manifests/ && echo moved; done
  rmdir ${AWAY}
fi
for unit in containerd kubelet; do
  systemctl is-active --quiet $unit || { systemctl unmask $unit; systemctl start $unit && echo moved; }
done
true`;

/**
 * Brings back what the API cannot: starts stopped nodes, goes on with paused ones, starts their container runtime and
 * kubelet, and moves manifests of control-plane parts back. Says whether anything had to be done. Failures are told by
 * what is looked at afterwards.
 */
export async function giveFirstAid(deps: AidDeps): Promise<boolean> {
  const { exec, signal } = deps;
  const nodes = await findNodes(deps);
  const idsOf = (...statuses: readonly string[]) =>
    nodes.filter(({ status }) => statuses.includes(status)).map(({ id }) => id);
  const paused = idsOf('paused');
  const stopped = idsOf('exited', 'created');
  if (paused.length > 0) await exec.run(docker.unpause(paused), { signal });
  if (stopped.length > 0) await exec.run(docker.start(stopped), { signal });
  const ran = await onNodes(deps, nodes, ON_NODE);
  return (
    paused.length + stopped.length > 0 ||
    ran.some((result) => result.kind === 'exited' && result.stdout.includes('moved'))
  );
}

/** Tells running nodes where their control plane is, after the engine has left a swarm. */
export async function tellNames(deps: AidDeps): Promise<void> {
  const nodes = await findNodes(deps);
  await onNodes(
    deps,
    nodes.filter(({ status }) => status === 'running'),
    NAME_OF_PLANE,
  );
}

/** Runs a script on nodes, with the name and the address of their control plane. */
async function onNodes(deps: AidDeps, nodes: Nodes, script: string): Promise<readonly RunResult[]> {
  const { exec, signal } = deps;
  const plane = nodes.map(({ name }) => name).find(isControlPlane) ?? '';
  const address = await addressOf(deps, plane);
  const ran = await Promise.all(
    nodes.map(
      async ({ id }) =>
        await exec.run(docker.onNode(id, ['sh', '-c', script, 'sh', plane, address]), { signal }),
    ),
  );
  signal.throwIfAborted();
  return ran;
}

/**
 * Restarts the control plane's container where Docker no longer gives its name to the workers: a lab that stops and starts
 * a worker would not get it back. Says whether it did; the cluster then needs its time.
 */
export async function renewNames(deps: AidDeps): Promise<boolean> {
  const { exec, signal } = deps;
  const names = (await findNodes(deps)).map(({ name }) => name);
  const plane = names.find(isControlPlane);
  if (plane === undefined) return false;
  const asked = await Promise.all(
    names
      .filter((name) => name !== plane)
      // Past /etc/hosts, which Docker writes anew at each start.
      .map(
        async (name) =>
          await exec.run(docker.onNode(name, ['getent', '-s', 'dns', 'hosts', plane]), { signal }),
      ),
  );
  signal.throwIfAborted();
  if (asked.every((ran) => ran.kind === 'exited' && ran.code === 0)) return false;
  await exec.run(docker.restart([plane]), { signal });
  signal.throwIfAborted();
  return true;
}

const isControlPlane = (name: string): boolean => name.endsWith('-control-plane');

async function addressOf({ exec, signal }: AidDeps, node: string): Promise<string> {
  const ran = await exec.run(docker.address(node), { signal });
  return ran.kind === 'exited' && ran.code === 0 ? ran.stdout.trim() : '';
}
