import recording from '../../labs/observability-and-scaling/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'scale-out'), {
  kinds: ['HorizontalPodAutoscaler', 'Deployment', 'ReplicaSet', 'Pod', 'Service', 'APIService'],
  without: ['spec.serviceAccountName', 'spec.nodeName', 'spec.volumes[].configMap'],
  href: {
    Deployment: 'deployments',
    ReplicaSet: 'glossary#replicaset',
    Pod: 'pods',
    Service: 'services',
  },
});
const autoscaler = cluster.box('HorizontalPodAutoscaler', 'search');
const search = cluster.box('Pod', 'search-…');
const metrics = cluster.box('Pod', 'metrics-server-…');
const api = cluster.box('APIService', 'v1beta1.metrics.k8s.io');

export default defineDiagram({
  title: { en: 'How figures become a number of Pods', zh: '指标怎样变成 Pod 的个数' },
  alt: {
    en: `While the load runs. ${cluster.words.en} By hand: the autoscaling controller reads the HorizontalPodAutoscaler and asks the API group metrics.k8s.io for figures. metrics-server asks the kubelets, which measure the Pods of the search. The controller sets the number in the Deployment.`,
    zh: `负载运行期间。${cluster.words.zh}图中手绘的部分：自动伸缩控制器读取 HorizontalPodAutoscaler，向 API 组 metrics.k8s.io 查询指标。metrics-server 询问各个 kubelet，kubelet 测量搜索服务的 Pod。控制器把个数写进 Deployment。`,
  },
  caption: {
    en: 'The controller never touches a Pod: it reads figures from one side and writes one number on the other.',
    zh: '控制器从不碰 Pod：它从一边读指标，往另一边写一个数。',
  },
  nodes: [
    {
      id: 'controller',
      kind: 'control-plane',
      label: { en: 'autoscaling controller', zh: '自动伸缩控制器' },
    },
    ...cluster.nodes,
    { id: 'kubelet', kind: 'process', label: { en: 'kubelet', zh: 'kubelet' } },
  ],
  groups: cluster.groups,
  edges: [
    {
      from: 'controller',
      to: autoscaler,
      type: 'refers',
      label: { en: 'reads', zh: '读取' },
    },
    {
      from: 'controller',
      to: api,
      type: 'traffic',
      label: { en: 'asks for figures', zh: '查询指标' },
    },
    {
      from: 'controller',
      to: cluster.box('Deployment', 'search'),
      type: 'refers',
      label: { en: 'sets\nspec.replicas', zh: '写 spec.replicas' },
    },
    ...cluster.edges,
    {
      from: metrics,
      to: 'kubelet',
      type: 'traffic',
      label: { en: 'every 15 s', zh: '每 15 秒' },
    },
    { from: 'kubelet', to: search, type: 'refers', label: { en: 'measures', zh: '测量' } },
  ],
});
