import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, Suite } from '@playwright/test/reporter';
import { firstLine, TALLY_FILE, type Failure, type Skip, type Tally } from './tally.ts';

/** The same closing figures for Playwright's tests. */
export default class PlaywrightTally implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const file = process.env[TALLY_FILE];
    if (file === undefined) return;
    const tests: TestCase[] = this.#suite?.allTests() ?? [];
    const nameOf = (test: TestCase): string => test.titlePath().filter(Boolean).join(' › ');
    const skipped: Skip[] = tests
      .filter((test) => test.outcome() === 'skipped')
      .map((test) => ({
        name: nameOf(test),
        reason:
          test.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given',
      }));
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    const failures: Failure[] = tests
      .filter((test) => test.outcome() !== 'expected' && test.outcome() !== 'skipped')
      .map((test) => ({
        name: nameOf(test),
        reason: firstLine(test.results.at(-1)?.error?.message),
      }));
    writeFileSync(file, JSON.stringify({ passed, failures, skipped } satisfies Tally));
  }

  printsToStdio(): boolean {
    return false;
  }
}
