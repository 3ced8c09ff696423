import recording from '../../labs/pod-lifecycle/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'jobs'), {
  kinds: ['Job', 'Pod'],
  without: ['spec.serviceAccountName', 'spec.nodeName'],
  href: { Pod: 'pods' },
});

/** What no field says: who started what again. */
const LINES = [
  {
    box: cluster.box('Pod', 'in-place-…'),
    en: 'restarted\nby the kubelet',
    zh: '由 kubelet\n重启',
  },
  {
    box: cluster.box('Pod', 'anew-…'),
    en: 'none restarted',
    zh: '都没有重启',
  },
];

export default defineDiagram({
  title: { en: 'Who tries again', zh: '由谁重来' },
  alt: {
    en: `${cluster.words.en} In the Pod of in-place the kubelet starts the failed container again, with the same volume. The Job anew makes a second Pod instead, with an empty volume; no container of its Pods is started again.`,
    zh: `${cluster.words.zh}在 in-place 的 Pod 里，kubelet 重启失败的容器，卷还是原来的。Job anew 则另建一个 Pod，卷是空的；它的 Pod 里没有容器重启。`,
  },
  caption: {
    en: 'With OnFailure the kubelet tries again, inside the Pod. With Never the Job does, with another Pod.',
    zh: '用 OnFailure，重来的是 kubelet，在 Pod 里面；用 Never，重来的是 Job，换一个 Pod。',
  },
  groups: cluster.groups,
  nodes: cluster.nodes.map((node) => {
    const line = LINES.find(({ box }) => box === node.id);
    return line === undefined
      ? node
      : {
          ...node,
          label: { en: `${node.label.en}\n${line.en}`, zh: `${node.label.zh}\n${line.zh}` },
        };
  }),
  edges: cluster.edges,
});
