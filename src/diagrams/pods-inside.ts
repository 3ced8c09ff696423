import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Inside one Pod', zh: '一个 Pod 的里面' },
  alt: {
    en: 'A node holds the Pod shop. The Pod has one IP address, one set of ports and one host name. In it run two containers, each with its own files and its own process 1: web runs server.mjs, log runs collector.mjs. Both refer to the volume logs by volumeMounts, log for reading only. Log calls web on localhost, port 8080. Requests from outside come to the Pod’s address.',
    zh: '节点上有名为 shop 的 Pod。这个 Pod 只有一个 IP 地址、一套端口、一个主机名。里面运行两个容器，各有自己的文件和自己的 1 号进程：web 运行 server.mjs，log 运行 collector.mjs。两者都通过 volumeMounts 引用卷 logs，log 只能读。log 通过 localhost 的 8080 端口访问 web。外部请求发往 Pod 的地址。',
  },
  caption: {
    en: 'Inside the Pod’s frame but outside the containers: what both share. Inside a container: what is its own.',
    zh: 'Pod 框内、容器框外的，是共有的；容器框内的，是各自独有的。',
  },
  groups: [
    { id: 'node', kind: 'node', label: { en: 'A node', zh: '一个节点' } },
    {
      id: 'pod',
      kind: 'pod',
      label: { en: 'Pod shop, one IP', zh: 'Pod shop，一个 IP' },
      in: 'node',
    },
  ],
  nodes: [
    { id: 'client', kind: 'client', label: { en: 'client', zh: '客户端' } },
    {
      id: 'log',
      kind: 'container',
      label: {
        en: 'container log\nits own files\nprocess 1:\ncollector.mjs',
        zh: '容器 log\n自己的文件\n1 号进程：\ncollector.mjs',
      },
      in: 'pod',
    },
    {
      id: 'web',
      kind: 'container',
      label: {
        en: 'container web\nits own files\nprocess 1:\nserver.mjs',
        zh: '容器 web\n自己的文件\n1 号进程：\nserver.mjs',
      },
      in: 'pod',
    },
    {
      id: 'logs',
      kind: 'volume',
      label: { en: 'volume logs\n(emptyDir)', zh: '卷 logs\n（emptyDir）' },
      in: 'pod',
    },
  ],
  edges: [
    { from: 'client', to: 'web', type: 'traffic', label: { en: 'Pod IP:8080', zh: 'Pod IP:8080' } },
    {
      from: 'log',
      to: 'web',
      type: 'traffic',
      label: { en: 'localhost:8080', zh: 'localhost:8080' },
    },
    { from: 'web', to: 'logs', type: 'refers', label: { en: 'volumeMounts', zh: 'volumeMounts' } },
    {
      from: 'log',
      to: 'logs',
      type: 'refers',
      label: { en: 'readOnly', zh: 'readOnly' },
    },
  ],
});
