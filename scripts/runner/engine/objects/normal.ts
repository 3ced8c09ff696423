import type { RecordedChange, RecordedObject } from '../../../lab-kit/recording.ts';
import { normalise, type NormaliseFacts } from '../normalise/normalise.ts';

type Labels = Readonly<Record<string, string>>;

/** A kept object with the tokens that the page's output has for the same names. */
export function normalObject(object: RecordedObject, facts: NormaliseFacts): RecordedObject {
  return {
    kind: object.kind,
    name: normalise(object.name, facts),
    labels: normalLabels(object.labels, facts),
    ties: object.ties.map((tie) => ({
      ...tie,
      ...(tie.name === undefined ? {} : { name: normalise(tie.name, facts) }),
      ...(tie.labels === undefined ? {} : { labels: normalLabels(tie.labels, facts) }),
    })),
  };
}

/** A change with the tokens that the page's output has for the same names. */
export function normalChange(change: RecordedChange, facts: NormaliseFacts): RecordedChange {
  return { ...change, name: normalise(change.name, facts) };
}

/** Written as `key=value`, so that the rules that look at the key (a Pod template's hash) find it. */
function normalLabels(labels: Labels, facts: NormaliseFacts): Labels {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => {
      const pair = normalise(`${key}=${value}`, facts);
      return [key, pair.slice(pair.indexOf('=') + 1)];
    }),
  );
}

/**
 * What is compared of kept objects: the kinds of ties there are, not how many Pods the scheduler put where, nor which
 * of two equal Pods is the older one, nor which nodes are kept because Pods run there. Sorted lines, each once.
 */
export function shapesOf(objects: readonly RecordedObject[]): readonly string[] {
  const lines = objects.map(({ kind, name, labels, ties }) => {
    const own = Object.entries(labels)
      .filter(([key]) => kind !== 'Node' || key !== 'kubernetes.io/hostname')
      .map(([key, value]) => `${key}=${value}`);
    const leads = ties.map((tie) => {
      const wanted = Object.entries(tie.labels ?? {}).map(([key, value]) => `${key}=${value}`);
      const target = tie.kind === 'Node' ? '' : (tie.name ?? wanted.join(','));
      return `${tie.field} → ${tie.kind} ${target}`;
    });
    const text = [
      `${kind} ${kind === 'Node' ? '' : name} [${own.join(' ')}]`,
      ...[...new Set(leads)].sort(),
    ];
    return text.join('; ').replace(/<([a-z]+)-\d+>/g, '<$1>');
  });
  return [...new Set(lines)].sort();
}
