import type { Deps } from '../deps.ts';
import { docker } from '../tools/docker.ts';

const NAME = 'kubernetes.default.svc.cluster.local';

/**
 * Asks the cluster's DNS as a Pod would: from a Pod's network where the node has one, else from the node's own, and
 * with a resolv.conf that nobody else sees. No Pod is made and no image is needed for it.
 */
const SCRIPT = `
file=$(mktemp) && echo "nameserver $1
options timeout:2 attempts:1" >"$file" && mount --bind "$file" /etc/resolv.conf || exit 9
for net in /run/netns/cni-*; do break; done
if [ -e "$net" ]; then nsenter --net="$net" getent hosts ${NAME}; else getent hosts ${NAME}; fi
code=$?
umount /etc/resolv.conf; rm -f "$file"
exit $code`;

/** Whether the cluster's own name is found from a node (its container's name or id), asking the DNS at this address. */
export async function canLookUp(
  { exec, signal }: Pick<Deps, 'exec' | 'signal'>,
  node: string,
  dnsAddress: string,
): Promise<boolean> {
  const ran = await exec.run(
    docker.onNode(node, ['unshare', '--mount', 'sh', '-c', SCRIPT, 'sh', dnsAddress]),
    { timeoutMs: 10_000, signal },
  );
  signal.throwIfAborted();
  return ran.kind === 'exited' && ran.code === 0;
}
