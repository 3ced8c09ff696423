/** Gives each value a token that stays the same wherever the value comes up again. */
export interface Dictionary {
  /** The token of this value, e.g. `<ip-2>`; `key` is what makes two values the same one. */
  token(kind: TokenKind, key: string): string;
  /**
   * A dictionary that knows these values but keeps what it learns to itself. For output that differs from run to
   * run: what happened to come first there must not number the tokens of everything after it.
   */
  aside(): Dictionary;
}

/** What a token stands for; part of its text. */
export type TokenKind =
  'id' | 'ip' | 'mac' | 'ns' | 'rs' | 'pod' | 'suffix' | 'uid' | 'port' | 'pid' | 'name';

/** An empty dictionary: one for each run of a lab. */
export function makeDictionary(): Dictionary {
  return build(new Map(), '');
}

function build(known: Map<string, string>, mark: string): Dictionary {
  const counts = new Map<TokenKind, number>();
  return {
    token(kind, key) {
      const entry = `${kind} ${key}`;
      const old = known.get(entry);
      if (old !== undefined) return old;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const token = `<${kind}-${mark}${String(count)}>`;
      known.set(entry, token);
      return token;
    },
    aside: () => build(new Map(known), 'x'),
  };
}
