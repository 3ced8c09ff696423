import type { RecordedObject, RecordedTie } from '../../../lab-kit/recording.ts';
import type { KubeObject } from '../../ports.ts';
import { at, list, record, words } from './fields.ts';

/**
 * The fields that tie objects to each other, kind by kind. Source: the API reference of Kubernetes 1.37
 * (kubernetes.io/docs/reference/kubernetes-api) and, for the kinds of Gateway API, gateway-api.sigs.k8s.io/reference/spec.
 */
export function tiesOf(object: KubeObject): readonly RecordedTie[] {
  const own = BY_KIND[object.kind]?.(object) ?? [];
  const owners = list(at(object, 'metadata.ownerReferences')).map((owner) => ({
    field: 'metadata.ownerReferences',
    kind: words(owner, 'kind'),
    name: words(owner, 'name'),
  }));
  return once([...owners, ...own]);
}

/** An object cut down to what a picture needs. */
export function recordedObject(object: KubeObject): RecordedObject {
  const { kind, metadata } = object;
  return { kind, name: metadata.name, labels: metadata.labels ?? {}, ties: tiesOf(object) };
}

type Ties = (object: KubeObject) => readonly RecordedTie[];

/** One object by its name; nothing when the field is empty. */
function named(field: string, kind: string, name: unknown): readonly RecordedTie[] {
  return typeof name === 'string' && name !== '' ? [{ field, kind, name }] : [];
}

/** All Pods (or others) with these labels. An empty selector of a NetworkPolicy selects all, a missing one none. */
function selected(field: string, labels: unknown, kind = 'Pod'): readonly RecordedTie[] {
  const pairs = Object.entries(record(labels)).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  return pairs.length === 0 ? [] : [{ field, kind, labels: Object.fromEntries(pairs) }];
}

const byMatchLabels: Ties = (object) =>
  selected('spec.selector', at(object, 'spec.selector.matchLabels'));

const BY_KIND: Readonly<Record<string, Ties>> = {
  Pod: (pod) => [
    ...named('spec.nodeName', 'Node', at(pod, 'spec.nodeName')),
    ...named('spec.serviceAccountName', 'ServiceAccount', at(pod, 'spec.serviceAccountName')),
    ...named('spec.runtimeClassName', 'RuntimeClass', at(pod, 'spec.runtimeClassName')),
    ...named('spec.priorityClassName', 'PriorityClass', at(pod, 'spec.priorityClassName')),
    ...list(at(pod, 'spec.volumes')).flatMap(volumeTies),
    ...['initContainers', 'containers'].flatMap((key) =>
      list(at(pod, `spec.${key}`)).flatMap((container) => environmentTies(key, container)),
    ),
  ],
  Deployment: byMatchLabels,
  ReplicaSet: byMatchLabels,
  DaemonSet: byMatchLabels,
  Job: byMatchLabels,
  PodDisruptionBudget: byMatchLabels,
  StatefulSet: (set) => [
    ...byMatchLabels(set),
    ...named('spec.serviceName', 'Service', at(set, 'spec.serviceName')),
  ],
  NetworkPolicy: (policy) => [
    ...selected('spec.podSelector', at(policy, 'spec.podSelector.matchLabels')),
    ...list(at(policy, 'spec.ingress'))
      .flatMap((rule) => list(at(rule, 'from')))
      .flatMap((peer) =>
        selected('spec.ingress[].from[].podSelector', at(peer, 'podSelector.matchLabels')),
      ),
  ],
  Service: (service) => selected('spec.selector', at(service, 'spec.selector')),
  EndpointSlice: (slice) => [
    ...named(
      'metadata.labels[kubernetes.io/service-name]',
      'Service',
      slice.metadata.labels?.['kubernetes.io/service-name'],
    ),
    ...list(slice['endpoints']).flatMap((endpoint) =>
      named(
        'endpoints[].targetRef',
        words(at(endpoint, 'targetRef'), 'kind'),
        at(endpoint, 'targetRef.name'),
      ),
    ),
  ],
  Ingress: (ingress) => [
    ...named('spec.ingressClassName', 'IngressClass', at(ingress, 'spec.ingressClassName')),
    ...list(at(ingress, 'spec.rules'))
      .flatMap((rule) => list(at(rule, 'http.paths')))
      .flatMap((path) =>
        named(
          'spec.rules[].http.paths[].backend.service',
          'Service',
          at(path, 'backend.service.name'),
        ),
      ),
  ],
  Gateway: (gateway) =>
    named('spec.gatewayClassName', 'GatewayClass', at(gateway, 'spec.gatewayClassName')),
  HTTPRoute: (route) => [
    ...list(at(route, 'spec.parentRefs')).flatMap((parent) =>
      named('spec.parentRefs', words(parent, 'kind') || 'Gateway', at(parent, 'name')),
    ),
    ...list(at(route, 'spec.rules'))
      .flatMap((rule) => list(at(rule, 'backendRefs')))
      .flatMap((backend) =>
        named('spec.rules[].backendRefs', words(backend, 'kind') || 'Service', at(backend, 'name')),
      ),
  ],
  HorizontalPodAutoscaler: (autoscaler) =>
    named(
      'spec.scaleTargetRef',
      words(at(autoscaler, 'spec.scaleTargetRef'), 'kind'),
      at(autoscaler, 'spec.scaleTargetRef.name'),
    ),
  APIService: (service) => named('spec.service', 'Service', at(service, 'spec.service.name')),
  PersistentVolumeClaim: (claim) => [
    ...named('spec.volumeName', 'PersistentVolume', at(claim, 'spec.volumeName')),
    ...named('spec.storageClassName', 'StorageClass', at(claim, 'spec.storageClassName')),
  ],
  PersistentVolume: (volume) => [
    ...named('spec.claimRef', 'PersistentVolumeClaim', at(volume, 'spec.claimRef.name')),
    ...named('spec.storageClassName', 'StorageClass', at(volume, 'spec.storageClassName')),
    ...nodesOf(volume),
  ],
  RoleBinding: bindingTies,
  ClusterRoleBinding: bindingTies,
};

