import type { Text } from '../lab-kit/text.ts';
import type { Command } from './command.ts';

/** One line of the table: what `lab --help` says, and how to load the rest. */
export interface CommandEntry {
  readonly name: string;
  readonly group: 'machine' | 'learn' | 'teach' | 'author';
  readonly summary: Text;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command there is, in the order of the help. Loaded when used: `lab list` must not wait for the others. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'doctor',
    group: 'machine',
    summary: {
      en: 'look at this machine: what the labs need, what is there, how to get the rest',
      zh: '检查本机：实验需要什么、已有什么、缺的怎么装',
    },
    load: async () => await import('./commands/doctor.ts'),
  },
  {
    name: 'up',
    group: 'machine',
    summary: { en: "start the course's own cluster", zh: '启动课程专用的集群' },
    load: async () => await import('./commands/up.ts'),
  },
  {
    name: 'down',
    group: 'machine',
    summary: {
      en: 'delete the cluster and everything the labs left; downloads stay',
      zh: '删除集群和实验留下的一切，下载的文件保留',
    },
    load: async () => await import('./commands/down.ts'),
  },
  {
    name: 'bundle',
    group: 'machine',
    summary: {
      en: 'pack all that labs need into one file, for a classroom without network',
      zh: '把实验需要的一切打包成一个文件，供没有网络的教室使用',
    },
    load: async () => await import('./commands/bundle.ts'),
  },
  {
    name: 'unbundle',
    group: 'machine',
    summary: {
      en: 'take in what `lab bundle` packed, without any network',
      zh: '在没有网络的机器上导入 `lab bundle` 打包的内容',
    },
    load: async () => await import('./commands/unbundle.ts'),
  },
  {
    name: 'list',
    group: 'learn',
    summary: {
      en: 'the labs: how long they take, what they need, where you are',
      zh: '列出实验：用时、所需条件、你的进度',
    },
    load: async () => await import('./commands/list.ts'),
  },
  {
    name: 'start',
    group: 'learn',
    summary: { en: 'begin a lab, or go on with it', zh: '开始或继续一个实验' },
    load: async () => await import('./commands/start.ts'),
  },
  {
    name: 'next',
    group: 'learn',
    summary: { en: 'the next step of the lab', zh: '进入实验的下一步' },
    load: async () => await import('./commands/next.ts'),
  },
  {
    name: 'check',
    group: 'learn',
    summary: { en: 'see whether the step or task is met', zh: '检查当前步骤或任务是否完成' },
    load: async () => await import('./commands/check.ts'),
  },
  {
    name: 'hint',
    group: 'learn',
    summary: {
      en: 'a hint for the task; each one says a little more',
      zh: '给出任务提示，一次比一次更具体',
    },
    load: async () => await import('./commands/hint.ts'),
  },
  {
    name: 'solve',
    group: 'learn',
    summary: { en: 'solve the task and show how', zh: '直接完成任务并展示做法' },
    load: async () => await import('./commands/solve.ts'),
  },
  {
    name: 'reset',
    group: 'learn',
    summary: { en: 'put the lab back to its beginning', zh: '把实验恢复到最初状态' },
    load: async () => await import('./commands/reset.ts'),
  },
  {
    name: 'shell',
    group: 'learn',
    summary: {
      en: 'your own shell, in the lab: its folder, cluster, namespace and programs',
      zh: '在实验环境中打开你自己的 shell：目录、集群、命名空间和程序都已就绪',
    },
    load: async () => await import('./commands/shell.ts'),
  },
  {
    name: 'stop',
    group: 'learn',
    summary: { en: 'end a lab and remove what it made', zh: '结束实验并清理它创建的一切' },
    load: async () => await import('./commands/stop.ts'),
  },
  {
    name: 'progress',
    group: 'learn',
    summary: {
      en: 'what you have passed and what is next; --save writes a copy to hand on',
      zh: '已通过哪些、接下来做什么；--save 另存一份学习记录用来上交',
    },
    load: async () => await import('./commands/progress.ts'),
  },
  {
    name: 'report',
    group: 'teach',
    summary: {
      en: "merge a class's evidence files into one table and a page",
      zh: '把全班的学习记录汇总成一张表和一个页面',
    },
    load: async () => await import('./commands/report.ts'),
  },
  {
    name: 'new',
    group: 'author',
    summary: { en: 'begin writing a lab and its two pages', zh: '新建一个实验和它的中英文页面' },
    load: async () => await import('./commands/new.ts'),
  },
  {
    name: 'test',
    group: 'author',
    summary: {
      en: 'prove labs: untouched fails, wrong answers fail, solved passes, nothing is left',
      zh: '验证实验：未动手不通过、错误答案不通过、正确答案通过、不留残余',
    },
    load: async () => await import('./commands/test.ts'),
  },
  {
    name: 'record',
    group: 'author',
    summary: {
      en: "record a lab's output from a passing run",
      zh: '从一次通过的运行中录制实验输出',
    },
    load: async () => await import('./commands/record.ts'),
  },
];
