import { beforeEach, describe, expect, it } from 'vitest';
import {
  listClusterObjects,
  removeClusterObjects,
} from '../../../scripts/runner/engine/cluster-objects.ts';
import { listOwnCluster, removeOwnCluster } from '../../../scripts/runner/engine/own-cluster.ts';
import { describeRun, type LabRun } from '../../../scripts/runner/lab-run.ts';
import { loadLab } from '../../../scripts/runner/labs.ts';
import type { KubeObject } from '../../../scripts/runner/ports.ts';
import { object } from '../support/fake-cluster.ts';
import { type FakeNodes, makeFakeNodes } from '../support/fake-nodes.ts';

let nodes: FakeNodes;
let run: LabRun;
beforeEach(async () => {
  nodes = await makeFakeNodes();
  run = await describeRun(nodes.deps, await loadLab(nodes.deps, 'tiny-cluster'));
});

const labels = { 'learn-k8s.lab': 'tiny-cluster' };
const outside = (kind: string, name: string, fields: object = {}): KubeObject =>
  object(kind, name, { metadata: { namespace: undefined, labels }, ...fields });
const volume = (name: string, policy: string, namespace: string, annotations = {}): KubeObject =>
  object('PersistentVolume', name, {
    metadata: { namespace: undefined, annotations },
    spec: { claimRef: { namespace }, persistentVolumeReclaimPolicy: policy },
  });
const names = async () =>
  (await listClusterObjects(nodes.deps, run)).map(({ kind, name }) => `${kind} ${name}`);

describe('objects of a lab outside its namespaces', () => {
  it('are found by label, of any kind and in any other namespace', async () => {
    const inNamespace = (namespace: string) => ({ metadata: { namespace, labels } });
    nodes.add(
      outside('Namespace', 'more'),
      outside('RuntimeClass', 'second'),
      object('RoleBinding', 'reader', inNamespace('kube-system')),
      object('Service', 'mine', inNamespace('lab-tiny-cluster')),
      object('Service', 'also-mine', inNamespace('more')),
      object('ClusterRole', 'other', { metadata: { labels: { 'learn-k8s.lab': 'another' } } }),
    );
    expect(await names()).toEqual(['RuntimeClass second', 'RoleBinding kube-system/reader']);
  });

  it('also of kinds that the cluster learned', async () => {
    nodes.add(
      object('CustomResourceDefinition', 'pools', { spec: { names: { kind: 'Pool' } } }),
      object('Pool', 'first', { metadata: { namespace: 'pools', labels } }),
    );
    expect(await names()).toEqual(['Pool pools/first']);
  });

  it('what a kind of the lab’s own has goes with the kind, which may not answer any more', async () => {
    nodes.add(
      outside('CustomResourceDefinition', 'tinies', { spec: { names: { kind: 'Tiny' } } }),
      outside('Tiny', 'first'),
    );
    expect(await names()).toEqual(['CustomResourceDefinition tinies']);
  });

  it('what another object owns goes with that', async () => {
    const metadata = { namespace: 'kube-system', labels, ownerReferences: [{ name: 'web' }] };
    nodes.add(object('Pod', 'web-1', { metadata }));
    expect(await names()).toEqual([]);
  });

  it('volumes are known by who claims them', async () => {
    nodes.add(volume('mine', 'Retain', 'lab-tiny-cluster'), volume('yours', 'Retain', 'lab-other'));
    expect(await names()).toEqual(['PersistentVolume mine']);
  });

  it('are removed in one call; a provisioner’s volume by its provisioner', async () => {
    const made = { 'pv.kubernetes.io/provisioned-by': 'rancher.io/local-path' };
    nodes.add(
      outside('ClusterRole', 'reader'),
      volume('by-hand', 'Retain', 'lab-tiny-cluster'),
      volume('kept', 'Retain', 'lab-tiny-cluster', made),
      volume('going', 'Delete', 'lab-tiny-cluster', made),
    );
    let input = '';
    const spying = {
      ...nodes.exec,
      run: async (...[argv, options]: Parameters<typeof nodes.exec.run>) => {
        input += options?.input ?? '';
        return await nodes.exec.run(argv, options);
      },
    };
    const found = await listClusterObjects(nodes.deps, run);
    await removeClusterObjects({ ...nodes.deps, exec: spying }, found);
    expect(nodes.exec.lines.map((line) => line.replace(/^.*kubeconfig /, ''))).toEqual([
      'patch persistentvolume kept -p {"spec":{"persistentVolumeReclaimPolicy":"Delete"}}',
      'delete --ignore-not-found --wait=false -f -',
    ]);
    expect(JSON.parse(input)).toMatchObject({
      items: [
        { kind: 'ClusterRole', metadata: { name: 'reader' } },
        { metadata: { name: 'by-hand' } },
      ],
    });
  });
});

describe('a kind cluster of a lab’s own', () => {
  it('is found by its name and removed by kind, with a kubeconfig of ours', async () => {
    nodes = await makeFakeNodes([
      (line) => (line.includes('kind.cluster=lab-tiny-cluster ') ? 'abc\n' : undefined),
    ]);
    const found = await listOwnCluster(nodes.deps, run);
    expect(found).toEqual([
      { kind: 'kind cluster', name: 'lab-tiny-cluster', id: 'lab-tiny-cluster' },
    ]);
    await removeOwnCluster(nodes.deps, run, found);
    expect(nodes.exec.lines.at(-1)).toBe(
      `kind delete cluster --name lab-tiny-cluster --kubeconfig ${run.kubeconfig}`,
    );
  });
});
