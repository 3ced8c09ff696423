import { resolve } from 'node:path';
import { gigabytes } from '../bundle/progress.ts';
import { openBundle, verifyBundle } from '../bundle/open.ts';
import type { BundleIndex } from '../bundle/bundle-index.ts';
import { takeBundle } from '../bundle/take.ts';
import { planTaking, requireRoomFor, requireSameArch, type TakePlan } from '../bundle/take-plan.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { requireEngine } from '../machine/requirements.ts';
import { EXIT, UserError, type Outcome } from '../outcome.ts';

/** `lab unbundle`: takes in what `lab bundle` packed, without any network. */
export const command = defineCommand({
  name: 'unbundle',
  args: [
    {
      name: 'file',
      required: true,
      summary: { en: 'the archive that `lab bundle` wrote', zh: '`lab bundle` 打包的归档' },
    },
  ],
  flags: {},
  locks: true,
  details: {
    en:
      'Compares every file with its checksum first, then takes what this machine lacks: images, kind and kubectl, manifests, the site. Asks nothing of any network.\n' +
      'Running it again is harmless: what is there is not loaded twice. If the name of a public image stands for another image here, it asks first; that one stays under another name.',
    zh:
      '先逐个核对校验和，再取用本机缺少的内容：镜像、kind 和 kubectl、第三方清单、网站。全程不访问网络。\n' +
      '重复运行没有副作用，已有的不会重复导入。公共镜像的名字在本机若指向别的镜像，会先询问；那个镜像会换一个名字保留。',
  },
  run: async (deps, options, args): Promise<Outcome> => {
    const file = resolve(args.file);
    const index = await openBundle(deps, file);
    await requireEngine(deps);
    await requireSameArch(deps, index, file);
    const plan = await planTaking(deps, index);
    await requireRoomFor(deps, plan);
    tellPlan(deps, index, plan, options.dryRun);
    const data = dataOf(file, index, plan);
    if (options.dryRun) return { code: EXIT.done, data: { dryRun: true, ...data } };
    await mayRename(deps, plan);
    await deps.reporter.during(
      { en: 'Checking every checksum', zh: '正在核对全部校验和' },
      async (update) => {
        await verifyBundle(deps, file, update);
      },
    );
    await deps.reporter.during({ en: 'Taking it in', zh: '正在导入' }, async (update) => {
      await takeBundle(deps, file, { index, plan, update });
    });
    tellEnd(deps, index, plan);
    return { code: EXIT.done, data };
  },
});

function dataOf(file: string, { os, arch, labs, course }: BundleIndex, plan: TakePlan) {
  const { here, renamed, tools, unfit, takesSite } = plan;
  const loaded = plan.load.flatMap(({ holds }) => holds.map(({ name }) => name));
  const images = { loaded: loaded.filter((name) => !here.includes(name)), here, renamed };
  return { file, course, os, arch, labs, images, tools, unfit, site: takesSite };
}

function tellPlan({ reporter }: Deps, index: BundleIndex, plan: TakePlan, isDry: boolean): void {
  const bytes = gigabytes(plan.load.reduce((sum, file) => sum + file.bytes, 0));
  const names = index.images.flatMap(({ holds }) => holds).length;
  const missing = String(names - plan.here.length);
  reporter.line({
    en: `The course ${index.course} for ${index.os}, ${index.arch}: labs: ${String(index.labs.length)}. Images missing here: ${missing} of ${String(names)}; to load: ${bytes} unpacked.`,
    zh: `课程 ${index.course}，适用于 ${index.os}、${index.arch}，${String(index.labs.length)} 个实验。本机缺少 ${missing} 个镜像（共 ${String(names)} 个），要导入的内容解开后 ${bytes}。`,
  });
  for (const { name, keptAs } of plan.renamed)
    reporter.line(
      {
        en: `${name} stands for another image here; ${isDry ? 'that one would stay' : 'that one stays'} as ${keptAs}.`,
        zh: `${name} 在本机指向另一个镜像，${isDry ? '那个镜像将' : '那个镜像'}保留为 ${keptAs}。`,
      },
      'warn',
    );
  for (const name of plan.unfit)
    reporter.line(
      {
        en: `${name} is not here, and the archive has it for ${index.os} only. Bring one for this system.`,
        zh: `本机没有 ${name}，归档里的只适用于 ${index.os}。请另外带一个适用于本机系统的。`,
      },
      'warn',
    );
}

function tellEnd({ reporter }: Deps, { labs, tools }: BundleIndex, plan: TakePlan): void {
  for (const name of plan.tools)
    reporter.line(
      { en: `${name} is in the course's own folder.`, zh: `${name} 已放到课程自己的目录。` },
      'pass',
    );
  reporter.line(
    plan.unfit.length > 0
      ? {
          en: `All is here but ${plan.unfit.join(' and ')}, for these labs: ${labs.join(', ')}.`,
          zh: `除 ${plan.unfit.join(' 和 ')} 之外都有了，适用于这些实验：${labs.join('、')}。`,
        }
      : {
          en: `Everything that these labs need is here: ${labs.join(', ')}.`,
          zh: `这些实验需要的内容都有了：${labs.join('、')}。`,
        },
    plan.unfit.length > 0 ? 'warn' : 'pass',
  );
  const begin = `npx lab start ${labs[0] ?? ''}`;
  reporter.line(
    tools.length > 0
      ? { en: `Next: npx lab up, then ${begin}`, zh: `下一步：npx lab up，然后 ${begin}` }
      : { en: `Next: ${begin}`, zh: `下一步：${begin}` },
  );
}

/** A name that will stand for another image is asked about first. */
async function mayRename({ confirm }: Deps, { renamed }: TakePlan): Promise<void> {
  if (renamed.length === 0) return;
  const names = renamed.map(({ name }) => name);
  const agreed = await confirm({
    en: `Let ${names.join(', ')} stand for the archive's images? Those that are here keep another name.`,
    zh: `让 ${names.join('、')} 指向归档中的镜像吗？本机原有的会换一个名字保留。`,
  });
  if (agreed) return;
  throw new UserError(EXIT.usage, {
    what: {
      en: `Other images have these names here: ${names.join(', ')}. Nothing was changed.`,
      zh: `这些名字在本机指向别的镜像：${names.join('、')}。没有做任何改动。`,
    },
    next: {
      en: 'To take the archive’s, and keep those under another name: npx lab unbundle FILE --yes',
      zh: '使用归档中的镜像，并把原有的换名保留：npx lab unbundle 文件 --yes',
    },
  });
}
