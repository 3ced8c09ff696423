import type { ContainerCheck } from '../../lab-kit/checks.ts';
import type { CheckKind } from './check-kind.ts';
import { dockerFailed, inspect } from './docker.ts';
import { findDifference, show } from './match.ts';
import { brokenRun, lastLines, result, wordsOf } from './result.ts';

/** A container of the engine looks as told. */
export const container: CheckKind<ContainerCheck> = {
  look: async (check, facts) => {
    const name = check.container;
    const inspected = await inspect('container', name, facts);
    if ('status' in inspected) return inspected;
    const { found } = inspected;
    if (found === undefined)
      return result(
        'not-yet',
        {
          expected: { en: `a container called ${name}`, zh: `有名为 ${name} 的容器` },
          actual: { en: 'there is none', zh: '没有' },
          next: 'docker ps -a',
        },
        { certain: true },
      );
    const difference = findDifference(check.match, found);
    if (difference !== undefined) {
      const mayChange = /^(?:State|NetworkSettings|RestartCount)/.test(difference.path);
      return result(
        mayChange ? 'not-yet' : 'wrong',
        {
          ...wordsOf(difference),
          next: mayChange ? `docker ps -a --filter name=${name}` : `docker inspect ${name}`,
        },
        { certain: !mayChange },
      );
    }
    if (check.log !== undefined) {
      const ran = await facts.exec.run(['docker', 'logs', name], {
        env: facts.run.env,
        signal: facts.signal,
      });
      const broken = brokenRun(ran, 'docker');
      if (broken !== undefined) return broken;
      if (ran.kind === 'exited' && ran.code !== 0) return dockerFailed(ran.stderr);
      const log = ran.kind === 'exited' ? ran.all : '';
      if (!new RegExp(check.log, 'm').test(log))
        return result('not-yet', {
          expected: { en: `its log says /${check.log}/`, zh: `日志中有 /${check.log}/` },
          actual: log.trim() === '' ? '(empty)' : show(lastLines(log)),
          next: `docker logs ${name}`,
        });
    }
    const id = found['Id'];
    if (check.remember !== undefined && typeof id === 'string')
      facts.memory.set(check.remember, id);
    return result('pass', { expected: name, actual: name, next: '' });
  },
};
