import { labCommand } from './command-line.ts';
import { type Row, Unmeasurable } from './measurement.ts';
import { printed } from './run.ts';

/** A whole lab, done by a machine: steps, solving and breaks. A learner waits for no more than this. */
const LAB_SECONDS = 90;
/** The author's loop of all labs that need only Docker: untouched, wrong answers, solved, removed. */
const DOCKER_SECONDS = 15 * 60;

/** One lab's times in milliseconds, as `lab test --json` tells them. */
export interface LabTimes {
  readonly lab: string;
  readonly needsCluster: boolean;
  /** Steps, solving and breaks alone. */
  readonly learnerMs: number;
  /** The whole author's loop, images and removal included. */
  readonly totalMs: number;
}

/** Each lab's time, one after the other: side by side they would slow each other down. Needs the cluster of `env`. */
export async function measureLabs(env: Readonly<Record<string, string>>): Promise<readonly Row[]> {
  const { labs } = JSON.parse(await printed(labCommand(['list', '--json']), env)) as {
    labs: readonly { id: string; needs: readonly string[] }[];
  };
  const times: LabTimes[] = [];
  for (const { id, needs } of labs) {
    console.error(`  ${id} …`);
    const test = JSON.parse(await printed(labCommand(['test', id, '--json']), env)) as {
      labs: readonly Pick<LabTimes, 'learnerMs' | 'totalMs'>[];
    };
    const [proof] = test.labs;
    if (proof === undefined) throw new Unmeasurable(`lab test ${id} told no times`);
    times.push({ ...proof, lab: id, needsCluster: needs.includes('cluster') });
  }
  return labRows(times);
}

/** A row for each lab, and one for all that need only Docker. */
export function labRows(times: readonly LabTimes[]): readonly Row[] {
  const docker = times.filter(({ needsCluster }) => !needsCluster);
  return [
    ...times.map(({ lab, learnerMs, totalMs }): Row => ({
      what: `lab \`${lab}\`: steps, solving and breaks`,
      value: learnerMs / 1000,
      unit: 's',
      target: { atMost: LAB_SECONDS },
      note: `whole author's loop ${(totalMs / 1000).toFixed(0)} s`,
    })),
    {
      what: `all ${String(docker.length)} labs with Docker alone: author's loop`,
      value: docker.reduce((sum, { totalMs }) => sum + totalMs, 0) / 1000,
      unit: 's',
      target: { atMost: DOCKER_SECONDS },
      note: 'one after the other',
    },
  ];
}
