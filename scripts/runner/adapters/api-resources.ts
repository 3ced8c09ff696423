import type { ApiGet } from './api-get.ts';

/** Where the API keeps a kind of object. */
export interface ResourcePath {
  readonly apiVersion: string;
  /** `/api/v1` or `/apis/<group>/<version>`. */
  readonly base: string;
  readonly plural: string;
  readonly isNamespaced: boolean;
}

const at = (apiVersion: string, plural: string, isNamespaced = true): ResourcePath => ({
  apiVersion,
  base: apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`,
  plural,
  isNamespaced,
});

const admission = (plural: string) => at('admissionregistration.k8s.io/v1', plural, false);

/** Kinds that labs ask for all the time; the others are found by asking the API, which costs some requests. */
const KNOWN: Readonly<Record<string, ResourcePath>> = {
  ConfigMap: at('v1', 'configmaps'),
  Endpoints: at('v1', 'endpoints'),
  Event: at('v1', 'events'),
  Namespace: at('v1', 'namespaces', false),
  Node: at('v1', 'nodes', false),
  PersistentVolume: at('v1', 'persistentvolumes', false),
  PersistentVolumeClaim: at('v1', 'persistentvolumeclaims'),
  Pod: at('v1', 'pods'),
  Secret: at('v1', 'secrets'),
  Service: at('v1', 'services'),
  ServiceAccount: at('v1', 'serviceaccounts'),
  DaemonSet: at('apps/v1', 'daemonsets'),
  Deployment: at('apps/v1', 'deployments'),
  ReplicaSet: at('apps/v1', 'replicasets'),
  StatefulSet: at('apps/v1', 'statefulsets'),
  CronJob: at('batch/v1', 'cronjobs'),
  Job: at('batch/v1', 'jobs'),
  EndpointSlice: at('discovery.k8s.io/v1', 'endpointslices'),
  Ingress: at('networking.k8s.io/v1', 'ingresses'),
  IngressClass: at('networking.k8s.io/v1', 'ingressclasses', false),
  Role: at('rbac.authorization.k8s.io/v1', 'roles'),
  RoleBinding: at('rbac.authorization.k8s.io/v1', 'rolebindings'),
  ClusterRole: at('rbac.authorization.k8s.io/v1', 'clusterroles', false),
  ClusterRoleBinding: at('rbac.authorization.k8s.io/v1', 'clusterrolebindings', false),
  APIService: at('apiregistration.k8s.io/v1', 'apiservices', false),
  CertificateSigningRequest: at('certificates.k8s.io/v1', 'certificatesigningrequests', false),
  CSIDriver: at('storage.k8s.io/v1', 'csidrivers', false),
  StorageClass: at('storage.k8s.io/v1', 'storageclasses', false),
  CustomResourceDefinition: at('apiextensions.k8s.io/v1', 'customresourcedefinitions', false),
  MutatingWebhookConfiguration: admission('mutatingwebhookconfigurations'),
  ValidatingWebhookConfiguration: admission('validatingwebhookconfigurations'),
  ValidatingAdmissionPolicy: admission('validatingadmissionpolicies'),
  ValidatingAdmissionPolicyBinding: admission('validatingadmissionpolicybindings'),
  PriorityClass: at('scheduling.k8s.io/v1', 'priorityclasses', false),
  RuntimeClass: at('node.k8s.io/v1', 'runtimeclasses', false),
};

interface ResourceList {
  readonly resources: readonly { name: string; kind: string; namespaced: boolean }[];
}

interface GroupList {
  readonly groups: readonly { preferredVersion: { groupVersion: string } }[];
}

/** Finds where a kind lives; `undefined` when the API does not know it (its definition may come later). */
export function makeResources(get: ApiGet): (kind: string) => Promise<ResourcePath | undefined> {
  const found = new Map(Object.entries(KNOWN));
  return async (kind) => found.get(kind) ?? (await discover(get, kind, found));
}

async function discover(
  get: ApiGet,
  kind: string,
  found: Map<string, ResourcePath>,
): Promise<ResourcePath | undefined> {
  const { groups } = (await get.json('/apis')) as GroupList;
  const versions = ['v1', ...groups.map(({ preferredVersion }) => preferredVersion.groupVersion)];
  for (const apiVersion of versions) {
    const { base } = at(apiVersion, '');
    const { resources } = (await get.json(base)) as ResourceList;
    // `pods/log` and the like are parts of a resource.
    const resource = resources.find((entry) => entry.kind === kind && !entry.name.includes('/'));
    if (resource === undefined) continue;
    const path = at(apiVersion, resource.name, resource.namespaced);
    found.set(kind, path);
    return path;
  }
  return undefined;
}
