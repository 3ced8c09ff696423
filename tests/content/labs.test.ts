import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Recording } from '#lab-kit';
import { problemsOfLab } from '../../scripts/runner/lab-problems.ts';
import { composeProblems, isComposeFile } from '../../scripts/site-checks/compose-files.ts';
import { manifestProblems } from '../../scripts/site-checks/manifests.ts';
import type { Exemption } from '../../scripts/site-checks/manifests.ts';
import { markProblems } from '../../scripts/site-checks/marks.ts';
import { commandPins, dockerfilePins, manifestPins } from '../../scripts/site-checks/pins.ts';
import { lines } from '../../scripts/site-checks/problem.ts';
import { recordingProblems } from '../../scripts/site-checks/recordings.ts';
import { filesUnder, readLabs, readText } from '../../scripts/site-checks/repository.ts';
import { miniLab } from './mini-lab.ts';

const labs = await readLabs();
const files = { exists: (path: string) => Promise.resolve(existsSync(path)) } as Parameters<
  typeof problemsOfLab
>[0]['files'];
const labFiles = filesUnder('labs');
const dockerfiles = labFiles.filter((path) => /\/Dockerfile[^/]*$/.test(path));
const yamlFiles = labFiles.filter((path) => /\.ya?ml$/.test(path));
const composeFiles = yamlFiles.filter((path) => isComposeFile(readText(path) ?? ''));
const manifests = yamlFiles.filter((path) => !composeFiles.includes(path));

/** Compose files that are bad on purpose: drafts to repair. */
const DRAFTS: readonly string[] = ['labs/compose/start/draft/stock.yaml'];

/** Compose files that are laid over another one, and say only what is different. */
const LAID_OVER: readonly string[] = ['labs/shop/start/compose/next.yaml'];

/** Manifests that leave something out on purpose, and why. */
const EXEMPT: Readonly<Record<string, readonly Exemption[]>> = {
  // What an update without a readiness probe loses is what the lab counts.
  'labs/deployments/start/web.yaml': ['readiness'],
  'labs/deployments/start/catalog.yaml': ['readiness'],
  'labs/deployments/wrong/no-probe.yaml': ['readiness'],
  // What runs when nothing is said, and what Pod Security refuses: the subject of the step, the start of the task.
  'labs/configuration/start/root.yaml': ['non-root', 'read-only'],
  'labs/configuration/start/kiosk.yaml': ['non-root', 'read-only'],
  'labs/configuration/wrong/writable.yaml': ['read-only'],
  // One Pod of each QoS class; the class BestEffort is the one that asks for nothing.
  'labs/configuration/start/qos.yaml': ['resources'],
  // What an autoscaler says of a container without a request for CPU.
  'labs/observability-and-scaling/start/web.yaml': ['resources'],
};

describe('labs', () => {
  it('are valid', async () => {
    const problems = await Promise.all(
      labs.map(async ({ id, folder, definition }) =>
        (await problemsOfLab({ files }, { id, folder, definition })).map(({ at, says }) => ({
          file: `labs/${id}/lab.ts`,
          says: `${at}: ${says.en}`,
        })),
      ),
    );
    expect(lines(problems.flat())).toEqual([]);
    expect(labs.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['images', 'pods', 'services']),
    );
  });

  it('finds one that is not', async () => {
    const broken = { ...miniLab, claims: [{ ...miniLab.claims[0], proof: 'nowhere' }] as const };
    const problems = await problemsOfLab(
      { files },
      { id: 'mini', folder: '/nowhere', definition: broken },
    );
    expect(problems.map(({ at }) => at)).toContain('claims.claim.proof');
  });
});

describe('shown files and their marks', () => {
  it('are all there', () => {
    expect(
      lines(
        labs.flatMap(({ id, definition }) =>
          markProblems(id, definition, (path) => readText(`labs/${id}/${path}`)),
        ),
      ),
    ).toEqual([]);
  });

  it('finds a missing file and a mark that finds nothing', () => {
    const read = (path: string) =>
      path === 'start/web.yaml' ? 'spec:\n  paused: true\n' : undefined;
    const says = lines(markProblems('mini', miniLab, read)).join('\n');
    expect(says).toMatch(/"first": start\/web\.yaml: mark `spec\.replicas` finds nothing/);
    expect(says).toMatch(/"task" shows solution\/web\.yaml, which is not there/);
  });
});

