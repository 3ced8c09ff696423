import type { KubeObject } from '../../ports.ts';
import { at, count, list, record, words } from './fields.ts';

/** What an object is just now, in a word or two that kubectl would print. The same words in every language. */
export function stateOf(object: KubeObject): string {
  if (object.metadata.deletionTimestamp !== undefined) return 'Terminating';
  return BY_KIND[object.kind]?.(object) ?? (words(object, 'status.phase') || 'there');
}

/** A figure that goes with the state and changes more often than it; '' when there is none. */
export function detailOf(object: KubeObject): string {
  if (object.kind !== 'HorizontalPodAutoscaler') return '';
  const used = list(at(object, 'status.currentMetrics')).flatMap((metric) => {
    const percent = at(metric, 'resource.current.averageUtilization');
    return typeof percent === 'number'
      ? [`${words(metric, 'resource.name')} ${String(percent)}%`]
      : [];
  });
  return used.join(', ');
}

type State = (object: KubeObject) => string;

const readyOf =
  (wanted: string, ready: string): State =>
  (object) =>
    `ready ${String(count(object, ready))}/${String(count(object, wanted))}`;

const BY_KIND: Readonly<Record<string, State>> = {
  Pod: podState,
  Node: (node) => {
    const ready = conditionOf(node, 'Ready') === 'True' ? 'Ready' : 'NotReady';
    return at(node, 'spec.unschedulable') === true ? `${ready},SchedulingDisabled` : ready;
  },
  ReplicaSet: readyOf('spec.replicas', 'status.readyReplicas'),
  StatefulSet: readyOf('spec.replicas', 'status.readyReplicas'),
  DaemonSet: readyOf('status.desiredNumberScheduled', 'status.numberReady'),
  Deployment: (deployment) =>
    `${readyOf('spec.replicas', 'status.readyReplicas')(deployment)}, updated ${String(count(deployment, 'status.updatedReplicas'))}`,
  Job: (job) => {
    if (conditionOf(job, 'Complete') === 'True') return 'Complete';
    if (conditionOf(job, 'Failed') === 'True') return 'Failed';
    return `active ${String(count(job, 'status.active'))}`;
  },
  HorizontalPodAutoscaler: (autoscaler) =>
    `desired ${String(count(autoscaler, 'status.desiredReplicas'))}`,
  EndpointSlice: (slice) => {
    const ready = list(slice['endpoints']).filter(
      (endpoint) => at(endpoint, 'conditions.ready') !== false,
    );
    return `ready ${String(ready.length)}`;
  },
  Service: (service) => {
    const type = words(service, 'spec.type');
    if (type !== 'LoadBalancer') return type;
    const [ingress] = list(at(service, 'status.loadBalancer.ingress'));
    return ingress === undefined ? 'pending' : 'has an address';
  },
};

function conditionOf(object: KubeObject, type: string): string {
  const conditions = list(at(object, 'status.conditions'));
  return words(
    conditions.find((condition) => words(condition, 'type') === type),
    'status',
  );
}

/** As the STATUS column of `kubectl get pods`, with `Ready` and `Scheduled` told apart from Running and Pending. */
function podState(pod: KubeObject): string {
  const phase = words(pod, 'status.phase');
  const reason = words(pod, 'status.reason');
  if (reason !== '') return reason;
  if (phase === 'Succeeded' || phase === 'Failed' || phase === 'Unknown') return phase;
  const restarts = restartsOf(pod);
  const state = podProgress(pod, phase);
  return restarts === 0 ? state : `${state} (restarts ${String(restarts)})`;
}

function podProgress(pod: KubeObject, phase: string): string {
  const init = initProgress(pod);
  if (init !== undefined) return init;
  for (const container of list(at(pod, 'status.containerStatuses'))) {
    const reason =
      words(container, 'state.waiting.reason') || words(container, 'state.terminated.reason');
    if (reason !== '') return reason;
  }
  if (phase === 'Running') return conditionOf(pod, 'Ready') === 'True' ? 'Ready' : 'Running';
  if (words(pod, 'spec.nodeName') !== '') return 'Scheduled';
  const scheduled = list(at(pod, 'status.conditions')).find(
    (condition) => words(condition, 'type') === 'PodScheduled',
  );
  return words(scheduled, 'reason') === 'Unschedulable' ? 'Unschedulable' : 'Pending';
}

/** `Init:1/2` while init containers are not through; a native sidecar counts as through once it has started. */
function initProgress(pod: KubeObject): string | undefined {
  const statuses = list(at(pod, 'status.initContainerStatuses'));
  const sidecars = list(at(pod, 'spec.initContainers'))
    .filter((container) => words(container, 'restartPolicy') === 'Always')
    .map((container) => words(container, 'name'));
  const done = statuses.filter(
    (status) =>
      count(status, 'state.terminated.exitCode') === 0 &&
      (at(status, 'state.terminated') !== undefined ||
        // An init container that runs has `started: true`, too, and is not through for that.
        (sidecars.includes(words(status, 'name')) &&
          at(status, 'started') === true &&
          at(status, 'state.running') !== undefined)),
  ).length;
  if (done === statuses.length) return undefined;
  const stuck = statuses.map((status) => words(status, 'state.waiting.reason')).find(isTrouble);
  return stuck === undefined ? `Init:${String(done)}/${String(statuses.length)}` : `Init:${stuck}`;
}

const isTrouble = (reason: string): boolean =>
  !['', 'PodInitializing', 'ContainerCreating'].includes(reason);

function restartsOf(pod: KubeObject): number {
  return list(record(pod['status'])['containerStatuses']).reduce(
    (sum: number, status) => sum + count(status, 'restartCount'),
    0,
  );
}
