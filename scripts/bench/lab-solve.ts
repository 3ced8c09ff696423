import { resolve } from 'node:path';
import { labCommand, medianOf } from './command-line.ts';
import { median, type Row } from './measurement.ts';
import { seconds } from './run.ts';

const RUNS = 3;
const LAB = 'services';
const TASK = 'catalog';

/**
 * `lab solve` (which verifies, too) against a plain shell script that does and verifies the same, in turns, on one
 * cluster; then how fast `lab check` answers when all is done. Needs the cluster of `home` to run.
 */
export async function measureLab(env: Readonly<Record<string, string>>): Promise<readonly Row[]> {
  const lab = async (...args: readonly string[]) => await seconds(labCommand(args), env);
  const shell = async (line: string) => await lab('shell', LAB, '--', 'sh', '-c', line);
  await lab('start', LAB, '--quiet');
  await shell(
    'kubectl apply -f client.yaml && kubectl wait pod/client --for=condition=Ready --timeout=120s',
  );
  const clean =
    'kubectl delete -f catalog.yaml -f solution/catalog-service.yaml --ignore-not-found --wait && ' +
    'kubectl wait pods -l app=catalog --for=delete --timeout=90s';
  const solve = async () => await lab('solve', LAB, TASK, '--yes', '--quiet');
  const ours: number[] = [];
  const plain: number[] = [];
  // The first run warms both up (the solution's files are put beside, the image's pages are read) and is not counted.
  await solve();
  for (let run = 0; run < RUNS; run += 1) {
    await shell(clean);
    plain.push(await shell(`sh ${resolve('scripts/bench/services-plain.sh')}`));
    await shell(clean);
    ours.push(await solve());
  }
  const check = await medianOf(['check', LAB, TASK, '--quiet'], env);
  await lab('stop', LAB, '--yes', '--quiet');
  return [
    {
      what: `\`lab solve ${LAB} ${TASK}\`, with its checks`,
      value: median(ours),
      unit: 's',
      note: `median of ${RUNS}`,
    },
    {
      what: 'a shell script with `kubectl wait`',
      value: median(plain),
      unit: 's',
      note: `median of ${RUNS}`,
    },
    {
      what: '`lab solve` against the shell script',
      value: median(ours) / median(plain),
      unit: 'times',
      target: { atMost: 1.2 },
    },
    {
      what: `\`lab check ${LAB} ${TASK}\`, finished`,
      value: check,
      unit: 's',
      target: { atMost: 1 },
    },
  ];
}
