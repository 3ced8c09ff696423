import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { firstLine, TALLY_FILE, type Failure, type Skip, type Tally } from './tally.ts';

/** Writes what passed, failed and was skipped (with the reason given to `context.skip`) for the closing lines. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const file = process.env[TALLY_FILE];
    if (file === undefined) return;
    let passed = 0;
    // An error outside every test (an import that fails, say) counts as a failure too.
    const failures: Failure[] = errors.map((error) => ({
      name: 'outside every test',
      reason: firstLine(error.message),
    }));
    const skipped: Skip[] = [];
    for (const module of modules) {
      for (const error of module.errors()) {
        failures.push({ name: module.relativeModuleId, reason: firstLine(error.message) });
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') {
          failures.push({
            name: test.fullName,
            reason: result.errors.map(({ message }) => firstLine(message)).join(' · '),
          });
        } else {
          const reason =
            (result.state === 'skipped' ? result.note : undefined) ?? 'no reason given';
          skipped.push({ name: test.fullName, reason });
        }
      }
    }
    writeFileSync(file, JSON.stringify({ passed, failures, skipped } satisfies Tally));
  }
}
