import type { Check } from '../../lab-kit/checks.ts';
import type { CheckResult, Facts } from '../checks/check-kind.ts';
import { kindOf, look } from '../checks/index.ts';
import { result } from '../checks/result.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { UserError, whatAndWhy } from '../outcome.ts';
import { until } from './until.ts';

/** What one check of a part found. */
export interface CheckReport {
  readonly check: Check;
  readonly result: CheckResult;
}

export interface EvaluateOptions {
  readonly memory: Map<string, string>;
  /** Longest wait for one check in seconds, below the check's own; 0 looks once. */
  readonly atMost?: number;
  /** Ends after the first check that does not pass. */
  readonly stopAtFirst?: boolean;
  /** Milliseconds between two looks at behaviour, which nothing announces; a second unless told. */
  readonly tickMs?: number;
  /** Told before each check, for a sign of life. */
  readonly onCheck?: (check: Check, waitsSeconds: number) => void;
}

type EvaluateDeps = Pick<Deps, 'exec' | 'files' | 'clock' | 'cluster' | 'clusterName' | 'signal'>;

const TICK_MS = 1000;
/** Net below a watch, should it miss a change. */
const RESYNC_MS = 5000;

/**
 * Looks with each check in order. The first that fails was given its time; the ones after it are asked once, since
 * they mostly fail for the same reason and nobody should wait for each.
 */
export async function evaluate(
  deps: EvaluateDeps,
  run: LabRun,
  checks: readonly Check[],
  {
    memory,
    atMost = Number.POSITIVE_INFINITY,
    stopAtFirst = false,
    tickMs = TICK_MS,
    onCheck,
  }: EvaluateOptions,
): Promise<readonly CheckReport[]> {
  const reports: CheckReport[] = [];
  let hasFailed = false;
  for (const check of checks) {
    const waits = hasFailed ? 0 : Math.min(check.within, atMost);
    onCheck?.(check, waits);
    const found = await evaluateOne(deps, run, check, memory, { waits, tickMs });
    // What a look gave that Ctrl-C cut short is no verdict.
    deps.signal.throwIfAborted();
    reports.push({ check, result: found });
    hasFailed ||= found.status !== 'pass';
    if (hasFailed && stopAtFirst) break;
  }
  return reports;
}

/** Whether every check passed. */
export function allPass(reports: readonly CheckReport[]): boolean {
  return reports.every(({ result: { status } }) => status === 'pass');
}

async function evaluateOne(
  deps: EvaluateDeps,
  run: LabRun,
  check: Check,
  memory: Map<string, string>,
  { waits, tickMs }: { waits: number; tickMs: number },
): Promise<CheckResult> {
  const { clock, signal, cluster } = deps;
  const kind = kindOf(check);
  const queries = kind.watches?.(check, run) ?? [];
  const watch = async (changed: () => void, ends: AbortSignal): Promise<void> => {
    const api = await cluster();
    await Promise.all(queries.map(async (query) => await api.watch(query, changed, ends)));
  };
  return await until(
    async (ends) => {
      const facts: Facts = { ...deps, run, memory, signal: ends, look };
      try {
        return await kind.look(check, facts);
      } catch (error) {
        if (!isMachineProblem(error)) throw error;
        return machineResult(error);
      }
    },
    {
      clock,
      signal,
      withinMs: waits * 1000,
      tryMs: kind.takesMs?.(check) ?? 15_000,
      everyMs: queries.length === 0 ? tickMs : RESYNC_MS,
      ...(queries.length === 0 ? {} : { watch }),
    },
  );
}

function isMachineProblem(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 3;
}

function machineResult(error: UserError): CheckResult {
  return result('broken', {
    expected: { en: 'the machine can be asked', zh: '能够查询本机环境' },
    actual: whatAndWhy(error),
    next: error.next,
  });
}
