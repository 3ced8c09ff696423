import { expect, it } from 'vitest';
import { joinChineseLines } from '../../src/site/chinese-lines.ts';

it.each([
  ['完成练习，\n再故意弄坏', '完成练习，再故意弄坏'],
  ['这类在你那里\n必然不同', '这类在你那里必然不同'],
  ['他说：\n“镜像”', '他说：“镜像”'],
  ['集群里的\nPod 会', '集群里的\nPod 会'],
  ['读，\nPod 会', '读，Pod 会'],
  ['两个 Pod\n（副本）', '两个 Pod（副本）'],
  ['one line\nand another', 'one line\nand another'],
  ['it’s\n“quoted”', 'it’s\n“quoted”'],
])('%j becomes %j', (source, joined) => {
  expect(joinChineseLines(source)).toBe(joined);
});
