import type { KubeObject } from '../../../scripts/runner/ports.ts';
import { object } from './fake-cluster.ts';
import type { Answer } from './fake-exec.ts';
import { exited } from './fake-exec.ts';
import { type FakeNodes, makeFakeNodes } from './fake-nodes.ts';

type Data = Readonly<Record<string, string>>;

const BROKEN: Data = { state: 'broken', handle: 'yes' };

/** What each line of the lab `tiny-faults` makes of the table in its namespace. */
const LINES: Readonly<Record<string, Data>> = {
  'kubectl apply -f .': BROKEN,
  'lay-the-table': {},
  'set-for-three': { seats: '3' },
  'set-for-four': { seats: '4' },
  'clear-it': { seats: '0' },
  glue: { state: 'whole', handle: 'yes' },
  'break-off': { state: 'whole', handle: 'no' },
  hold: { state: 'whole', handle: 'yes', by: 'hand' },
};

/** As much of a shell and a cluster as the lab `tiny-faults` uses; `more` answers first. */
export async function makeTinyTable(more: readonly Answer[] = []): Promise<FakeNodes> {
  let made = 0;
  const tableIn = (namespace: string) =>
    nodes
      .objects()
      .find((each) => each.kind === 'ConfigMap' && each.metadata.namespace === namespace);
  const lay = (namespace: string, data: Data): void => {
    made += 1;
    const before = tableIn(namespace);
    const metadata = { namespace, uid: `table-${String(made)}` };
    const table = object('ConfigMap', 'table', { metadata, data });
    nodes.replace(before, table);
  };
  const shell: Answer = (line, { env = {} }) => {
    if (!line.startsWith('sh -c ')) return undefined;
    const typed = line.slice('sh -c '.length);
    const namespace = env['LAB_NAMESPACE'] ?? '';
    const data = LINES[typed];
    if (data !== undefined) lay(namespace, data);
    // What was held together by hand falls apart.
    const held = (tableIn(namespace)?.['data'] as Data | undefined)?.['by'] !== undefined;
    if (typed === 'kubectl delete pods --all' && held) lay(namespace, BROKEN);
    return exited(0, typed === 'echo "$LAB_NAMESPACE"' ? `${namespace}\n` : '');
  };
  const kubectl: Answer = (line, { input = '' }) => {
    if (line.endsWith('apply -f -') && input.includes('"Namespace"')) {
      const { metadata } = JSON.parse(input) as KubeObject;
      nodes.remove('Namespace', metadata.name);
      nodes.add(
        object('Namespace', metadata.name, { metadata: { ...metadata, namespace: undefined } }),
      );
    }
    const gone = / delete namespace (.*)$/.exec(line)?.[1]?.split(' ') ?? [];
    for (const name of gone) if (name.startsWith('lab-')) nodes.remove('Namespace', name);
    return undefined;
  };
  const nodes = await makeFakeNodes([...more, shell, kubectl]);
  nodes.add(object('ServiceAccount', 'default', { metadata: { namespace: undefined } }));
  return nodes;
}
