import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { TALLY_FILE, type Skip } from './tally.ts';

/** Writes how many tests passed, failed and were skipped (with the reason given to `context.skip`) for the closing lines. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const file = process.env[TALLY_FILE];
    if (file === undefined) return;
    let passed = 0;
    // An error outside every test (an import that fails, say) counts as a failure too.
    let failed = errors.length;
    const skipped: Skip[] = [];
    for (const module of modules) {
      if (module.state() === 'failed' && module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') failed += 1;
        else {
          const reason =
            (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
          skipped.push({ name: test.fullName, reason });
        }
      }
    }
    writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
  }
}
