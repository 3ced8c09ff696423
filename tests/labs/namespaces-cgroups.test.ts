import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const kit = resolve('labs/namespaces-cgroups/start/kit');
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** What `limits` prints in a container whose /sys/fs/cgroup holds these files. */
function limits(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'cgroup-'));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
  return execFileSync('sh', [join(kit, 'limits')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${kit}:${process.env['PATH'] ?? ''}`, CGROUP_ROOT: root },
  });
}

// Its checks pass on an engine that misses OOM kills or counts no memory. What the page says of them must be on record.
it('the recording shows the kills and the ceiling that the page speaks of', () => {
  const recording = readFileSync('labs/namespaces-cgroups/recording.json', 'utf8');
  expect(recording).toContain('ns-oom: exit code 137, OOMKilled true');
  expect(recording).toContain('exit code 0, OOMKilled true');
  expect(recording).toContain('/ 64MiB');
});

// Nobody has both versions at hand, and the lab's author has only one.
describe('the limits of a container', () => {
  const set = 'cpu: 10000 of every 100000 microseconds\nmemory: 67108864 bytes\nprocesses: 20\n';
  const none = 'cpu: no limit\nmemory: no limit\nprocesses: no limit\n';

  it('are read from version 2 of cgroups', () => {
    const files = { 'cgroup.controllers': 'cpu memory pids' };
    expect(
      limits({
        ...files,
        'cpu.max': '10000 100000',
        'memory.max': '67108864',
        'pids.max': '20',
      }),
    ).toBe(set);
    expect(
      limits({ ...files, 'cpu.max': 'max 100000', 'memory.max': 'max', 'pids.max': 'max' }),
    ).toBe(none);
  });

  it('are read from version 1 of cgroups', () => {
    const period = { 'cpu/cpu.cfs_period_us': '100000' };
    expect(
      limits({
        ...period,
        'cpu/cpu.cfs_quota_us': '10000',
        'memory/memory.limit_in_bytes': '67108864',
        'pids/pids.max': '20',
      }),
    ).toBe(set);
    expect(
      limits({
        ...period,
        'cpu/cpu.cfs_quota_us': '-1',
        'memory/memory.limit_in_bytes': '9223372036854771712',
        'pids/pids.max': 'max',
      }),
    ).toBe(none);
  });
});
