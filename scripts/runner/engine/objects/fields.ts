/** Reads an object of unknown shape. What is not there is `undefined`, an empty list, an empty record, or ''. */

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** The value at a path such as `spec.selector.matchLabels`. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((inner: unknown, key) => record(inner)[key], value);
}

/** The value as a list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A string at a path, or ''. */
export function words(value: unknown, path: string): string {
  const found = at(value, path);
  return typeof found === 'string' ? found : '';
}

/** A number at a path, or 0: the API leaves zeros out. */
export function count(value: unknown, path: string): number {
  const found = at(value, path);
  return typeof found === 'number' ? found : 0;
}
