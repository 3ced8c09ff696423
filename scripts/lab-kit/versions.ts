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
} as const satisfies Record<string, ImageSource>;

/** Everything a lab makes carries this label; its value is the lab's id. `stop` and `down` remove by it. */
export const LAB_LABEL = 'learn-k8s.lab';
