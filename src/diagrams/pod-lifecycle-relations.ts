import recording from '../../labs/pod-lifecycle/recording.json' with { type: 'json' };
import type { Text } from '#lab-kit';
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

// What is on its way out is not kept: the old Pod is as it was when its node had just fallen silent.
const cluster = drawnFrom(
  [...recordedObjects(recording, 'silent'), ...recordedObjects(recording, 'lost')],
  {
    nodesAround: true,
    without: ['spec.serviceAccountName'],
    href: { Deployment: 'deployments', ReplicaSet: 'glossary#replicaset', Pod: 'pods' },
  },
);

/** The lab sees to it that the old Pod is on the second worker, and its successor on the first. */
const SILENT = cluster.box('Node', 'course-worker2');
const withLine = <Part extends { readonly label: Text }>(part: Part, line: Text): Part => ({
  ...part,
  label: { en: `${part.label.en}\n${line.en}`, zh: `${part.label.zh}\n${line.zh}` },
});

export default defineDiagram({
  title: { en: 'One Pod wanted, two running', zh: '只要一个 Pod，却有两个在跑' },
  alt: {
    en: `This is how things stand while the kubelet of one node is silent. ${cluster.words.en} The control plane has set the conditions of the silent node to Unknown and has marked its Pod for deletion. The kubelet of that node, which alone could stop the container and confirm it, hears nothing of this. So the ReplicaSet owns two Pods: the old one on the silent node, which is to go and still runs, and its successor on the other node.`,
    zh: `一个节点的 kubelet 不出声时的情形。${cluster.words.zh}控制平面把这个节点的状况设成 Unknown，把上面的 Pod 标记为删除。能停掉容器并确认的只有那个节点的 kubelet，而它什么都没听到。于是 ReplicaSet 名下有两个 Pod：旧的在不出声的节点上，该走而仍在运行；接替它的在另一个节点上。`,
  },
  caption: {
    en: 'The control plane has marked the old Pod; only the kubelet of its node could end it.',
    zh: '控制平面给旧 Pod 做了标记；能让它结束的，只有它那个节点上的 kubelet。',
  },
  groups: cluster.groups,
  nodes: cluster.nodes.map((node) =>
    node.in === SILENT
      ? withLine(node, { en: 'told to go,\nnot heard', zh: '该走，\n没听到' })
      : node.in === undefined
        ? node
        : withLine(node, { en: 'Running', zh: 'Running' }),
  ),
  edges: cluster.edges,
});
