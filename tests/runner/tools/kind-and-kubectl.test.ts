import { expect, it } from 'vitest';
import { kind, readKindStep, readKindVersion } from '../../../scripts/runner/tools/kind.ts';
import { kubectl, readKubectlVersion } from '../../../scripts/runner/tools/kubectl.ts';
import { isAtLeast, parseVersion } from '../../../scripts/runner/tools/version.ts';

it('every call that writes a kubeconfig names ours, and every call its cluster', () => {
  const own = '/home/.lab/kubeconfig';
  const create = kind.create({
    name: 'course',
    image: 'kindest/node:v1',
    config: '/k.yaml',
    kubeconfig: own,
  });
  for (const argv of [create, kind.delete('course', own), kind.exportKubeconfig('course', own)]) {
    expect(argv.join(' ')).toContain('--name course');
    expect(argv.join(' ')).toContain(`--kubeconfig ${own}`);
  }
  expect(kubectl.readyz(own).join(' ')).toContain(`--kubeconfig ${own}`);
  expect(kind.load('course', ['a', 'b'])).toEqual([
    'kind',
    'load',
    'docker-image',
    '--name',
    'course',
    'a',
    'b',
  ]);
});

it.each([
  [
    ' • Ensuring node image (kindest/node:v1.37.0) 🖼  ...',
    'Ensuring node image (kindest/node:v1.37.0)',
  ],
  [' • Preparing nodes 📦 📦 📦   ...', 'Preparing nodes'],
  [' • Starting control-plane 🕹️  ...', 'Starting control-plane'],
  [' ✓ Starting control-plane 🕹️', undefined],
  ['Creating cluster "course" ...', undefined],
])('reads the step out of: %s', (line, step) => {
  expect(readKindStep(line)).toBe(step);
});

it('reads versions', () => {
  expect(readKindVersion('kind v0.33.0 go1.26.8 linux/amd64')).toBe('0.33.0');
  expect(readKindVersion('nonsense')).toBeUndefined();
  expect(readKubectlVersion('{"clientVersion":{"major":"1","gitVersion":"v1.37.0"}}')).toBe(
    '1.37.0',
  );
  expect(parseVersion('26.1.5+dfsg1')).toEqual([26, 1, 5]);
  expect(parseVersion('none')).toBeUndefined();
});

it.each([
  ['24.0.0', '24.0.0', true],
  ['24.0', '24.0.0', true],
  ['v1.37.1', '1.37.0', true],
  ['1.9.9', '1.10.0', false],
  ['23.9.9', '24.0.0', false],
  ['unreadable', '1.0.0', false],
])('%s is at least %s: %s', (found, minimum, expected) => {
  expect(isAtLeast(found, minimum)).toBe(expected);
});
