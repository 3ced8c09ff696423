import type { Matcher } from '../../lab-kit/checks.ts';

/** The first place where a value is not what was wanted. */
export interface Difference {
  /** Where: `spec.replicas`, `spec.containers[*].image`; empty for the value itself. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** Compares a value with a matcher; `undefined` when it fits, else the first difference. */
export function findDifference(
  wanted: Matcher | undefined,
  actual: unknown,
  path = '',
): Difference | undefined {
  if (wanted === undefined) return undefined;
  if (wanted === null || typeof wanted !== 'object')
    return actual === wanted ? undefined : differ(path, show(wanted), actual);
  if (isList(wanted)) return findMissingEntry(wanted, actual, path);
  const operator = operatorOf(wanted);
  if (operator !== undefined) return compareOperator(operator, actual, path);
  if (!isRecord(actual)) return differ(path, show(wanted), actual);
  for (const [key, inner] of Object.entries(wanted)) {
    const difference = findDifference(inner, actual[key], path === '' ? key : `${path}.${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Each wanted entry must be matched by some entry; where it stands never counts. */
function findMissingEntry(
  wanted: readonly Matcher[],
  actual: unknown,
  path: string,
): Difference | undefined {
  if (!Array.isArray(actual)) return differ(path, show(wanted), actual);
  for (const inner of wanted) {
    const differences = actual.map((entry: unknown) => findDifference(inner, entry, `${path}[*]`));
    if (differences.includes(undefined)) continue;
    // With one candidate its own difference says more than the whole list does.
    const [only] = differences;
    if (differences.length === 1 && only !== undefined) return only;
    return differ(`${path}[*]`, show(inner), actual);
  }
  return undefined;
}

type Operator = readonly [name: string, operand: unknown];

function operatorOf(wanted: object): Operator | undefined {
  const entries = Object.entries(wanted);
  const [first] = entries;
  return entries.length === 1 && first?.[0].startsWith('$') === true ? first : undefined;
}

function compareOperator(
  [name, operand]: Operator,
  actual: unknown,
  path: string,
): Difference | undefined {
  switch (name) {
    case '$exists':
      return (actual !== undefined && actual !== null) === operand
        ? undefined
        : differ(path, operand === true ? '(present)' : '(absent)', actual);
    case '$atLeast':
      return typeof actual === 'number' && actual >= Number(operand)
        ? undefined
        : differ(path, `≥ ${String(operand)}`, actual);
    case '$atMost':
      return typeof actual === 'number' && actual <= Number(operand)
        ? undefined
        : differ(path, `≤ ${String(operand)}`, actual);
    case '$matches':
      return actual !== undefined &&
        actual !== null &&
        new RegExp(String(operand), 'm').test(asText(actual))
        ? undefined
        : differ(path, `/${String(operand)}/`, actual);
    case '$not':
      return findDifference(operand as Matcher, actual) === undefined
        ? differ(path, `≠ ${show(operand)}`, actual)
        : undefined;
    case '$length': {
      const length = Array.isArray(actual)
        ? actual.length
        : isRecord(actual)
          ? Object.keys(actual).length
          : 0;
      return length === operand
        ? undefined
        : { path, expected: `length ${String(operand)}`, actual: `length ${String(length)}` };
    }
    default:
      throw new Error(`Unknown matcher operator ${name}`);
  }
}

function differ(path: string, expected: string, actual: unknown): Difference {
  return { path, expected, actual: show(actual) };
}

/** A value in one short line. */
export function show(value: unknown): string {
  if (value === undefined) return '(absent)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 197)}…` : text;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isList(value: Matcher): value is readonly Matcher[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
