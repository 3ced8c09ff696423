import type { Text } from '#lab-kit';

/** What the progress page says by itself. `{…}` is filled in by its script. */
export const PROGRESS_WORDS = {
  noScript: {
    en: 'Your browser runs no scripts here, so this page can read no file. The list below is complete all the same, and `npx lab progress` tells in a terminal how far you are.',
    zh: '你的浏览器没有运行脚本，所以本页读不了文件。下面的清单仍然完整；在终端里运行 `npx lab progress` 也能看到进度。',
  },
  give: { en: 'Your evidence file', zh: '你的学习记录文件' },
  drop: {
    en: 'Or drop it anywhere on this page. Files from several machines are put together.',
    zh: '也可以把文件拖到本页任何地方。来自几台机器的文件会合并在一起。',
  },
  bar: { en: 'Parts passed', zh: '已通过的部分' },
  export: { en: 'Save as a file', zh: '存成文件' },
  reset: { en: 'Forget it in this browser', zh: '让这个浏览器忘掉' },
  sure: {
    en: 'Forget your progress in this browser? The file on your machine stays.',
    zh: '要让这个浏览器忘掉你的进度吗？你机器上的文件不受影响。',
  },
  forgotten: { en: 'Forgotten in this browser.', zh: '这个浏览器已忘掉你的进度。' },
  count: {
    en: '{passed} of {parts} parts passed, {finished} of {labs} labs finished.',
    zh: '已通过 {passed}/{parts} 个部分，完成 {finished}/{labs} 个实验。',
  },
  next: { en: 'Next: ', zh: '接下来：' },
  all: { en: 'That was all of it.', zh: '全部完成。' },
  done: { en: '✓ finished', zh: '✓ 已完成' },
  some: { en: '{passed} of {parts} passed', zh: '已通过 {passed}/{parts}' },
  none: { en: '{parts} parts', zh: '{parts} 个部分' },
  own: { en: '✓ passed', zh: '✓ 已通过' },
  run: { en: '✓ passed, commands run for you', zh: '✓ 已通过，命令由程序代为执行' },
  solved: { en: '≈ solved for you', zh: '≈ 由程序代为完成' },
  fine: { en: '{file}: taken.', zh: '{file}：已读入。' },
  kept: {
    en: 'It stays in this browser until you forget it.',
    zh: '它保存在这个浏览器里，直到你让它忘掉。',
  },
  notKept: {
    en: 'This browser keeps nothing, so give the file again next time.',
    zh: '这个浏览器不保存数据，下次请再给一次文件。',
  },
  broken: {
    en: '{file}: broken: cut off, or no JSON at all. Write it again: npx lab progress --save my-evidence.json',
    zh: '{file}：文件已损坏：内容不完整，或根本不是 JSON。重新另存一份：npx lab progress --save my-evidence.json',
  },
  foreign: {
    en: '{file}: no evidence of this course. Write it with: npx lab progress --save my-evidence.json',
    zh: '{file}：不是本课程的学习记录。用这条命令另存：npx lab progress --save my-evidence.json',
  },
  notes: {
    en: '{file}: these are the notes on labs under way. The evidence lies beside it, in evidence.json.',
    zh: '{file}：这是进行中实验的内部记录。学习记录是旁边的 evidence.json。',
  },
  older: {
    en: '{file}: an older format. Write it again with this course: npx lab progress --save my-evidence.json',
    zh: '{file}：格式较旧。请用现在的课程重新另存：npx lab progress --save my-evidence.json',
  },
  newer: {
    en: '{file}: a newer course wrote it. Open the page of that course.',
    zh: '{file}：它由较新的课程写成。请打开那个版本的页面。',
  },
  changed: {
    en: '{file}: changed after the course wrote it (content and digest do not fit). Nothing was taken from it.',
    zh: '{file}：课程写好之后被改动过（内容与摘要对不上）。没有读入任何内容。',
  },
  large: {
    en: '{file}: far too large for an evidence file. It was not read.',
    zh: '{file}：对学习记录来说太大了，没有读取。',
  },
  stored: {
    en: 'What this browser had kept was damaged and is left out.',
    zh: '这个浏览器里保存的内容已损坏，没有使用。',
  },
} as const satisfies Record<string, Text>;
