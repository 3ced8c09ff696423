import type { EndpointsCheck } from '../../lab-kit/checks.ts';
import type { KubeObject } from '../ports.ts';
import type { CheckKind, Facts } from './check-kind.ts';
import { isReady, isRecord, isStaying } from './kube.ts';
import { result } from './result.ts';

/** A Service's EndpointSlices hold so many ready addresses. Says what its selector finds, where they do not. */
export const endpoints: CheckKind<EndpointsCheck> = {
  watches: ({ service }, { namespace }) => [
    { kind: 'EndpointSlice', namespace, labelSelector: `kubernetes.io/service-name=${service}` },
    { kind: 'Service', namespace, name: service },
  ],
  look: async ({ service, ready, port }, facts) => {
    const { cluster, run, signal } = facts;
    const [found] = await (
      await cluster()
    ).list({ kind: 'Service', namespace: run.namespace, name: service }, signal);
    if (found === undefined)
      return result('not-yet', {
        expected: { en: `Service ${service} exists`, zh: `Service ${service} 存在` },
        actual: { en: `there is no Service ${service}`, zh: `没有 Service ${service}` },
        next: 'kubectl get services',
      });
    const slices = await slicesOf(service, facts);
    const addresses = readyAddresses(slices);
    const next = `kubectl get endpointslices -l kubernetes.io/service-name=${service}`;
    if (addresses.length !== ready) {
      const selected = await selectedPods(found, facts);
      const isHopeless = selected !== undefined && selected.pods.length === 0 && ready > 0;
      const why =
        selected === undefined
          ? { en: 'it has no selector', zh: '它没有选择器' }
          : {
              en: `its selector ${selected.selector} finds ${String(selected.pods.length)} Pods, ${String(selected.ready)} of them ready`,
              zh: `选择器 ${selected.selector} 选中 ${String(selected.pods.length)} 个 Pod，其中 ${String(selected.ready)} 个就绪`,
            };
      return result(
        isHopeless ? 'wrong' : 'not-yet',
        {
          expected: {
            en: `Service ${service} has ${String(ready)} ready addresses`,
            zh: `Service ${service} 有 ${String(ready)} 个就绪地址`,
          },
          actual: {
            en: `${String(addresses.length)}; ${why.en}`,
            zh: `${String(addresses.length)} 个；${why.zh}`,
          },
          next,
        },
        { pods: selected?.pods ?? [] },
      );
    }
    const ports = slices.flatMap((slice) => numbersAt(slice['ports']));
    if (port !== undefined && !ports.includes(port))
      return result('wrong', {
        expected: { en: `endpoints on port ${String(port)}`, zh: `端点的端口为 ${String(port)}` },
        actual: {
          en: `port ${ports.join(', ') || 'none'}`,
          zh: `端口 ${ports.join('、') || '无'}`,
        },
        next,
      });
    return result('pass', { expected: String(ready), actual: addresses.join(', '), next: '' });
  },
};

/** A Service's slices. */
export async function slicesOf(
  service: string,
  { cluster, run, signal }: Facts,
): Promise<readonly KubeObject[]> {
  const query = {
    kind: 'EndpointSlice',
    namespace: run.namespace,
    labelSelector: `kubernetes.io/service-name=${service}`,
  };
  return (await (await cluster()).list(query, signal)).filter(isStaying);
}

/** Addresses that take traffic, each once, sorted. A missing `ready` means ready. */
export function readyAddresses(slices: readonly KubeObject[]): readonly string[] {
  const addresses = slices.flatMap((slice) => {
    const entries: unknown = slice['endpoints'];
    if (!Array.isArray(entries)) return [];
    return entries.filter(isRecord).flatMap(({ addresses: list, conditions }) => {
      const isOut = isRecord(conditions) && conditions['ready'] === false;
      return isOut || !Array.isArray(list) ? [] : list.map(String);
    });
  });
  return [...new Set(addresses)].sort();
}

async function selectedPods(
  service: KubeObject,
  { cluster, run, signal }: Facts,
): Promise<{ selector: string; pods: readonly string[]; ready: number } | undefined> {
  const spec = service['spec'];
  const labels = isRecord(spec) ? spec['selector'] : undefined;
  if (!isRecord(labels)) return undefined;
  const selector = Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
  const query = { kind: 'Pod', namespace: run.namespace, labelSelector: selector };
  const pods = (await (await cluster()).list(query, signal)).filter(isStaying);
  return {
    selector,
    pods: pods.map(({ metadata }) => metadata.name),
    ready: pods.filter(isReady).length,
  };
}

function numbersAt(ports: unknown): readonly number[] {
  if (!Array.isArray(ports)) return [];
  return ports.filter(isRecord).flatMap(({ port }) => (typeof port === 'number' ? [port] : []));
}
