// What has happened since the version in before.txt, in the order in which the API server stored it.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const NAMESPACE = 'lab-kubernetes-architecture';
const since = readFileSync('before.txt', 'utf8').trim();

/** A watch from an earlier version begins with what came after that version. The server ends this one after 4 s. */
async function changesOf(group, resource) {
  const path = `${group}/namespaces/${NAMESPACE}/${resource}?watch=1&timeoutSeconds=4&resourceVersion=${since}`;
  const { stdout } = await promisify(execFile)('kubectl', ['get', '--raw', path], {
    maxBuffer: 2 ** 26,
  });
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).object);
}

const isTrue = (object, type) =>
  object.status?.conditions?.some((each) => each.type === type && each.status === 'True');

/** The first time that each of these is so. */
const MOMENTS = [
  ['Deployment', 'is stored', () => true],
  ['ReplicaSet', 'is stored', () => true],
  ['Pod', 'is stored', () => true],
  ['Pod', 'has a node', (pod) => pod.spec.nodeName !== undefined],
  ['Pod', 'is Running', (pod) => pod.status.phase === 'Running'],
  ['Pod', 'is Ready', (pod) => isTrue(pod, 'Ready')],
  ['ReplicaSet', 'counts 1 ready', (set) => set.status.readyReplicas === 1],
  ['Deployment', 'is Available', (deployment) => isTrue(deployment, 'Available')],
];

/** Who wrote the fields that differ from the version before, as the object itself tells. */
function writerOf(object, before) {
  const known = (before?.metadata.managedFields ?? []).map((entry) => JSON.stringify(entry));
  const fresh = object.metadata.managedFields.filter(
    (entry) => !known.includes(JSON.stringify(entry)),
  );
  return [...new Set(fresh.map(({ manager }) => manager))].join(', ') || '(not told)';
}

const changes = (
  await Promise.all([
    changesOf('/apis/apps/v1', 'deployments'),
    changesOf('/apis/apps/v1', 'replicasets'),
    changesOf('/api/v1', 'pods'),
  ])
).flat();

const found = MOMENTS.flatMap(([kind, what, isSo]) => {
  const own = changes.filter((object) => object.kind === kind);
  const at = own.findIndex(isSo);
  if (at === -1) return [];
  const version = Number(own[at].metadata.resourceVersion);
  return [{ version, kind, what, writer: writerOf(own[at], own[at - 1]) }];
}).sort((a, b) => a.version - b.version);

for (const [index, { kind, what, writer }] of found.entries())
  console.log(`${index + 1}  ${kind.padEnd(12)}${what.padEnd(16)}${writer}`);
