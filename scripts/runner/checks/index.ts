import type { Check } from '../../lab-kit/checks.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { command } from './command.ts';
import { container } from './container.ts';
import { count } from './count.ts';
import { dns } from './dns.ts';
import { endpoints } from './endpoints.ts';
import { exec } from './exec.ts';
import { http } from './http.ts';
import { image } from './image.ts';
import { absent, replaced } from './memory.ts';
import { node } from './node.ts';
import { object } from './object.ts';
import { rebuild } from './rebuild.ts';
import { run } from './run.ts';
import { stable } from './stable.ts';

type Kinds = { readonly [Type in Check['type']]: CheckKind<Extract<Check, { type: Type }>> };

/** Every kind of check. A kind without an entry does not compile. */
const KINDS: Kinds = {
  object,
  count,
  endpoints,
  http,
  dns,
  exec,
  absent,
  replaced,
  stable,
  image,
  container,
  run,
  rebuild,
  command,
  node,
};

/** The kind that knows how to look with this check. */
export function kindOf(check: Check): CheckKind<Check> {
  // The table pairs each type with its own kind; TypeScript cannot follow that through a lookup.
  return KINDS[check.type] as unknown as CheckKind<Check>;
}

/** Looks once. */
export async function look(check: Check, facts: Facts): Promise<CheckResult> {
  return await kindOf(check).look(check, facts);
}
