import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'What Compose makes of one file', zh: 'Compose 用一个文件创建了什么' },
  alt: {
    en:
      'You type docker compose up. Compose reads compose.yaml and asks one Docker engine for what is missing: the containers of the project lab-compose and the volume orders. ' +
      'front-1 names payment under depends_on, payment-1 names db with the condition service_healthy. ' +
      'db-1 refers to the volume orders by volumes. db-1 and payment-1 refer to the file secrets/db-password by secrets. The file lies on your disk, not in the engine.',
    zh:
      '你输入 docker compose up。Compose 读取 compose.yaml，向一个 Docker 引擎要缺少的东西：项目 lab-compose 的容器和卷 orders。' +
      'front-1 在 depends_on 里写了 payment，payment-1 写了 db，条件是 service_healthy。' +
      'db-1 通过 volumes 引用卷 orders。db-1 和 payment-1 通过 secrets 引用文件 secrets/db-password，这个文件在你的磁盘上，不在引擎里。',
  },
  caption: {
    en: 'Three of the seven services. Compose reads and asks the engine; it is no service and watches over nothing.',
    zh: '七个服务中的三个。Compose 读文件、向引擎提要求；它不是常驻服务，不盯着任何东西。',
  },
  groups: [
    {
      id: 'engine',
      kind: 'engine',
      label: {
        en: 'one Docker engine, project lab-compose',
        zh: '一个 Docker 引擎，项目 lab-compose',
      },
    },
  ],
  nodes: [
    {
      id: 'you',
      kind: 'client',
      label: { en: 'you:\ndocker compose up', zh: '你：\ndocker compose up' },
      href: 'glossary#compose',
    },
    { id: 'compose-file', kind: 'file', label: { en: 'compose.yaml', zh: 'compose.yaml' } },
    {
      id: 'front-1',
      kind: 'container',
      in: 'engine',
      label: { en: 'container\nfront-1', zh: '容器\nfront-1' },
      href: 'glossary#container',
    },
    {
      id: 'payment-1',
      kind: 'container',
      in: 'engine',
      label: { en: 'container\npayment-1', zh: '容器\npayment-1' },
      href: 'glossary#container',
    },
    {
      id: 'db-1',
      kind: 'container',
      in: 'engine',
      label: { en: 'container\ndb-1', zh: '容器\ndb-1' },
      href: 'glossary#container',
    },
    {
      id: 'orders',
      kind: 'volume',
      in: 'engine',
      label: { en: 'volume\norders', zh: '卷\norders' },
      href: 'glossary#volume',
    },
    {
      id: 'secret',
      kind: 'file',
      label: { en: 'secrets/\ndb-password', zh: 'secrets/\ndb-password' },
      href: 'glossary#compose-secret',
    },
  ],
  edges: [
    { from: 'you', to: 'compose-file', type: 'refers', label: { en: 'reads', zh: '读取' } },
    { from: 'you', to: 'engine', type: 'owns', label: { en: 'up', zh: 'up' } },
    {
      from: 'front-1',
      to: 'payment-1',
      type: 'refers',
      label: { en: 'depends_on', zh: 'depends_on' },
    },
    {
      from: 'payment-1',
      to: 'db-1',
      type: 'refers',
      label: { en: 'depends_on:\nservice_healthy', zh: 'depends_on:\nservice_healthy' },
    },
    { from: 'db-1', to: 'orders', type: 'refers', label: { en: 'volumes', zh: 'volumes' } },
    { from: 'db-1', to: 'secret', type: 'refers', label: { en: 'secrets', zh: 'secrets' } },
    { from: 'payment-1', to: 'secret', type: 'refers', label: { en: 'secrets', zh: 'secrets' } },
  ],
});
