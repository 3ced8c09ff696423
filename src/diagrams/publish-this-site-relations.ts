import recording from '../../labs/publish-this-site/recording.json' with { type: 'json' };
import { defineDiagram } from './define.ts';
import { drawnFrom } from './objects/drawn-from.ts';
import { recordedObjects } from './objects/recorded.ts';

const cluster = drawnFrom(recordedObjects(recording, 'cluster'), {
  kinds: ['Deployment', 'ReplicaSet', 'Pod', 'Service', 'PodDisruptionBudget'],
  without: ['spec.serviceAccountName', 'spec.nodeName'],
  href: { Deployment: 'deployments', Pod: 'pods', Service: 'services' },
});

export default defineDiagram({
  title: { en: 'From the sources to the reader', zh: '从源码到读者' },
  alt: {
    en: `npm run build makes the folder dist from the sources. The Dockerfile copies it into the image course/site:1; docker build makes the image. The Deployment names the image in spec.template.spec.containers[].image. ${cluster.words.en} A reader’s requests go to the Service.`,
    zh: `npm run build 用源码生成目录 dist。Dockerfile 把它复制进镜像 course/site:1，镜像由 docker build 创建。Deployment 在 spec.template.spec.containers[].image 里写着这个镜像。${cluster.words.zh}读者的请求发往 Service。`,
  },
  caption: {
    en: 'Only one field joins what is built and what runs: the image’s name.',
    zh: '构建出来的和运行着的，只靠一个字段相连：镜像的名字。',
  },
  nodes: [
    { id: 'sources', kind: 'file', label: { en: 'sources', zh: '源码' } },
    { id: 'dist', kind: 'file', label: { en: 'folder dist', zh: '目录 dist' } },
    {
      id: 'image',
      kind: 'image',
      label: { en: 'image\ncourse/site:1', zh: '镜像\ncourse/site:1' },
      href: 'images',
    },
    { id: 'reader', kind: 'client', label: { en: 'a reader', zh: '读者' } },
    ...cluster.nodes,
  ],
  groups: cluster.groups,
  edges: [
    {
      from: 'sources',
      to: 'dist',
      type: 'owns',
      label: { en: 'npm run build', zh: 'npm run build' },
    },
    { from: 'dist', to: 'image', type: 'owns', label: { en: 'docker build', zh: 'docker build' } },
    {
      from: cluster.box('Deployment', 'site'),
      to: 'image',
      type: 'refers',
      label: { en: 'image', zh: 'image' },
    },
    { from: 'reader', to: cluster.box('Service', 'site'), type: 'traffic' },
    ...cluster.edges,
  ],
});
