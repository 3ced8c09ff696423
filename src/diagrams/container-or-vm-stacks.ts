import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Two containers beside two virtual machines', zh: '两个容器与两台虚拟机并排看' },
  alt: {
    en:
      'On the left two programs, each in a container, call one kernel, that of the machine. ' +
      'On the right two programs, each in a virtual machine, call the kernel inside their own virtual machine. ' +
      'No arrow leads from one machine to another.',
    zh:
      '左边：两个程序各在一个容器里，调用的都是机器的那一个内核。' +
      '右边：两个程序各在一台虚拟机里，调用的是自己虚拟机里的内核。虚拟机之间没有箭头。',
  },
  caption: {
    en: 'Count the kernels: one on the left for both containers, one inside each virtual machine on the right.',
    zh: '数一数内核：左边两个容器共用一个；右边每台虚拟机里各有一个。',
  },
  groups: [
    { id: 'vm-a', kind: 'node', label: { en: 'virtual machine', zh: '虚拟机' } },
    { id: 'vm-b', kind: 'node', label: { en: 'virtual machine', zh: '虚拟机' } },
  ],
  nodes: [
    {
      id: 'container-a',
      kind: 'container',
      label: { en: 'container:\nprogram', zh: '容器：\n程序' },
      href: 'glossary#container',
    },
    {
      id: 'container-b',
      kind: 'container',
      label: { en: 'container:\nprogram', zh: '容器：\n程序' },
      href: 'glossary#container',
    },
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'kernel of\nthe machine', zh: '机器的\n内核' },
      href: 'glossary#kernel',
    },
    { id: 'program-a', kind: 'process', label: { en: 'program', zh: '程序' }, in: 'vm-a' },
    { id: 'kernel-a', kind: 'kernel', label: { en: 'own kernel', zh: '自己的内核' }, in: 'vm-a' },
    { id: 'program-b', kind: 'process', label: { en: 'program', zh: '程序' }, in: 'vm-b' },
    { id: 'kernel-b', kind: 'kernel', label: { en: 'own kernel', zh: '自己的内核' }, in: 'vm-b' },
  ],
  edges: [
    { from: 'container-a', to: 'kernel', type: 'traffic' },
    { from: 'container-b', to: 'kernel', type: 'traffic' },
    { from: 'program-a', to: 'kernel-a', type: 'traffic' },
    { from: 'program-b', to: 'kernel-b', type: 'traffic' },
  ],
});
