import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'One page from two editions', zh: '一个页面，来自两个版本' },
  alt: {
    en: 'A reader asks the Service for the page and, when it has come, for the stylesheet that it names. The first request comes to the new Pod, which sends the page of the third edition. The second comes to the old Pod. It has the stylesheet of the second edition, which nobody asked for, and answers 404 to the one that the page names.',
    zh: '读者向 Service 要页面，页面来了，再要它写到的样式表。第一个请求到了新 Pod，它给出第三版的页面。第二个请求到了旧 Pod：它有的是第二版的样式表，没有人要；对页面写到的那一个，它回答 404。',
  },
  caption: {
    en: 'Both Pods are ready, and each answers truthfully. Together they give a page without style.',
    zh: '两个 Pod 都就绪，回答也都是实话；合在一起，却是一个没有样式的页面。',
  },
  groups: [
    { id: 'new', kind: 'pod', label: { en: 'new Pod, ready', zh: '新 Pod，已就绪' } },
    { id: 'old', kind: 'pod', label: { en: 'old Pod, ready', zh: '旧 Pod，已就绪' } },
  ],
  nodes: [
    { id: 'reader', kind: 'client', label: { en: 'a reader', zh: '读者' } },
    { id: 'service', kind: 'service', label: { en: 'Service site', zh: 'Service site' } },
    {
      id: 'page',
      kind: 'file',
      in: 'new',
      label: { en: 'page,\nnames common.B.css', zh: '页面，\n写着 common.B.css' },
    },
    { id: 'sheet', kind: 'file', in: 'old', label: { en: 'common.A.css', zh: 'common.A.css' } },
  ],
  edges: [
    { from: 'reader', to: 'service', type: 'traffic' },
    {
      from: 'service',
      to: 'page',
      type: 'traffic',
      label: { en: '1. the page: 200', zh: '1. 页面：200' },
    },
    {
      from: 'service',
      to: 'old',
      type: 'traffic',
      label: { en: '2. common.B.css: 404', zh: '2. common.B.css：404' },
    },
  ],
});
