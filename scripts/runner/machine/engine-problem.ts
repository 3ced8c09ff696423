import type { Text } from '../../lab-kit/text.ts';
import type { Deps, Host } from '../deps.ts';
import { same } from '../outcome.ts';
import type { Engine } from '../tools/docker.ts';

/** What is wrong with the engine and what to do about it on this system; `undefined` when it is ready. */
export function engineProblem(
  engine: Engine,
  { os }: Pick<Host, 'os'>,
  env: Deps['env'],
): { what: Text; why?: Text; next: Text } | undefined {
  switch (engine.state) {
    case 'ready':
      return undefined;
    case 'no-program':
      return {
        what: { en: 'Docker is not installed.', zh: '没有安装 Docker。' },
        why: {
          en: 'The program `docker` is not on PATH.',
          zh: 'PATH 中找不到程序 `docker`。',
        },
        next:
          os === 'linux'
            ? {
                en: 'Install Docker Engine (https://docs.docker.com/engine/install/), then: npx lab doctor',
                zh: '安装 Docker Engine（https://docs.docker.com/engine/install/），然后运行：npx lab doctor',
              }
            : {
                en: 'Install Docker Desktop (https://docs.docker.com/desktop/) and start it, then: npx lab doctor',
                zh: '安装并启动 Docker Desktop（https://docs.docker.com/desktop/），然后运行：npx lab doctor',
              },
      };
    case 'not-permitted':
      return {
        what: {
          en: 'Docker is there, but this user may not use it.',
          zh: 'Docker 已安装，但当前用户没有使用权限。',
        },
        why: same(engine.said),
        next: {
          en: 'sudo usermod -aG docker "$USER", log out and in again, then: npx lab doctor',
          zh: '执行 sudo usermod -aG docker "$USER"，注销后重新登录，然后运行：npx lab doctor',
        },
      };
    case 'not-running': {
      const { DOCKER_HOST } = env;
      const isElsewhere = Boolean(DOCKER_HOST) || (engine.context ?? 'default') !== 'default';
      const where = DOCKER_HOST ? `DOCKER_HOST=${DOCKER_HOST}` : `context ${engine.context ?? ''}`;
      const start: Text =
        os === 'linux'
          ? { en: 'sudo systemctl start docker', zh: 'sudo systemctl start docker' }
          : { en: 'Start Docker Desktop', zh: '启动 Docker Desktop' };
      return {
        what: { en: 'The Docker engine is not running.', zh: 'Docker 引擎没有运行。' },
        why: same(engine.said),
        next: isElsewhere
          ? {
              en: `Docker is told to use ${where}. Start that engine, or go back to this machine's own: unset DOCKER_HOST; docker context use default`,
              zh: `当前 Docker 使用的是 ${where}。启动那个引擎，或换回本机的：unset DOCKER_HOST; docker context use default`,
            }
          : {
              en: `${start.en}, then: npx lab doctor`,
              zh: `${start.zh}，然后运行：npx lab doctor`,
            },
      };
    }
    case 'wrong-context':
      return {
        what: {
          en: 'Docker is set to a context that does not exist.',
          zh: 'Docker 当前选用的 context 不存在。',
        },
        why: same(engine.said),
        next: {
          en: 'docker context use default (and unset DOCKER_CONTEXT), then: npx lab doctor',
          zh: '执行 docker context use default（并 unset DOCKER_CONTEXT），然后运行：npx lab doctor',
        },
      };
    case 'too-old':
      return {
        what: {
          en: `The Docker engine is too old (${engine.version}); the labs need ${engine.minimum} or newer.`,
          zh: `Docker 引擎太旧（${engine.version}），实验需要 ${engine.minimum} 或更新。`,
        },
        why: {
          en: 'Nobody tries the labs on engines that old.',
          zh: '没有人在这么旧的引擎上验证过这些实验。',
        },
        next: {
          en: 'Update Docker (https://docs.docker.com/engine/install/), then: npx lab doctor',
          zh: '升级 Docker（https://docs.docker.com/engine/install/），然后运行：npx lab doctor',
        },
      };
    case 'unknown':
      return {
        what: {
          en: 'Docker answers something this course does not know.',
          zh: 'Docker 给出了本课程无法识别的回答。',
        },
        why: same(engine.said),
        next: { en: 'docker version', zh: 'docker version' },
      };
  }
}
