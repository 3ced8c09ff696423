import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, Suite } from '@playwright/test/reporter';
import { TALLY_FILE, type Skip } from './tally.ts';

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
    const skipped: Skip[] = tests
      .filter((test) => test.outcome() === 'skipped')
      .map((test) => ({
        name: test.titlePath().filter(Boolean).join(' › '),
        reason:
          test.annotations.find((note) => note.type === 'skip')?.description ?? 'no reason given',
      }));
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    const failed = tests.length - passed - skipped.length;
    writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
  }

  printsToStdio(): boolean {
    return false;
  }
}
