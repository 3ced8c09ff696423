import { join, resolve } from 'node:path';
import { archiveName } from '../bundle/layout.ts';
import { gatherImages } from '../bundle/gather-images.ts';
import { gatherParts } from '../bundle/gather-parts.ts';
import { stageFolder, writeArchive } from '../bundle/write-archive.ts';
import { bytesTogether, inspectImage } from '../bundle/image-facts.ts';
import { gigabytes } from '../bundle/progress.ts';
import { requireRoom } from '../bundle/room.ts';
import { ensureSite } from '../engine/ensure-site.ts';
import { wantedBy, type Wanted } from '../bundle/wanted.ts';
import { defineCommand } from '../command.ts';
import type { Deps } from '../deps.ts';
import { findLabs, loadLab } from '../labs.ts';
import { readInfo, requireEngine } from '../machine/requirements.ts';
import { engineArch } from '../bundle/engine-arch.ts';
import { EXIT, UserError, type Outcome } from '../outcome.ts';

/** `lab bundle`: one file with all that the chosen labs need on a machine without network. */
export const command = defineCommand({
  name: 'bundle',
  args: [
    {
      name: 'labs',
      many: true,
      summary: { en: 'their ids; all labs unless told', zh: '实验名；默认是全部实验' },
    },
  ],
  flags: {
    out: {
      type: 'string',
      value: 'file',
      summary: {
        en: 'the archive to write; in .lab/bundles unless told',
        zh: '要写的归档文件；默认放在 .lab/bundles',
      },
    },
  },
  locks: true,
  details: {
    en:
      "Packs the course with its site and Node.js, kind, kubectl, the images that labs take from elsewhere, manifests of others, checksums and a one-page guide, for this system and this engine's processor.\n" +
      'For another processor run it on a machine that has it. `lab unbundle` takes the file in; a machine without the course unpacks it first: tar -xf FILE course',
    zh:
      '打包课程及其网站、Node.js、kind、kubectl、实验要从别处取的镜像、第三方清单、校验和，以及一页说明，面向本机系统和当前引擎的处理器。\n' +
      '要给另一种处理器打包，请在那种机器上运行。对方用 `lab unbundle` 导入；没有课程的机器先把它解出来：tar -xf 文件 course',
  },
  run: async (deps, options, args): Promise<Outcome> => {
    await requireEngine(deps);
    const ids = args.labs.length > 0 ? args.labs : await findLabs(deps);
    const labs = await Promise.all(ids.map(async (id) => await loadLab(deps, id)));
    const wanted = wantedBy(labs);
    const course = await courseVersion(deps);
    const arch = engineArch(await readInfo(deps)) ?? deps.host.arch;
    const name = archiveName(course, deps.host.os, arch);
    const file =
      options.out === undefined ? join(deps.paths.home, 'bundles', name) : resolve(options.out);
    if (options.dryRun) return await tellPlan(deps, wanted, { file, arch });
    await mayReplace(deps, file);
    return await make(deps, wanted, { file, arch, course });
  },
});

async function make(
  deps: Deps,
  wanted: Wanted,
  { file, arch, course }: { file: string; arch: string; course: string },
): Promise<Outcome> {
  const { files, reporter } = deps;
  const stage = stageFolder(file);
  try {
    const facts = await reporter.during(
      { en: 'Looking for the images', zh: '正在查找镜像' },
      async (update) => await gatherImages(deps, wanted, arch, update),
    );
    const unpacked = bytesTogether(facts);
    reporter.line(
      {
        en: `Labs: ${String(wanted.labs.length)}, images: ${String(facts.length)}, ${gigabytes(unpacked)} unpacked; packed it will be less. The archive: ${file}`,
        zh: `实验 ${String(wanted.labs.length)} 个，镜像 ${String(facts.length)} 个，解开后共 ${gigabytes(unpacked)}，打包后会更小。归档：${file}`,
      },
      'info',
    );
    await requireRoom(deps, file, unpacked);
    await reporter.during(
      { en: 'Building the site', zh: '正在构建网站' },
      async () => await ensureSite(deps),
    );
    const { bytes, index } = await reporter.during(
      { en: 'Packing', zh: '正在打包' },
      async (update) => {
        const parts = await gatherParts(deps, wanted, { facts, arch, course, stage, update });
        return { ...parts, bytes: await writeArchive(deps, file, parts, update) };
      },
    );
    reporter.line(
      {
        en: `${file}: ${gigabytes(bytes)} for ${index.os}, ${arch}; written, read again, every checksum right.`,
        zh: `${file}：${gigabytes(bytes)}，适用于 ${index.os}、${arch}；已写好并复读一遍，校验和全部正确。`,
      },
      'pass',
    );
    const lab = index.os === 'windows' ? '.\\lab' : './lab';
    const there = `tar -xf ${name(file)} course && cd course && ${lab} unbundle ../${name(file)}`;
    reporter.line({ en: `There: ${there}`, zh: `到那台机器上：${there}` });
    const images = facts.map((image) => ({ name: image.name, bytes: image.bytes }));
    const { labs } = wanted;
    return { code: EXIT.done, data: { file, bytes, unpacked, os: index.os, arch, labs, images } };
  } finally {
    await files.remove(stage);
  }
}