describe('recordings', () => {
  it('are of the labs as they stand', () => {
    expect(
      lines(
        labs.flatMap(({ id, definition, recording }) =>
          recordingProblems(id, definition, recording),
        ),
      ),
    ).toEqual([]);
  });

  const part = (id: string, ...runs: string[]) => ({
    id,
    durationMs: 1,
    commands: runs.map((run) => ({ run, output: '', exit: 0, durationMs: 1 })),
  });
  const recording = (...parts: Recording['parts']): Recording => ({
    lab: 'mini',
    provenance: {
      date: '2026-11-21',
      docker: '26.1.5',
      arch: 'amd64',
      kernel: '6.1',
      cgroup: '2',
      images: [],
      durationMs: 4,
    },
    parts,
  });
  const good = [
    part('first', 'echo first'),
    part('second', 'echo second'),
    part('task', 'kubectl apply -f solution/web.yaml'),
    part('fault', 'echo fault'),
  ] as const;

  it('takes a true one', () => {
    expect(lines(recordingProblems('mini', miniLab, recording(...good)))).toEqual([]);
  });

  it('wants the looks of each fault, too', () => {
    const [task] = miniLab.tasks;
    const { title: says } = miniLab;
    const fault = { ...task, id: 'cup', looks: ['echo cup'], because: says } as const;
    const lab = { ...miniLab, faults: [fault] } as const;
    const whole = recording(...good, part('fault-cup', 'echo cup'));
    expect(lines(recordingProblems('mini', lab, whole))).toEqual([]);
    expect(lines(recordingProblems('mini', lab, recording(...good))).join()).toMatch(
      /holds "fault-cup" 0 times/,
    );
  });

  it.each([
    ['none', undefined, /is missing; run: npx lab record mini/],
    ['a part left out', recording(...good.slice(1)), /holds "first" 0 times/],
    [
      'another command',
      recording(part('first', 'echo frist'), ...good.slice(1)),
      /is stale in "first": command 1 is "echo first" in the lab, "echo frist"/,
    ],
    [
      'a command too many',
      recording(part('first', 'echo first', 'ls'), ...good.slice(1)),
      /is stale in "first": command 2 is null/,
    ],
    ['a part of nobody', recording(...good, part('old')), /holds "old", which the lab has not/],
    ['another lab', { ...recording(...good), lab: 'pods' }, /is a recording of pods/],
  ])('finds %s', (_, bad, says) => {
    expect(lines(recordingProblems('mini', miniLab, bad)).join('\n')).toMatch(says);
  });
});

describe('pinned images', () => {
  const commands = labs.flatMap(({ id, definition }) => [
    ...[
      ...[...definition.steps, ...definition.breaks].map((step) => step.commands),
      ...(definition.faults ?? []).map(({ looks }) => looks),
    ].flatMap((typed) =>
      typed.map((command) => ({
        id,
        run: typeof command === 'string' ? command : command.run,
      })),
    ),
    ...[...definition.tasks, ...(definition.faults ?? [])].flatMap((task) =>
      [...task.solve, ...task.wrong.flatMap(({ run }) => run)].map((run) => ({ id, run })),
    ),
  ]);

  it('nothing is started from an image that versions.ts does not pin', () => {
    const problems = [
      ...dockerfiles.flatMap((path) => dockerfilePins(path, readText(path) ?? '')),
      ...yamlFiles.flatMap((path) => manifestPins(path, readText(path) ?? '')),
      ...commands.flatMap(({ id, run }) => commandPins(`labs/${id}/lab.ts`, run)),
    ];
    expect(lines(problems)).toEqual([]);
    expect(dockerfiles.length).toBeGreaterThan(5);
    expect(manifests.length).toBeGreaterThan(10);
  });

  it.each([
    ['latest', dockerfilePins('f', 'FROM node:latest\n'), /image node:latest must be node:24-slim/],
    [
      'no tag',
      dockerfilePins('f', 'FROM busybox AS tools\n'),
      /image busybox must be busybox:1\.37/,
    ],
    ['a stranger', dockerfilePins('f', 'FROM alpine:3.20\n'), /alpine:3\.20 is none of/],
    [
      'a stranger to copy from',
      dockerfilePins('f', 'FROM node:24-slim\nCOPY --from=golang:1.25 /a /a\n'),
      /golang:1\.25/,
    ],
    [
      'a manifest without tag',
      manifestPins('f', '    - image: nginx\n'),
      /image nginx must be nginx:1\.26/,
    ],
    [
      'a command with another tag',
      commandPins('f', 'docker run --rm busybox:1.36 true'),
      /busybox:1\.36 must be busybox:1\.37/,
    ],
    ['a pull without tag', commandPins('f', 'docker pull node'), /image node must be node:24-slim/],
  ])('finds %s', (_, problems, says) => {
    expect(lines(problems).join('\n')).toMatch(says);
  });

  it('leaves stages, own images and programs of the same name alone', () => {
    expect(
      dockerfilePins('f', 'FROM node:24-slim AS build\nFROM scratch\nCOPY --from=build /a /a\n'),
    ).toEqual([]);
    expect(manifestPins('f', 'image: shop/web:1 # ours\n')).toEqual([]);
    expect(manifestPins('f', 'image: localhost/shop/web:1\n')).toEqual([]);
    expect(manifestPins('f', 'image: example.com/shop/web:1\n')).not.toEqual([]);
    expect(commandPins('f', 'docker exec web node server.mjs')).toEqual([]);
  });
});

