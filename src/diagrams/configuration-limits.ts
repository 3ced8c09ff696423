import { defineDiagram } from './define.ts';

export default defineDiagram({
  title: { en: 'What happens at each limit', zh: '触到各种限额时会怎样' },
  alt: {
    en: 'The kernel keeps a container to its limits of memory and CPU, by way of the container’s cgroup. Past limits.memory it kills; when that ends the container, the kubelet starts another in the same Pod. At limits.cpu the kernel makes the container wait, and it runs on. limits.ephemeral-storage is kept by the kubelet, which measures now and then; past it, the kubelet evicts the whole Pod.',
    zh: '容器的内存和 CPU 限额由内核通过容器的 cgroup 来守。超过 limits.memory，内核就杀进程；容器若因此结束，kubelet 在同一个 Pod 里再启动一个。到了 limits.cpu，内核让容器等待，容器照样运行。limits.ephemeral-storage 由 kubelet 守，它隔一阵量一次；一旦超过，kubelet 驱逐整个 Pod。',
  },
  caption: {
    en: 'Two limits are the kernel’s business, one is the kubelet’s. Only that one costs the Pod.',
    zh: '两种限额归内核管，一种归 kubelet 管。只有后者会让整个 Pod 送命。',
  },
  nodes: [
    {
      id: 'kernel',
      kind: 'kernel',
      label: { en: 'kernel:\nthe container’s cgroup', zh: '内核：\n容器的 cgroup' },
    },
    {
      id: 'killed',
      kind: 'container',
      label: { en: 'container\nOOMKilled', zh: '容器\nOOMKilled' },
    },
    {
      id: 'waits',
      kind: 'container',
      label: { en: 'container\nthrottled, runs on', zh: '容器\n受到节流，照样运行' },
    },
    {
      id: 'kubelet',
      kind: 'process',
      label: { en: 'kubelet', zh: 'kubelet' },
      href: 'glossary#kubelet',
    },
    { id: 'evicted', kind: 'pod', label: { en: 'Pod\nEvicted', zh: 'Pod\nEvicted' } },
  ],
  edges: [
    {
      from: 'kernel',
      to: 'killed',
      type: 'owns',
      label: { en: 'limits.memory', zh: 'limits.memory' },
    },
    { from: 'kernel', to: 'waits', type: 'owns', label: { en: 'limits.cpu', zh: 'limits.cpu' } },
    {
      from: 'killed',
      to: 'kubelet',
      type: 'refers',
      label: { en: 'started again by', zh: '由它重新启动' },
    },
    {
      from: 'kubelet',
      to: 'evicted',
      type: 'owns',
      label: { en: 'limits.ephemeral-storage', zh: 'limits.ephemeral-storage' },
    },
  ],
});
