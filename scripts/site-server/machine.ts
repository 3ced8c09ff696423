import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Language } from '../lab-kit/text.ts';

/** Looking at a machine whose engine hangs must not keep the reader waiting. */
const PATIENCE_MS = 30_000;

interface Missing {
  readonly name: string;
  readonly saw: string;
  readonly fix: string | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Reads what `lab doctor --json` printed; undefined when it is not that. */
export function missingFrom(printed: string): readonly Missing[] | undefined {
  let report: unknown;
  try {
    report = JSON.parse(printed);
  } catch {
    return undefined;
  }
  if (!isRecord(report) || !Array.isArray(report['probes'])) return undefined;
  const probes: readonly unknown[] = report['probes'];
  return probes
    .filter(isRecord)
    .filter(({ verdict }) => verdict === 'missing')
    .map(({ name, saw, fix }) => ({
      name: String(name),
      saw: String(saw),
      fix: typeof fix === 'string' ? fix : undefined,
    }));
}

/** The closing words of `npm start` about the labs. */
export function tellMissing(missing: readonly Missing[] | undefined, language: Language): string {
  const zh = language === 'zh';
  if (!missing) {
    return zh
      ? '  做实验还缺什么，用这条命令看：npx lab doctor'
      : '  What the labs need on this machine: npx lab doctor';
  }
  if (missing.length === 0) {
    return zh
      ? '  这台机器可以做实验了。从这里开始：npx lab start images'
      : '  This machine is ready for the labs. Begin with: npx lab start images';
  }
  const lines = missing.flatMap(({ name, saw, fix }) => [
    `  ✗ ${name}${zh ? '：' : ': '}${saw}`,
    ...(fix === undefined ? [] : [`    → ${fix}`]),
  ]);
  const head = zh ? '  要做实验，这台机器还缺：' : '  To do the labs, this machine still needs:';
  return [head, ...lines].join('\n');
}

/** Asks the lab runner what the labs would still need. The site itself needs nothing, so whatever fails here fails softly. */
export function labsStillNeed(
  language: Language,
  signal: AbortSignal,
): Promise<string | undefined> {
  const lab = fileURLToPath(new URL('../lab.ts', import.meta.url));
  const args = [
    '--disable-warning=ExperimentalWarning',
    lab,
    'doctor',
    '--json',
    '--lang',
    language,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: PATIENCE_MS, signal }, (_error, printed) => {
      // It ends with 3 when something is missing, which is an answer, not a failure.
      resolve(signal.aborted ? undefined : tellMissing(missingFrom(printed), language));
    });
  });
}