describe('Compose files', () => {
  const GOOD = `x-all: &all { read_only: true, cap_drop: [ALL] }
services:
  web: { <<: *all, deploy: { resources: { limits: { memory: 64M } } } }
`;

  it('are what a good engineer would copy, but for wrong answers and drafts', () => {
    const shown = composeFiles.filter((path) => !/^labs\/[^/]+\/wrong\//.test(path));
    const partial = [...DRAFTS, ...LAID_OVER];
    const good = shown.filter((path) => !partial.includes(path));
    expect(lines(good.flatMap((path) => composeProblems(path, readText(path) ?? '')))).toEqual([]);
    expect(partial.filter((path) => !shown.includes(path))).toEqual([]);
  });

  it('are told from manifests by their services', () => {
    expect(isComposeFile(GOOD)).toBe(true);
    expect(isComposeFile('kind: Pod\nspec: {}\n')).toBe(false);
    expect(isComposeFile('kind: Odd\nservices: {}\n')).toBe(false);
  });

  it('are found lacking, also where a common part hides it', () => {
    expect(lines(composeProblems('f', GOOD))).toEqual([]);
    expect(lines(composeProblems('f', GOOD.replace('ALL', 'CHOWN'))).join()).toMatch(/cap_drop/);
    expect(lines(composeProblems('f', GOOD.replace('true', 'false'))).join()).toMatch(/read_only/);
    expect(lines(composeProblems('f', 'services: { web: }\n')).join()).toMatch(/memory limit/);
    expect(lines(composeProblems('f', 'services: [\n')).join()).toMatch(/does not parse/);
    expect(lines(composeProblems('f', 'name: x\n')).join()).toMatch(/no services/);
  });
});

describe('manifests', () => {
  it('are what a good engineer would copy', () => {
    expect(
      lines(
        manifests.flatMap((path) => manifestProblems(path, readText(path) ?? '', EXEMPT[path])),
      ),
    ).toEqual([]);
    expect(Object.keys(EXEMPT).filter((path) => !manifests.includes(path))).toEqual([]);
  });

  const GOOD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  securityContext: { runAsNonRoot: true }
  containers:
    - name: web
      ports: [{ containerPort: 8080 }]
      resources: { requests: { cpu: 10m, memory: 16Mi }, limits: { memory: 32Mi } }
      readinessProbe: { httpGet: { path: /readyz, port: 8080 } }
      livenessProbe: { httpGet: { path: /healthz, port: 8080 } }
      securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true }
`;

  it('takes a good one', () => {
    expect(lines(manifestProblems('f', GOOD))).toEqual([]);
  });

  it.each([
    ['no requests', / {6}resources.*\n/, /requests for cpu and memory/],
    ['root', / {2}securityContext: { runAs.*\n/, /runAsNonRoot: true/],
    ['a writable file system', /, readOnlyRootFilesystem: true/, /readOnlyRootFilesystem: true/],
    ['privileges to gain', /allowPrivilegeEscalation: false, /, /allowPrivilegeEscalation: false/],
    ['no readiness', / {6}readinessProbe.*\n/, /needs a readinessProbe/],
    ['no liveness', / {6}livenessProbe.*\n/, /needs a livenessProbe/],
    ['no name', / {0}metadata.*\n/, /lacks kind or metadata\.name/],
  ])('finds %s, in a Pod and in a Deployment’s template', (_, cut, says) => {
    const bad = GOOD.replace(cut, '');
    expect(lines(manifestProblems('f', bad)).join('\n')).toMatch(says);
  });

  it('looks into templates and init containers', () => {
    const deployment = `kind: Deployment
metadata: { name: web }
spec: { template: { spec: { initContainers: [{ name: first }], containers: [{ name: web }] } } }
`;
    const says = lines(manifestProblems('f', deployment)).join('\n');
    expect(says).toMatch(/container first needs requests/);
    expect(says).toMatch(/container web needs requests/);
  });

  it('finds nonsense', () => {
    expect(lines(manifestProblems('f', 'kind: [Pod\n')).join('\n')).toMatch(/does not parse/);
    expect(lines(manifestProblems('f', '')).join('\n')).toMatch(/is empty/);
  });
});
