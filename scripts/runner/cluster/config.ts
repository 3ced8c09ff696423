/** What one cluster of the course is made of. */
export interface ClusterShape {
  /** Proof on the nodes, for people: the real proof is the containers' ids in the record. */
  readonly ownerId: string;
  /** Ports of 127.0.0.1 that lead to the NodePorts 30080 and 30443. */
  readonly httpPort: number;
  readonly httpsPort: number;
}

/** NodePorts that the outside can reach, and the ports of this machine that are asked for first. */
export const NODE_PORTS = { http: 30080, https: 30443 } as const;

/** The file given to `kind create cluster`: one control plane, two workers, ports on this machine only. */
export function kindConfig({ ownerId, httpPort, httpsPort }: ClusterShape): string {
  const node = (role: string, more = '') => `  - role: ${role}
    labels:
      learn-k8s.owner: ${ownerId}
${more}`;
  const port = (nodePort: number, hostPort: number) => `      - containerPort: ${String(nodePort)}
        hostPort: ${String(hostPort)}
        listenAddress: 127.0.0.1
`;
  return `kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
networking:
  apiServerAddress: 127.0.0.1
nodes:
${node(
  'control-plane',
  `    extraPortMappings:
${port(NODE_PORTS.http, httpPort)}${port(NODE_PORTS.https, httpsPort)}`,
)}${node('worker')}${node('worker')}`;
}
