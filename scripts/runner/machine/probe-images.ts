import { IMAGES } from '../../lab-kit/versions.ts';
import type { Deps } from '../deps.ts';
import { findLabs, readLab } from '../labs.ts';
import { imageId, imageSource } from '../images.ts';
import { same, UserError } from '../outcome.ts';
import type { Probe } from './probe.ts';

/** The node image and the images that labs start from: here, here under another name, or still to be pulled. */
export async function probeImages(deps: Deps): Promise<readonly Probe[]> {
  const [node, ...bases] = await Promise.all([
    look(deps, IMAGES.kindNode.name),
    ...(await baseImages(deps)).map(async (name) => await look(deps, name)),
  ]);
  const absent = bases.filter(({ isHere }) => !isHere);
  const here = bases.filter(({ isHere }) => isHere).map(({ name }) => name);
  return [
    {
      id: 'node-image',
      name: { en: 'Node image', zh: '节点镜像' },
      ...(node.isHere
        ? { saw: same(node.label), verdict: 'good' }
        : {
            saw: {
              en: `${node.label} is not here yet; \`lab up\` pulls it (about 400 MB over the line)`,
              zh: `${node.label} 还没有，\`lab up\` 会拉取（下载量约 400 MB）`,
            },
            verdict: 'note',
            fix: offline(IMAGES.kindNode.variable),
          }),
    },
    {
      id: 'base-images',
      name: { en: 'Base images', zh: '基础镜像' },
      ...(absent.length === 0
        ? { saw: same(here.join(', ')), verdict: 'good' }
        : {
            saw: {
              en: `not here yet, pulled when a lab needs them: ${absent.map(({ label }) => label).join(', ')}`,
              zh: `还没有，实验用到时会拉取：${absent.map(({ label }) => label).join('、')}`,
            },
            verdict: 'note',
            fix: offline('LAB_IMAGE_…'),
          }),
    },
  ];
}

async function look(
  deps: Deps,
  name: string,
): Promise<{ name: string; label: string; isHere: boolean }> {
  const { source } = imageSource(deps.env, name);
  const [own, other] = await Promise.all([imageId(deps, name), imageId(deps, source)]);
  const label = source === name ? name : `${name} (${source})`;
  return { name, label, isHere: own !== undefined || other !== undefined };
}

/** What the labs of this course say they start from. A lab that cannot be loaded says nothing. */
async function baseImages(deps: Deps): Promise<readonly string[]> {
  const ids = await findLabs(deps);
  const lists = await Promise.all(
    ids.map(async (id) => {
      try {
        return (await readLab(deps, id)).definition.images.base;
      } catch (error) {
        if (error instanceof UserError) return [];
        throw error;
      }
    }),
  );
  return [...new Set(lists.flat())].toSorted();
}

function offline(variable: string) {
  return {
    en: `No access to the registry? \`npx lab unbundle FILE\` brings all that a classroom needs; or \`docker load\` the image, or set ${variable} to a mirror's address or another tag.`,
    zh: `访问不了镜像仓库？用 \`npx lab unbundle FILE\` 一次导入教室所需的全部，或用 \`docker load\` 单独导入，或把 ${variable} 设为镜像站地址或其他标签。`,
  };
}
