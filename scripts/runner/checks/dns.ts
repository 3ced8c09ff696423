import type { DnsCheck } from '../../lab-kit/checks.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { readyAddresses, slicesOf } from './endpoints.ts';
import { isRecord } from './kube.ts';
import { lacksProgram, type PodTarget, runInPod } from './pod-exec.ts';
import { result } from './result.ts';

/** The resolver of the container's own system, search domains included: what its programs would get. */
const NODE_SCRIPT = `require('node:dns').lookup(process.argv[1], { all: true, family: 4 }, (error, found) => console.log(JSON.stringify(error ? { error: error.code } : found.map(({ address }) => address))))`;
const SHELL_SCRIPT = `if command -v getent >/dev/null; then getent ahostsv4 "$1" | cut -d' ' -f1; elif command -v nslookup >/dev/null; then nslookup "$1" | sed '1,/^$/d' | sed -n 's/^Address.*: *\\([0-9.]*\\).*/\\1/p'; else exit 127; fi`;

/** A name resolves, from inside a Pod, to what it should. */
export const dns: CheckKind<DnsCheck> = {
  look: async (check, facts) => {
    const { name, from, to } = check;
    const found = await lookUp(name, from, facts);
    if ('status' in found) return found;
    const addresses = [...new Set(found.addresses)].sort();
    const next = `kubectl exec ${from.pod} -- nslookup ${name}`;
    const actual =
      addresses.length === 0
        ? { en: `no address (${found.error})`, zh: `没有地址 (${found.error})` }
        : addresses.join(', ');
    if (to === 'nothing') {
      const expected = { en: `${name} has no address`, zh: `${name} 没有地址` };
      // EAI_AGAIN is the resolver's own trouble, not an answer.
      const isAnswer = addresses.length > 0 || found.error !== 'EAI_AGAIN';
      if (addresses.length === 0 && isAnswer) return result('pass', { expected, actual, next: '' });
      return result(addresses.length > 0 ? 'wrong' : 'not-yet', { expected, actual, next });
    }
    const wanted =
      'clusterIp' in to
        ? await clusterIps(to.clusterIp, facts)
        : readyAddresses(await slicesOf(to.podIps, facts));
    const expected =
      wanted.length > 0
        ? `${name} → ${wanted.join(', ')}`
        : { en: `${name} has an address`, zh: `${name} 有地址` };
    const isSame = wanted.length > 0 && wanted.join() === addresses.join();
    if (isSame) return result('pass', { expected, actual, next: '' });
    return result(addresses.length > 0 && wanted.length > 0 ? 'wrong' : 'not-yet', {
      expected,
      actual,
      next,
    });
  },
};

type Found = { readonly addresses: readonly string[]; readonly error: string } | CheckResult;

async function lookUp(name: string, pod: PodTarget, facts: Facts): Promise<Found> {
  const byNode = await runInPod(pod, ['node', '-e', NODE_SCRIPT, name], facts);
  if (byNode.kind === 'failed') return byNode.result;
  if (byNode.kind === 'ran') {
    const data: unknown = JSON.parse(byNode.stdout);
    if (Array.isArray(data)) return { addresses: data.map(String), error: '' };
    return { addresses: [], error: isRecord(data) ? String(data['error']) : 'ENOTFOUND' };
  }
  const byShell = await runInPod(pod, ['sh', '-c', SHELL_SCRIPT, 'sh', name], facts);
  if (byShell.kind === 'failed') return byShell.result;
  if (byShell.kind === 'no-program' || byShell.code === 127)
    return lacksProgram(pod, ['node', 'getent', 'nslookup']);
  const addresses = byShell.stdout
    .split('\n')
    .filter((line) => /^\d+(?:\.\d+){3}$/.test(line.trim()));
  return { addresses, error: addresses.length === 0 ? 'ENOTFOUND' : '' };
}

async function clusterIps(
  service: string,
  { cluster, run, signal }: Facts,
): Promise<readonly string[]> {
  const [found] = await (
    await cluster()
  ).list({ kind: 'Service', namespace: run.namespace, name: service }, signal);
  const spec = found?.['spec'];
  const ip = isRecord(spec) ? spec['clusterIP'] : undefined;
  return typeof ip === 'string' && ip !== 'None' && ip !== '' ? [ip] : [];
}
