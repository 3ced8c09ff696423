/** Gives each value a token that stays the same wherever the value comes up again. */
export interface Dictionary {
  /** The token of this value, e.g. `<ip-2>`; `key` is what makes two values the same one. */
  token(kind: TokenKind, key: string): string;
}

/** What a token stands for; part of its text. */
export type TokenKind =
  'id' | 'ip' | 'mac' | 'ns' | 'rs' | 'pod' | 'suffix' | 'uid' | 'port' | 'pid' | 'name';

/** An empty dictionary: one for each run of a lab. */
export function makeDictionary(): Dictionary {
  const known = new Map<string, string>();
  const counts = new Map<TokenKind, number>();
  return {
    token(kind, key) {
      const entry = `${kind} ${key}`;
      const old = known.get(entry);
      if (old !== undefined) return old;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const token = `<${kind}-${String(count)}>`;
      known.set(entry, token);
      return token;
    },
  };
}
