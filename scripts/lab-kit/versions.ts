/**
 * Every version and image that the course names, in one place.
 *
 * Each can be replaced by the environment variable beside it: a mirror's address, or the tag of an image that was
 * brought to a classroom without network. Tags, not digests: an image loaded from a file has no digest to satisfy.
 */
export const VERSIONS = {
  /** Version that `lab` downloads into the project's own folder when kind is missing. */
  kind: { version: '0.33.0', minimum: '0.30.0', variable: 'LAB_KIND_VERSION' },
  /** Version that `lab` downloads when kubectl is missing. kubectl may be one minor away from the cluster. */
  kubectl: { version: '1.37.0', minimum: '1.36.0', variable: 'LAB_KUBECTL_VERSION' },
  /** Oldest Docker engine that is not refused. Each recording tells the version it was made with. */
  docker: { minimum: '24.0.0' },
  /** Oldest Compose plugin that knows all that the labs use. */
  compose: { minimum: '2.20.0' },
} as const;

/** An image of the course: its public name, and the variable that says where else to take it from. */
export interface ImageSource {
  readonly name: string;
  readonly variable: string;
}

/**
 * Public images that labs start from. When a variable is set, its image is pulled (or found on the engine) and tagged
 * with the public name, so that Dockerfiles and manifests stay as they are printed.
 */
export const IMAGES = {
  kindNode: { name: 'kindest/node:v1.37.0', variable: 'LAB_IMAGE_KIND_NODE' },
  busybox: { name: 'busybox:1.37', variable: 'LAB_IMAGE_BUSYBOX' },
  node: { name: 'node:24-slim', variable: 'LAB_IMAGE_NODE' },
  nginx: { name: 'nginx:1.26', variable: 'LAB_IMAGE_NGINX' },
  redis: { name: 'redis:8.0', variable: 'LAB_IMAGE_REDIS' },
  postgres: { name: 'postgres:17', variable: 'LAB_IMAGE_POSTGRES' },
  python: { name: 'python:3.13-slim', variable: 'LAB_IMAGE_PYTHON' },
  debian: { name: 'debian:trixie-slim', variable: 'LAB_IMAGE_DEBIAN' },
  registry: { name: 'registry:3', variable: 'LAB_IMAGE_REGISTRY' },
  traefik: { name: 'traefik:v3.6', variable: 'LAB_IMAGE_TRAEFIK' },
  metricsServer: {
    name: 'registry.k8s.io/metrics-server/metrics-server:v0.9.0',
    variable: 'LAB_IMAGE_METRICS_SERVER',
  },
  metallbController: {
    name: 'quay.io/metallb/controller:v0.15.2',
    variable: 'LAB_IMAGE_METALLB_CONTROLLER',
  },
  metallbSpeaker: {
    name: 'quay.io/metallb/speaker:v0.15.2',
    variable: 'LAB_IMAGE_METALLB_SPEAKER',
  },
} as const satisfies Record<string, ImageSource>;

/** A manifest that others publish: its address, what it must be to the byte, and the variable that names a file instead. */
export interface ManifestSource {
  readonly url: string;
  readonly sha256: string;
  readonly variable: string;
}

/** A definition of Gateway API's standard channel, in the version that Traefik of `IMAGES` reads. */
const gatewayApi = (plural: string, sha256: string) => ({
  url: `https://raw.githubusercontent.com/kubernetes-sigs/gateway-api/v1.4.0/config/crd/standard/gateway.networking.k8s.io_${plural}.yaml`,
  sha256,
  variable: `LAB_MANIFEST_GATEWAY_API_${plural.toUpperCase()}`,
});

/**
 * Manifests that a lab applies as their makers publish them. When a variable is set, it is the path of a file that was
 * brought along: a classroom without network, or one whose copy names images of a mirror.
 */
export const MANIFESTS = {
  metallb: {
    url: 'https://raw.githubusercontent.com/metallb/metallb/v0.15.2/config/manifests/metallb-native.yaml',
    sha256: 'a1b04c376fb39c93265f551fe23716a3ae6e09b790edb3bf257d3fc784c35a18',
    variable: 'LAB_MANIFEST_METALLB',
  },
  backendTlsPolicies: gatewayApi(
    'backendtlspolicies',
    '59d7cf1d99e1337e6d6a19c6306172d8f7ff2d9f920142a88ef9ba597d6d97bb',
  ),
  gatewayClasses: gatewayApi(
    'gatewayclasses',
    '2f61e8c8c2289843a61d7b1bba31f8a5a46dbf20a1c54359209d638d3bd899c9',
  ),
  gateways: gatewayApi(
    'gateways',
    'b0e29566bbe07fbe4ede55c2eff73865bd566f3063736ec9046224d7e20d6f88',
  ),
  grpcRoutes: gatewayApi(
    'grpcroutes',
    'dc114a794b2bf2565489c3182d4b173590ea01348f986daf42c7bc0505521d26',
  ),
  httpRoutes: gatewayApi(
    'httproutes',
    'c2539410dec72b793ef840f484c19d13b48210074ec801b730e9fce2c5fc825c',
  ),
  referenceGrants: gatewayApi(
    'referencegrants',
    '3a59dcc699c2d01b19f13233943597f69de25420495ab3d4af7de7997bd807cc',
  ),
} as const satisfies Record<string, ManifestSource>;

/** What begins so belongs to the course: its labels, also those that a lab puts on nodes. */
export const LAB_PREFIX = 'learn-k8s.';

/** Everything a lab makes carries this label; its value is the lab's id. `stop` and `down` remove by it. */
export const LAB_LABEL = 'learn-k8s.lab';
