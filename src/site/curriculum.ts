import type { Text } from '#lab-kit';

/** What a chapter's lab runs on. */
export type Ground = 'docker' | 'cluster';

/** A page of a chapter. */
export interface ChapterPage {
  /** Its slug. */
  readonly id: string;
  readonly title: Text;
}

/** A second page, for a chapter whose lab is too long for one. The lab stays one. */
export interface Continuation extends ChapterPage {
  /** The lab's step that the page begins with. Later steps are on it too, and all tasks, breaks and claims. */
  readonly from: string;
}

/** A chapter: its slug is its lab's folder. It may not be written yet. */
export interface Chapter extends ChapterPage {
  readonly ground: readonly Ground[];
  readonly continued?: Continuation;
}

/** A stretch of the way. */
export interface Part {
  readonly id: string;
  readonly title: Text;
  /** One line under the title on the map. */
  readonly lead: Text;
  readonly chapters: readonly Chapter[];
}

const chapter = (id: string, ground: Chapter['ground'], en: string, zh: string): Chapter => ({
  id,
  ground,
  title: { en, zh },
});
const D = ['docker'] as const;
const K = ['cluster'] as const;
const DK = ['docker', 'cluster'] as const;

/** The whole way, in order. The only place that knows the order: slugs carry no numbers. */
export const PARTS: readonly Part[] = [
  {
    id: 'containers',
    title: { en: 'Containers', zh: '容器' },
    lead: {
      en: 'One process with its own view of the machine.',
      zh: '一个进程，眼里只有自己的那台机器。',
    },
    chapters: [
      chapter('container-or-vm', D, 'Container or VM', '容器还是虚拟机'),
      chapter('namespaces-cgroups', D, 'Namespaces and cgroups', '命名空间与控制组'),
      chapter('images', D, 'Images', '镜像'),
      chapter('registries', D, 'Registries', '镜像仓库'),
      chapter('docker-architecture', D, 'Inside Docker', 'Docker 的内部'),
      chapter('storage-and-networks', D, 'Storage and networks', '存储与网络'),
      chapter('compose', D, 'Compose', 'Compose'),
      chapter('swarm', D, 'Swarm', 'Swarm'),
    ],
  },
  {
    id: 'to-kubernetes',
    title: { en: 'From containers to Kubernetes', zh: '从容器到 Kubernetes' },
    lead: {
      en: 'Many machines that keep what you asked for true.',
      zh: '一群机器，让你要求的状态始终成立。',
    },
    chapters: [
      chapter('cloud-native', K, 'Cloud native', '云原生'),
      chapter('kubernetes-architecture', K, 'Inside Kubernetes', 'Kubernetes 的内部'),
      chapter('container-runtimes', K, 'Container runtimes', '容器运行时'),
      chapter('pods', K, 'Pods', 'Pod'),
      chapter('inside-a-pod', K, 'Inside a Pod', 'Pod 的内部'),
      chapter('pod-lifecycle', K, 'A Pod’s life', 'Pod 的一生'),
      chapter('configuration', K, 'Configuration', '配置'),
      chapter('deployments', K, 'Deployments', 'Deployment'),
      chapter('services', K, 'Services', 'Service'),
      chapter('exposing-services', K, 'Exposing Services', '对外暴露 Service'),
      chapter('kube-proxy', K, 'kube-proxy', 'kube-proxy'),
      chapter('storage', K, 'Storage', '存储'),
      chapter('observability-and-scaling', K, 'Observing and scaling', '观测与伸缩'),
      chapter('kubernetes-api', K, 'The Kubernetes API', 'Kubernetes API'),
    ],
  },
  {
    id: 'together',
    title: { en: 'Together', zh: '融会贯通' },
    lead: {
      en: 'One shop, carried all the way.',
      zh: '一家商店，走完全程。',
    },
    chapters: [
      {
        ...chapter('shop', DK, 'The shop', '商店'),
        continued: {
          id: 'shop-on-kubernetes',
          title: { en: 'The shop on Kubernetes', zh: 'Kubernetes 上的商店' },
          from: 'kubernetes',
        },
      },
      chapter('debugging', K, 'Debugging', '排错'),
      chapter('publish-this-site', DK, 'Publish this site', '发布本站'),
    ],
  },
];

/** Pages without a lab that the sidebar lists after the chapters, in order. */
export const REFERENCE_PAGES = [
  'relations',
  'compared',
  'claims',
  'faq',
  'glossary',
  'legend',
  'versions',
  'setup',
  'progress',
  'teaching',
] as const;

/** All chapters, in the order of the course. */
export const CHAPTERS: readonly Chapter[] = PARTS.flatMap(({ chapters }) => chapters);

/** A chapter's pages, in the order of reading. */
export const pagesOfChapter = (of: Chapter): readonly ChapterPage[] =>
  of.continued === undefined ? [of] : [of, of.continued];

/** Where a chapter's page stands on the way. */
export interface Position {
  readonly part: Part;
  readonly partNumber: number;
  readonly chapter: Chapter;
  /** From 1, within its part. */
  readonly number: number;
  /** The page itself: the chapter's first, or its continuation. */
  readonly page: ChapterPage;
}

/** Finds the place of a chapter's page by its slug; undefined when the page is of no chapter. */
export function positionOf(slug: string): Position | undefined {
  for (const [partIndex, part] of PARTS.entries()) {
    for (const [index, each] of part.chapters.entries()) {
      const page = pagesOfChapter(each).find(({ id }) => id === slug);
      if (page) return { part, partNumber: partIndex + 1, chapter: each, number: index + 1, page };
    }
  }
  return undefined;
}