function bindingTies(binding: KubeObject): readonly RecordedTie[] {
  return [
    ...named('roleRef', words(binding['roleRef'], 'kind'), at(binding, 'roleRef.name')),
    ...list(binding['subjects']).flatMap((subject) =>
      named('subjects', words(subject, 'kind'), at(subject, 'name')),
    ),
  ];
}

function volumeTies(volume: unknown): readonly RecordedTie[] {
  const sources = [volume, ...list(at(volume, 'projected.sources'))];
  return [
    ...named(
      'spec.volumes[].persistentVolumeClaim',
      'PersistentVolumeClaim',
      at(volume, 'persistentVolumeClaim.claimName'),
    ),
    ...sources.flatMap((source) => [
      ...named('spec.volumes[].configMap', 'ConfigMap', at(source, 'configMap.name')),
      ...named(
        'spec.volumes[].secret',
        'Secret',
        at(source, 'secret.secretName') ?? at(source, 'secret.name'),
      ),
    ]),
  ];
}

function environmentTies(containers: string, container: unknown): readonly RecordedTie[] {
  const from = `spec.${containers}[]`;
  return [
    ...list(at(container, 'envFrom')).flatMap((source) => [
      ...named(`${from}.envFrom[].configMapRef`, 'ConfigMap', at(source, 'configMapRef.name')),
      ...named(`${from}.envFrom[].secretRef`, 'Secret', at(source, 'secretRef.name')),
    ]),
    ...list(at(container, 'env')).flatMap((variable) => [
      ...named(
        `${from}.env[].valueFrom.configMapKeyRef`,
        'ConfigMap',
        at(variable, 'valueFrom.configMapKeyRef.name'),
      ),
      ...named(
        `${from}.env[].valueFrom.secretKeyRef`,
        'Secret',
        at(variable, 'valueFrom.secretKeyRef.name'),
      ),
    ]),
  ];
}

/** Nodes on which a local volume may be used: its terms on the node's host name, or (kind's provisioner) on its name. */
function nodesOf(volume: unknown): readonly RecordedTie[] {
  return list(at(volume, 'spec.nodeAffinity.required.nodeSelectorTerms'))
    .flatMap((term) => [...list(at(term, 'matchExpressions')), ...list(at(term, 'matchFields'))])
    .filter((term) => ['kubernetes.io/hostname', 'metadata.name'].includes(words(term, 'key')))
    .flatMap((term) => list(at(term, 'values')))
    .flatMap((name) => named('spec.nodeAffinity', 'Node', name));
}

function once(ties: readonly RecordedTie[]): readonly RecordedTie[] {
  return [...new Map(ties.map((tie) => [JSON.stringify(tie), tie])).values()];
}
