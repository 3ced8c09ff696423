import { basename } from 'node:path';
import { VERSIONS } from '../../lab-kit/versions.ts';
import { EXIT } from '../outcome.ts';
import type { BundleIndex } from './bundle-index.ts';
import { gigabytes } from './progress.ts';

/** The one-page guide that lies in the archive: what to type on a machine that has Docker and nothing else. */
export function guides(
  index: BundleIndex,
  target: string,
): { readonly en: string; readonly zh: string } {
  const file = basename(target);
  const lab = index.os === 'windows' ? '.\\lab' : './lab';
  const site = index.os === 'windows' ? '.\\site' : './site';
  const unpacked = gigabytes(index.images.reduce((sum, { bytes }) => sum + bytes, 0));
  const images = index.images.flatMap(({ holds }) => holds.map(({ name }) => `- \`${name}\``));
  const usesCluster = index.tools.length > 0;
  const first = index.labs[0] ?? '';
  const facts = { file, lab, site, unpacked, images: images.join('\n'), usesCluster, first };
  return { en: english(index, facts), zh: chinese(index, facts) };
}

interface Facts {
  readonly file: string;
  readonly lab: string;
  readonly site: string;
  readonly unpacked: string;
  readonly images: string;
  readonly usesCluster: boolean;
  readonly first: string;
}

function english(
  { os, arch, labs }: BundleIndex,
  { file, lab, site, unpacked, images, usesCluster, first }: Facts,
): string {
  return `# From Container to Kubernetes, without network

This archive is for **${os}, ${arch}**: the course with its pages and labs, Node.js${usesCluster ? ', kind, kubectl' : ''} and the images that these labs take from elsewhere:
${labs.join(', ')}.

## On each machine

It needs a Docker engine (${VERSIONS.docker.minimum} or newer), 2 CPUs, 4 GB of memory, and ${unpacked} of disk for the images: up to
three times as much while they are loaded, and the cluster comes on top. Some labs also need Docker's Compose plugin (${VERSIONS.compose.minimum} or newer) and curl. Copy \`${file}\` to it and open a
terminal in that folder.

    tar -xf ${file} course
    cd course
    ${lab} unbundle ../${file}

\`unbundle\` reads the whole archive and compares every file with its checksum before it changes anything. Running it again does no harm.
Then:

    ${site}                     # the pages, at http://localhost:4321
    ${lab} doctor               # what this machine has
${usesCluster ? `    ${lab} up                   # the cluster\n` : ''}    ${lab} start ${first}

Wherever the pages say \`npx lab\`, type \`${lab}\` in this folder. \`${lab} --lang zh\` answers in Chinese. Who already has the course with
\`node_modules\` types in its folder \`npx lab unbundle\`, followed by the path of \`${file}\`.

## When it does not work

- *The archive is damaged*: it was cut short or changed on the way. Copy it again.
- *For another processor*: there is one archive for each; \`docker version\` shows yours as OS/Arch.
- *The disk is nearly full*: \`docker system df\` shows what takes the space.
- *An image cannot be built* after \`${lab} down\`: \`down\` takes away the images that belong to the course. Run \`${lab} unbundle\` once more.
- Every refusal (exit code ${String(EXIT.machine)}) ends with the next thing to type.

By hand, should it come to that: in an empty folder \`tar -xf\` the whole file, \`sha256sum -c SHA256SUMS\`, and \`docker load -i\` for each file in \`images/\`.

## For the teacher

Check one machine of the room a week before: \`${lab} doctor\`, then one lab to its end. One archive serves the whole room: a USB stick, a shared folder, or
any web server in the local network. To show the pages to the room from one machine: \`${site} --host 0.0.0.0\`.

## The images

${images}
`;
}

function chinese(
  { os, arch, labs }: BundleIndex,
  { file, lab, site, unpacked, images, usesCluster, first }: Facts,
): string {
  return `# 从容器到 Kubernetes：没有网络也能上课

本归档适用于 **${os}、${arch}**，内含课程的页面和实验、Node.js${usesCluster ? '、kind、kubectl' : ''}，以及下列实验要从别处取的镜像：
${labs.join('、')}。

## 每台机器上

需要 Docker 引擎（${VERSIONS.docker.minimum} 或更新）、2 个 CPU、4 GB 内存，镜像还要占 ${unpacked} 磁盘；导入期间最多占到三倍，
集群另算。部分实验还需要 Docker 的 Compose 插件（${VERSIONS.compose.minimum} 或更新）和 curl。把 \`${file}\` 拷过去，在它所在的目录打开终端：

    tar -xf ${file} course
    cd course
    ${lab} unbundle ../${file}

\`unbundle\` 先通读整个归档，逐个文件核对校验和，全部正确才开始改动。重复运行没有副作用。然后：

    ${site}                     # 打开页面：http://localhost:4321
    ${lab} doctor               # 看看这台机器有什么
${usesCluster ? `    ${lab} up                   # 启动集群\n` : ''}    ${lab} start ${first}

页面上写 \`npx lab\` 的地方，在这个目录里都输入 \`${lab}\`；加 \`--lang zh\` 用中文回答。已经有课程目录和 \`node_modules\` 的机器，在那个目录里运行
\`npx lab unbundle\`，后面写上 \`${file}\` 的路径。

## 出了问题

- *归档已损坏*：拷贝时被截断或改动了，重新拷一份。
- *属于另一种处理器*：每种处理器一个归档，\`docker version\` 里的 OS/Arch 就是本机的。
- *磁盘快满了*：用 \`docker system df\` 看是什么占了空间。
- \`${lab} down\` 之后*无法构建镜像*：\`down\` 会删掉课程自己的镜像，再运行一次 \`${lab} unbundle\` 即可。
- 每次拒绝（退出码 ${String(EXIT.machine)}）的最后一行都写着下一步该输入什么。

实在不行就手动来：在空目录里用 \`tar -xf\` 解开整个文件，\`sha256sum -c SHA256SUMS\`，再对 \`images/\` 里的每个文件运行 \`docker load -i\`。

## 给老师

提前一周在教室里挑一台机器试一遍：先 \`${lab} doctor\`，再把一个实验做完。一个归档够整个教室用：U 盘、共享目录、局域网里的任意 Web 服务器都行。想从一台机器向全班展示页面：
\`${site} --host 0.0.0.0\`。

## 镜像清单

${images}
`;
}
