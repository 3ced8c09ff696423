import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeHumanReporter, silentReporter } from '../../../scripts/runner/adapters/reporter.ts';
import type { Language } from '../../../scripts/lab-kit/text.ts';
import type { Mark } from '../../../scripts/runner/ports.ts';

/** A stream that remembers, and says that it is a terminal when told to. */
function stream(isTTY = false) {
  let text = '';
  const sink = new PassThrough().on('data', (chunk: Buffer) => (text += chunk.toString()));
  const nothing = () => true;
  const fields = {
    isTTY,
    columns: 80,
    // As a real terminal's: NO_COLOR is asked there.
    getColorDepth: () => (process.env['NO_COLOR'] === undefined ? 8 : 1),
    hasColors: nothing,
    cursorTo: nothing,
    clearLine: nothing,
    moveCursor: nothing,
  };
  return Object.assign(sink, fields, { text: () => text }) as unknown as NodeJS.WriteStream & {
    text(): string;
  };
}

interface Made {
  readonly language?: Language;
  readonly quiet?: boolean;
  readonly isTTY?: boolean;
}

function makeReporter({ language = 'en', quiet = false, isTTY = false }: Made = {}) {
  const [out, err] = [stream(isTTY), stream(isTTY)];
  return { reporter: makeHumanReporter({ language, quiet, out, err }), out, err };
}

// The spinner keeps still under CI, and colours follow these variables.
beforeEach(() => {
  for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR']) vi.stubEnv(name, undefined);
  vi.stubEnv('TERM', 'xterm-256color');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const text = { en: 'Pods', zh: '容器组' };

describe('marks', () => {
  it('differ without colour, in each language', () => {
    for (const language of ['en', 'zh'] as const) {
      const marks: readonly Mark[] = ['pass', 'not-yet', 'wrong', 'broken', 'info', 'warn'];
      const lines = marks.map((mark) => {
        const { reporter, out } = makeReporter({ language });
        reporter.line(text, mark);
        return out.text();
      });
      expect(new Set(lines).size).toBe(marks.length);
      for (const line of lines) expect(line).toContain(text[language]);
    }
  });

  it('are coloured on a terminal, unless NO_COLOR', () => {
    const { reporter, out } = makeReporter({ isTTY: true });
    reporter.line(text, 'pass');
    expect(out.text()).toContain('\u001B[32m');
    vi.stubEnv('NO_COLOR', '1');
    const plain = makeReporter({ isTTY: true });
    plain.reporter.line(text, 'pass');
    expect(plain.out.text()).toBe('✔ Pods\n');
  });
});

it('--quiet keeps what needs attention and what a program printed', () => {
  const { reporter, out } = makeReporter({ quiet: true });
  reporter.title(text);
  for (const mark of ['pass', 'info', undefined] as const) reporter.line(text, mark);
  reporter.block('kubectl get pods', 'command');
  expect(out.text()).toBe('');
  reporter.line(text, 'wrong');
  reporter.block('web 1/1\n', 'output');
  expect(out.text()).toBe('✘ wrong: Pods\n  web 1/1\n');
});

it('a command stands behind a prompt, output does not', () => {
  const { reporter, out } = makeReporter();
  reporter.block('kubectl get pods', 'command');
  reporter.block('a\nb\n', 'output');
  expect(out.text()).toBe('  $ kubectl get pods\n  a\n  b\n');
});

it('a command of several lines has one prompt, as on the page', () => {
  const { reporter, out } = makeReporter();
  reporter.block('docker run \\\n  --rm busybox', 'command');
  expect(out.text()).toBe('  $ docker run \\\n  >   --rm busybox\n');
});

describe('during', () => {
  it('says nothing about work that is done at once', async () => {
    const { reporter, err } = makeReporter();
    expect(await reporter.during(text, async () => await Promise.resolve(7))).toBe(7);
    expect(err.text()).toBe('');
  });

  it('in a pipe: a plain line after a second, another for each change, nothing on standard output', async () => {
    const { reporter, out, err } = makeReporter();
    await reporter.during(text, async (update) => {
      update({ en: 'early', zh: '早' });
      await setTimeout(1_200);
      update({ en: 'late', zh: '晚' });
      update({ en: 'late', zh: '晚' });
    });
    expect(err.text()).toBe('… early\n… late\n');
    expect(out.text()).toBe('');
  });

  it('on a terminal: a spinner after a second, gone at the end', async () => {
    const { reporter, err } = makeReporter({ isTTY: true, language: 'zh' });
    await reporter.during(text, async () => {
      await setTimeout(1_300);
    });
    expect(err.text()).toContain('容器组');
    expect(err.text()).toContain('\u001B[?25h');
  });

  it('passes failures on and ends all the same', async () => {
    for (const isTTY of [false, true]) {
      const { reporter, err } = makeReporter({ isTTY });
      const failing = reporter.during(text, async () => await Promise.reject(new Error('no')));
      await expect(failing).rejects.toThrow('no');
      expect(err.text()).toBe('');
    }
  });
});

it('under --json the reporter says nothing and still does the work', async () => {
  silentReporter.title(text);
  silentReporter.line(text, 'wrong');
  silentReporter.block('x', 'output');
  expect(await silentReporter.during(text, async () => await Promise.resolve('done'))).toBe('done');
});
