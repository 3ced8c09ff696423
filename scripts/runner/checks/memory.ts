import type { AbsentCheck, ReplacedCheck } from '../../lab-kit/checks.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { inspect } from './docker.ts';
import { describeCommand } from './kube.ts';
import { result } from './result.ts';

/** What stands under the name now. */
interface Standing {
  readonly uid: string;
  readonly isLeaving: boolean;
}

/** The object that was remembered is gone. */
export const absent: CheckKind<AbsentCheck> = {
  watches: watchesOf,
  look: async (check, facts) => {
    const seen = facts.memory.get(check.seen);
    if (seen === undefined) return neverSeen(check);
    const standing = await findStanding(check, facts);
    if ('status' in standing) return standing;
    const isGone = standing.found?.uid !== seen;
    const expected = {
      en: `the ${check.kind} ${check.name} seen before is gone`,
      zh: `先前的 ${check.kind} ${check.name} 已消失`,
    };
    if (isGone) return result('pass', { expected, actual: expected, next: '' });
    return result('not-yet', {
      expected,
      actual:
        standing.found?.isLeaving === true
          ? { en: 'it is being deleted', zh: '它正在被删除' }
          : { en: 'it is still there', zh: '它还在' },
      next: lookCommand(check),
    });
  },
};

/** The name is there again, as another object. */
export const replaced: CheckKind<ReplacedCheck> = {
  watches: watchesOf,
  look: async (check, facts) => {
    const seen = facts.memory.get(check.seen);
    if (seen === undefined) return neverSeen(check);
    const standing = await findStanding(check, facts);
    if ('status' in standing) return standing;
    const { found } = standing;
    const expected = {
      en: `another ${check.kind} is called ${check.name} now`,
      zh: `现在名为 ${check.name} 的是另一个 ${check.kind}`,
    };
    if (found !== undefined && found.uid !== seen && !found.isLeaving)
      return result('pass', { expected, actual: expected, next: '' });
    return result('not-yet', {
      expected,
      actual:
        found === undefined
          ? { en: 'there is none of that name', zh: '没有这个名字的对象' }
          : { en: 'it is still the one seen before', zh: '还是先前的那一个' },
      next: lookCommand(check),
    });
  },
};

function neverSeen({ kind, name }: AbsentCheck | ReplacedCheck): CheckResult {
  return result(
    'wrong',
    {
      expected: { en: `the ${kind} ${name} was seen first`, zh: `先看到过 ${kind} ${name}` },
      actual: {
        en: 'no earlier check saw it: absence proves nothing yet',
        zh: '之前的检查没有看到过它，此时“没有”不能说明问题',
      },
      next: 'npx lab check',
    },
    { certain: true },
  );
}

async function findStanding(
  { kind, name }: { kind: string; name: string },
  facts: Facts,
): Promise<{ found: Standing | undefined } | CheckResult> {
  if (kind === 'Container') {
    const inspected = await inspect('container', name, facts);
    if ('status' in inspected) return inspected;
    const id = inspected.found?.['Id'];
    return { found: typeof id === 'string' ? { uid: id, isLeaving: false } : undefined };
  }
  const query = { kind, name, namespace: facts.run.namespace };
  const [object] = await (await facts.cluster()).list(query, facts.signal);
  if (object === undefined) return { found: undefined };
  const { uid, deletionTimestamp } = object.metadata;
  return { found: { uid, isLeaving: deletionTimestamp !== undefined } };
}

function watchesOf(
  { kind, name }: { kind: string; name: string },
  { namespace }: { namespace: string },
): { kind: string; name: string; namespace: string }[] {
  return kind === 'Container' ? [] : [{ kind, name, namespace }];
}

function lookCommand({ kind, name }: { kind: string; name: string }): string {
  return kind === 'Container' ? `docker ps -a --filter name=${name}` : describeCommand(kind, name);
}
