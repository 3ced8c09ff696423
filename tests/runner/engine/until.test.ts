import { describe, expect, it } from 'vitest';
import { result } from '../../../scripts/runner/checks/result.ts';
import type { CheckResult, Status } from '../../../scripts/runner/checks/check-kind.ts';
import { until } from '../../../scripts/runner/engine/until.ts';
import { makeFakeClock } from '../support/fake-clock.ts';

const found = (status: Status, actual = '', certain = false): CheckResult =>
  result(status, { expected: '', actual, next: '' }, { certain });

function setUp(withinMs: number) {
  const clock = makeFakeClock(0);
  const never = new AbortController().signal;
  return { clock, withinMs, signal: never, everyMs: 1000, tryMs: 15_000 };
}

describe('until', () => {
  it('looks at once, and needs no time when that is enough', async () => {
    const options = setUp(30_000);
    expect((await until(() => Promise.resolve(found('pass')), options)).status).toBe('pass');
    expect(options.clock.now()).toBe(0);
  });

  it('looks again by the clock, and once more at the deadline; the last result is what is told', async () => {
    const options = setUp(2500);
    const at: number[] = [];
    const last = await until(() => {
      at.push(options.clock.now());
      return Promise.resolve(found('not-yet', `try ${String(at.length)}`));
    }, options);
    expect(at).toEqual([0, 1000, 2000, 2500]);
    expect(last.actual.en).toBe('try 4');
  });

  it('asks exactly once with no time', async () => {
    let tries = 0;
    await until(() => {
      tries += 1;
      return Promise.resolve(found('not-yet'));
    }, setUp(0));
    expect(tries).toBe(1);
  });

  it.each([
    ['broken', found('broken')],
    ['wrong for good', found('wrong', '', true)],
  ])('does not wait for what cannot change: %s', async (_, result) => {
    const options = setUp(30_000);
    expect(await until(() => Promise.resolve(result), options)).toBe(result);
    expect(options.clock.now()).toBe(0);
  });

  it('waits for what may still come right: wrong, but not for good', async () => {
    const options = setUp(30_000);
    const last = await until(
      () => Promise.resolve(options.clock.now() < 3000 ? found('wrong') : found('pass')),
      options,
    );
    expect(last.status).toBe('pass');
    expect(options.clock.now()).toBe(3000);
  });

  it('wakes on a change long before the clock would, and ends its watch', async () => {
    const options = setUp(30_000);
    let isReady = false;
    let hasEnded = false;
    const watch = async (changed: () => void, signal: AbortSignal): Promise<void> => {
      await options.clock.wait(40);
      isReady = true;
      changed();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      hasEnded = true;
    };
    const last = await until(() => Promise.resolve(found(isReady ? 'pass' : 'not-yet')), {
      ...options,
      everyMs: 5000,
      watch,
    });
    expect(last.status).toBe('pass');
    expect(options.clock.now()).toBe(40);
    expect(hasEnded).toBe(true);
  });

  it('bounds one look: what hangs is given up at the deadline', async () => {
    const options = setUp(20_000);
    const last = await until(async (signal) => {
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
      return found('pass');
    }, options);
    expect(last).toMatchObject({ status: 'not-yet', actual: { en: 'no answer' } });
    expect(options.clock.now()).toBe(20_000);
  });

  it('stops on Ctrl-C, in a look and between two', async () => {
    for (const afterMs of [0, 500]) {
      const options = setUp(30_000);
      const interrupt = new AbortController();
      const ended = until(async () => await Promise.resolve(found('not-yet')), {
        ...options,
        signal: interrupt.signal,
      });
      void options.clock.wait(afterMs).then(() => interrupt.abort(new Error('Ctrl-C')));
      await expect(ended).rejects.toThrow('Ctrl-C');
    }
  });

  it('lets a bug through', async () => {
    await expect(until(() => Promise.reject(new TypeError('bug')), setUp(0))).rejects.toThrow(
      'bug',
    );
  });
});
