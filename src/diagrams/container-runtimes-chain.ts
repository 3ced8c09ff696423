import { defineDiagram } from './define.ts';

const same = (text: string) => ({ en: text, zh: text });
const runtime = { en: 'OCI’s runtime\nspecification', zh: 'OCI\n运行时规范' };

export default defineDiagram({
  title: { en: 'Who speaks which language to whom', zh: '谁对谁讲哪种语言' },
  alt: {
    en: 'The docker command speaks the Engine API to dockerd, and dockerd the containerd API to Docker’s containerd. The kubelet speaks CRI to the container runtime of its node: to containerd, or to CRI-O. Until Kubernetes 1.23 it could also speak to dockerd, through dockershim. Each runtime hands a bundle, as OCI’s runtime specification describes it, to an OCI runtime such as runc, runsc or Kata, and that one sees to it that the container runs.',
    zh: 'docker 命令对 dockerd 讲引擎 API，dockerd 对 Docker 的 containerd 讲 containerd 的 API。kubelet 对节点上的容器运行时讲 CRI：对方可以是 containerd，也可以是 CRI-O。在 Kubernetes 1.23 及以前，它还能通过 dockershim 对 dockerd 说话。各个运行时都按 OCI 运行时规范，把一个 bundle 交给 runc、runsc、Kata 之类的 OCI 运行时，由它让容器运行起来。',
  },
  caption: {
    en: 'Two standards: CRI above, where the kubelet orders a Pod; OCI below, where a container is described. What stands between can be exchanged.',
    zh: '两套标准：上面是 CRI，kubelet 用它要一个 Pod；下面是 OCI，用来描述一个容器。夹在中间的可以换。',
  },
  nodes: [
    { id: 'docker', kind: 'client', label: same('docker') },
    { id: 'kubelet', kind: 'process', label: same('kubelet'), href: 'glossary#kubelet' },
    { id: 'dockerd', kind: 'engine', label: same('dockerd'), href: 'docker-architecture' },
    {
      id: 'moby',
      kind: 'process',
      label: { en: 'containerd\nof Docker', zh: 'Docker 的\ncontainerd' },
    },
    {
      id: 'k8s',
      kind: 'process',
      label: { en: 'containerd\nor CRI-O', zh: 'containerd\n或 CRI-O' },
    },
    { id: 'oci', kind: 'process', label: same('runc · runsc · Kata') },
    { id: 'container', kind: 'container', label: { en: 'container', zh: '容器' } },
  ],
  edges: [
    { from: 'docker', to: 'dockerd', type: 'traffic', label: same('Engine API') },
    { from: 'kubelet', to: 'k8s', type: 'traffic', label: same('CRI') },
    {
      from: 'kubelet',
      to: 'dockerd',
      type: 'refers',
      label: { en: 'dockershim,\nuntil 1.23', zh: 'dockershim，\n到 1.23 为止' },
    },
    {
      from: 'dockerd',
      to: 'moby',
      type: 'traffic',
      label: { en: 'containerd’s API', zh: 'containerd API' },
    },
    { from: 'moby', to: 'oci', type: 'owns' },
    { from: 'k8s', to: 'oci', type: 'owns', label: runtime },
    { from: 'oci', to: 'container', type: 'owns' },
  ],
});
