import type { Recording, Text } from '#lab-kit';

/** Minutes that a class is given beside what the machine takes. Rules of thumb, told as such on the page; nothing measured. */
export const CLASS_MINUTES = { idea: 10, step: 2, task: 10, break: 4 } as const;

/** One stretch of teaching. */
export interface Session {
  readonly title: Text;
  /** Chapters done together. */
  readonly chapters: readonly string[];
  /** Chapters that are left to the learners afterwards; their time is not the room's. */
  readonly after?: readonly string[];
}

/** A way through the course for a class. */
export interface TeachingPlan {
  readonly sessions: readonly Session[];
  /** Longest that a session may take by the rule above. A test holds the plan to it. */
  readonly sessionMinutes: number;
}

/** The plans there are. Chapters are named, times are computed: from the recordings and the number of parts. */
export const PLANS = {
  'two-days': {
    sessionMinutes: 180,
    sessions: [
      {
        title: { en: 'First day, morning', zh: '第一天上午' },
        chapters: ['container-or-vm', 'images', 'storage-and-networks'],
      },
      {
        title: { en: 'First day, afternoon', zh: '第一天下午' },
        chapters: ['compose', 'kubernetes-architecture', 'pods'],
        after: ['namespaces-cgroups', 'registries', 'docker-architecture'],
      },
      {
        title: { en: 'Second day, morning', zh: '第二天上午' },
        chapters: ['deployments', 'services', 'configuration'],
      },
      {
        title: { en: 'Second day, afternoon', zh: '第二天下午' },
        chapters: ['pod-lifecycle', 'exposing-services', 'storage'],
        after: ['shop', 'debugging'],
      },
    ],
  },
  'six-weeks': {
    sessionMinutes: 240,
    sessions: [
      {
        title: { en: 'Week 1', zh: '第 1 周' },
        chapters: ['container-or-vm', 'namespaces-cgroups', 'images', 'registries'],
      },
      {
        title: { en: 'Week 2', zh: '第 2 周' },
        chapters: ['docker-architecture', 'storage-and-networks', 'compose', 'swarm'],
      },
      {
        title: { en: 'Week 3', zh: '第 3 周' },
        chapters: [
          'cloud-native',
          'kubernetes-architecture',
          'container-runtimes',
          'pods',
          'inside-a-pod',
        ],
      },
      {
        title: { en: 'Week 4', zh: '第 4 周' },
        chapters: ['pod-lifecycle', 'configuration', 'deployments', 'services'],
      },
      {
        title: { en: 'Week 5', zh: '第 5 周' },
        chapters: ['exposing-services', 'kube-proxy', 'storage', 'observability-and-scaling'],
      },
      {
        title: { en: 'Week 6', zh: '第 6 周' },
        chapters: ['kubernetes-api', 'shop'],
        after: ['debugging', 'publish-this-site'],
      },
    ],
  },
} as const satisfies Readonly<Record<string, TeachingPlan>>;

/** What a chapter takes: the machine, as recorded, and a class, by the rule. */
export interface ChapterTime {
  readonly machineMs: number;
  readonly parts: number;
  readonly minutes: number;
}

/** Computes a chapter's time from its lab; `undefined` while the lab was not recorded. */
export function chapterTime(
  { steps, tasks, breaks }: Readonly<Record<'steps' | 'tasks' | 'breaks', readonly unknown[]>>,
  recording: Pick<Recording, 'provenance'> | undefined,
): ChapterTime | undefined {
  if (recording === undefined) return undefined;
  const { idea, step, task, break: fault } = CLASS_MINUTES;
  const { durationMs: machineMs } = recording.provenance;
  return {
    machineMs,
    parts: steps.length + tasks.length + breaks.length,
    minutes:
      Math.ceil(machineMs / 60_000) +
      idea +
      steps.length * step +
      tasks.length * task +
      breaks.length * fault,
  };
}

/** What several chapters take together. */
export function sumTimes(times: readonly ChapterTime[]): ChapterTime {
  return times.reduce(
    (sum, time) => ({
      machineMs: sum.machineMs + time.machineMs,
      parts: sum.parts + time.parts,
      minutes: sum.minutes + time.minutes,
    }),
    { machineMs: 0, parts: 0, minutes: 0 },
  );
}
