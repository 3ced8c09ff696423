import { NODE_PORTS } from '../cluster/config.ts';
import { readRecord } from '../cluster/record.ts';
import type { Deps } from '../deps.ts';
import { same, whatAndWhy } from '../outcome.ts';
import { isAtLeast } from '../tools/version.ts';
import type { Probe } from './probe.ts';
import { readTool, toolProblem, type ToolName } from './requirements.ts';

const NODE_MINIMUM = '22.18.0';

/** The Node that runs this, and the one the learner typed `npx` with. */
export function probeNode({ host, env }: Deps): Probe {
  // npm puts the course's own Node first on PATH and tells its own one only here: `npm/10.8.2 node/v20.20.2 linux …`.
  const outer = /\bnode\/v(\S+)/.exec(env['npm_config_user_agent'] ?? '')?.[1];
  const around = outer === undefined || outer === host.node ? '' : ` (npm: ${outer})`;
  const isNew = isAtLeast(host.node, NODE_MINIMUM);
  return {
    id: 'node',
    name: { en: 'Node.js', zh: 'Node.js' },
    saw: same(`${host.node}${around}`),
    verdict: isNew ? 'good' : 'missing',
    ...(isNew ? {} : { fix: { en: 'npm ci brings one along', zh: '运行 npm ci 会附带一个' } }),
  };
}

/** kind or kubectl. */
export async function probeTool(deps: Deps, tool: ToolName): Promise<Probe> {
  const found = await readTool(deps, tool);
  const problem = toolProblem(tool, found);
  const name = same(tool);
  if (problem === undefined && found.state === 'ready') {
    return { id: tool, name, saw: same(found.version), verdict: 'good' };
  }
  const { next, ...told } = problem ?? { what: same('?'), next: same('') };
  return { id: tool, name, saw: whatAndWhy(told), verdict: 'missing', fix: next };
}

/** The ports of this machine that lead into the cluster. */
export async function probePorts(deps: Deps): Promise<Probe> {
  const name = { en: 'Ports', zh: '端口' };
  const id = 'ports';
  const record = await readRecord(deps);
  if (record !== undefined) {
    const ports = `${String(record.httpPort)}, ${String(record.httpsPort)}`;
    const saw = {
      en: `127.0.0.1: ${ports} belong to the course's cluster`,
      zh: `127.0.0.1 的 ${ports} 属于课程的集群`,
    };
    return { id, name, saw, verdict: 'good' };
  }
  const wanted = Object.values(NODE_PORTS);
  const got = await Promise.all(wanted.map(async (port) => await deps.network.freePort(port)));
  const taken = wanted.filter((port, index) => got[index] !== port);
  if (taken.length === 0) {
    const saw = { en: `${wanted.join(', ')} are free`, zh: `${wanted.join('、')} 空闲` };
    return { id, name, saw, verdict: 'good' };
  }
  return {
    id,
    name,
    verdict: 'note',
    saw: {
      en: `${taken.join(', ')} in use by another program; \`lab up\` takes free ones instead and says which`,
      zh: `${taken.join('、')} 被其他程序占用；\`lab up\` 会改用空闲端口并告诉你`,
    },
  };
}

/** Proxy settings: fine for pulling images, in the way when they cover this machine itself. */
export function probeProxy({ env }: Deps): readonly Probe[] {
  const value = (name: string) => env[name] ?? env[name.toLowerCase()] ?? '';
  const set = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].filter((name) => value(name) !== '');
  const id = 'proxy';
  const name = { en: 'Proxy', zh: '代理' };
  if (set.length === 0)
    return [{ id, name, verdict: 'good', saw: { en: 'none set', zh: '未设置' } }];
  const without = value('NO_PROXY')
    .split(',')
    .map((entry) => entry.trim());
  const isLocalFree = ['127.0.0.1', 'localhost'].every((host) => without.includes(host));
  // Values may hold a password, so only names are shown.
  const saw = { en: `${set.join(', ')} set`, zh: `已设置 ${set.join('、')}` };
  if (isLocalFree) return [{ id, name, saw, verdict: 'good' }];
  return [
    {
      id,
      name,
      saw,
      verdict: 'note',
      fix: {
        en: 'Requests to the cluster must not go there: export NO_PROXY="127.0.0.1,localhost,$NO_PROXY"',
        zh: '访问集群的请求不能走代理：export NO_PROXY="127.0.0.1,localhost,$NO_PROXY"',
      },
    },
  ];
}

const INOTIFY = [
  { file: '/proc/sys/fs/inotify/max_user_instances', minimum: 256, wanted: 512 },
  { file: '/proc/sys/fs/inotify/max_user_watches', minimum: 65_536, wanted: 524_288 },
] as const;

/** Three nodes watch many files; where the limit is low, kubelet and containerd fail with "too many open files". */
export async function probeInotify({ files, host }: Deps): Promise<readonly Probe[]> {
  if (host.os !== 'linux') return [];
  const found = await Promise.all(
    INOTIFY.map(async (limit) => ({ ...limit, value: Number(await files.read(limit.file)) })),
  );
  const known = found.filter(({ value }) => Number.isFinite(value) && value > 0);
  if (known.length === 0) return [];
  const low = known.filter(({ value, minimum }) => value < minimum);
  const saw = same(known.map(({ value }) => String(value)).join(' instances, ') + ' watches');
  const settings = low.map(
    ({ file, wanted }) => `fs.inotify.${file.slice(file.lastIndexOf('/') + 1)}=${String(wanted)}`,
  );
  const fix = same(`sudo sysctl -w ${settings.join(' ')}`);
  return [
    {
      id: 'inotify',
      name: { en: 'inotify limits', zh: 'inotify 上限' },
      saw,
      verdict: low.length === 0 ? 'good' : 'note',
      ...(low.length === 0 ? {} : { fix }),
    },
  ];
}
