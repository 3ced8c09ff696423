import type { z } from 'zod';
import type { Text } from '../lab-kit/text.ts';
import type { LabProblem } from './lab-problems.ts';

/** Says a schema issue in the words of somebody who writes labs, in both languages. */
export function shapeProblem(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[] = [],
): LabProblem[] {
  const path = [...above, ...issue.path];
  const at = formatPath(path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      at,
      says: { en: `unknown key “${key}”`, zh: `未知的键“${key}”` },
    }));
  if (issue.code === 'invalid_union') return unionProblem(issue, path);
  if (issue.code === 'invalid_type') return [{ at, says: typeProblem(path, issue) }];
  if (issue.code === 'too_small') return [{ at, says: smallProblem(path) }];
  return [{ at, says: OWN_MESSAGES[issue.message] ?? { en: issue.message, zh: issue.message } }];
}

/** Messages that the schema itself names, so that both languages stay here. */
const OWN_MESSAGES: Readonly<Record<string, Text>> = {
  'kebab-case': {
    en: 'must be kebab-case: a-z, 0-9 and -',
    zh: '必须是 kebab-case：a-z、0-9 和 -',
  },
  pattern: { en: 'is not a regular expression', zh: '不是有效的正则表达式' },
  kind: {
    en: 'must be a kind as kubectl prints it, such as Pod',
    zh: '必须是 kubectl 显示的类型名，例如 Pod',
  },
  'file-name': {
    en: 'must be the name of a file in the work folder',
    zh: '必须是工作目录中的文件名',
  },
  'http-url': { en: 'must begin with http://', zh: '必须以 http:// 开头' },
};

function typeProblem(path: readonly PropertyKey[], issue: z.core.$ZodIssueInvalidType): Text {
  const last = path.at(-1);
  const missing = issue.message.includes('undefined');
  if (missing && last === 'en') return { en: 'English is missing', zh: '缺少英文' };
  if (missing && last === 'zh') return { en: 'Chinese is missing', zh: '缺少中文' };
  if (missing)
    return { en: `is missing (${issue.expected})`, zh: `缺失（应为 ${issue.expected}）` };
  return { en: `must be ${issue.expected}`, zh: `必须是 ${issue.expected}` };
}

function smallProblem(path: readonly PropertyKey[]): Text {
  const last = path.at(-1);
  if (last === 'en') return { en: 'English is missing', zh: '缺少英文' };
  if (last === 'zh') return { en: 'Chinese is missing', zh: '缺少中文' };
  if (last !== 'wrong') return { en: 'must not be empty', zh: '不能为空' };
  return {
    en: 'a task needs at least one wrong answer, or nobody knows that its checks can fail',
    zh: '任务至少要有一个错误答案，否则无法证明检查会失败',
  };
}

function unionProblem(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
): LabProblem[] {
  if ('discriminator' in issue && typeof issue.discriminator === 'string')
    return [
      { at: formatPath(path), says: { en: 'there is no such kind of check', zh: '没有这种检查' } },
    ];
  // The branch that was meant is the one that got furthest: its issues are below the value, not about its type.
  const branch =
    issue.errors.find((issues) =>
      issues.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    ) ??
    issue.errors[0] ??
    [];
  return branch.flatMap((inner) => shapeProblem(inner, path));
}

function formatPath(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('');
  return text.replace(/^\./, '') || 'lab';
}
