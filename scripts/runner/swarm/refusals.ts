import { EXIT, same, UserError } from '../outcome.ts';

/** The engine is in somebody else's swarm: nothing of it may be touched, and an engine can be in one only. */
export function foreignSwarm(lab: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: 'This Docker engine is already part of a swarm that this course did not make. It is left alone.',
      zh: '这个 Docker 引擎已经加入了一个 swarm，而它不是本课程创建的，因此不会动它。',
    },
    why: {
      en: 'An engine can be in one swarm only, and the lab needs one that it may empty and leave.',
      zh: '一个引擎只能加入一个 swarm，而这个实验需要一个可以清空并退出的 swarm。',
    },
    next: {
      en: `Look what runs there: docker node ls; docker service ls. Use another engine (docker context use …), or, only if nobody needs that swarm: docker swarm leave --force, then npx lab start ${lab}`,
      zh: `先看看里面有什么：docker node ls; docker service ls。可以换一个引擎（docker context use …）；只有确定没有人需要这个 swarm 时，才执行 docker swarm leave --force，再运行 npx lab start ${lab}`,
    },
  });
}

/** Two labs in one swarm would see, drain and remove each other's services. */
export function swarmInUse(holder: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The lab ${holder} has the swarm of this machine.`,
      zh: `本机的 swarm 正由实验 ${holder} 使用。`,
    },
    why: { en: 'An engine can be in one swarm only.', zh: '一个引擎只能加入一个 swarm。' },
    next: same(`npx lab stop ${holder}`),
  });
}

/** An engine that is not Docker's. */
export function noSwarms(): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: 'This engine does not do swarms.',
      zh: '这个引擎不支持 Swarm。',
    },
    why: {
      en: '`docker info` says nothing of Swarm; that part is in Docker Engine itself.',
      zh: '`docker info` 中没有 Swarm 的信息；这项功能由 Docker Engine 自带。',
    },
    next: {
      en: 'Use Docker Engine or Docker Desktop: npx lab doctor',
      zh: '请使用 Docker Engine 或 Docker Desktop：npx lab doctor',
    },
  });
}
