import type { LabDefinition, Language, Need, Recording, Text, Verdict } from '#lab-kit';

/** The components' own words. Prose is in the chapters; these are labels. */
export const WORDS = {
  lab: { en: 'Lab', zh: '实验' },
  step: { en: 'Step', zh: '步骤' },
  task: { en: 'Your turn', zh: '轮到你了' },
  break: { en: 'Break it', zh: '故意弄坏' },
  hint: { en: 'Hint', zh: '提示' },
  solution: { en: 'Show one solution', zh: '看一种解法' },
  solutionRun: { en: 'Solving it printed this', zh: '解答时的输出' },
  lookAt: { en: 'What gives it away', zh: '从哪里看得出来' },
  repair: { en: 'A right repair:', zh: '一种正确的修法：' },
  wrongRepairs: { en: 'Told to be wrong:', zh: '会判为错误的修法：' },
  forTeachers: { en: 'This one and no other:', zh: '指定这一个：' },
  check: { en: 'Ask the lab whether you are there', zh: '让实验检查你的答案' },
  copyCommand: { en: 'Copy command', zh: '复制命令' },
  copied: { en: 'Copied', zh: '已复制' },
  copyFailed: { en: 'Select and copy it by hand', zh: '请手动选择并复制' },
  prints: { en: 'Output', zh: '输出' },
  printsNothing: { en: '(prints nothing)', zh: '（没有输出）' },
  exits: { en: 'exit code', zh: '退出码' },
  varies: { en: 'Yours may differ:', zh: '你看到的可能不同：' },
  terminal: { en: 'Terminal', zh: '终端' },
  notRecorded: {
    en: 'Not recorded yet: this lab is still being written, and a page shows only what was really run.',
    zh: '尚未录制：这个实验还在编写中，而页面只展示真实运行过的输出。',
  },
  recorded: { en: 'Recorded', zh: '录制于' },
  took: { en: 'took', zh: '用时' },
  standIns: {
    en: 'local base images',
    zh: '本地基础镜像',
  },
  claim: { en: 'What people say', zh: '常见说法' },
  verdict: { en: 'Verdict', zh: '结论' },
  because: { en: 'Why', zh: '理由' },
  allVerdicts: { en: 'All', zh: '全部' },
  whichVerdict: { en: 'Verdict', zh: '结论' },
  findClaim: { en: 'Find words in the claims', zh: '在这些说法里查找' },
  claimsFound: { en: 'claims shown', zh: '条说法' },
  ranOn: { en: 'Ran on', zh: '运行环境' },
  chapterAndLab: { en: 'Chapter', zh: '章节' },
  proof: { en: 'Shown in', zh: '见' },
  provenIn: { en: 'Proof: ', zh: '证明：' },
  differs: { en: 'differs on your machine', zh: '在你的机器上会不同' },
  needs: { en: 'Needs', zh: '需要' },
  measured: { en: 'Takes', zh: '耗时' },
  typed: { en: 'typed', zh: '输入的命令' },
  gone: { en: 'gone', zh: '已删除' },
  container: { en: 'container', zh: '容器' },
  secondsShort: { en: 's', zh: '秒' },
  fileOf: { en: 'File', zh: '文件' },
} as const satisfies Record<string, Text>;

/** How each verdict is worded. The badge carries a sign as well as a colour. */
export const VERDICTS: Readonly<Record<Verdict, { readonly word: Text; readonly sign: string }>> = {
  true: { word: { en: 'True', zh: '正确' }, sign: '✓' },
  'only-if': { word: { en: 'True only if…', zh: '有条件成立' }, sign: '≈' },
  outdated: { word: { en: 'Outdated', zh: '已过时' }, sign: '↺' },
  wrong: { word: { en: 'Wrong', zh: '错误' }, sign: '✗' },
};

/** Programs behind each need of a lab, as their makers write them. A swarm is Docker's own. */
const PROGRAMS: Readonly<Record<Need, readonly string[]>> = {
  docker: ['Docker'],
  cluster: ['Docker', 'kind', 'kubectl'],
  swarm: ['Docker'],
  compose: ['Docker', 'Docker Compose'],
  curl: ['curl'],
  // Node.js, with which this page's `npx lab` runs, builds it.
  site: [],
};

/** What must be installed for a lab, each once. */
export function programsOf({ needs }: Pick<LabDefinition, 'needs'>): readonly string[] {
  return [...new Set(needs.flatMap((need) => PROGRAMS[need]))];
}

/** A duration in the reader's words: `0.8 s`, `12 s`, `2 min 5 s`. */
export function duration(ms: number, language: Language): string {
  const seconds = ms / 1000;
  const s = WORDS.secondsShort[language];
  const min = language === 'zh' ? '分' : 'min';
  if (seconds < 10) return `${seconds.toFixed(1)} ${s}`;
  if (seconds < 90) return `${Math.round(seconds)} ${s}`;
  const whole = Math.round(seconds);
  const rest = whole % 60;
  const minutes = `${Math.floor(whole / 60)} ${min}`;
  return rest === 0 ? minutes : `${minutes} ${rest} ${s}`;
}

/** What a recording was made on, in words: `Kubernetes 1.37.0`, `kind 0.33.0`, `Docker 26.1.5`, and the machine. */
export function groundOf({
  docker,
  kind,
  kubernetes,
  arch,
  kernel,
  cgroup,
}: Recording['provenance']): readonly string[] {
  return [
    ...(kubernetes === undefined ? [] : [`Kubernetes ${kubernetes.replace(/^v/, '')}`]),
    ...(kind === undefined ? [] : [`kind ${kind.replace(/^v/, '')}`]),
    `Docker ${docker}`,
    arch,
    `Linux ${kernel}`,
    `cgroup v${cgroup}`,
  ];
}

/** Where a lab's output comes from, sentence by sentence, with code in backticks. */
export function aboutRecording({ lab, provenance }: Recording, language: Language): string[] {
  const { date, images } = provenance;
  const zh = language === 'zh';
  const comma = zh ? '、' : ', ';
  const ground = groundOf(provenance).join(comma);
  const standIns = images
    .filter(({ origin }) => origin === 'local')
    .map(({ name }) => `\`${name}\``)
    .join(comma);
  const run = `\`npx lab record ${lab}\``;
  const sentences = zh
    ? [`由 ${run} 于 ${date} 真实运行录制：${ground}。没有任何输出是手写的。`]
    : [`A real run, recorded by ${run} on ${date}: ${ground}. Nobody typed any output.`];
  if (standIns !== '') {
    sentences.push(
      zh
        ? `录制时的基础镜像是在本机以公开标签构建的替身：${standIns}。大小和层与公开发布的镜像不同。`
        : `Base images were local stand-ins under their public tags: ${standIns}. Sizes and layers differ from the published images.`,
    );
  }
  return sentences;
}
