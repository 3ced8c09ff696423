import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'A container beside a virtual machine', zh: '容器与虚拟机并排看' },
  alt: {
    en:
      'On one machine run a container and a virtual machine. The program in the container calls the kernel of the machine. ' +
      'The program in the virtual machine calls the kernel of the virtual machine, ' +
      'and that kernel uses virtual hardware, which the hypervisor provides with the machine’s own kernel.',
    zh:
      '一台机器上运行着一个容器和一台虚拟机。容器里的程序调用机器的内核。' +
      '虚拟机里的程序调用虚拟机自己的内核；这个内核使用虚拟硬件，虚拟硬件由虚拟机监控程序连同机器的内核提供。',
  },
  caption: {
    en: 'Count the kernels. A second container adds none; a second virtual machine adds one.',
    zh: '数一数内核：再加一个容器，内核不会多；再加一台虚拟机，就多一个内核。',
  },
  groups: [
    { id: 'machine', kind: 'node', label: { en: 'machine', zh: '机器' } },
    {
      id: 'vm',
      kind: 'node',
      label: { en: 'virtual machine', zh: '虚拟机' },
      in: 'machine',
    },
  ],
  nodes: [
    {
      id: 'container',
      kind: 'container',
      label: { en: 'container', zh: '容器' },
      in: 'machine',
      href: 'glossary#container',
    },
    { id: 'program', kind: 'process', label: { en: 'program', zh: '程序' }, in: 'vm' },
    { id: 'guest', kind: 'kernel', label: { en: 'its own\nkernel', zh: '自己的\n内核' }, in: 'vm' },
    {
      id: 'hypervisor',
      kind: 'kernel',
      label: { en: 'kernel with\nhypervisor', zh: '内核和虚拟机\n监控程序' },
      in: 'machine',
      href: 'glossary#hypervisor',
    },
  ],
  edges: [
    { from: 'container', to: 'hypervisor', type: 'traffic' },
    { from: 'program', to: 'guest', type: 'traffic' },
    { from: 'guest', to: 'hypervisor', type: 'traffic' },
  ],
});
