import { join } from 'node:path';
import { defineCommand } from '../command.ts';
import { EXIT, type Outcome, same, UserError } from '../outcome.ts';
import { labTemplate } from '../scaffold/lab-template.ts';

/** `lab new <id>`: a lab that can be run at once and both its pages, to be rewritten. Overwrites nothing. */
export const command = defineCommand({
  name: 'new',
  args: [
    {
      name: 'id',
      summary: { en: 'of the lab and its pages: kebab-case', zh: '实验和页面的名字：kebab-case' },
      required: true,
    },
  ],
  flags: {},
  locks: true,
  run: async (deps, options, { id }): Promise<Outcome> => {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id === 'apps')
      throw new UserError(EXIT.usage, {
        what: {
          en: `“${id}” cannot be the id of a lab.`,
          zh: `“${id}”不能用作实验名。`,
        },
        why: {
          en: 'It is a folder, an address and part of a namespace: small letters, digits and single dashes.',
          zh: '它同时是目录名、网址和命名空间的一部分：只能用小写字母、数字和单个连字符。',
        },
        next: same('npx lab new my-lab'),
      });
    const entries = Object.entries(labTemplate(id));
    for (const [path] of entries)
      if (await deps.files.exists(join(deps.paths.root, path)))
        throw new UserError(EXIT.usage, {
          what: { en: `${path} is there already.`, zh: `${path} 已经存在。` },
          next: {
            en: 'Choose another id; nothing was written.',
            zh: '换一个名字；没有写入任何文件。',
          },
        });
    for (const [path, text] of entries) {
      if (!options.dryRun) await deps.files.write(join(deps.paths.root, path), text);
      deps.reporter.line(same(path), 'info');
    }
    deps.reporter.line({
      en: `Now: npx lab test ${id}. Then write what says TODO, add the chapter to src/site/curriculum.ts, and npx lab record ${id}.`,
      zh: `接下来：npx lab test ${id}。然后写好标着 TODO 的内容，把这一章加进 src/site/curriculum.ts，再运行 npx lab record ${id}。`,
    });
    return { code: EXIT.done, data: { id, files: entries.map(([path]) => path) } };
  },
});
