import type { Text } from '../lab-kit/text.ts';
import type { CommonOptions, Deps } from './deps.ts';
import type { Outcome } from './outcome.ts';

/** A word after the command's name. */
export interface ArgumentSpec {
  readonly name: string;
  readonly summary: Text;
  readonly required?: boolean;
  /** Takes all the words that are left. Only for the last one. */
  readonly many?: boolean;
  /** Takes what stands after `--`, untouched. */
  readonly afterDashes?: boolean;
}

/** A flag of one command. Those of every command are in `CommonOptions`. */
export interface FlagSpec {
  readonly type: 'boolean' | 'string';
  readonly summary: Text;
  /** What the value is, for the help: `id`, `file`. */
  readonly value?: string;
}

type ArgumentValue<A extends ArgumentSpec> = A extends { many: true } | { afterDashes: true }
  ? readonly string[]
  : A extends { required: true }
    ? string
    : string | undefined;

/** Values of the arguments, by name, typed by their specs. */
export type Arguments<A extends readonly ArgumentSpec[]> = {
  readonly [Name in A[number]['name']]: ArgumentValue<Extract<A[number], { name: Name }>>;
};

type FlagValue<T extends FlagSpec['type']> = T extends 'boolean' ? boolean : string | undefined;

/** Values of the command's own flags, by name, typed by their specs. */
export type Flags<F extends Readonly<Record<string, FlagSpec>>> = {
  readonly [Name in keyof F]: FlagValue<F[Name]['type']>;
};

/** What a command file declares. `run` gives data back or throws `UserError`; it never ends the process. */
export interface CommandDefinition<
  A extends readonly ArgumentSpec[],
  F extends Readonly<Record<string, FlagSpec>>,
> {
  readonly name: string;
  readonly args: A;
  readonly flags: F;
  /**
   * Whether it changes the cluster, the engine or the project's folder. Such a command holds the lock while it runs,
   * so that two cannot work against each other; under `--dry-run` it needs none.
   */
  readonly locks: boolean;
  /** Longer help, after the usage line. */
  readonly details?: Text;
  readonly run: (
    deps: Deps,
    options: CommonOptions & Flags<F>,
    args: Arguments<A>,
  ) => Promise<Outcome>;
}

/** A command as `scripts/lab.ts` sees it: the values are checked against the specs before `run` gets them. */
export interface Command extends Omit<
  CommandDefinition<readonly ArgumentSpec[], Readonly<Record<string, FlagSpec>>>,
  'run'
> {
  readonly run: (
    deps: Deps,
    options: CommonOptions & Readonly<Record<string, unknown>>,
    args: Readonly<Record<string, string | readonly string[] | undefined>>,
  ) => Promise<Outcome>;
}

/**
 * Declares a command: `export const command = defineCommand({ name: 'hint', args: […], flags: {}, locks: true, run })`.
 * Its summary stands in the table (`command-table.ts`), so that `lab --help` need not load every command.
 */
export function defineCommand<
  const A extends readonly ArgumentSpec[],
  const F extends Readonly<Record<string, FlagSpec>>,
>(definition: CommandDefinition<A, F>): Command {
  return definition as unknown as Command;
}
