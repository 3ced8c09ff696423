/** The first dotted number in a text, as numbers: `v1.37.0` and `26.1.5+dfsg1` alike. */
export function parseVersion(text: string): readonly number[] | undefined {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match?.slice(1).map((part: string | undefined) => Number(part ?? 0));
}

/** Whether `found` is `minimum` or newer. An unreadable version counts as too old. */
export function isAtLeast(found: string, minimum: string): boolean {
  const have = parseVersion(found);
  const need = parseVersion(minimum);
  if (have === undefined || need === undefined) return false;
  for (const [index, part] of need.entries()) {
    const own = have[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}
