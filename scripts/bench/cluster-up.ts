import { join } from 'node:path';
import { labCommand } from './command-line.ts';
import { median, type Row } from './measurement.ts';
import { seconds } from './run.ts';

const RUNS = 3;
const NAME = 'course-bench';

/** `lab up` against plain `kind create cluster` with the very configuration that `lab up` wrote, in turns. */
export async function measureClusterUp(home: string): Promise<readonly Row[]> {
  const env = { LAB_HOME: home, LAB_CLUSTER: NAME };
  const kubeconfig = join(home, 'plain.kubeconfig');
  const ours: number[] = [];
  const plain: number[] = [];
  const plainReady: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await seconds(labCommand(['up', '--yes', '--quiet']), env));
    // The configuration outlives the cluster for this: `down` removes it only with the whole folder.
    const config = join(home, 'kind-bench.yaml');
    await seconds(['cp', join(home, 'kind.yaml'), config]);
    await seconds(labCommand(['down', '--yes', '--quiet']), env);
    const create = await seconds([
      'kind',
      ...['create', 'cluster', '--quiet', '--name', NAME, '--config', config],
      ...['--image', process.env['LAB_IMAGE_KIND_NODE'] ?? 'kindest/node:v1.37.0'],
      ...['--kubeconfig', kubeconfig],
    ]);
    const wait = await seconds([
      'kubectl',
      ...['--kubeconfig', kubeconfig, 'wait', 'nodes', '--all'],
      ...['--for=condition=Ready', '--timeout=180s'],
    ]);
    plain.push(create);
    plainReady.push(create + wait);
    await seconds([
      'kind',
      'delete',
      'cluster',
      '--quiet',
      '--name',
      NAME,
      '--kubeconfig',
      kubeconfig,
    ]);
  }
  return [
    {
      what: '`lab up`, all nodes ready',
      value: median(ours),
      unit: 's',
      note: `median of ${RUNS}`,
    },
    {
      what: '`kind create cluster`, same configuration',
      value: median(plain),
      unit: 's',
      note: 'workers may not be ready yet',
    },
    { what: 'the same, and `kubectl wait` for all nodes', value: median(plainReady), unit: 's' },
    {
      what: '`lab up` against plain kind',
      value: median(ours) / median(plain),
      unit: 'times',
      target: { atMost: 1.15 },
    },
    {
      what: '`lab up` against kind and `kubectl wait`',
      value: median(ours) / median(plainReady),
      unit: 'times',
    },
  ];
}
