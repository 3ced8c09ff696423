import type { Check } from '../../lab-kit/checks.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { LabRun } from '../lab-run.ts';
import type { Clock, Cluster, Exec, Files, ObjectQuery } from '../ports.ts';

/** How a look ended. `not-yet` may become true by itself; `wrong` needs the learner; `broken` is the machine's fault. */
export type Status = 'pass' | 'not-yet' | 'wrong' | 'broken';

/** What a check found. */
export interface CheckResult {
  readonly status: Status;
  readonly expected: Text;
  readonly actual: Text;
  /** The next command to look with. */
  readonly next: Text;
  /** Waiting cannot change it: nothing is on its way. */
  readonly certain?: boolean;
  /** Pods whose log says more, for the evidence of a failure. */
  readonly pods?: readonly string[];
}

/** What a check may use to look. The signal belongs to this one look and fires at its deadline. */
export interface Facts {
  readonly run: LabRun;
  readonly exec: Exec;
  readonly files: Files;
  readonly clock: Clock;
  readonly cluster: () => Promise<Cluster>;
  readonly clusterName: string;
  readonly signal: AbortSignal;
  /** UIDs (or container ids) that earlier checks remembered, by name. */
  readonly memory: Map<string, string>;
  /** Looks with another check, for those that wrap one. */
  readonly look: (check: Check, facts: Facts) => Promise<CheckResult>;
}

/** One kind of check: how to look once, and what tells that looking again is worth while. */
export interface CheckKind<C extends Check> {
  readonly look: (check: C, facts: Facts) => Promise<CheckResult>;
  /** Objects whose change may change the result. None: look by the clock. */
  readonly watches?: (check: C, run: LabRun) => readonly ObjectQuery[];
  /** Milliseconds that one look may need however near the deadline is; 15 s unless told. */
  readonly takesMs?: (check: C) => number;
}