function name(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}

async function tellPlan(
  deps: Deps,
  wanted: Wanted,
  { file, arch }: { file: string; arch: string },
): Promise<Outcome> {
  const names = [...wanted.base, ...wanted.built.map(({ tag }) => tag)];
  const facts = await Promise.all(names.map(async (image) => await inspectImage(deps, image)));
  const here = facts.filter((image) => image !== undefined);
  const absent = names.filter((_, index) => facts[index] === undefined);
  const bytes = bytesTogether(here);
  const { reporter } = deps;
  reporter.line({
    en: `Would write ${file} for ${deps.host.os}, ${arch}, with the labs ${wanted.labs.join(', ')}.`,
    zh: `将写入 ${file}，适用于 ${deps.host.os}、${arch}，包含实验 ${wanted.labs.join('、')}。`,
  });
  for (const image of here)
    reporter.line({
      en: `${image.name}: here, ${gigabytes(image.bytes)}`,
      zh: `${image.name}：已有，${gigabytes(image.bytes)}`,
    });
  for (const image of absent)
    reporter.line({
      en: `${image}: not here; would be pulled or built first`,
      zh: `${image}：还没有，会先拉取或构建`,
    });
  reporter.line({
    en: `The images that are here take ${gigabytes(bytes)} unpacked; layers that they share are counted once.`,
    zh: `已有的镜像解开后共 ${gigabytes(bytes)}，共用的层只算一次。`,
  });
  const images = here.map((image) => ({ name: image.name, bytes: image.bytes }));
  const { labs, tools } = wanted;
  const manifests = wanted.manifests.map(({ from }) => from);
  return {
    code: EXIT.done,
    data: { dryRun: true, file, arch, labs, images, absent, unpacked: bytes, tools, manifests },
  };
}

/** An archive that is there may be the only one. */
async function mayReplace({ files, confirm }: Deps, file: string): Promise<void> {
  if (!(await files.exists(file))) return;
  const isFile = (await files.stat(file)) !== undefined;
  const agreed =
    isFile &&
    (await confirm({
      en: `${file} is there already. Replace it once the new one is whole?`,
      zh: `${file} 已经存在。等新归档写完后替换它吗？`,
    }));
  if (agreed) return;
  throw new UserError(EXIT.usage, {
    what: {
      en: isFile ? `${file} is there already, and was left alone.` : `${file} is a folder.`,
      zh: isFile ? `${file} 已经存在，没有动它。` : `${file} 是一个目录。`,
    },
    next: {
      en: `Name another file (--out FILE)${isFile ? ', or replace it: the same command with --yes' : ''}.`,
      zh: `换一个文件名（--out 文件）${isFile ? '，或替换它：同一条命令加上 --yes' : ''}。`,
    },
  });
}

async function courseVersion({ files, paths }: Pick<Deps, 'files' | 'paths'>): Promise<string> {
  const text = (await files.read(join(paths.root, 'package.json'))) ?? '{}';
  return (JSON.parse(text) as { version?: string }).version ?? '0';
}
