import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: {
    en: 'From a Swarm service to its containers',
    zh: '从 Swarm 的服务到容器',
  },
  alt: {
    en:
      'You ask a manager for the service web with two replicas. The manager keeps the service and makes two tasks for it, web.1 and web.2. ' +
      'Each task refers to its node by NodeID, and the engine there makes one container for each task. ' +
      'A container says in its label com.docker.swarm.task.id which task it belongs to. A secret that the service lists appears as a file under /run/secrets in its containers.',
    zh:
      '你向管理节点要一个有两个副本的服务 web。管理节点保存这个服务，并为它创建两个任务：web.1 和 web.2。' +
      '每个任务用 NodeID 指明所在的节点，那里的引擎为每个任务创建一个容器。' +
      '容器用标签 com.docker.swarm.task.id 写明自己属于哪个任务。服务声明过的 secret，会在它的容器里以 /run/secrets 下的文件出现。',
  },
  caption: {
    en: 'Solid lines make, dashed lines name. Between a service and a container there is always a task.',
    zh: '实线表示创建，虚线表示写着名字。服务和容器之间总隔着一个任务。',
  },
  groups: [{ id: 'node', kind: 'node', label: { en: 'node', zh: '节点' } }],
  nodes: [
    {
      id: 'you',
      kind: 'client',
      label: { en: 'you: docker\nservice create', zh: '你：docker\nservice create' },
    },
    {
      id: 'manager',
      kind: 'control-plane',
      label: { en: 'manager', zh: '管理节点' },
      href: 'glossary#swarm-manager',
    },
    {
      id: 'web',
      kind: 'deployment',
      label: { en: 'Swarm service\nweb', zh: 'Swarm 服务\nweb' },
      href: 'glossary#swarm-service',
    },
    {
      id: 'secret',
      kind: 'file',
      label: { en: 'secret', zh: 'secret' },
      href: 'glossary#swarm-secret',
    },
    {
      id: 'task-1',
      kind: 'file',
      label: { en: 'task\nweb.1', zh: '任务\nweb.1' },
      href: 'glossary#swarm-task',
    },
    {
      id: 'task-2',
      kind: 'file',
      label: { en: 'task\nweb.2', zh: '任务\nweb.2' },
      href: 'glossary#swarm-task',
    },
    {
      id: 'container-1',
      kind: 'container',
      in: 'node',
      label: { en: 'container', zh: '容器' },
      href: 'glossary#container',
    },
    {
      id: 'container-2',
      kind: 'container',
      in: 'node',
      label: { en: 'container', zh: '容器' },
      href: 'glossary#container',
    },
  ],
  edges: [
    { from: 'you', to: 'manager', type: 'owns', label: { en: 'asks', zh: '提要求' } },
    { from: 'manager', to: 'web', type: 'owns', label: { en: 'keeps', zh: '保存' } },
    { from: 'web', to: 'task-1', type: 'owns' },
    { from: 'web', to: 'task-2', type: 'owns' },
    { from: 'task-1', to: 'container-1', type: 'owns' },
    { from: 'task-2', to: 'container-2', type: 'owns', label: { en: 'NodeID', zh: 'NodeID' } },
    {
      from: 'container-1',
      to: 'task-1',
      type: 'refers',
      label: { en: 'task.id', zh: 'task.id' },
    },
    {
      from: 'container-2',
      to: 'secret',
      type: 'refers',
      label: { en: '/run/secrets', zh: '/run/secrets' },
    },
  ],
});
