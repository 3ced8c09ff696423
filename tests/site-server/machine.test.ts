import { describe, expect, it } from 'vitest';
import { missingFrom, tellMissing } from '../../scripts/site-server/machine.ts';

const probes = [
  { id: 'node', name: 'Node.js', saw: '22.23.2', verdict: 'good' },
  { id: 'kind', name: 'kind', saw: 'kind is not installed.', verdict: 'missing', fix: 'get it' },
  { id: 'disk', name: 'Disk', saw: '1 GB free', verdict: 'missing' },
  { id: 'cgroup', name: 'Control groups', saw: 'v1', verdict: 'note' },
];

describe('what lab doctor printed', () => {
  it('gives what is missing and leaves the rest', () => {
    expect(missingFrom(JSON.stringify({ ready: false, probes }))).toEqual([
      { name: 'kind', saw: 'kind is not installed.', fix: 'get it' },
      { name: 'Disk', saw: '1 GB free', fix: undefined },
    ]);
  });

  it.each(['', 'Error: cannot find module', '[]', '{"probes":3}', 'null'])(
    'says that it is not known from %j',
    (printed) => {
      expect(missingFrom(printed)).toBeUndefined();
    },
  );
});

describe('what npm start says', () => {
  it('names each missing thing and its remedy', () => {
    const told = tellMissing(missingFrom(JSON.stringify({ probes })), 'en');
    expect(told).toContain('✗ kind: kind is not installed.\n    → get it\n  ✗ Disk: 1 GB free');
  });

  it('leads to the first lab when nothing is missing', () => {
    expect(tellMissing([], 'zh')).toContain('npx lab start images');
  });

  it('leads to doctor when it could not look', () => {
    expect(tellMissing(undefined, 'en')).toContain('npx lab doctor');
  });
});
