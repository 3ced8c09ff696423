import type { FlagSpec } from '../command.ts';

/** Flags that every command takes. */
export const COMMON_FLAGS = {
  json: {
    type: 'boolean',
    summary: {
      en: 'one JSON document on standard output, nothing else',
      zh: '只向标准输出写一个 JSON 文档',
    },
  },
  lang: {
    type: 'string',
    value: 'en|zh',
    summary: {
      en: 'language; by default that of LAB_LANG, else LC_ALL, LC_MESSAGES or LANG',
      zh: '语言，默认取自 LAB_LANG，其次 LC_ALL、LC_MESSAGES 或 LANG',
    },
  },
  yes: {
    type: 'boolean',
    summary: { en: 'answer yes to every question', zh: '所有询问都回答“是”' },
  },
  quiet: {
    type: 'boolean',
    summary: { en: 'only what needs attention', zh: '只输出需要留意的内容' },
  },
  'dry-run': {
    type: 'boolean',
    summary: {
      en: 'say what would be done and change nothing',
      zh: '只说明会做什么，不做任何改动',
    },
  },
  help: { type: 'boolean', summary: { en: 'this help', zh: '显示帮助' } },
  version: { type: 'boolean', summary: { en: 'version of the course', zh: '显示课程版本' } },
} as const satisfies Record<string, FlagSpec>;
