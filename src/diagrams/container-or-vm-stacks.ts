import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'Two containers beside a virtual machine', zh: '两个容器与一台虚拟机并排看' },
  alt: {
    en:
      'On one machine run two containers. The program in each of them calls the one kernel of the machine. ' +
      'On another machine runs a virtual machine. The program in it calls the kernel of the virtual machine, ' +
      'and that kernel uses virtual hardware, which the hypervisor provides with the machine’s own kernel.',
    zh:
      '一台机器上运行两个容器，里面的程序调用的都是机器的那一个内核。' +
      '另一台机器上运行一台虚拟机，里面的程序调用虚拟机自己的内核；这个内核使用虚拟硬件，虚拟硬件由虚拟机监控程序连同机器自己的内核提供。',
  },
  caption: {
    en: 'Count the kernels. A third container on the one machine adds none; a second virtual machine on the other adds one.',
    zh: '数一数内核：一边再加一个容器，内核不会多；另一边再加一台虚拟机，就多一个内核。',
  },
  groups: [
    { id: 'right', kind: 'node', label: { en: 'machine', zh: '机器' } },
    {
      id: 'vm',
      kind: 'node',
      label: { en: 'virtual machine', zh: '虚拟机' },
      in: 'right',
    },
    { id: 'left', kind: 'node', label: { en: 'machine', zh: '机器' } },
  ],
  nodes: [
    {
      id: 'container-a',
      kind: 'container',
      label: { en: 'container:\nprogram', zh: '容器：\n程序' },
      in: 'left',
      href: 'glossary#container',
    },
    {
      id: 'container-b',
      kind: 'container',
      label: { en: 'container:\nprogram', zh: '容器：\n程序' },
      in: 'left',
      href: 'glossary#container',
    },
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'kernel', zh: '内核' },
      in: 'left',
      href: 'glossary#kernel',
    },
    { id: 'program', kind: 'process', label: { en: 'program', zh: '程序' }, in: 'vm' },
    { id: 'guest', kind: 'kernel', label: { en: 'its own kernel', zh: '自己的内核' }, in: 'vm' },
    {
      id: 'hypervisor',
      kind: 'kernel',
      label: { en: 'kernel with\nhypervisor', zh: '内核和虚拟机\n监控程序' },
      in: 'right',
      href: 'glossary#hypervisor',
    },
  ],
  edges: [
    { from: 'container-a', to: 'kernel', type: 'traffic' },
    { from: 'container-b', to: 'kernel', type: 'traffic' },
    { from: 'program', to: 'guest', type: 'traffic' },
    { from: 'guest', to: 'hypervisor', type: 'traffic' },
  ],
});
